package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an encoding makes of the pairs of a window by their distance, and what changes when the
 * window moves by a row or doubles in length.
 *
 * @param days the time of each token, as people name it
 * @param pairs those of the window
 * @param moved those of the window that is a row away
 * @param doubled those of a window of twice the length; null where the encoding refuses it
 * @param refused why it does
 * @param doubledBefore whether the doubled window begins earlier, and not ends later
 */
record WindowChanges(
    List<String> days,
    EncodingPairs pairs,
    EncodingPairs moved,
    @Nullable EncodingPairs doubled,
    @Nullable String refused,
    boolean doubledBefore) {
  private static final MathContext DIGITS = new MathContext(4);

  /** Writes the fields of an object that is begun. */
  void write(JsonGenerator json) throws IOException {
    json.writeNumberField("tokens", pairs.size());
    json.writeStringField("pairsTitle", pairs.title());
    offsets(json, "byOffset", pairs);
    json.writeArrayFieldStart("days");
    for (String day : days) {
      json.writeString(day);
    }
    json.writeEndArray();
    json.writeFieldName("neighbours");
    numbers(json, pairs.neighbours());
    json.writeFieldName("movedNeighbours");
    numbers(json, moved.neighbours());
    json.writeNumberField("moved", rounded(pairs.change(moved, 0)));
    if (doubled == null) {
      json.writeStringField("refused", refused);
    } else {
      int from = doubledBefore ? doubled.size() - pairs.size() : 0;
      json.writeNumberField("doubled", rounded(pairs.change(doubled, from)));
      json.writeStringField("shared", doubledBefore ? "last" : "first");
      offsets(json, "doubledByOffset", doubled);
    }
  }

  private static void offsets(JsonGenerator json, String field, EncodingPairs pairs)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (List<@Nullable Double> head : pairs.byOffset()) {
      numbers(json, head);
    }
    json.writeEndArray();
  }

  /** Four digits of each number; what is not finite is null. */
  static void numbers(JsonGenerator json, List<@Nullable Double> values) throws IOException {
    json.writeStartArray();
    for (Double value : values) {
      if (value == null || !Double.isFinite(value)) {
        json.writeNull();
      } else {
        json.writeNumber(rounded(value));
      }
    }
    json.writeEndArray();
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : 0;
  }
}
