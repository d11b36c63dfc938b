package io.github.sinecast.model;

import io.github.sinecast.encoding.formula.Axes;
import io.github.sinecast.encoding.formula.Numbers;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers of a formula as a variable of a graph. Those that differ from window to window have a
 * batch axis before the axes that the formula knows.
 */
final class GraphNumbers implements Numbers {
  private final SameDiff graph;
  private final SDVariable variable;
  private final boolean batched;
  private final int[] shape;

  private GraphNumbers(SameDiff graph, SDVariable variable, boolean batched, int... shape) {
    this.graph = graph;
    this.variable = variable;
    this.batched = batched;
    this.shape = shape.clone();
  }

  /** Numbers that all windows share, of the shape that the formula knows. */
  static GraphNumbers shared(SameDiff graph, SDVariable variable, int... shape) {
    return new GraphNumbers(graph, variable, false, shape);
  }

  /** Numbers of each window, whose variable has a batch axis before the formula's shape. */
  static GraphNumbers batched(SameDiff graph, SDVariable variable, int... shape) {
    return new GraphNumbers(graph, variable, true, shape);
  }

  /** The variable, with a batch axis where the numbers differ from window to window. */
  SDVariable variable() {
    return variable;
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public Numbers plus(Numbers other) {
    return with(other, SDVariable::add);
  }

  @Override
  public Numbers minus(Numbers other) {
    return with(other, SDVariable::sub);
  }

  @Override
  public Numbers times(Numbers other) {
    return with(other, SDVariable::mul);
  }

  @Override
  public Numbers dividedBy(Numbers other) {
    return with(other, SDVariable::div);
  }

  @Override
  public Numbers plus(double number) {
    return same(variable.add(number));
  }

  @Override
  public Numbers times(double factor) {
    return same(variable.mul(factor));
  }

  @Override
  public Numbers product(Numbers matrix) {
    GraphNumbers other = (GraphNumbers) matrix;
    int[] product = Axes.product(shape, other.shape);
    boolean anyBatched = batched || other.batched;
    if (shape.length == other.shape.length && batched == other.batched) {
      return new GraphNumbers(graph, variable.mmul(other.variable), anyBatched, product);
    }
    if (!batched && other.batched) {
      throw new IllegalArgumentException("a product of shared rows with each window's matrix");
    }
    int inner = shape[shape.length - 1];
    int columns = product[product.length - 1];
    if (other.batched) { // [B, N, T, K] by [B, K, M]
      SDVariable rows = variable.reshape(-1, Axes.size(shape) / inner, inner);
      return new GraphNumbers(graph, rows.mmul(other.variable), true, flattened(product))
          .reshaped(product);
    }
    if (other.shape.length == 2) { // [.., K] by [K, M]
      SDVariable rows = variable.reshape(-1, inner).mmul(other.variable);
      return new GraphNumbers(graph, rows.reshape(axes(batched, product)), batched, product);
    }
    // [B, N, T, K] by [N, K, M]: a matrix product shares no axis but the first
    SDVariable first =
        variable.permute(1, 0, 2, 3).reshape(shape[0], -1, inner).mmul(other.variable);
    SDVariable heads = first.reshape(shape[0], -1, shape[1], columns).permute(1, 0, 2, 3);
    return new GraphNumbers(graph, heads, true, product);
  }

  @Override
  public Numbers transposed() {
    int rank = variableRank();
    int[] order = IntStream.range(0, rank).toArray();
    order[rank - 2] = rank - 1;
    order[rank - 1] = rank - 2;
    int[] turned = shape();
    turned[shape.length - 2] = shape[shape.length - 1];
    turned[shape.length - 1] = shape[shape.length - 2];
    return new GraphNumbers(graph, variable.permute(order), batched, turned);
  }

  @Override
  public Numbers reshaped(int... wanted) {
    return new GraphNumbers(graph, variable.reshape(axes(batched, wanted)), batched, wanted);
  }

  @Override
  public Numbers swapped() {
    SDVariable swapped = batched ? variable.permute(0, 2, 1, 3) : variable.permute(1, 0, 2);
    return new GraphNumbers(graph, swapped, batched, shape[1], shape[0], shape[2]);
  }

  @Override
  public Numbers rows(int from, int count) {
    if (from == 0 && count == shape[0]) {
      return this;
    }
    SDIndex rows = SDIndex.interval(from, from + count);
    SDVariable part =
        batched
            ? variable.get(SDIndex.all(), rows, SDIndex.all())
            : graph.slice(variable, new int[] {from, 0}, count, shape[1]);
    return new GraphNumbers(graph, part, batched, count, shape[1]);
  }

  @Override
  public Numbers padded(int before, int after) {
    int[][] padding = new int[variableRank()][2];
    padding[variableRank() - 2] = new int[] {before, after};
    return new GraphNumbers(
        graph, pad(variable, padding), batched, before + shape[0] + after, shape[1]);
  }

  /**
   * Row i of T x (2T - 1) numbers, read from its column T - 1 - i on, is a row of the result. In
   * row-major order these starts are 2T - 2 apart, so that rows of that length have them in one
   * column.
   */
  @Override
  public Numbers byKey() {
    int heads = shape[0];
    int tokens = shape[1];
    if (tokens == 1) {
      return this;
    }
    int row = 2 * tokens - 2;
    SDVariable flat = variable.reshape(-1, tokens * (2 * tokens - 1));
    SDVariable shifted =
        flat.get(SDIndex.all(), SDIndex.interval(tokens - 1, tokens - 1 + tokens * row))
            .reshape(-1, tokens, row)
            .get(SDIndex.all(), SDIndex.all(), SDIndex.interval(0, tokens));
    int[] keys = {heads, tokens, tokens};
    return new GraphNumbers(graph, shifted.reshape(axes(batched, keys)), batched, keys);
  }

  @Override
  public Numbers byOffset() {
    int heads = shape[0];
    int tokens = shape[1];
    if (tokens == 1) {
      return this;
    }
    int row = 2 * tokens - 2;
    SDVariable wide =
        pad(variable.reshape(-1, tokens, tokens), new int[][] {{0, 0}, {0, 0}, {0, tokens - 2}});
    SDVariable shifted = pad(wide.reshape(-1, tokens * row), new int[][] {{0, 0}, {tokens - 1, 1}});
    int[] offsets = {heads, tokens, 2 * tokens - 1};
    return new GraphNumbers(graph, shifted.reshape(axes(batched, offsets)), batched, offsets);
  }

  @Override
  public Numbers sine() {
    return same(graph.math.sin(variable));
  }

  @Override
  public Numbers cosine() {
    return same(graph.math.cos(variable));
  }

  @Override
  public Numbers exponential() {
    return same(graph.math.exp(variable));
  }

  @Override
  public Numbers logarithm() {
    return same(graph.math.log(variable));
  }

  @Override
  public Numbers rectified() {
    return same(graph.nn.relu(variable, 0));
  }

  @Override
  public Numbers softplus() {
    return same(graph.nn.softplus(variable));
  }

  @Override
  public Numbers sigmoid() {
    return same(graph.nn.sigmoid(variable));
  }

  private GraphNumbers same(SDVariable result) {
    return new GraphNumbers(graph, result, batched, shape);
  }

  private interface Operator {
    SDVariable of(SDVariable one, SDVariable other);
  }

  private Numbers with(Numbers operand, Operator operator) {
    GraphNumbers other = (GraphNumbers) operand;
    int[] both = Axes.broadcast(shape, other.shape);
    SDVariable result = operator.of(stretched(both.length), other.stretched(both.length));
    return new GraphNumbers(graph, result, batched || other.batched, both);
  }

  /** The variable with its batch axis, if any, before as many others as wanted. */
  private SDVariable stretched(int rank) {
    if (!batched || shape.length == rank) {
      return variable;
    }
    int[] wider = new int[rank];
    Arrays.fill(wider, 1);
    System.arraycopy(shape, 0, wider, rank - shape.length, shape.length);
    return variable.reshape(axes(true, wider));
  }

  private SDVariable pad(SDVariable one, int[][] padding) {
    return graph.nn.pad(one, graph.constant(Nd4j.createFromArray(padding)), 0);
  }

  private int variableRank() {
    return shape.length + (batched ? 1 : 0);
  }

  /** All axes but the last two made one. */
  private static int[] flattened(int[] product) {
    int last = product[product.length - 1];
    return new int[] {Axes.size(product) / last, last};
  }

  private static long[] axes(boolean batched, int... shape) {
    IntStream own = IntStream.of(shape);
    return (batched ? IntStream.concat(IntStream.of(-1), own) : own).asLongStream().toArray();
  }
}
