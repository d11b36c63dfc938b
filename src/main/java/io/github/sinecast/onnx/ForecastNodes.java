package io.github.sinecast.onnx;

import io.github.sinecast.distribution.ConformalCalibration;
import io.github.sinecast.distribution.Normal;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.distribution.QuantileCurve;
import io.github.sinecast.distribution.Tails;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.NormalHead;
import io.github.sinecast.model.PointHead;
import io.github.sinecast.model.QuantileHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that make the forecast of one network from its answer, in learned units and double
 * precision: what {@link Postprocessing} does, as far as it is a formula on quantiles.
 *
 * <p>Shapes in comments: B batch, H horizon, L levels.
 */
final class ForecastNodes {
  private static final double MEDIAN = 0.5;

  private final OnnxGraph graph;
  private final int horizon;
  private final Postprocessing postprocessing;
  private final boolean widens;

  /** What corrections are multiplied by, [B, 1, 1]; null for 1. */
  private final @Nullable String volatility;

  ForecastNodes(
      OnnxGraph graph,
      int horizon,
      Postprocessing postprocessing,
      boolean widens,
      @Nullable String volatility) {
    this.graph = graph;
    this.horizon = horizon;
    this.postprocessing = postprocessing;
    this.widens = widens;
    this.volatility = volatility;
  }

  /** Whether quantiles of a network are formulas on its answer. */
  static boolean hasQuantiles(Head head, Postprocessing postprocessing) {
    return head instanceof QuantileHead
        || head instanceof NormalHead
        || (head instanceof PointHead && postprocessing.calibration() != null);
  }

  /**
   * The points, [B, H, 1].
   *
   * @param answer [B, H, R]
   */
  String points(Head head, String answer) {
    int column = head instanceof QuantileHead quantiles ? quantiles.levels().indexOf(MEDIAN) : 0;
    String points = graph.slice(answer, 2, column, column + 1L, 1);
    double share = postprocessing.median();
    return share == 1 ? points : graph.node("Mul", points, number(share));
  }

  /** Quantiles that are known at some levels, [B, H, L]. */
  private record Curve(List<Double> levels, String values) {}

  /**
   * The quantiles of some levels, [B, H, L].
   *
   * @param answer [B, H, R]
   * @param averaged whether they are averaged with those of other networks
   */
  String quantiles(Head head, String answer, List<Double> levels, boolean averaged) {
    ConformalCalibration calibration = postprocessing.calibration();
    if (calibration == null) {
      return head instanceof NormalHead
          ? normal(answer, levels)
          : at(levels, tailed(own((QuantileHead) head, answer)), averaged);
    }
    List<Double> corrected = DoubleStream.of(calibration.levels()).boxed().toList();
    String sum =
        graph.node(
            "Add",
            uncorrected(head, answer, corrected),
            corrections(calibration, unit(head, answer, calibration)));
    return at(levels, tailed(widened(ordered(new Curve(corrected, sum)))), averaged);
  }

  /** Quantiles before they are corrected, [B, H, L], or [B, H, 1] where all are the point. */
  private String uncorrected(Head head, String answer, List<Double> levels) {
    if (head instanceof QuantileHead quantiles) {
      return at(levels, own(quantiles, answer), false);
    }
    return head instanceof NormalHead ? normal(answer, levels) : points(head, answer);
  }

  /** What corrections are multiplied by; null for 1. */
  private @Nullable String unit(Head head, String answer, ConformalCalibration calibration) {
    if (!calibration.isByWidth()) {
      return volatility;
    }
    if (head instanceof PointHead) {
      return null;
    }
    String both = uncorrected(head, answer, List.of(0.1, 0.9)); // [B, H, 2]
    String width = graph.node("Sub", graph.slice(both, 2, 1, 2, 1), graph.slice(both, 2, 0, 1, 1));
    return graph.node("Max", width, number(ConformalCalibration.LEAST_WIDTH)); // [B, H, 1]
  }

  /** The quantiles that the network answers with, before they are corrected. */
  private Curve own(QuantileHead head, String answer) {
    return widened(new Curve(head.levels(), moved(head, answer)));
  }

  /** Quantiles with their median at its share. */
  private String moved(QuantileHead head, String answer) {
    double share = postprocessing.median();
    if (share == 1) {
      return answer;
    }
    int median = head.levels().indexOf(MEDIAN);
    String move =
        graph.node("Mul", graph.slice(answer, 2, median, median + 1L, 1), number(share - 1));
    return graph.node("Add", answer, move);
  }

  private String normal(String answer, List<Double> levels) {
    String points =
        graph.node("Mul", graph.slice(answer, 2, 0, 1, 1), number(postprocessing.median()));
    String deviation = graph.slice(answer, 2, 1, 2, 1); // [B, H, 1]
    String widest = widens ? runningMaximum(deviation, 1, horizon) : deviation;
    double[] scores = levels.stream().mapToDouble(Normal::score).toArray();
    return graph.node(
        "Add", points, graph.node("Mul", widest, graph.constant(scores, 1, 1, scores.length)));
  }

