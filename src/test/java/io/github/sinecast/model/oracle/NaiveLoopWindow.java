package io.github.sinecast.model.oracle;

import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.oracle.NaiveLoopClock;
import io.github.sinecast.model.Attention;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.window.WindowSpec;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** One window in a network: its sizes, the times of its tokens and the network's weights. */
public final class NaiveLoopWindow {
  final int steps;
  final int variates;
  final int width;
  final int heads;
  final boolean causal;
  private final List<LocalDateTime> times;
  private final Map<String, double[]> weights;
  private final String prefix;

  /**
   * @param weights row-major, by parameter name
   * @param times of the tokens, T of them; none where positions are counted
   */
  public NaiveLoopWindow(
      EncoderSpec spec,
      WindowSpec window,
      Map<String, double[]> weights,
      List<LocalDateTime> times) {
    this(
        window.steps(),
        window.variates(),
        spec.width(),
        spec.heads(),
        spec.attention() == Attention.CAUSAL,
        times,
        weights,
        "");
  }

  private NaiveLoopWindow(
      int steps,
      int variates,
      int width,
      int heads,
      boolean causal,
      List<LocalDateTime> times,
      Map<String, double[]> weights,
      String prefix) {
    this.steps = steps;
    this.variates = variates;
    this.width = width;
    this.heads = heads;
    this.causal = causal;
    this.times = times;
    this.weights = weights;
    this.prefix = prefix;
  }

  /** This window for a part of the network, whose weights' names start with its name. */
  NaiveLoopWindow within(String part) {
    return new NaiveLoopWindow(
        steps, variates, width, heads, causal, times, weights, prefix + part + ".");
  }

  int tokens() {
    return steps * variates;
  }

  int headWidth() {
    return width / heads;
  }

  int step(int token) {
    return token / variates;
  }

  int variate(int token) {
    return token % variates;
  }

  LocalDateTime time(int token) {
    return times.get(token);
  }

  double position(Clock clock, int token) {
    return NaiveLoopClock.position(clock, times, token);
  }

  /** The positions of all tokens. */
  double[] positions(Clock clock) {
    double[] positions = new double[tokens()];
    for (int token = 0; token < positions.length; token++) {
      positions[token] = position(clock, token);
    }
    return positions;
  }

  /** Weights, row-major. */
  double[] weight(String name) {
    double[] found = weights.get(prefix + name);
    if (found == null) {
      throw new IllegalArgumentException(prefix + name + " is not among " + weights.keySet());
    }
    return found;
  }
}
