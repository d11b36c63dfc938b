package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.Numbers;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import java.util.random.RandomGenerator;

/** Formulas of one window that are computed at once, as in training: augmentation takes place. */
record Training(PlainFormulas plain, TokenTimes times, RandomGenerator random) implements Formulas {
  /** For encodings that learn nothing. */
  Training(EncoderShape shape, TokenTimes times, RandomGenerator random) {
    this(
        new PlainFormulas(
            shape,
            times,
            (name, initial, axes) -> {
              throw new IllegalStateException("nothing is learned, but " + name);
            }),
        times,
        random);
  }

  @Override
  public EncoderShape shape() {
    return plain.shape();
  }

  @Override
  public Numbers constant(double[] values, int... wanted) {
    return plain.constant(values, wanted);
  }

  @Override
  public Numbers learned(String name, Initial initial, int... wanted) {
    return plain.learned(name, initial, wanted);
  }

  @Override
  public Numbers timed(Clock clock, TimeFormula formula, int... wanted) {
    return plain.timed(clock, formula, wanted);
  }

  @Override
  public Numbers augmented(Clock clock, AugmentedFormula formula, int... wanted) {
    return new PlainNumbers(formula.of(times, random), wanted);
  }

  @Override
  public Formulas within(String part) {
    return new Training(plain.within(part), times, random);
  }
}
