package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All that an encoding does in a window whose tokens, queries, keys and weights are random, in
 * every layer: numbers by head, row and column.
 */
final class Outcome {
  private final EncoderShape shape;
  private final TokenTimes times;
  private final Plain plain;
  private final List<PlainNumbers> numbers = new ArrayList<>();

  private Outcome(
      PositionalEncoding encoding, EncoderShape shape, TokenTimes times, boolean reversed) {
    this.shape = shape;
    this.times = times;
    this.plain = Plain.random(encoding, shape, times, 5);
    int heads = shape.heads();
    int tokens = shape.tokens();
    PlainNumbers inputs = random(1, reversed, tokens, shape.width());
    add(plain.sites.table(inputs));
    add(plain.sites.changed(inputs));
    for (int layer = 0; layer < shape.layers(); layer++) {
      PlainNumbers queries = random(2, reversed, heads, tokens, shape.headWidth());
      PlainNumbers keys = random(3, reversed, heads, tokens, shape.headWidth());
      add(plain.sites.scores(layer, new Sites.Content(inputs, queries, keys)));
      if (plain.sites.transformsQueriesAndKeys()) {
        add(plain.sites.queries(layer, queries));
        add(plain.sites.keys(layer, keys));
      }
      add(plain.sites.weights(layer));
      PlainNumbers weights = random(4, false, heads, tokens, tokens);
      add(plain.sites.values(layer, reversed ? bothReversed(weights) : weights));
    }
    plain.sites.rotations().forEach(this::addTurns);
  }

  static Outcome of(PositionalEncoding encoding, EncoderShape shape, TokenTimes times) {
    return new Outcome(encoding, shape, times, false);
  }

  /** How many learned numbers were asked for. */
  long learnedNumbers() {
    return plain.learned.values().stream().mapToLong(values -> values.length).sum();
  }

  /** Whether the same comes out, but for rounding. */
  boolean isNear(Outcome other) {
    if (numbers.size() != other.numbers.size()) {
      return false;
    }
    for (int index = 0; index < numbers.size(); index++) {
      if (!isNear(numbers.get(index), other.numbers.get(index))) {
        return false;
      }
    }
    return true;
  }

  /** Whether reversed tokens give the same, reversed. */
  static boolean isReversible(PositionalEncoding encoding, EncoderShape shape) {
    TokenTimes times = TokenTimes.counted(shape);
    Outcome forward = new Outcome(encoding, shape, times, false);
    Outcome backward = new Outcome(encoding, shape, times, true);
    PlainSites sites = forward.plain.sites;
    boolean reversible = sites.rotations().isEmpty() && !sites.transformsQueriesAndKeys();
    for (int index = 0; index < forward.numbers.size(); index++) {
      PlainNumbers one = forward.numbers.get(index);
      PlainNumbers other = backward.numbers.get(index);
      int[] axes = one.shape();
      boolean ofPairs = axes.length == 3 && axes[2] == shape.tokens();
      reversible &= isNear(ofPairs ? bothReversed(one) : rowsReversed(one), other);
    }
    return reversible;
  }

  private void add(@Nullable PlainNumbers added) {
    if (added != null) {
      numbers.add(added);
    }
  }

  private void addTurns(Rotation rotation) {
    Clock clock = rotation.clock();
    int pairs = rotation.pairs();
    double[] turns = new double[shape.tokens() * 2 * pairs];
    for (int token = 0; token < shape.tokens(); token++) {
      double position = times.position(clock, token);
      for (int pair = 0; pair < pairs; pair++) {
        turns[(token * pairs + pair) * 2] = rotation.angle(position, pair);
        turns[(token * pairs + pair) * 2 + 1] = rotation.queryScale(position, pair);
      }
    }
    add(new PlainNumbers(turns, shape.tokens(), 2 * pairs));
  }

  private static PlainNumbers random(long seed, boolean reversed, int... axes) {
    int size = 1;
    for (int length : axes) {
      size *= length;
    }
    PlainNumbers drawn = new PlainNumbers(new Random(seed).doubles(size, -1, 1).toArray(), axes);
    return reversed ? rowsReversed(drawn) : drawn;
  }

  /** The second axis from its end, and the last one too. */
  private static PlainNumbers bothReversed(PlainNumbers numbers) {
    PlainNumbers rows = rowsReversed(numbers);
    return (PlainNumbers) rowsReversed((PlainNumbers) rows.transposed()).transposed();
  }

  /** The last axis but one from its end. */
  private static PlainNumbers rowsReversed(PlainNumbers numbers) {
    int[] axes = numbers.shape();
    int columns = axes[axes.length - 1];
    int rows = axes[axes.length - 2];
    double[] values = numbers.values();
    double[] reversed = new double[values.length];
    for (int index = 0; index < values.length; index++) {
      int row = index / columns % rows;
      reversed[index + (rows - 1 - 2 * row) * columns] = values[index];
    }
    return new PlainNumbers(reversed, axes);
  }

  private static boolean isNear(PlainNumbers one, PlainNumbers other) {
    double[] first = one.values();
    double[] second = other.values();
    for (int index = 0; index < first.length; index++) {
      if (!(Math.abs(first[index] - second[index]) <= 1e-9)) {
        return false;
      }
    }
    return first.length == second.length;
  }
}
