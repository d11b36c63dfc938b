package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.experiment.EncodedWindow;
import io.github.sinecast.report.EncodingView;
import io.github.sinecast.report.EncodingViews;
import io.github.sinecast.report.Panel;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page to look through all encodings: what each does by width, tokens and clock, and what changes
 * when its window moves by a day, crosses a weekend or doubles in length.
 *
 * <p>Every number is computed here, by the formulas that networks use; the page only draws. Windows
 * are of weekdays from Monday, 2024-01-01, on, before training.
 */
public final class EncodingPage {
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
  private static final int HEADS = 2;
  private static final long SEED = 1;
  private static final ConfigFamily<PositionalEncoding> FAMILY =
      ConfigFamily.of(PositionalEncoding.class);

  private EncodingPage() {}

  /**
   * The page.
   *
   * @param chosen the name of the encoding that is shown first
   * @param widths the model widths to choose from, even numbers
   * @param tokens the lengths of windows to choose from
   */
  public static String of(String chosen, List<Integer> widths, List<Integer> tokens) {
    return Page.filled(
        "Positional encodings",
        Page.json(
            json -> {
              json.writeStartObject();
              json.writeStringField("chosen", chosen);
              json.writeArrayFieldStart("encodings");
              for (String name : FAMILY.names()) {
                if (FAMILY.hasDefaults(name)) {
                  for (int width : widths) {
                    for (int length : tokens) {
                      write(json, name, width, length);
                    }
                  }
                }
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private static void write(JsonGenerator json, String name, int width, int tokens)
      throws IOException {
    PositionalEncoding usual = FAMILY.bind(name, List.of());
    boolean hasClock =
        Stream.of(usual.getClass().getRecordComponents())
            .anyMatch(component -> component.getType() == Clock.class);
    EncoderShape shape =
        new EncoderShape(tokens, 1, width, HEADS, 1, usual.limits().contains(Limit.CAUSAL_ONLY));
    for (Clock clock : hasClock ? List.of(Clock.values()) : List.of(usual.clock())) {
      PositionalEncoding encoding =
          hasClock ? FAMILY.bind(name, List.of("clock=" + KebabCase.of(clock))) : usual;
      try {
        write(json, encoding, shape, clock);
      } catch (InvalidInputException unserved) {
        // A size that this encoding cannot serve is no choice.
      }
    }
  }

  private static void write(
      JsonGenerator json, PositionalEncoding encoding, EncoderShape shape, Clock clock)
      throws IOException {
    EncodedWindow window = window(encoding, shape, MONDAY);
    EncodingPairs pairs = EncodingPairs.of(window);
    EncodingPairs moved = EncodingPairs.of(window(encoding, shape, MONDAY.plusDays(1)));
    json.writeStartObject();
    json.writeStringField("encoding", encoding.name());
    json.writeNumberField("width", shape.width());
    json.writeStringField("clock", KebabCase.of(clock));
    json.writeNumberField("learned", encoding.learnedNumbers(shape));
    json.writeStringField("paper", encoding.paper());
    json.writeStringField(
        "limits",
        String.join("; ", encoding.limits().stream().sorted().map(Limit::words).toList()));
    json.writeBooleanField("content", encoding.dependsOnContent());
    writeTable(json, window);
    json.writeArrayFieldStart("pairs");
    for (double[] head : pairs.heads()) {
      WindowChanges.numbers(json, boxed(Arrays.stream(head)));
    }
    json.writeEndArray();
    changes(encoding, shape, window, pairs, moved).write(json);
    json.writeEndObject();
  }

  /** What the encoding does at its first site, as it is drawn. */
  private static void writeTable(JsonGenerator json, EncodedWindow window) throws IOException {
    Site site = window.encoding().sites().stream().sorted().findFirst().orElse(Site.INPUT);
    EncodingView view = new EncodingViews(window, 0).at(site);
    json.writeStringField("title", view.title());
    json.writeStringField(
        "remarks", String.join("; ", view.remarks().stream().filter(r -> !r.isEmpty()).toList()));
    json.writeArrayFieldStart("panels");
    // By pair the panels are the pairs themselves.
    boolean byPair = view.panels().get(0).rows().title().equals("query");
    for (Panel panel : byPair ? List.<Panel>of() : view.pictures()) {
      json.writeStartObject();
      json.writeStringField("title", panel.title());
      json.writeStringField("column", panel.columns().title());
      json.writeNumberField("columns", panel.columns().length());
      json.writeFieldName("values");
      WindowChanges.numbers(json, boxed(panel.values()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** With the same network on windows of twice the length, where what it learned serves them. */
  private static WindowChanges changes(
      PositionalEncoding encoding,
      EncoderShape shape,
      EncodedWindow window,
      EncodingPairs pairs,
      EncodingPairs moved) {
    List<String> days = IntStream.range(0, shape.tokens()).mapToObj(window::label).toList();
    EncoderShape twice =
        new EncoderShape(
            2 * shape.steps(), 1, shape.width(), shape.heads(), shape.layers(), shape.causal());
    try {
      EncodingPairs doubled = EncodingPairs.of(window(encoding.trainedOn(shape), twice, MONDAY));
      return new WindowChanges(days, pairs, moved, doubled, null, false);
    } catch (InvalidInputException refused) {
      return new WindowChanges(
          days, pairs, moved, null, String.valueOf(refused.getMessage()), false);
    }
  }

  private static EncodedWindow window(
      PositionalEncoding encoding, EncoderShape shape, LocalDate start) {
    return EncodedWindow.untrained(encoding, shape, rows -> weekdays(start, rows), SEED);
  }

  private static TimeLine weekdays(LocalDate start, int rows) {
    return TimeLine.ofDates(
        start
            .datesUntil(start.plusDays(2L * rows + 7))
            .filter(
                day ->
                    day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY)
            .limit(rows)
            .toList());
  }

  private static List<@Nullable Double> boxed(DoubleStream values) {
    return values.<@Nullable Double>mapToObj(value -> value).toList();
  }
}
