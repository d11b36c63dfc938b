package io.github.sinecast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sinecast.FittedScaler;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.ReadableFile;
import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.distribution.Tails;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.volatility.FittedVolatility;
import io.github.sinecast.volatility.LogHarRegression;
import io.github.sinecast.volatility.MeanLogVariance;
import io.github.sinecast.volatility.VarianceRecursion;
import io.github.sinecast.window.SeriesScale;
import io.github.sinecast.window.WindowSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * What a trained network is on disk: its weights in the safetensors format and its scales as JSON.
 *
 * <p>Both are plain data; reading them runs no code. What the config determines (the graph,
 * computed positions) is not saved but built again.
 */
public final class ModelFile {
  /** The weights of a network, in a model folder. */
  public static final String WEIGHTS = "weights.safetensors";

  private static final String SCALES = "scales.json";
  private static final String POSTPROCESSING = "postprocessing.json";

  /** Corrections alone, of version 0.1.0. */
  private static final String CALIBRATION = "calibration.json";

  private static final String POSTPROCESSED = "the calibration of a model";
  private static final String OF_SCALES = "the scales of a model";
  private static final String OF_VOLATILITY = "the volatility models of a model";
  private static final String VOLATILITY = "volatility.json";
  private static final String START = "start.json";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .setDefaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
          .addMixIn(SeriesScale.class, WithoutVolatility.class)
          .addMixIn(FittedVolatility.class, NamedByType.class);

  /** Scales as their file has them: fitted volatility models have one of their own. */
  @SuppressWarnings("UnusedVariable") // Jackson reads the names of the parameters.
  @JsonIgnoreProperties("volatility")
  private abstract static class WithoutVolatility {
    @JsonCreator
    WithoutVolatility(
        @JsonProperty("target") FittedScaler target,
        @JsonProperty("channels") List<FittedScaler> channels) {}
  }

  /** Fitted volatility models as their file has them. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = VarianceRecursion.class, name = "recursion"),
    @JsonSubTypes.Type(value = LogHarRegression.class, name = "log-har"),
    @JsonSubTypes.Type(value = MeanLogVariance.class, name = "mean-log"),
  })
  private interface NamedByType {}

  private ModelFile() {}

  /** Writes a model of one network into an existing folder. */
  public static void write(Path folder, Weights weights, SeriesScales scales) throws IOException {
    write(folder, List.of(weights), scales, Start.NONE);
  }

  /**
   * Writes a model into an existing folder.
   *
   * @param members the weights of its network, or of each member of its ensemble
   * @param start what the networks add to
   */
  public static void write(Path folder, List<Weights> members, SeriesScales scales, Start start)
      throws IOException {
    for (int member = 1; member <= members.size(); member++) {
      Weights weights = members.get(member - 1);
      SafeTensors.write(
          folder.resolve(ofMember(WEIGHTS, member)), weights, WeightsDescription.of(weights));
    }
    Files.writeString(folder.resolve(SCALES), JSON.writeValueAsString(scales.trained()) + "\n");
    Map<String, FittedVolatility> volatilities = new TreeMap<>();
    scales
        .trained()
        .forEach(
            (id, series) -> {
              FittedVolatility volatility = series.scale().volatility();
              if (volatility != null) {
                volatilities.put(id, volatility);
              }
            });
    if (!volatilities.isEmpty()) {
      Files.writeString(
          folder.resolve(VOLATILITY),
          JSON.writerFor(new TypeReference<Map<String, FittedVolatility>>() {})
                  .writeValueAsString(volatilities)
              + "\n");
    }
    if (!start.isNone()) {
      Files.writeString(folder.resolve(START), JSON.writeValueAsString(start.steps()) + "\n");
    }
  }

