package io.github.sinecast.encoding.formula;

import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where formulas get their numbers: constants, learned arrays, and what follows from the times of a
 * window's tokens.
 */
public interface Formulas {
  /** The sizes of the network. */
  EncoderShape shape();

  /** Numbers that never change, row-major. */
  Numbers constant(double[] values, int... shape);

  /**
   * Numbers that training changes.
   *
   * @param name tells this array apart from the others of the same encoding and layer
   */
  Numbers learned(String name, Initial initial, int... shape);

  /**
   * Numbers that follow from the times of a window's tokens; constants where the clock counts.
   *
   * @param clock what the formula asks the times for
   */
  Numbers timed(Clock clock, TimeFormula formula, int... shape);

  /**
   * Numbers that follow from times and, in training only, from a draw: new for every window of
   * every step.
   */
  Numbers augmented(Clock clock, AugmentedFormula formula, int... shape);

  /** These formulas for a part of the network: names of learned arrays start with its name. */
  Formulas within(String part);

  /** These formulas for an attention layer that has learned arrays of its own. */
  default Formulas layer(int layer) {
    return within("layer" + layer);
  }

  /** One row for each token, {@code [T, columns]}, by its position. */
  default Numbers byPosition(Clock clock, int columns, RowFormula row) {
    RowsByPosition rows = new RowsByPosition(columns, row);
    return timed(clock, times -> rows.of(times.positions(clock)), shape().tokens(), columns);
  }

  /** One number for each pair of tokens, {@code [1, T, T]}, by the positions of query and key. */
  default Numbers byPair(Clock clock, PairFormula pair) {
    return timed(
        clock,
        times -> {
          double[] positions = times.positions(clock);
          double[] values = new double[positions.length * positions.length];
          for (int query = 0; query < positions.length; query++) {
            for (int key = 0; key < positions.length; key++) {
              values[query * positions.length + key] = pair.value(positions[query], positions[key]);
            }
          }
          return values;
        },
        1,
        shape().tokens(),
        shape().tokens());
  }

  /**
   * A constant one for each pair of tokens that a rule names, zero for others: {@code [1, T, T]}.
   */
  default Numbers pairs(BiPredicate<Integer, Integer> rule) {
    return byPair(Clock.INDEX, (query, key) -> rule.test((int) query, (int) key) ? 1 : 0);
  }

  /**
   * A choice of rows: the constant matrix of ones and zeros {@code [chosen, rows]} whose product
   * with {@code [rows, columns]} takes row {@code chosen[n]} for row n.
   */
  default Numbers choice(int[] chosen, int rows) {
    double[] ones = new double[chosen.length * rows];
    for (int place = 0; place < chosen.length; place++) {
      ones[place * rows + chosen[place]] = 1;
    }
    return constant(ones, chosen.length, rows);
  }

  /**
   * A number for each head and offset, spread over all pairs of tokens: {@code [N, 2T - 1]} to
   * {@code [N, T, T]}, columns as in {@link Numbers#byKey}.
   */
  default Numbers spread(Numbers offsets) {
    int tokens = shape().tokens();
    int heads = offsets.shape()[0];
    Numbers rows = constant(new double[tokens], 1, tokens, 1);
    return offsets.reshaped(heads, 1, 2 * tokens - 1).plus(rows).byKey();
  }

  /** Numbers of a window, row-major, by the times of its tokens. */
  @FunctionalInterface
  interface TimeFormula {
    /** One number for each token. */
    double[] of(TokenTimes times);
  }

  /** Numbers of a window, row-major, by the times of its tokens and a draw. */
  @FunctionalInterface
  interface AugmentedFormula {
    /**
     * The numbers.
     *
     * @param random where the draw comes from; null outside of training
     */
    double[] of(TokenTimes times, @Nullable RandomGenerator random);
  }

  /** A number by position and column. */
  @FunctionalInterface
  interface RowFormula {
    /** The number of a column at a position. */
    double value(double position, int column);
  }

  /** A number by the positions of a query and a key. */
  @FunctionalInterface
  interface PairFormula {
    /** The number of a query and a key at their positions. */
    double value(double query, double key);
  }
}
