package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are made here by the format's description, byte by byte. */
class SafeTensorsTest {
  private static final List<Parameter> PARAMETERS =
      List.of(parameter("a", 2, 3), parameter("b", 4));
  private static final float[] VALUES = {1, -2, 3, -4, 5, -6, 0.5f, -0.25f, 0, 1e-3f};
  private static final String HEADER =
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
          + "\"b\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[24,40]}}";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("weights.safetensors");
  }

  private static Parameter parameter(String name, long... shape) {
    int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    return new Parameter(name, shape, true, new double[size]);
  }

  private void write(String header, float... values) throws IOException {
    write(header.getBytes(StandardCharsets.UTF_8).length, header, values);
  }

  private void write(long length, String header, float... values) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(length).put(text);
    for (float value : values) {
      bytes.putFloat(value);
    }
    Files.write(file, bytes.array());
  }

  @Test
  void aFileMadeByTheDescriptionIsRead() throws IOException {
    write(HEADER, VALUES);
    assertArrayEquals(VALUES, SafeTensors.read(file, PARAMETERS).values());
    assertArrayEquals(
        Arrays.copyOfRange(VALUES, 6, 10), SafeTensors.read(file, "b", 4), "one array alone");
  }

  /** The format has it that a description is a map of text to text, under this name. */
  @Test
  void whatAFileSaysOfItselfDoesNotChangeWhatIsRead() throws IOException {
    write("{\"__metadata__\":{\"format_version\":\"1\"}," + HEADER.substring(1), VALUES);
    byte[] byHand = Files.readAllBytes(file);
    assertArrayEquals(VALUES, SafeTensors.read(file, PARAMETERS).values());
    assertArrayEquals(Arrays.copyOf(VALUES, 6), SafeTensors.read(file, "a", 2, 3));
    SafeTensors.write(file, new Weights(PARAMETERS, VALUES), Map.of("format_version", "1"));
    String written = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertTrue(written.startsWith(new String(byHand, 8, 40, StandardCharsets.ISO_8859_1), 8));
    assertArrayEquals(VALUES, SafeTensors.read(file, PARAMETERS).values());
  }

  @Test
  void theDescriptionSaysHowTheWeightsAreUsed() {
    Map<String, String> description = WeightsDescription.of(new Weights(PARAMETERS, VALUES));
    assertEquals("a,b", description.get("tensors"));
    assertEquals("x * sigmoid(1.702 * x)", description.get("gelu"));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -1.1e6f, 3e38f})
  void noTrainingLeavesSuchAWeight(float weight) throws IOException {
    float[] values = VALUES.clone();
    values[7] = weight;
    write(HEADER, values);
    assertRefused(String.valueOf(weight));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 200, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
  void aHeaderThatIsLongerThanTheFileIsRefused(long length) throws IOException {
    write(length, HEADER, VALUES);
    assertRefused("its header is said to have " + length + " bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // A second array of the same name, one that is missing, one too many.
        "\"b\":|\"a\":|Duplicate",
        "\"b\":|\"c\":|b has the shape [4], found none",
        "}}|},\"c\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[40,44]}}|other arrays",
        // Shapes and places that contradict the config or the file.
        "[2,3]|[3,2]|a has the shape [2,3], found [3,2]",
        "[4]|[1073741824]|b has the shape [4], found [1073741824]",
        "[24,40]|[20,36]|other arrays",
        "[0,24]|[-24,0]|other arrays",
        "F32|F64|other arrays",
        "}}|}} {}|no JSON",
        "}}|}|no JSON",
      })
  void aHeaderOfAnotherNetworkIsRefused(String part, String other, String told) throws IOException {
    int at = HEADER.lastIndexOf(part);
    write(HEADER.substring(0, at) + other + HEADER.substring(at + part.length()), VALUES);
    assertRefused(told);
  }

  @Test
  void numbersThatAreMissingOrTooManyAreRefused() throws IOException {
    write(HEADER, Arrays.copyOf(VALUES, 9));
    assertRefused("36 bytes of numbers instead of 40");
    assertEquals("36", told(() -> SafeTensors.read(file, "a", 2, 3)));
    write(HEADER, Arrays.copyOf(VALUES, 11));
    assertRefused("44 bytes of numbers instead of 40");
    assertEquals("44", told(() -> SafeTensors.read(file, "a", 2, 3)));
  }

  private static String told(org.junit.jupiter.api.function.Executable read) {
    String message = assertThrows(InvalidInputException.class, read).getMessage();
    return message.replaceAll("(?s).* it has (\\d+) bytes of numbers.*", "$1");
  }

  /**
   * Without digests, a damaged number may still be plausible; but nothing else than a refusal or
   * numbers within the bound comes of any damage.
   */
  @Test
  void anyDamageIsRefusedInWordsOrLeavesPlausibleNumbers() throws IOException {
    write(HEADER, VALUES);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(18);
    int header = 8 + HEADER.length();
    int refused = 0;
    for (int trial = 0; trial < 2000; trial++) {
      byte[] damaged = whole.clone();
      int place = trial % whole.length;
      damaged[place] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, damaged);
      try {
        float[] values = SafeTensors.read(file, PARAMETERS).values();
        assertTrue(place >= header, "the header is another at " + place);
        for (float value : values) {
          assertTrue(Math.abs(value) <= 1e6, String.valueOf(value));
        }
      } catch (InvalidInputException refusal) {
        assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 2000 * header / whole.length, refused + " of 2000");
  }

  private void assertRefused(String told) {
    String message =
        assertThrows(InvalidInputException.class, () -> SafeTensors.read(file, PARAMETERS))
            .getMessage();
    assertTrue(message.startsWith(file + ": ") && message.contains(told), message);
  }
}