  /**
   * Reads what a network adds to.
   *
   * @param window what a window of the network holds
   * @param head of the network
   * @throws InvalidInputException if the file is not there, damaged, or of another network
   */
  public static Start readStart(Path folder, WindowSpec window, Head head) {
    if (window.target().scale() == null) {
      return Start.NONE;
    }
    Path file = folder.resolve(START);
    double[][] steps = read(file, "the start of a model", new TypeReference<>() {});
    if (steps.length != window.horizon() || steps[0].length != head.numbers()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s: the network answers %d numbers for each of %d steps, found others; train again",
              file,
              head.numbers(),
              window.horizon()));
    }
    try {
      return new Start(steps);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "%s: the start of a model must be as training wrote it (%s); train again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Writes what is done to the answers of a network, or of each member of its ensemble. */
  public static void writePostprocessing(Path folder, List<Postprocessing> members)
      throws IOException {
    for (int member = 1; member <= members.size(); member++) {
      write(folder.resolve(ofMember(POSTPROCESSING, member)), members.get(member - 1));
    }
  }

  private static void write(Path file, Postprocessing postprocessing) throws IOException {
    ConformalCalibration calibration = postprocessing.calibration();
    Applied applied =
        new Applied(
            postprocessing.median(),
            calibration == null
                ? ByStep.NONE
                : new ByStep(calibration.levels(), calibration.corrections()),
            postprocessing.tails() == null
                ? new Tails(List.of(), List.of())
                : postprocessing.tails());
    Files.writeString(file, JSON.writeValueAsString(applied) + "\n");
  }

  /**
   * Reads the weights of the network, or of the first member of an ensemble.
   *
   * @param parameters the arrays that the network has by its config
   * @throws InvalidInputException if the file is not there, damaged, or of another network
   */
  public static Weights readWeights(Path folder, List<Parameter> parameters) {
    return readWeights(folder, 1, parameters);
  }

  /**
   * Reads the weights of a network.
   *
   * @param member which of an ensemble it is, counted from 1
   * @param parameters the arrays that the network has by its config
   * @throws InvalidInputException if the file is not there, damaged, or of another network
   */
  public static Weights readWeights(Path folder, int member, List<Parameter> parameters) {
    return SafeTensors.read(folder.resolve(ofMember(WEIGHTS, member)), parameters);
  }

  private static String ofMember(String file, int member) {
    return member == 1 ? file : file.replace(".", "-" + member + ".");
  }

  /**
   * What the learned numbers of a network's positional encoding came to; read one array at a time,
   * without the network.
   *
   * @throws InvalidInputException when asked, if the file is not there, damaged, or of another
   *     network
   */
  public static PlainFormulas.LearnedValues encodingOf(Path folder) {
    return (name, initial, shape) -> {
      float[] values =
          SafeTensors.read(folder.resolve(WEIGHTS), GraphFormulas.PARAMETERS + name, shape);
      return IntStream.range(0, values.length).mapToDouble(index -> values[index]).toArray();
    };
  }

  /**
   * Reads the scales of the series trained on.
   *
   * @param window what a window of the network holds
   * @throws InvalidInputException if the file is not there or damaged
   */
  public static SeriesScales readScales(Path folder, WindowSpec window) {
    Path file = folder.resolve(SCALES);
    return scales(
        file,
        read(file, OF_SCALES, new TypeReference<>() {}),
        window.target().scale() == null
            ? Map.of()
            : read(folder.resolve(VOLATILITY), OF_VOLATILITY, new TypeReference<>() {}),
        window);
  }

  /**
   * The scales of the series trained on, from the texts of a model's files.
   *
   * @param where the texts come from, for messages
   * @param texts by the name of the file, without its ending
   * @param window what a window of the network holds
   * @throws InvalidInputException if a text is not there or damaged
   */
  public static SeriesScales scales(Path where, Map<String, String> texts, WindowSpec window) {
    return scales(
        where,
        parse(where, text(texts, SCALES), OF_SCALES, new TypeReference<>() {}),
        window.target().scale() == null
            ? Map.of()
            : parse(where, text(texts, VOLATILITY), OF_VOLATILITY, new TypeReference<>() {}),
        window);
  }

  private static String text(Map<String, String> texts, String file) {
    return texts.getOrDefault(file.replace(".json", ""), "");
  }

  private static SeriesScales scales(
      Path file,
      Map<String, ObjectNode> nodes,
      Map<String, FittedVolatility> volatilities,
      WindowSpec window) {
    Map<String, TrainedSeries> trained = new TreeMap<>();
    nodes.forEach(
        (id, node) -> {
          TrainedSeries one = series(file, node);
          FittedVolatility volatility = volatilities.get(id);
          trained.put(id, volatility == null ? one : one.withVolatility(volatility));
        });
    for (TrainedSeries one : trained.values()) {
      if (one.scale().channels().size() != window.inputs().size()) {
        throw new InvalidInputException(
            "%s: the network has %s input channels, found scales of %s; train again"
                .formatted(file, window.inputs().size(), one.scale().channels().size()));
      }
    }
    return new SeriesScales(trained);
  }

  /** A series as its file has it; those of version 0.1.0 do not say when it was. */
  private static TrainedSeries series(Path file, ObjectNode node) {
    for (String time : List.of("trainedUntil", "seenUntil")) {
      if (!node.has(time)) {
        node.put(time, "");
      }
    }
    if (!node.has("stepSeconds")) {
      node.put("stepSeconds", 0);
    }
    try {
      return JSON.treeToValue(node, TrainedSeries.class);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "%s: the scales of a model must be as training wrote them (%s); train again"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  /**
   * Reads what is done to the answers of a network.
   *
   * @param member which of an ensemble it is, counted from 1
   * @param horizon the steps that the network forecasts
   * @param calibrates whether a run of version 0.1.0, which has no such file, holds corrections
   * @throws InvalidInputException if the file is not there, damaged, or of another network
   */
  public static Postprocessing readPostprocessing(
      Path folder, int member, int horizon, boolean calibrates) {
    Path file = folder.resolve(ofMember(POSTPROCESSING, member));
    if (Files.exists(file)) {
      Applied read = read(file, POSTPROCESSED, new TypeReference<>() {});
      return postprocessing(file, horizon, read, ConformalCalibration::new);
    }
    if (!calibrates) {
      return Postprocessing.NONE;
    }
    Path corrections = folder.resolve(CALIBRATION);
    ByStep read = read(corrections, POSTPROCESSED, new TypeReference<>() {});
    return postprocessing(
        corrections,
        horizon,
        new Applied(1, read, new Tails(List.of(), List.of())),
        ConformalCalibration::byWidth);
  }

  private static Postprocessing postprocessing(
      Path file,
      int horizon,
      Applied read,
      BiFunction<double[], double[][], ConformalCalibration> corrected) {
    ByStep corrections = read.corrections();
    Tails tails = read.tails();
    if (!tails.levels().isEmpty() && tails.ratios().size() != horizon) {
      throw new InvalidInputException(
          "%s: the network forecasts %s steps, found tails of %s; train again"
              .formatted(file, horizon, tails.ratios().size()));
    }
    if (corrections.isSome() && corrections.steps().length != horizon) {
      throw new InvalidInputException(
          "%s: the network forecasts %s steps, found corrections of %s; train again"
              .formatted(file, horizon, corrections.steps().length));
    }
    try {
      return new Postprocessing(
          read.median(),
          corrections.isSome() ? corrected.apply(corrections.levels(), corrections.steps()) : null,
          tails.levels().isEmpty() ? null : tails);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "%s: the calibration of a model must be as training wrote it (%s); train again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** What is done to answers as it is in the file. */
  private record Applied(double median, ByStep corrections, Tails tails) {}

  /** Numbers by step, then by level, as they are in the file; without levels for none. */
  @SuppressWarnings("ArrayRecordComponent") // It lives for the length of a call.
  private record ByStep(double[] levels, double[][] steps) {
    static final ByStep NONE = new ByStep(new double[0], new double[0][]);

    private boolean isSome() {
      return levels.length > 0;
    }
  }

  /**
   * Refuses numbers that no data in usable units lead to, wherever they stand in a file.
   *
   * @throws InvalidInputException if one is larger than {@link SeriesScale#LARGEST}
   */
  private static void requirePlausible(Path file, String what, JsonNode node) {
    if (node.isNumber() && !(Math.abs(node.doubleValue()) <= SeriesScale.LARGEST)) {
      throw new InvalidInputException(
          "%s: %s must have numbers up to %s, found %s; train again"
              .formatted(file, what, SeriesScale.LARGEST, node));
    }
    node.forEach(inside -> requirePlausible(file, what, inside));
  }

  /**
   * Writes a further part of a model as JSON, which may hold fitted volatility models.
   *
   * @param type that of the part: records, lists, maps and numbers
   */
  public static <T> void write(Path file, TypeReference<T> type, T part) throws IOException {
    Files.writeString(file, JSON.writerFor(type).writeValueAsString(part) + "\n");
  }

  /**
   * Reads a part of a model.
   *
   * @param what the part is, for people
   * @throws InvalidInputException if the file is not there or damaged
   */
  public static <T> T read(Path file, String what, TypeReference<T> type) {
    try {
      return parse(file, Files.readString(ReadableFile.requireRegular(file)), what, type);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: %s cannot be read; is this a whole run directory?".formatted(file, what), e);
    }
  }

  private static <T> T parse(Path file, String text, String what, TypeReference<T> type) {
    try {
      JsonNode tree = JSON.readTree(text);
      requirePlausible(file, what, tree);
      T value = JSON.readerFor(type).readValue(tree);
      if (value == null) {
        throw new InvalidInputException(
            "%s: %s must be there, found null; train again".formatted(file, what));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "%s: %s must be JSON as it was written by training, found other text at line %s; train again"
              .formatted(file, what, e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
