package io.github.sinecast.model;

import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas;
import io.github.sinecast.encoding.formula.Initial;
import io.github.sinecast.encoding.formula.InitialValues;
import io.github.sinecast.encoding.formula.Numbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Formulas whose numbers become parts of a graph. */
final class GraphFormulas implements Formulas {
  /** What the names of an encoding's parameters begin with. */
  static final String PARAMETERS = "encoding.";

  private final Network network;
  private final String prefix;

  /** What formulas of all parts of a network share. */
  private record Network(
      SameDiff graph,
      DataType type,
      ParameterStore parameters,
      InitialValues initialValues,
      EncoderShape shape,
      int rowsApart,
      boolean training,
      List<TimeInput> timeInputs) {}

  /**
   * @param initialValues where training starts
   * @param rowsApart rows from one step of a window to the next
   * @param training whether augmentation takes place
   */
  GraphFormulas(
      SameDiff graph,
      DataType type,
      ParameterStore parameters,
      InitialValues initialValues,
      EncoderShape shape,
      int rowsApart,
      boolean training) {
    this(
        new Network(
            graph, type, parameters, initialValues, shape, rowsApart, training, new ArrayList<>()),
        "");
  }

  private GraphFormulas(Network network, String prefix) {
    this.network = network;
    this.prefix = prefix;
  }

  /** The placeholders of what follows from times. */
  List<TimeInput> timeInputs() {
    return List.copyOf(network.timeInputs);
  }

  @Override
  public EncoderShape shape() {
    return network.shape;
  }

  @Override
  public Numbers constant(double[] values, int... shape) {
    return GraphNumbers.shared(
        network.graph,
        network.graph.constant(
            Nd4j.createFromArray(values).reshape(axes(shape)).castTo(network.type)),
        shape);
  }

  @Override
  public Numbers learned(String name, Initial initial, int... shape) {
    return GraphNumbers.shared(
        network.graph,
        network.parameters.given(
            PARAMETERS + prefix + name,
            axes(shape),
            network.initialValues.of(prefix + name, initial, shape)),
        shape);
  }

  @Override
  public Numbers timed(Clock clock, TimeFormula formula, int... shape) {
    return clock.isCounted()
        ? constant(formula.of(TokenTimes.counted(network.shape)), shape)
        : input((times, random) -> formula.of(times), shape);
  }

  @Override
  public Numbers augmented(Clock clock, AugmentedFormula formula, int... shape) {
    return network.training
        ? input(formula, shape)
        : timed(clock, times -> formula.of(times, null), shape);
  }

  @Override
  public GraphFormulas within(String part) {
    return new GraphFormulas(network, prefix + part + ".");
  }

  private Numbers input(AugmentedFormula formula, int... shape) {
    String name = "times" + network.timeInputs.size();
    network.timeInputs.add(new TimeInput(name, network.shape, network.rowsApart, formula, shape));
    long[] batched =
        IntStream.concat(IntStream.of(-1), IntStream.of(shape)).asLongStream().toArray();
    SDVariable placeholder = network.graph.placeHolder(name, network.type, batched);
    return GraphNumbers.batched(network.graph, placeholder, shape);
  }

  private static long[] axes(int... shape) {
    return IntStream.of(shape).asLongStream().toArray();
  }
}
