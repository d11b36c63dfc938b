package io.github.sinecast.encoding;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Marks of the calendar: a sine and a cosine for each cycle that a token's date is in, then a
 * learned linear map to the width D.
 *
 * <p>It tells time only as the calendar does: tokens a whole year apart are nearly alike.
 *
 * <p>Source: Alexandrov et al., GluonTS (2019), arXiv:1906.05264; Zhou et al., Informer (2021),
 * arXiv:2012.07436.
 *
 * @param marks the cycles; null for day of week, of month and of year, and month, with hour and
 *     minute where rows have times of day
 */
@TypeName(value = "calendar", help = "cycles of the calendar, mapped to the width (GluonTS 2019)")
public record CalendarEncoding(
    @Setting(
            help =
                "Cycles: day-of-week, day-of-month, day-of-year, month, week-of-year, hour, minute."
                    + " When omitted, the first four, and hour and minute where rows have times of"
                    + " day.",
            initial = "")
        @Nullable List<CalendarMark> marks)
    implements InputEncoding {
  private static final List<CalendarMark> OF_DATES =
      List.of(
          CalendarMark.DAY_OF_WEEK,
          CalendarMark.DAY_OF_MONTH,
          CalendarMark.DAY_OF_YEAR,
          CalendarMark.MONTH);

  private static final List<CalendarMark> OF_TIMES =
      List.of(
          CalendarMark.DAY_OF_WEEK,
          CalendarMark.DAY_OF_MONTH,
          CalendarMark.DAY_OF_YEAR,
          CalendarMark.MONTH,
          CalendarMark.HOUR,
          CalendarMark.MINUTE);

  public CalendarEncoding {
    if (marks != null) {
      marks = List.copyOf(marks);
      Require.that(!marks.isEmpty(), "marks", "must name at least one cycle, found none");
      Require.that(
          marks.stream().distinct().count() == marks.size(),
          "marks",
          "must differ from each other, found one twice in " + marks);
    }
  }

  /** The usual marks. */
  public CalendarEncoding() {
    this(null);
  }

  /** The cycles that are meant. */
  public List<CalendarMark> cycles() {
    return marks == null ? OF_DATES : marks;
  }

  @Override
  public PositionalEncoding forRows(boolean timesOfDay) {
    return marks == null ? new CalendarEncoding(timesOfDay ? OF_TIMES : OF_DATES) : this;
  }

  /** The sines and cosines before the map, {@code [T, F]} row-major: two columns a cycle. */
  public double[] features(TokenTimes times) {
    List<CalendarMark> cycles = cycles();
    double[] features = new double[times.tokens() * 2 * cycles.size()];
    int at = 0;
    for (int token = 0; token < times.tokens(); token++) {
      for (CalendarMark cycle : cycles) {
        double angle = cycle.angle(times.at(token));
        features[at++] = Math.sin(angle);
        features[at++] = Math.cos(angle);
      }
    }
    return features;
  }

  @Override
  public Numbers table(Formulas formulas) {
    int columns = 2 * cycles().size();
    int width = formulas.shape().width();
    return formulas
        .timed(Clock.CALENDAR_DAY, this::features, formulas.shape().tokens(), columns)
        .product(formulas.learned("map", Initial.glorot(columns, width), columns, width));
  }

  @Override
  public Clock clock() {
    return Clock.CALENDAR_DAY;
  }

  @Override
  public Set<Limit> limits() {
    return Set.of(Limit.NEEDS_DATES);
  }

  @Override
  public String paper() {
    return "Alexandrov et al. 2019, arXiv:1906.05264";
  }

  @Override
  public long learnedNumbers(EncoderShape shape) {
    return 2L * cycles().size() * shape.width();
  }
}
