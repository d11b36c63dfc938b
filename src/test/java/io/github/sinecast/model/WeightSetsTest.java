package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightSetsTest {
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("a", new long[] {2, 2}, true, new double[4]),
          new Parameter("b", new long[] {1}, true, new double[1]));

  /** What an optimiser may hold too: numbers that no weight may be. */
  private static final float[] MOMENTS = {Float.POSITIVE_INFINITY, 1e38f, Float.MIN_VALUE, -0f, 2};

  private static WeightSets sets() {
    Map<String, Weights> sets = new LinkedHashMap<>();
    sets.put("weights", new Weights(PARAMETERS, new float[] {1, 2, 3, 4, 5}));
    sets.put("moment", new Weights(PARAMETERS, MOMENTS));
    return new WeightSets(sets, Map.of("epoch", "3", "words", "\u00e9 \" \\ \n"));
  }

  @Test
  void setsAndWordsAreReadAsTheyWereWritten() throws IOException {
    WeightSets read = WeightSets.of(sets().toBytes(), PARAMETERS);
    assertEquals(sets().metadata(), read.metadata());
    assertEquals(List.copyOf(sets().sets().keySet()), List.copyOf(read.sets().keySet()));
    assertArrayEquals(MOMENTS, read.sets().get("moment").values());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5}, read.sets().get("weights").values());
  }

  /** Another program finds an array by its name, type, shape and place. */
  @Test
  void theBytesAreThoseOfTheDescriptionOfTheFormat() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(sets().toBytes()).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(file.getLong());
    assertEquals(0, (8 + length) % 8, "numbers begin at a multiple of eight");
    JsonNode header =
        new ObjectMapper().readTree(new String(file.array(), 8, length, StandardCharsets.UTF_8));
    JsonNode array = header.path("moment/b");
    assertEquals("F32", array.path("dtype").asText());
    assertEquals("[1]", array.path("shape").toString());
    int from = 8 + length + array.path("data_offsets").path(0).asInt();
    assertEquals(2, file.getFloat(from));
    assertEquals(from + 4, 8 + length + array.path("data_offsets").path(1).asInt());
    assertEquals(from + 4, file.capacity());
    assertEquals("3", header.path("__metadata__").path("epoch").asText());
    assertEquals(64, header.path("__metadata__").path("sha256").asText().length());
  }

  @Test
  void aWordThatWasChangedIsFound() {
    String text = new String(sets().toBytes(), StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("\"epoch\":\"3\""));
    byte[] changed =
        text.replace("\"epoch\":\"3\"", "\"epoch\":\"4\"").getBytes(StandardCharsets.ISO_8859_1);
    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> WeightSets.of(changed, PARAMETERS)).getMessage());
    assertTrue(message.contains("SHA-256"), message);
  }

  @Test
  void aFileWithoutADigestIsRefused() {
    String text = new String(sets().toBytes(), StandardCharsets.ISO_8859_1);
    byte[] without = text.replace("\"sha256\"", "\"sha257\"").getBytes(StandardCharsets.ISO_8859_1);
    assertThrows(IOException.class, () -> WeightSets.of(without, PARAMETERS));
  }
}