  /** What is added to quantiles, [1 or B, H, L]. */
  private String corrections(ConformalCalibration calibration, @Nullable String unit) {
    double[] flat =
        Arrays.stream(calibration.corrections()).flatMapToDouble(Arrays::stream).toArray();
    String corrections = graph.constant(flat, 1, horizon, flat.length / horizon);
    return unit == null ? corrections : graph.node("Mul", unit, corrections);
  }

  /** Quantiles that would cross their neighbour nearer to the median are as that one. */
  private Curve ordered(Curve curve) {
    int size = curve.levels().size();
    int median = curve.levels().indexOf(MEDIAN);
    String above =
        runningMaximum(graph.slice(curve.values(), 2, median, size, 1), 2, size - median);
    String below = graph.node("Neg", graph.slice(curve.values(), 2, median, Long.MIN_VALUE, -1));
    String falling = graph.node("Neg", runningMaximum(below, 2, median + 1));
    String rising = graph.slice(falling, 2, median, 0, -1);
    return new Curve(curve.levels(), joined(2, rising, above));
  }

  /** No step is narrower than the one before. */
  private Curve widened(Curve curve) {
    if (!widens || horizon == 1) {
      return curve;
    }
    double[] outwards =
        curve.levels().stream().mapToDouble(level -> Math.signum(level - MEDIAN)).toArray();
    String direction = graph.constant(outwards, 1, 1, outwards.length);
    int median = curve.levels().indexOf(MEDIAN);
    String middle = graph.slice(curve.values(), 2, median, median + 1L, 1);
    String distance = graph.node("Mul", graph.node("Sub", curve.values(), middle), direction);
    String widest = graph.node("Mul", runningMaximum(distance, 1, horizon), direction);
    return new Curve(curve.levels(), graph.node("Add", middle, widest));
  }

  /** A curve with the levels of its tails, whose weights differ from step to step. */
  private Curve tailed(Curve curve) {
    Tails tails = postprocessing.tails();
    if (tails == null) {
      return curve;
    }
    List<Double> all =
        Stream.concat(curve.levels().stream(), tails.levels().stream()).sorted().toList();
    int size = curve.levels().size();
    int median = curve.levels().indexOf(MEDIAN);
    double[] weights = new double[horizon * size * all.size()];
    for (int step = 0; step < horizon; step++) {
      for (int to = 0; to < all.size(); to++) {
        double level = all.get(to);
        int at = step * size * all.size() + to;
        int known = curve.levels().indexOf(level);
        if (known >= 0) {
          weights[at + known * all.size()] = 1;
        } else {
          double ratio = tails.ratios().get(step).get(tails.levels().indexOf(level));
          weights[at + (level < MEDIAN ? 0 : size - 1) * all.size()] = ratio;
          weights[at + median * all.size()] = 1 - ratio;
        }
      }
    }
    String rows = graph.reshape(curve.values(), -1, horizon, 1, size);
    String extended =
        graph.node("MatMul", rows, graph.constant(weights, horizon, size, all.size()));
    return new Curve(all, graph.reshape(extended, -1, horizon, all.size()));
  }

  private String at(List<Double> levels, Curve curve, boolean averaged) {
    double[][] weights = weights(curve.levels(), levels, averaged);
    double[] flat = Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray();
    return graph.node(
        "MatMul", curve.values(), graph.constant(flat, weights.length, weights[0].length));
  }

  /**
   * What each known quantile weighs in those of other levels, as {@link QuantileCurve} has it: a
   * curve is linear in its values.
   */
  private static double[][] weights(List<Double> known, List<Double> wanted, boolean averaged) {
    double[] levels = known.stream().mapToDouble(Double::doubleValue).toArray();
    List<double[]> ofSteps = new ArrayList<>();
    for (int from = 0; from <= levels.length; from++) {
      double[] values = new double[levels.length];
      Arrays.fill(values, from, levels.length, 1);
      QuantileCurve own = new QuantileCurve(levels, values);
      DoubleUnaryOperator curve =
          averaged ? QuantileCurve.through(own::quantile)::quantile : own::quantile;
      ofSteps.add(wanted.stream().mapToDouble(curve::applyAsDouble).toArray());
    }
    double[][] weights = new double[levels.length][wanted.size()];
    for (int from = 0; from < levels.length; from++) {
      for (int to = 0; to < wanted.size(); to++) {
        weights[from][to] = ofSteps.get(from)[to] - ofSteps.get(from + 1)[to];
      }
    }
    return weights;
  }

  /**
   * Each number and all before it along an axis: in as few nodes as the length has binary digits.
   */
  private String runningMaximum(String values, int axis, int length) {
    String running = values;
    for (int apart = 1; apart < length; apart *= 2) {
      String first = graph.slice(running, axis, 0, apart, 1);
      String later = graph.slice(running, axis, apart, length, 1);
      String earlier = graph.slice(running, axis, 0, (long) length - apart, 1);
      running = joined(axis, first, graph.node("Max", later, earlier));
    }
    return running;
  }

  private String joined(int axis, String... parts) {
    return graph.node("Concat", List.of(parts), OnnxGraph.integer("axis", axis));
  }

  private String number(double value) {
    return graph.constant(new double[] {value});
  }
}
