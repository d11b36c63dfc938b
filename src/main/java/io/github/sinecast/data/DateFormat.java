package io.github.sinecast.data;

import io.github.sinecast.InvalidSettingException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One way of writing the date, and perhaps the time of day, of a row. */
interface DateFormat {
  /** Says that a text is no date in this format. */
  long UNREADABLE = Long.MIN_VALUE;

  /**
   * Seconds from 1970-01-01T00:00 to the local time that a text means, or {@link #UNREADABLE}. An
   * offset such as {@code Z} or {@code -05:00} is read over: times are what the file says.
   */
  long epochSecond(String text);

  /** The name by which a config calls the format. */
  String pattern();

  /**
   * The format with a name: one of {@link UsualDateFormat}, or letters as in java.time.
   *
   * @throws InvalidSettingException if the name is neither
   */
  static DateFormat named(String pattern) {
    for (UsualDateFormat usual : UsualDateFormat.values()) {
      if (usual.pattern().equals(pattern)) {
        return usual;
      }
    }
    try {
      return new Pattern(pattern);
    } catch (IllegalArgumentException wrong) {
      throw new InvalidSettingException(
          "dateFormat",
          "must be epoch-seconds, -milliseconds, -microseconds or -nanoseconds, or a pattern such as dd/MM/yyyy; found '"
              + pattern
              + "': "
              + wrong.getMessage());
    }
  }

  /** A format in the letters of java.time, English month names, read strictly. */
  final class Pattern implements DateFormat {
    /** Years of two digits end here, as POSIX has it. */
    private static final int LAST_SHORT_YEAR = 2068;

    private final String pattern;
    private final DateTimeFormatter formatter;

    /** Whether years have two digits, which java.time takes for those of this century. */
    private final boolean shortYear;

    Pattern(String pattern) {
      this.pattern = pattern;
      this.shortYear = pattern.matches("[^yu]*(yy|uu)[^yu]*");
      // Any other resolver would read 30 February as the 28th.
      this.formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(properYears(pattern))
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Writes u for y outside quotes: a strict resolver wants the proleptic year. */
    private static String properYears(String pattern) {
      StringBuilder proper = new StringBuilder(pattern);
      boolean quoted = false;
      for (int i = 0; i < proper.length(); i++) {
        quoted ^= proper.charAt(i) == '\'';
        if (!quoted && proper.charAt(i) == 'y') {
          proper.setCharAt(i, 'u');
        }
      }
      return proper.toString();
    }

    @Override
    public String pattern() {
      return pattern;
    }

    @Override
    public long epochSecond(String text) {
      try {
        TemporalAccessor parsed = formatter.parse(text);
        @Nullable LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
          date = YearMonth.from(parsed).atDay(1);
        }
        @Nullable LocalTime time = parsed.query(TemporalQueries.localTime());
        if (shortYear && date.getYear() > LAST_SHORT_YEAR) {
          date = date.minusYears(100);
        }
        return LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time)
            .toEpochSecond(ZoneOffset.UTC);
      } catch (DateTimeException unreadable) {
        return UNREADABLE;
      }
    }
  }
}
