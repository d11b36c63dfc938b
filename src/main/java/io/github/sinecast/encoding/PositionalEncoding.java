package io.github.sinecast.encoding;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.TypeName;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How an encoder knows the order of its tokens.
 *
 * <p>The family is ordered by where a member acts. An encoding writes its formula once, in terms of
 * {@link Formulas}, and hands the outcome to the {@link Sites} where it acts. A network knows the
 * sites, never the members of this family. Positions start at 0 at the oldest token of a window.
 */
public sealed interface PositionalEncoding
    permits NoEncoding,
        InputEncoding,
        BetweenBlocksEncoding,
        ScoreEncoding,
        QueryKeyEncoding,
        AttentionWeightEncoding,
        ValueEncoding,
        GridEncoding,
        DywpeEncoding,
        SumEncoding {
  /** The name by which configs call it. */
  default String name() {
    return Objects.requireNonNull(getClass().getAnnotation(TypeName.class)).value();
  }

  /** The encodings that it consists of: itself, but for a sum. */
  default List<PositionalEncoding> parts() {
    return List.of(this);
  }

  /** Where it acts. */
  Set<Site> sites();

  /** What it asks for, or cannot do. */
  Set<Limit> limits();

  /** Where it was published. */
  String paper();

  /** What its positions are counted in. */
  default Clock clock() {
    return Clock.INDEX;
  }

  /** Whether its positions follow from dates, which not every table has. */
  default boolean needsDates() {
    return !clock().isCounted();
  }

  /**
   * This encoding for rows of a kind, where its settings leave something to be found there.
   *
   * @param timesOfDay whether rows have times of day
   */
  default PositionalEncoding forRows(boolean timesOfDay) {
    return this;
  }

  /** Whether it reads positions from what tokens hold, so that windows differ. */
  default boolean dependsOnContent() {
    return false;
  }

  /** The greatest number of tokens it serves; null where any number is served. */
  default @Nullable Integer maximumLength() {
    return null;
  }

  /**
   * This encoding as a network of a shape learned it, for windows of another length: what its
   * settings leave to the length of training windows is said.
   *
   * @throws InvalidSettingException if what it learned has no form of its own for other lengths
   */
  default PositionalEncoding trainedOn(EncoderShape trained) {
    if (limits().contains(Limit.MAXIMUM_LENGTH) && maximumLength() == null) {
      throw new InvalidSettingException(
          "model.encoding",
          "must not be made for one length: %s learned numbers for each of %s steps; choose another encoding"
              .formatted(name(), trained.steps()));
    }
    return this;
  }

  /**
   * How many numbers this encoding adds to those that training learns, in a network of that shape.
   */
  long learnedNumbers(EncoderShape shape);

  /**
   * Hands what this encoding computes to the sites where it acts, in a network that passed {@link
   * #check}.
   */
  void contribute(Formulas formulas, Sites sites);

  /**
   * Refuses a network that this encoding cannot serve, with the reason.
   *
   * @param key where the encoding is set, as messages say it
   * @throws InvalidSettingException if it cannot
   */
  default void check(EncoderShape shape, String key) {
    Set<Limit> limits = limits();
    if (limits.contains(Limit.EVEN_WIDTH) && shape.width() % 2 != 0) {
      throw new InvalidSettingException(
          key,
          "must be given an even width, found %s, since %s works on pairs of columns; give %s"
              .formatted(shape.width(), name(), shape.width() + 1));
    }
    if (limits.contains(Limit.EVEN_HEAD_WIDTH) && shape.headWidth() % 2 != 0) {
      throw new InvalidSettingException(
          key,
          "must be given an even head width, since %s works on pairs of a head's columns; %s"
              .formatted(name(), headWidth(shape)));
    }
    if (limits.contains(Limit.CAUSAL_ONLY) && !shape.causal()) {
      throw new InvalidSettingException(
          key,
          "must be given causal attention, found bidirectional, since %s has no meaning for keys after their query"
              .formatted(name()));
    }
    if (limits.contains(Limit.BIDIRECTIONAL_ONLY) && shape.causal()) {
      throw new InvalidSettingException(
          key,
          "must be given bidirectional attention, found causal, since %s computes from the whole window"
              .formatted(name()));
    }
    Integer longest = maximumLength();
    if (longest != null && longest < shape.tokens()) {
      throw new InvalidSettingException(
          key + ".maximumLength",
          "must reach every token: %s learns %s positions, the window has %s tokens; give at least %s"
              .formatted(name(), longest, shape.tokens(), shape.tokens()));
    }
  }

  /** Refuses a network that this encoding cannot serve, whatever the encoding was set by. */
  default void check(EncoderShape shape) {
    check(shape, "encoding");
  }

  /** What a head width is, and with how many heads it would be even. */
  private static String headWidth(EncoderShape shape) {
    List<String> even =
        IntStream.rangeClosed(1, shape.width() / 2)
            .filter(heads -> shape.width() % (2 * heads) == 0)
            .mapToObj(Integer::toString)
            .toList();
    return "a width of %s over %s gives %s; give %s"
        .formatted(
            shape.width(),
            shape.heads() == 1 ? "1 head" : shape.heads() + " heads",
            shape.headWidth(),
            even.isEmpty()
                ? "an even width such as " + 2 * shape.heads() * ((shape.headWidth() + 1) / 2)
                : "a number of heads among " + String.join(", ", even));
  }

  /** The length of a learned table: the maximum length where one is given, else the tokens. */
  default int learnedLength(EncoderShape shape) {
    Integer longest = maximumLength();
    return longest == null ? shape.tokens() : longest;
  }
}
