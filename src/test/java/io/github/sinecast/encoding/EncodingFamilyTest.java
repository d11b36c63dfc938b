package io.github.sinecast.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every member of the family owes, so that a new one is not half added. */
class EncodingFamilyTest {
  private static final int TOKENS = AroundIndependenceDay.ROWS;

  static List<PositionalEncoding> members() {
    return Family.members();
  }

  static List<PositionalEncoding> forms() {
    return Family.forms();
  }

  static List<PositionalEncoding> onCalendarDays() {
    return Family.by(Clock.CALENDAR_DAY);
  }

  @ParameterizedTest
  @MethodSource("members")
  void aMemberHasATestOfItsName(PositionalEncoding member) {
    String test = member.getClass().getSimpleName() + "Test.class";
    assertNotNull(getClass().getResource(test), "no test " + test);
  }

  @ParameterizedTest
  @MethodSource("members")
  void aMemberHasAConfigOfItsName(PositionalEncoding member) {
    Path config = Path.of("configs", "encodings", member.name() + ".yaml");
    assertTrue(Files.exists(config), "no config " + config);
  }

  @ParameterizedTest
  @MethodSource("members")
  void aMemberHasAHeadingInTheDocumentation(PositionalEncoding member) throws IOException {
    Path page = Path.of("src", "site", "markdown", "encodings.md");
    String heading = "### `" + member.name() + "`";
    assertTrue(Files.readAllLines(page).contains(heading), "no heading " + heading + " in " + page);
  }

