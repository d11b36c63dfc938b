package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SumEncodingTest {
  private static final EncoderShape SHAPE = new EncoderShape(AroundIndependenceDay.ROWS, 8, 2);

  @Test
  void tablesAreAddedNumberByNumber() {
    SumEncoding sum =
        new SumEncoding(
            new SinusoidalEncoding(100, Clock.CALENDAR_DAY),
            new Time2VecEncoding(2, Clock.INDEX),
            new LearnedEncoding(9));
    Plain plain = Plain.random(sum, SHAPE, AroundIndependenceDay.times(SHAPE), 3);
    double[][] expected = new double[AroundIndependenceDay.ROWS][8];
    for (int part = 0; part < 3; part++) {
      String prefix = "part" + part + ".";
      Plain alone =
          Plain.with(
              sum.parts().get(part),
              SHAPE,
              AroundIndependenceDay.times(SHAPE),
              (name, initial, axes) -> plain.learned(prefix + name));
      for (int token = 0; token < expected.length; token++) {
        for (int column = 0; column < 8; column++) {
          expected[token][column] += alone.table().at(token, column);
        }
      }
    }
    Tables.assertTable(expected, plain.table());
  }

  @Test
  void learnedNumbersOfTheSameKindAreToldApartByTheirPart() {
    SumEncoding sum = new SumEncoding(new Time2VecEncoding(2, Clock.INDEX), new Time2VecEncoding());
    Plain plain = Plain.of(sum, SHAPE, 1);
    assertEquals(
        List.of(
            "part0.frequencies",
            "part0.phases",
            "part0.map",
            "part1.frequencies",
            "part1.phases",
            "part1.map"),
        List.copyOf(plain.learned.keySet()));
    assertEquals(3, plain.learned("part0.phases").length);
    assertEquals(16, plain.learned("part1.phases").length);
    assertEquals(
        plain.learned.values().stream().mapToLong(values -> values.length).sum(),
        sum.learnedNumbers(SHAPE));
  }

  @Test
  void eachPartActsAtItsOwnSite() {
    SumEncoding sum =
        new SumEncoding(
            new SinusoidalEncoding(),
            new ConvEncoding(),
            new RopeEncoding(),
            new T5Encoding(),
            new AlibiEncoding());
    assertEquals(Set.of(Site.INPUT, Site.BETWEEN_BLOCKS, Site.QUERY_KEY, Site.SCORE), sum.sites());
    Plain plain = Plain.of(sum, SHAPE, 1);
    Plain t5 =
        Plain.with(
            new T5Encoding(),
            SHAPE,
            AroundIndependenceDay.times(SHAPE),
            (name, initial, axes) -> plain.learned("part3." + name));
    Plain alibi = Plain.of(new AlibiEncoding(), SHAPE, 1);
    PlainNumbers heads = new PlainNumbers(new double[2 * 7 * 4], 2, 7, 4);
    PlainNumbers both = Objects.requireNonNull(plain.sites.scores(0, heads, heads));
    PlainNumbers one = Objects.requireNonNull(t5.sites.scores(0, heads, heads));
    PlainNumbers other = Objects.requireNonNull(alibi.sites.scores(0, heads, heads));
    for (int head = 0; head < 2; head++) {
      for (int query = 0; query < 7; query++) {
        for (int key = 0; key < 7; key++) {
          assertEquals(
              one.at(head, query, key) + other.at(head, query, key),
              both.at(head, query, key),
              Tables.ROUNDING);
        }
      }
    }
    assertEquals(1, plain.sites.rotations().size());
    assertNull(plain.sites.weights(0));
    Tables.assertTable(
        Tables.rows(Plain.table(new SinusoidalEncoding(), SHAPE).values(), 8), plain.table());
  }

  @Test
  void limitsAreThoseOfAllPartsButBlindnessNeedsAllToBeBlind() {
    PositionalEncoding symmetric = new AlibiEncoding();
    PositionalEncoding kernel = new KerpleEncoding();
    assertEquals(
        Set.of(Limit.NEEDS_DATES, Limit.EVEN_HEAD_WIDTH),
        new SumEncoding(new CalendarEncoding(), new RopeEncoding()).limits());
    assertEquals(Set.of(Limit.BLIND_TO_DIRECTION), new SumEncoding(symmetric, kernel).limits());
    assertFalse(
        new SumEncoding(symmetric, new T5Encoding()).limits().contains(Limit.BLIND_TO_DIRECTION));
  }

  @Test
  void datesAreNeededWhereAPartNeedsThem() {
    assertTrue(new SumEncoding(new CalendarEncoding(), new RopeEncoding()).needsDates());
    assertTrue(
        new SumEncoding(new T5Encoding(), new SinusoidalEncoding(100, Clock.TRADING_DAY))
            .needsDates());
    assertFalse(new SumEncoding(new T5Encoding(), new SinusoidalEncoding()).needsDates());
  }

  @Test
  void rowsWithTimesOfDayAreSeenByTheirPart() {
    assertEquals(
        new SumEncoding(new CalendarEncoding().forRows(true), new RopeEncoding()),
        new SumEncoding(new CalendarEncoding(), new RopeEncoding()).forRows(true));
  }

  @Test
  void theShortestPartSaysHowManyTokensAreServed() {
    assertEquals(
        7,
        new SumEncoding(new LearnedEncoding(9), new TupeEncoding(false, 7), new ErpeEncoding())
            .maximumLength());
    assertNull(new SumEncoding(new SinusoidalEncoding(), new RopeEncoding()).maximumLength());
  }

  @Test
  void whatAPartCannotServeTheSumCannot() {
    InvalidSettingException refusal =
        assertThrows(
            InvalidSettingException.class,
            () -> new SumEncoding(new CalendarEncoding(), new LearnedEncoding(6)).check(SHAPE));
    assertEquals("encoding.parts[2].maximumLength", refusal.setting());
    assertTrue(refusal.rule().contains("6 positions"), refusal.rule());
    assertTrue(refusal.rule().contains("7 tokens"), refusal.rule());
    assertThrows(
        InvalidSettingException.class,
        () -> new SumEncoding(new CalendarEncoding(), new XposEncoding()).check(SHAPE));
  }

  @Test
  void partsThatContradictEachOtherAreRefusedWithTheReason() {
    assertRefused(
        "must turn queries and keys once, found rope and xpos, which both do",
        new RopeEncoding(),
        new XposEncoding());
    assertRefused(
        "must turn queries and keys once, found grid and rope, which both do",
        new GridEncoding(GridForm.ROTARY, 10_000),
        new RopeEncoding());
    assertRefused(
        "must not change a score that tupe defines as a whole, found t5; keep one of them",
        new T5Encoding(),
        new TupeEncoding());
    assertRefused(
        "must not change a score that transformer-xl defines as a whole, found rope;"
            + " keep one of them",
        new TransformerXlEncoding(),
        new RopeEncoding());
    assertRefused(
        "must not change a score that tupe defines as a whole, found transformer-xl;"
            + " keep one of them",
        new TupeEncoding(),
        new TransformerXlEncoding());
  }

  @Test
  void aScoreThatIsDefinedAsAWholeGoesWithWhatLeavesItAlone() {
    SumEncoding sum =
        new SumEncoding(
            new CalendarEncoding(), new ConvEncoding(), new TupeEncoding(), new ErpeEncoding());
    assertEquals(
        Set.of(Site.INPUT, Site.BETWEEN_BLOCKS, Site.SCORE, Site.ATTENTION_WEIGHT), sum.sites());
  }

  @Test
  void aSumOfOneOfNothingOrOfTheSameIsRefusedWithTheReason() {
    assertRefused("must be at least two encodings, found 0; write the one alone instead");
    assertRefused(
        "must be at least two encodings, found 1; write the one alone instead", new RopeEncoding());
    assertRefused(
        "must each do something, found none, which adds nothing; leave it out",
        new RopeEncoding(),
        new NoEncoding());
    assertRefused(
        "must not be sums themselves, found sum; list its parts here instead",
        new T5Encoding(),
        new SumEncoding(new CalendarEncoding(), new RopeEncoding()));
    assertRefused(
        "must differ from each other, found the same twice in t5 and t5",
        new T5Encoding(),
        new T5Encoding());
  }

  private static void assertRefused(String rule, PositionalEncoding... parts) {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> new SumEncoding(parts));
    assertEquals("parts", refusal.setting());
    assertEquals(rule, refusal.rule());
  }
}
