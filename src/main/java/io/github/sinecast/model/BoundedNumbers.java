package io.github.sinecast.model;

import java.util.Arrays;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Rows of numbers of which some are free and some stay above a bound, {@code bound + log(1 +
 * exp(x))}.
 */
final class BoundedNumbers {
  /** The bound of a number that may be any. */
  static final double FREE = Double.NEGATIVE_INFINITY;

  /**
   * The bound of a scale, in learned units, where 1 is the spread of a row: far below any that is
   * met, and large enough that the square of a distance divided by it stays a float.
   */
  static final double LEAST_SCALE = 1e-4;

  private final double[] bounds;

  /**
   * @param bounds of each number in a row
   */
  BoundedNumbers(double... bounds) {
    this.bounds = bounds.clone();
  }

  /** From free numbers, [rows, R], to bounded ones. */
  SDVariable of(SameDiff graph, SDVariable raw) {
    DataType type = raw.dataType();
    double[] isFree = Arrays.stream(bounds).map(bound -> bound == FREE ? 1 : 0).toArray();
    double[] isBounded = Arrays.stream(isFree).map(free -> 1 - free).toArray();
    double[] added = Arrays.stream(bounds).map(bound -> bound == FREE ? 0 : bound).toArray();
    SDVariable bounded = softplus(graph, raw).mul(row(graph, type, isBounded));
    return bounded.add(raw.mul(row(graph, type, isFree))).add(row(graph, type, added));
  }

  /**
   * What is added to numbers: free numbers themselves, and to bounded ones as a factor of what is
   * above the bound.
   *
   * @param start the numbers, [rows, R]
   * @param raw free numbers, [rows, R]
   */
  SDVariable correction(SameDiff graph, SDVariable start, SDVariable raw) {
    DataType type = raw.dataType();
    double[] isFree = Arrays.stream(bounds).map(bound -> bound == FREE ? 1 : 0).toArray();
    double[] isBounded = Arrays.stream(isFree).map(free -> 1 - free).toArray();
    double[] least = Arrays.stream(bounds).map(bound -> bound == FREE ? 0 : bound).toArray();
    SDVariable above = start.sub(row(graph, type, least)).mul(row(graph, type, isBounded));
    return above.mul(Head.growth(graph, raw)).add(raw.mul(row(graph, type, isFree)));
  }

  /**
   * The free numbers that become the given ones.
   *
   * @param values above their bounds
   */
  double[] inverse(double... values) {
    double[] raw = new double[bounds.length];
    for (int index = 0; index < raw.length; index++) {
      double above = values[index] - bounds[index];
      raw[index] = bounds[index] == FREE ? values[index] : above + Math.log(-Math.expm1(-above));
    }
    return raw;
  }

  /** A constant row, [1, R]. */
  static SDVariable row(SameDiff graph, DataType type, double... values) {
    INDArray row = Nd4j.create(DataType.DOUBLE, 1, values.length);
    for (int column = 0; column < values.length; column++) {
      row.putScalar(0, column, values[column]);
    }
    return graph.constant(row.castTo(type));
  }

  /**
   * {@code log(1 + exp x)} as {@code (x + |x|) / 2 + log(1 + s)} with {@code s = exp(-|x|)}, which
   * cannot overflow and whose gradient is right at zero too; the logarithm as {@code 2 atanh(s / (2
   * + s))}, which keeps the digits of a small s.
   */
  private static SDVariable softplus(SameDiff graph, SDVariable x) {
    SDVariable size = graph.math.abs(x);
    SDVariable small = graph.math.exp(graph.math.neg(size));
    SDVariable logarithm = graph.math.atanh(small.div(small.add(2))).mul(2);
    return x.add(size).mul(0.5).add(logarithm);
  }
}
