package io.github.sinecast.encoding;

import io.github.sinecast.TimeLine;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.encoding.oracle.NaiveLoopClock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** One window inside attention: random queries, keys and learned numbers, at irregular times. */
final class AttentionWindow {
  /** Two ways to round the same few operations in double. */
  static final double DOUBLE_ROUNDING = 1e-12;

  private final EncoderShape shape;
  private final List<LocalDateTime> times;
  private final Map<String, double[]> learned = new HashMap<>();
  private final PlainNumbers tokens;
  private final PlainNumbers queries;
  private final PlainNumbers keys;
  final PlainSites sites;

  private AttentionWindow(
      PositionalEncoding encoding, EncoderShape shape, LocalDate monday, boolean sameTokens) {
    this.shape = shape;
    this.times = times(shape.tokens(), monday);
    Random random = new Random(3);
    this.queries = numbers(random, sameTokens);
    this.keys = numbers(random, sameTokens);
    this.tokens =
        new PlainNumbers(
            random.doubles(shape.tokens() * (long) shape.width(), -1, 1).toArray(),
            shape.tokens(),
            shape.width());
    TimeLine line =
        TimeLine.ofEpochSeconds(
            times.stream().mapToLong(time -> time.toEpochSecond(ZoneOffset.UTC)).toArray());
    this.sites =
        PlainSites.of(
            encoding,
            new PlainFormulas(
                shape,
                TokenTimes.of(shape, line, 0, 1),
                (name, initial, axes) ->
                    // Not the initial values: zeros and equal ones would hide mistakes.
                    learned.computeIfAbsent(
                        name,
                        asked ->
                            new Random(asked.hashCode()).doubles(size(axes), -1, 1).toArray())));
  }

  /** Tokens that all differ. */
  static AttentionWindow of(PositionalEncoding encoding, EncoderShape shape) {
    return new AttentionWindow(encoding, shape, LocalDate.of(2024, 2, 26), false);
  }

  /** Tokens that all ask and answer the same, in a window that starts on a Monday. */
  static AttentionWindow ofSameTokens(
      PositionalEncoding encoding, EncoderShape shape, LocalDate monday) {
    return new AttentionWindow(encoding, shape, monday, true);
  }

  /** What a layer's score of a pair gains. */
  double score(int layer, int head, int i, int j) {
    Sites.Content content = new Sites.Content(tokens, queries, keys);
    return Objects.requireNonNull(sites.scores(layer, content)).at(head, i, j);
  }

  /** What a layer's attention weight of a pair gains. */
  double weight(int layer, int head, int i, int j) {
    return Objects.requireNonNull(sites.weights(layer)).at(head, i, j);
  }

  /** The position of a token. */
  double position(Clock clock, int token) {
    return NaiveLoopClock.position(clock, times, token);
  }

  /** A token, D numbers. */
  double[] token(int t) {
    double[] token = new double[shape.width()];
    for (int d = 0; d < token.length; d++) {
      token[d] = tokens.at(t, d);
    }
    return token;
  }

  /** A head's query, K numbers. */
  double[] query(int head, int i) {
    return row(queries, head, i);
  }

  /** A head's key, K numbers. */
  double[] key(int head, int j) {
    return row(keys, head, j);
  }

  /** The learned numbers of a name. */
  double[] learned(String name) {
    return Objects.requireNonNull(
        learned.get(name), () -> name + " is none of " + learned.keySet());
  }

  private double[] row(PlainNumbers numbers, int head, int token) {
    double[] row = new double[shape.headWidth()];
    for (int k = 0; k < row.length; k++) {
      row[k] = numbers.at(head, token, k);
    }
    return row;
  }

  private PlainNumbers numbers(Random random, boolean sameTokens) {
    int columns = shape.headWidth();
    double[] values = new double[shape.heads() * shape.tokens() * columns];
    for (int index = 0; index < values.length; index++) {
      int before = index - columns;
      boolean firstToken = index / columns % shape.tokens() == 0;
      values[index] = sameTokens && !firstToken ? values[before] : random.nextGaussian();
    }
    return new PlainNumbers(values, shape.heads(), shape.tokens(), columns);
  }

  /** Every weekday but each third, at one of four times of day. */
  private static List<LocalDateTime> times(int tokens, LocalDate monday) {
    List<LocalDateTime> times = new ArrayList<>();
    for (int day = 0; times.size() < tokens; day++) {
      if (day % 7 < 5 && day % 3 != 1) {
        times.add(monday.plusDays(day).atTime(6 * (day % 4), 0));
      }
    }
    return times;
  }

  private static int size(int[] axes) {
    int size = 1;
    for (int axis : axes) {
      size *= axis;
    }
    return size;
  }
}
