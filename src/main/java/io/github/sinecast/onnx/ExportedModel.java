package io.github.sinecast.onnx;

import static io.github.sinecast.onnx.OnnxGraph.BATCH;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.GraphSpec;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.NetworkGraph;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.Start;
import io.github.sinecast.model.StudentTHead;
import io.github.sinecast.model.Weights;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import onnx.Onnx.TensorProto.DataType;

/**
 * A trained model that is written as an ONNX graph.
 *
 * <p>Shapes: B batch, which is free, H horizon, R numbers of a step, Q levels.
 *
 * @param network the shape of its networks
 * @param window what a window holds
 * @param start what the networks add to
 * @param members its network, or those of an ensemble, whose forecasts are averaged
 * @param levels the quantiles that the forecast has besides its point, where they are a formula on
 *     the answer
 */
public record ExportedModel(
    NetworkSpec network,
    WindowSpec window,
    Start start,
    List<Member> members,
    List<Double> levels) {
  /** The last known value of each window, B x 1. */
  public static final String LAST = "last";

  /** The location of the target's scale, B x 1. */
  public static final String LOCATION = "location";

  /** The spread of the target's scale, B x 1, or B x H where a volatility model gives it. */
  public static final String SPREAD = "spread";

  /** The volatility by which corrections are multiplied, B x 1; only where there are any. */
  public static final String VOLATILITY = "volatility";

  /** What the network answers, in learned units, B x H x R. */
  public static final String ANSWER = NetworkGraph.ANSWER;

  /** The point and the quantiles in the units of the file, B x H x (1 + Q). */
  public static final String FORECAST = "forecast";

  /** The key of the config in the metadata of a file. */
  public static final String CONFIG = "config";

  /** The key of the levels of the forecast's quantiles, which are parted by commas. */
  public static final String QUANTILES = "quantiles";

  /**
   * A network of a model.
   *
   * @param weights its trained numbers
   * @param postprocessing what is done to its answers
   */
  public record Member(Weights weights, Postprocessing postprocessing) {}

  public ExportedModel {
    members = List.copyOf(members);
    levels = List.copyOf(levels);
    if (members.size() > 1 && network.head() instanceof StudentTHead) {
      throw new InvalidInputException(
          "an ensemble of networks with model.head: student-t cannot be exported, because it"
              + " averages quantiles of t distributions, for which ONNX has no operation; use"
              + " model.head: quantile or normal");
    }
  }

  /** Whether forecasts have the quantiles of all levels besides their points. */
  public boolean hasQuantiles() {
    return members.stream()
        .allMatch(one -> ForecastNodes.hasQuantiles(network.head(), one.postprocessing()));
  }

  /**
   * The file.
   *
   * @param version that of the program
   * @param metadata what the file says besides its graph
   * @throws InvalidInputException if the network has an operation without an ONNX form
   */
  public byte[] toBytes(String version, Map<String, String> metadata) {
    OnnxGraph graph = new OnnxGraph();
    Head head = network.head();
    boolean isScaledByVolatility = window.target().scale() != null;
    List<String> answers = answers(graph).stream().map(own -> whole(graph, own)).toList();
    UnitNodes units = new UnitNodes(graph, window);
    String volatility = needsVolatility() ? units.ofWindow(VOLATILITY, 1) : null;
    List<String> points = new ArrayList<>();
    List<String> quantiles = new ArrayList<>();
    for (int index = 0; index < members.size(); index++) {
      ForecastNodes forecast =
          new ForecastNodes(
              graph,
              window.horizon(),
              members.get(index).postprocessing(),
              !isScaledByVolatility,
              volatility);
      points.add(forecast.points(head, answers.get(index)));
      if (hasQuantiles()) {
        quantiles.add(forecast.quantiles(head, answers.get(index), levels, members.size() > 1));
      }
    }
    graph.add(
        "Cast",
        List.of(mean(graph, answers)),
        List.of(ANSWER),
        OnnxGraph.integer("to", DataType.FLOAT.getNumber()));
    List<String> columns = new ArrayList<>(List.of(mean(graph, points)));
    if (hasQuantiles()) {
      columns.add(mean(graph, quantiles));
    }
    String learned =
        columns.size() == 1
            ? columns.get(0)
            : graph.node("Concat", columns, OnnxGraph.integer("axis", 2));
    graph.add("Identity", List.of(units.inUnits(learned)), List.of(FORECAST));
    graph.output(ANSWER, DataType.FLOAT, BATCH, window.horizon(), head.numbers());
    graph.output(
        FORECAST,
        DataType.DOUBLE,
        BATCH,
        window.horizon(),
        1 + (hasQuantiles() ? levels.size() : 0));
    return graph.toBytes(version, metadata);
  }

  /** Whether quantiles are corrected in units of a volatility that the window's rows give. */
  private boolean needsVolatility() {
    return window.target().scale() == null
        && hasQuantiles()
        && members.stream()
            .map(one -> one.postprocessing().calibration())
            .anyMatch(calibration -> calibration != null && !calibration.isByWidth());
  }

  /**
   * Adds the networks and what they read.
   *
   * @return the answer of each, [B, H, R]
   */
  private List<String> answers(OnnxGraph graph) {
    List<Map<String, float[]>> parameters =
        members.stream().map(member -> member.weights().byName()).toList();
    if (network instanceof Lstm lstm) {
      graph.input(NetworkGraph.INPUTS, DataType.FLOAT, BATCH, window.tokens(), window.tokenWidth());
      return parameters.stream().map(own -> LstmNodes.add(graph, lstm, window, own)).toList();
    }
    NativeBackend.start();
    NetworkGraph built =
        NetworkGraph.forAnswers(
            (GraphSpec) network, window, start, org.nd4j.linalg.api.buffer.DataType.FLOAT);
    built
        .inputShapes((int) BATCH)
        .forEach((name, shape) -> graph.input(name, DataType.FLOAT, shape));
    return parameters.stream()
        .map(own -> NetworkNodes.copy(built.graph(), NetworkGraph.ANSWER, graph, own))
        .toList();
  }

  /** An answer in double precision, with what the network adds to. */
  private String whole(OnnxGraph graph, String answer) {
    String exact = graph.cast(answer, DataType.DOUBLE);
    if (start.isNone()) {
      return exact;
    }
    double[] steps = Arrays.stream(start.steps()).flatMapToDouble(Arrays::stream).toArray();
    return graph.node(
        "Add", exact, graph.constant(steps, 1, window.horizon(), network.head().numbers()));
  }

  private static String mean(OnnxGraph graph, List<String> all) {
    return all.size() == 1
        ? all.get(0)
        : graph.node(
            "Mul", graph.node("Sum", all), graph.constant(new double[] {1.0 / all.size()}));
  }
}
