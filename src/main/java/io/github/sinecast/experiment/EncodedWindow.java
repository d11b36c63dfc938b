package io.github.sinecast.experiment;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.encoding.PlainSites;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.encoding.SumEncoding;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.InitialValues;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainFormulas.LearnedValues;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.model.EncoderContent;
import io.github.sinecast.window.WindowSpec;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A positional encoding at work on one window: with the sizes of its network, the times of its
 * tokens, and its learned numbers. No native library is needed.
 */
public final class EncodedWindow {
  private static final BigInteger MOST_NUMBERS = BigInteger.valueOf(100_000_000);

  private final PositionalEncoding encoding;
  private final EncoderShape shape;
  private final TimeLine line;
  private final TokenTimes times;
  private final LearnedValues learned;
  private final String origin;
  private final @Nullable EncoderContent content;

  private EncodedWindow(
      PositionalEncoding encoding,
      EncoderShape shape,
      TimeLine line,
      TokenTimes times,
      LearnedValues learned,
      String origin,
      @Nullable EncoderContent content) {
    this.encoding = encoding;
    this.shape = shape;
    this.line = line;
    this.times = times;
    this.learned = learned;
    this.origin = origin;
    this.content = content;
  }

  /** This window with what a network holds of it. */
  public EncodedWindow holding(EncoderContent held) {
    return new EncodedWindow(encoding, shape, line, times, learned, origin, held);
  }

  /** What the network holds of the window; null where nothing is known but its times. */
  public @Nullable EncoderContent content() {
    return content;
  }

  /**
   * An encoding before training, on a window whose steps are single rows.
   *
   * @param rows a time line of as many rows as there are steps
   * @param seed that of the experiment
   * @throws InvalidInputException if the encoding cannot serve the shape, or makes more numbers of
   *     it than memory could hold
   */
  public static EncodedWindow untrained(
      PositionalEncoding encoding, EncoderShape shape, IntFunction<TimeLine> rows, long seed) {
    requireServed(encoding, shape);
    requireRoom(encoding, shape);
    TimeLine line = rows.apply(shape.steps());
    return new EncodedWindow(
        encoding.forRows(line.hasTimeOfDay()),
        shape,
        line,
        TokenTimes.of(shape, line, 0, 1),
        new InitialValues(seed),
        "learned numbers as training starts with them by the seed " + seed,
        null);
  }

  private static void requireServed(PositionalEncoding encoding, EncoderShape shape) {
    try {
      encoding.check(shape);
    } catch (InvalidSettingException e) {
      throw new InvalidInputException(KebabCase.of(e.setting()) + " " + e.rule(), e);
    }
  }

  private static void requireRoom(PositionalEncoding encoding, EncoderShape shape) {
    boolean byPair =
        encoding.sites().stream()
            .anyMatch(EnumSet.of(Site.SCORE, Site.ATTENTION_WEIGHT, Site.VALUE)::contains);
    int[] axes =
        byPair
            ? new int[] {shape.heads(), shape.tokens(), shape.tokens()}
            : new int[] {shape.tokens(), shape.width()};
    BigInteger numbers =
        Arrays.stream(axes)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ONE, BigInteger::multiply);
    if (numbers.compareTo(MOST_NUMBERS) > 0) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "an encoding to look at must have at most %,d numbers, found %,d: %s; give fewer"
                  + " tokens or a smaller network",
              MOST_NUMBERS,
              numbers,
              byPair
                  ? "%s heads of %s x %s tokens".formatted(axes[0], axes[1], axes[2])
                  : "%s tokens of width %s".formatted(axes[0], axes[1])));
    }
  }

  /**
   * The encoding of a run, or a part of its sum.
   *
   * @param name that of the encoding or part
   * @param rows a time line of as many rows as a window has
   * @param learned what the encoding of the run learned
   * @throws InvalidInputException if the run has no encoding of that name
   */
  public static EncodedWindow trained(
      ExperimentConfig config, String name, IntFunction<TimeLine> rows, LearnedValues learned) {
    WindowSpec window = config.window();
    EncoderShape shape = config.model().shape(window);
    PositionalEncoding encoding = config.model().encoding();
    LearnedValues own = learned;
    if (!encoding.name().equals(name)) {
      int part = part(encoding, name);
      encoding = ((SumEncoding) encoding).parts().get(part);
      own =
          (array, initial, axes) ->
              learned.of(SumEncoding.partName(part) + "." + array, initial, axes);
    }
    TimeLine line = rows.apply(window.lookback());
    return new EncodedWindow(
        encoding.forRows(line.hasTimeOfDay()),
        shape,
        line,
        TokenTimes.of(shape, line, window.patch().length() - 1, window.patch().stride()),
        own,
        "learned numbers as the run %s trained them".formatted(config.name()),
        null);
  }

  private static int part(PositionalEncoding encoding, String name) {
    List<String> parts =
        encoding instanceof SumEncoding sum
            ? sum.parts().stream().map(PositionalEncoding::name).toList()
            : List.of();
    int part = parts.indexOf(name);
    if (part < 0) {
      throw new InvalidInputException(
          "the encoding of the run must be asked for, found %s; the run has %s"
              .formatted(
                  name,
                  parts.isEmpty() ? encoding.name() : "sum of " + String.join(" and ", parts)));
    }
    if (part != parts.lastIndexOf(name)) {
      throw new InvalidInputException(
          "the sum of the run has several parts named %s; ask for sum instead".formatted(name));
    }
    return part;
  }

  /** The encoding that is shown. */
  public PositionalEncoding encoding() {
    return encoding;
  }

  /** The sizes of the network. */
  public EncoderShape shape() {
    return shape;
  }

  /** When the tokens are. */
  public TokenTimes times() {
    return times;
  }

  /** How people name the time of a token. */
  public String label(int token) {
    return line.hasTimeOfDay()
        ? times.at(token).toString()
        : times.at(token).toLocalDate().toString();
  }

  /** Where its learned numbers come from, in words; empty where it learns nothing. */
  public String origin() {
    return encoding.learnedNumbers(shape) == 0 ? "" : origin;
  }

  /** What the encoding does at its sites. */
  public PlainSites sites() {
    return PlainSites.of(encoding, new PlainFormulas(shape, times, learned));
  }
}
