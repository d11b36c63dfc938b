package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatTest {
  /** Days of the years 1800 to 2200 are read as java.time writes them. */
  @RandomCases
  void whatJavaTimeWritesIsReadBack(RandomCase drawn) {
    LocalDate date = LocalDate.ofEpochDay(drawn.between(-62_000, 84_000));
    for (UsualDateFormat format : UsualDateFormat.values()) {
      if (format.pattern().matches("[a-z]{4,}-[a-z]+")) {
        continue;
      }
      boolean shortYear = !format.pattern().contains("yyyy") && !format.pattern().contains("YYYY");
      if (shortYear && (date.getYear() < 1969 || date.getYear() > 2068)) {
        continue;
      }
      LocalDate expected = firstDay(format, date);
      // Weeks as in ISO 8601 are those of the United Kingdom.
      Locale locale = format == UsualDateFormat.ISO_WEEK ? Locale.UK : Locale.ENGLISH;
      String text =
          DateTimeFormatter.ofPattern(format.pattern(), locale).format(date.atStartOfDay());
      assertEquals(expected.toEpochDay() * 86_400, format.epochSecond(text), text);
    }
  }

  /** The first day of what a format writes of a date. */
  private static LocalDate firstDay(UsualDateFormat format, LocalDate date) {
    return switch (format) {
      case YEAR -> date.withDayOfYear(1);
      case DAY_OF_YEAR -> date;
      case YEAR_QUARTER, QUARTER_YEAR, NUMBER_OF_QUARTER_YEAR, NUMBER_OF_QUARTER_SHORT_YEAR ->
          LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
      case ISO_WEEK -> date.with(DayOfWeek.MONDAY);
      default -> format.pattern().contains("d") ? date : date.withDayOfMonth(1);
    };
  }

  @RandomCases
  void timesOfDayAreReadToTheSecond(RandomCase drawn) {
    LocalDateTime time =
        LocalDate.of(2020, 2, 29).atStartOfDay().plusSeconds(drawn.between(0, 86_399));
    long expected = time.toEpochSecond(ZoneOffset.UTC);

    for (String pattern :
        new String[] {
          "uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ss.SSS", "uuuu-MM-dd'T'HH:mm:ss'Z'"
        }) {
      String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
      assertEquals(expected, UsualDateFormat.ISO.epochSecond(text), text);
    }
  }

  @Test
  void daysThatDoNotExistAreNotRead() {
    for (String text :
        new String[] {
          "2019-02-29",
          "2020-04-31",
          "2020-00-01",
          "2020-1-0",
          "20200101",
          "2020-01-01x",
          "2020-01-01 24:01",
          "2020-01-01 25:00",
          "2020-01-01 10:00:00+1"
        }) {
      assertEquals(DateFormat.UNREADABLE, UsualDateFormat.ISO.epochSecond(text), text);
    }
    assertEquals(DateFormat.UNREADABLE, DateFormat.named("dd MM yyyy").epochSecond("30 02 2020"));
  }

  @Test
  void epochsAreToldFromEachOtherByTheirLength() {
    for (String text :
        new String[] {
          "20200102", "1577923200", "1577923200000", "1577923200000000", "1577923200000000000"
        }) {
      assertEquals(
          1,
          Arrays.stream(UsualDateFormat.values())
              .filter(format -> format.epochSecond(text) != DateFormat.UNREADABLE)
              .count(),
          text);
    }
  }

  @Test
  void namesOfMonthsAreEnglishWhateverTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      long expected = LocalDate.of(2020, 5, 4).toEpochDay() * 86_400;
      assertEquals(expected, UsualDateFormat.MONTH_NAME.epochSecond("May 4, 2020"));
      assertEquals(expected, DateFormat.named("dd-MMM-yy").epochSecond("04-MAY-20"));
      assertEquals(expected - 3 * 86_400, DateFormat.named("MMM yyyy").epochSecond("may 2020"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "da", "nb", "cs", "tr", "ro", "hu",
        "en"
      })
  void namesOfMonthsInFullAreReadAsJavaTimeWritesThem(String language) {
    for (Month month : Month.values()) {
      LocalDate date = LocalDate.of(2023, month, 17);
      String text =
          DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag(language)).format(date);

      assertEquals(
          date.toEpochDay() * 86_400, UsualDateFormat.DAY_MONTH_NAME.epochSecond(text), text);
    }
  }

  @Test
  void halvesOfYearsFiscalYearsAndJulianDaysAreRead() {
    assertEquals(seconds("2018-07-01"), UsualDateFormat.YEAR_HALF.epochSecond("2018-S2"));
    assertEquals(seconds("1999-01-01"), UsualDateFormat.YEAR_AND_NEXT.epochSecond("1999/00"));
    // The epoch J2000.0 is the noon of 2000-01-01.
    assertEquals(
        seconds("2000-01-01") + 43_200, UsualDateFormat.JULIAN_DAYS.epochSecond("2451545.0"));
  }

  private static long seconds(String day) {
    return LocalDate.parse(day).toEpochDay() * 86_400;
  }

  @Test
  void aPatternThatIsNoneIsRefusedByTheSchema() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class, () -> SeriesReaderTest.dates("ISO date please"));

    assertEquals("dateFormat", refused.setting());
    assertTrue(String.valueOf(refused.getMessage()).contains("dd/MM/yyyy"));
  }
}