  @Test
  void namesAreKebabCaseAndDiffer() {
    Set<String> names =
        members().stream().map(PositionalEncoding::name).collect(Collectors.toSet());
    assertEquals(members().size(), names.size());
    for (PositionalEncoding member : members()) {
      TypeName name = Objects.requireNonNull(member.getClass().getAnnotation(TypeName.class));
      assertTrue(name.value().matches("[a-z0-9]+(-[a-z0-9]+)*"), name.value());
      assertFalse(name.help().isBlank(), name.value());
      assertEquals(name.value(), member.name());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aMemberSaysWhereItWasPublishedAndWhereItActs(PositionalEncoding form) {
    boolean isControl = form instanceof NoEncoding;
    assertEquals(
        isControl, !form.paper().matches(".*\\d{4}, arXiv:\\d{4}\\.\\d{4,5}.*"), form.paper());
    assertEquals(isControl, form.sites().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void positionsAreEitherCountedOrFollowAClock(PositionalEncoding form) {
    boolean counted = form.limits().contains(Limit.COUNTED_POSITIONS);
    assertFalse(counted && Family.hasClock(form));
    assertFalse(counted && form.needsDates());
    assertEquals(form.limits().contains(Limit.NEEDS_DATES), form.needsDates());
  }

  @ParameterizedTest
  @MethodSource("onCalendarDays")
  void aClockOfDaysNeedsDates(PositionalEncoding onCalendarDays) {
    assertEquals(Clock.CALENDAR_DAY, onCalendarDays.clock());
    assertTrue(onCalendarDays.needsDates());
  }

  /** Days that follow each other are an index; days with gaps are not. */
  @ParameterizedTest
  @MethodSource("onCalendarDays")
  void aClockReallyReachesWhatComesOut(PositionalEncoding onCalendarDays) {
    EncoderShape shape = shape(onCalendarDays, 12, 2);
    LocalDate first = LocalDate.of(2024, 2, 27);
    TimeLine daily =
        TimeLine.ofDates(IntStream.range(0, TOKENS).mapToObj(first::plusDays).toList());
    int place = Family.by(Clock.CALENDAR_DAY).indexOf(onCalendarDays);
    PositionalEncoding onIndex = Family.by(Clock.INDEX).get(place);
    Outcome counted = Outcome.of(onIndex, shape, TokenTimes.counted(shape));
    assertTrue(
        counted.isNear(Outcome.of(onCalendarDays, shape, TokenTimes.of(shape, daily, 0, 1))));
    assertFalse(
        counted.isNear(Outcome.of(onCalendarDays, shape, AroundIndependenceDay.times(shape))));
    assertTrue(counted.isNear(Outcome.of(onIndex, shape, AroundIndependenceDay.times(shape))));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void limitsOfTheWidthAreRefusedAndNothingElseIs(PositionalEncoding form) {
    Set<Limit> limits = form.limits();
    boolean pairs = limits.contains(Limit.EVEN_WIDTH) || limits.contains(Limit.EVEN_HEAD_WIDTH);
    EncoderShape odd = shape(form, 7, 1);
    EncoderShape oddHead = shape(form, 12, 4);
    assertEquals(pairs, isRefused(form, odd));
    assertEquals(limits.contains(Limit.EVEN_HEAD_WIDTH), isRefused(form, oddHead));
    assertEquals(limits.contains(Limit.CAUSAL_ONLY), isRefused(form, shape(12, 2, false)));
    assertEquals(limits.contains(Limit.BIDIRECTIONAL_ONLY), isRefused(form, shape(12, 2, true)));
    assertFalse(isRefused(form, shape(form, 12, 2)));
    if (!pairs) {
      Outcome.of(form, odd, AroundIndependenceDay.times(odd));
    }
  }

  /** What a longer window needs more learned numbers for cannot serve one after training. */
  @ParameterizedTest
  @MethodSource("forms")
  void lengthIsLimitedWhereLearnedNumbersGrowWithIt(PositionalEncoding form) {
    boolean causal = isCausal(form);
    long more = form.learnedNumbers(new EncoderShape(2 * TOKENS, 1, 12, 2, 3, causal));
    assertEquals(
        form.limits().contains(Limit.MAXIMUM_LENGTH),
        more > form.learnedNumbers(shape(form, 12, 2)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void learnedNumbersAreAsManyAsAreAskedFor(PositionalEncoding form) {
    for (EncoderShape shape :
        new EncoderShape[] {shape(form, 12, 2), new EncoderShape(4, 3, 16, 4, 2, isCausal(form))}) {
      TimeLine line =
          TimeLine.ofDates(
              IntStream.range(0, 4).mapToObj(LocalDate.of(2024, 2, 27)::plusDays).toList());
      TokenTimes times =
          shape.steps() == TOKENS
              ? AroundIndependenceDay.times(shape)
              : TokenTimes.of(shape, line, 0, 1);
      assertEquals(form.learnedNumbers(shape), Outcome.of(form, shape, times).learnedNumbers());
    }
  }

  /**
   * Causal attention tells past from future, whatever is added to it; dates are left out, since
   * reversing them is no question.
   */
  @ParameterizedTest
  @MethodSource("forms")
  void thoseAndOnlyThoseAreBlindToDirectionWhomReversedTokensReverse(PositionalEncoding form) {
    Set<Limit> limits = form.limits();
    boolean causal = limits.contains(Limit.CAUSAL_ONLY);
    boolean blind = limits.contains(Limit.BLIND_TO_DIRECTION);
    if (form.needsDates()) {
      assertFalse(blind);
    } else {
      assertEquals(blind, !causal && Outcome.isReversible(form, shape(12, 2, false)));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void onlyWhoChangesTheScoreDefinesItAsAWhole(PositionalEncoding form) {
    if (form.limits().contains(Limit.WHOLE_SCORE)) {
      assertTrue(form.sites().contains(Site.SCORE));
    }
  }

  /** A part of a score scales the rest of it only where it defines the whole. */
  @ParameterizedTest
  @MethodSource("forms")
  void theContentIsScaledByWholeScoresAlone(PositionalEncoding form) {
    EncoderShape shape = shape(form, 12, 2);
    double scale =
        Plain.of(form, shape, AroundIndependenceDay.times(shape), 1).sites.contentScale();
    assertTrue(scale == 1 || form.limits().contains(Limit.WHOLE_SCORE), form + ": " + scale);
  }

  /** With causal attention, which most members serve, and else without. */
  private static EncoderShape shape(PositionalEncoding form, int width, int heads) {
    return shape(width, heads, isCausal(form));
  }

  private static boolean isCausal(PositionalEncoding form) {
    return !form.limits().contains(Limit.BIDIRECTIONAL_ONLY);
  }

  private static EncoderShape shape(int width, int heads, boolean causal) {
    return new EncoderShape(TOKENS, 1, width, heads, 3, causal);
  }

  private static boolean isRefused(PositionalEncoding form, EncoderShape shape) {
    try {
      form.check(shape);
      return false;
    } catch (InvalidSettingException refusal) {
      return true;
    }
  }
}
