package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @RandomCases
  void everyDoubleIsReadBackToTheLastBit(RandomCase drawn) {
    double number = drawn.number();
    assertEquals(number, NumberText.parse(Double.toString(number), DecimalMark.POINT));
  }

  @RandomCases
  void decimalsAreReadAsTheNearestDouble(RandomCase drawn) {
    BigDecimal number = BigDecimal.valueOf(drawn.whole(), drawn.between(0, 9));
    assertEquals(number.doubleValue(), NumberText.parse(number.toPlainString(), DecimalMark.POINT));
  }

  @RandomCases
  void groupedThousandsMeanTheSame(RandomCase drawn) {
    long number = drawn.whole();
    assertEquals(
        (double) number,
        NumberText.parse(String.format(Locale.ROOT, "%,d", number), DecimalMark.POINT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,5|1234.5",
        "1,5|1.5",
        "-0,25|-0.25",
        "1.234.567|1234567",
        "1 234,5|1234.5",
        "7|7",
      })
  void withADecimalCommaThePointGroups(String text, double number) {
    assertEquals(number, NumberText.parse(text, DecimalMark.COMMA));
  }

  @ParameterizedTest
  @CsvSource({
    "1'234.5,1234.5",
    "1\u00A0234,1234",
    "+5,5",
    ".5,0.5",
    "5.,5",
    "1e3,1000",
    "-0.0,-0.0"
  })
  void usualWritingsAreRead(String text, double number) {
    assertEquals(number, NumberText.parse(text, DecimalMark.POINT));
  }

  @Test
  void whatIsTooGreatIsInfiniteAndWhatIsNoNumberIsNaN() {
    assertEquals(Double.POSITIVE_INFINITY, NumberText.parse("1e999", DecimalMark.POINT));
    for (String text : new String[] {"", ".", "-", "1-", "0x1p3", "1f", "1 23", "1,2345", "١"}) {
      assertTrue(Double.isNaN(NumberText.parse(text, DecimalMark.POINT)), text);
    }
  }
}
