package io.github.sinecast.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.ReadableFile;
import io.github.sinecast.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads and writes weights in the safetensors format: eight bytes with the header's length, a JSON
 * header with each array's type, shape and place, then all numbers, little-endian.
 *
 * <p>Source: the format of the Hugging Face safetensors library, version 0.4.
 */
final class SafeTensors {
  /**
   * The largest weight of a network that was trained. An optimiser moves a weight by about the
   * learning rate in a step, so that no training comes near; and inputs of about 1, multiplied by
   * more, leave the digits of a float. A flipped bit of the exponent mostly exceeds it.
   */
  static final float LARGEST = 1e6f;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int LENGTH_BYTES = Long.BYTES;

  private SafeTensors() {}

  /** Between the name of a set of weights and that of a parameter. */
  private static final String OF_SET = "/";

  private static final String METADATA = "__metadata__";

  /** The digest of the same file without this word. */
  private static final String DIGEST = "sha256";

  /** Writes weights behind a description by which another program can use them. */
  static void write(Path file, Weights weights, Map<String, String> metadata) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    header.set(METADATA, JSON.valueToTree(metadata));
    add(header, "", weights.parameters(), 0);
    Files.write(file, bytes(header, List.of(weights)));
  }

  /** Several sets of weights as a file has them, with their digest. */
  static byte[] bytes(WeightSets sets) {
    Map<String, String> metadata = new TreeMap<>(sets.metadata());
    metadata.put(DIGEST, Sha256.of(bytes(sets, sets.metadata())));
    return bytes(sets, metadata);
  }

  private static byte[] bytes(WeightSets sets, Map<String, String> metadata) {
    ObjectNode header = JSON.createObjectNode();
    header.set(METADATA, JSON.valueToTree(metadata));
    long at = 0;
    for (Map.Entry<String, Weights> set : sets.sets().entrySet()) {
      at = add(header, set.getKey() + OF_SET, set.getValue().parameters(), at);
    }
    return bytes(header, sets.sets().values());
  }

  private static byte[] bytes(ObjectNode arrays, Collection<Weights> weights) {
    byte[] header = arrays.toString().getBytes(StandardCharsets.UTF_8);
    // The numbers start at a multiple of eight, as the format advises; spaces may follow the
    // header.
    int padded = (header.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES;
    int count = weights.stream().mapToInt(Weights::count).reduce(0, Math::addExact);
    ByteBuffer bytes =
        ByteBuffer.allocate(
                Math.addExact(LENGTH_BYTES + padded, Math.multiplyExact(count, Float.BYTES)))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded).put(header);
    while (bytes.position() < LENGTH_BYTES + padded) {
      bytes.put((byte) ' ');
    }
    FloatBuffer numbers = bytes.asFloatBuffer();
    weights.forEach(set -> numbers.put(set.values()));
    return bytes.array();
  }

  /**
   * Reads several sets of weights, whatever their numbers: an optimiser's may be infinite.
   *
   * @throws IOException if the bytes hold something else, with the reason
   */
  static WeightSets readSets(byte[] file, List<Parameter> parameters) throws IOException {
    Content content = content(file);
    Map<String, String> metadata = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    ObjectNode expected = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : content.header.properties()) {
      String name = field.getKey();
      if (name.equals(METADATA)) {
        field
            .getValue()
            .properties()
            .forEach(word -> metadata.put(word.getKey(), word.getValue().asText()));
        expected.set(METADATA, field.getValue());
      } else {
        names.add(name.substring(0, Math.max(0, name.indexOf(OF_SET))));
      }
    }
    long at = 0;
    for (String name : names) {
      at = add(expected, name + OF_SET, parameters, at);
    }
    if (!content.header.toString().equals(expected.toString())) {
      throw new IOException("it has the arrays of another network");
    }
    if (content.numbers.remaining() != at) {
      throw new IOException(otherBytes(content, at));
    }
    Map<String, Weights> sets = new LinkedHashMap<>();
    FloatBuffer numbers = content.numbers.asFloatBuffer();
    for (String name : names) {
      float[] values = new float[Weights.count(parameters)];
      numbers.get(values);
      sets.put(name, new Weights(parameters, values));
    }
    String digest = metadata.remove(DIGEST);
    WeightSets read = new WeightSets(sets, metadata);
    if (!Sha256.of(bytes(read, metadata)).equals(digest)) {
      throw new IOException("its SHA-256 digest is not that of its content");
    }
    return read;
  }

  /**
   * Reads weights, whatever their file says of them: files of version 0.1.0 say nothing.
   *
   * @param parameters the arrays that must be there, and no others
   * @throws InvalidInputException if the file cannot be read or holds something else
   */
  static Weights read(Path file, List<Parameter> parameters) {
    Content content = content(file);
    // Compared as text: a number read is an int where a number made is a long.
    if (!content.arrays().toString().equals(header(parameters).toString())) {
      throw ofAnother(file, difference(content.header, parameters));
    }
    int count = Weights.count(parameters);
    requireBytes(file, content, (long) count * Float.BYTES);
    return new Weights(parameters, floats(file, content.numbers, 0, count));
  }

  /**
   * Reads one array, whatever others there are.
   *
   * @throws InvalidInputException if the file cannot be read or has no such array
   */
  static float[] read(Path file, String name, int... shape) {
    Content content = content(file);
    JsonNode tensor = content.header.path(name);
    ArrayNode wanted = JSON.createArrayNode();
    Arrays.stream(shape).forEach(wanted::add);
    if (!tensor.path("shape").toString().equals(wanted.toString())) {
      throw ofAnother(file, difference(name, wanted, tensor.path("shape")));
    }
    requireWhole(file, content);
    int from = tensor.path("data_offsets").path(0).intValue();
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    return floats(file, content.numbers, from, count);
  }

  private static void requireBytes(Path file, Content content, long bytes) {
    if (content.numbers.remaining() != bytes) {
      throw damaged(file, otherBytes(content, bytes));
    }
  }

  private static String otherBytes(Content content, long bytes) {
    return "it has %s bytes of numbers instead of %s".formatted(content.numbers.remaining(), bytes);
  }

  /** The arrays must lie side by side, each as long as its shape says, and fill the file. */
  private static void requireWhole(Path file, Content content) {
    long at = 0;
    for (Map.Entry<String, JsonNode> tensor : content.arrays().properties()) {
      long size = Float.BYTES;
      for (JsonNode length : tensor.getValue().path("shape")) {
        size = length.canConvertToInt() && length.intValue() > 0 ? size * length.intValue() : -1;
        if (size < 0 || size > content.numbers.remaining()) {
          throw damaged(
              file,
              "%s with the shape %s is not within it".formatted(tensor.getKey(), shape(tensor)));
        }
      }
      JsonNode places = tensor.getValue().path("data_offsets");
      if (places.path(0).asLong(-1) != at
          || places.path(1).asLong(-1) != at + size
          || !tensor.getValue().path("dtype").asText().equals("F32")) {
        throw damaged(
            file,
            "%s with the shape %s is not from byte %s to %s as F32"
                .formatted(tensor.getKey(), shape(tensor), at, at + size));
      }
      at += size;
    }
    if (at != content.numbers.remaining()) {
      throw damaged(file, otherBytes(content, at));
    }
  }

  private static JsonNode shape(Map.Entry<String, JsonNode> tensor) {
    return tensor.getValue().path("shape");
  }

  /** A file's header, and the bytes after it. */
  private record Content(ObjectNode header, ByteBuffer numbers) {
    /** The header without what is no array. */
    private ObjectNode arrays() {
      return header.deepCopy().without(METADATA);
    }
  }

  private static Content content(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(ReadableFile.requireRegular(file));
    } catch (IOException e) {
      throw new InvalidInputException(
          file + ": the weights of a model cannot be read; is this a whole run directory?", e);
    }
    try {
      return content(bytes);
    } catch (IOException e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    }
  }

  private static Content content(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    long length =
        bytes.remaining() < LENGTH_BYTES ? -1 : bytes.order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > bytes.remaining()) {
      throw new IOException(
          "its header is said to have %s bytes, and %s follow"
              .formatted(length, bytes.remaining()));
    }
    JsonNode header;
    try {
      header = JSON.readTree(new String(file, LENGTH_BYTES, (int) length, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IOException("its header is no JSON: " + e.getOriginalMessage(), e);
    }
    bytes.position(LENGTH_BYTES + (int) length);
    if (!(header instanceof ObjectNode arrays)) {
      throw new IOException("its header names no arrays");
    }
    return new Content(arrays, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
  }

  private static float[] floats(Path file, ByteBuffer numbers, int from, int count) {
    float[] values = new float[count];
    numbers.position(from);
    numbers.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw damaged(file, "one of its numbers is " + value);
      }
      if (Math.abs(value) > LARGEST) {
        throw damaged(
            file,
            "one of its numbers is %s, and no training leaves one above %s"
                .formatted(value, LARGEST));
      }
    }
    return values;
  }

  private static ObjectNode header(List<Parameter> parameters) {
    ObjectNode header = JSON.createObjectNode();
    add(header, "", parameters, 0);
    return header;
  }

  /**
   * Adds arrays to a header, their names behind a prefix.
   *
   * @param from where the first begins among the bytes of numbers
   * @return where the last ends
   */
  private static long add(ObjectNode header, String prefix, List<Parameter> parameters, long from) {
    long at = from;
    for (Parameter parameter : parameters) {
      long end = at + (long) parameter.size() * Float.BYTES;
      ObjectNode tensor = header.putObject(prefix + parameter.name());
      tensor.put("dtype", "F32");
      Arrays.stream(parameter.shape()).forEach(tensor.putArray("shape")::add);
      tensor.putArray("data_offsets").add(at).add(end);
      at = end;
    }
    return at;
  }

  private static InvalidInputException ofAnother(Path file, String difference) {
    return new InvalidInputException(
        "%s: the weights are not those of the network in this run's config, %s; train again"
            .formatted(file, difference));
  }

  /** How a file's header differs from that of a network. */
  private static String difference(JsonNode header, List<Parameter> parameters) {
    JsonNode wanted = header(parameters);
    for (Parameter parameter : parameters) {
      JsonNode has = header.path(parameter.name()).path("shape");
      JsonNode wants = wanted.path(parameter.name()).path("shape");
      if (!has.toString().equals(wants.toString())) {
        return difference(parameter.name(), wants, has);
      }
    }
    return "which has other arrays, or has them in another order";
  }

  private static String difference(String name, JsonNode wanted, JsonNode found) {
    return "whose %s has the shape %s, found %s"
        .formatted(name, wanted, found.isMissingNode() ? "none" : found);
  }

  private static InvalidInputException damaged(Path file, String how) {
    return new InvalidInputException(
        "%s: the weights are damaged, %s; train again".formatted(file, how));
  }
}
