package io.github.sinecast.model;

import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as a SameDiff graph: its body, the last linear map, and its head.
 *
 * <p>Shapes in comments: B batch, H horizon, R numbers of a step.
 */
public final class NetworkGraph {
  /** The placeholder of scaled inputs, B x T x I tokens or B x L of a path. */
  public static final String INPUTS = "inputs";

  /** The placeholder of what shall be answered, B x H; in a training graph only. */
  public static final String TARGETS = "targets";

  /** The placeholder of what answers are shifted by, B x 1; where windows are normalised only. */
  public static final String SHIFTS = "shifts";

  /** The placeholder of what answers are stretched by, B x 1; where windows are normalised only. */
  public static final String SPREADS = "spreads";

  /** The placeholder of what never changes in a series, B x S; in encoders with statics only. */
  public static final String STATICS = "statics";

  /** The encoded tokens before they are pooled, B x T x D; in encoders only. */
  public static final String ENCODED = "encoded";

  /** What each token takes from each, B x N x T x T; in encoders only, with the layer behind it. */
  static final String ATTENTION = "attention.";

  /** The answer, B x H x R. */
  public static final String ANSWER = "answer";

  /** The mean loss, a scalar; in a training graph only. */
  public static final String LOSS = "loss";

  private final GraphSpec spec;
  private final WindowSpec window;
  private final DataType type;
  private final SameDiff graph = SameDiff.create();
  private final ParameterStore parameters;
  private final NetworkBody body;
  private final Start start;

  private NetworkGraph(
      GraphSpec spec, WindowSpec window, Start start, DataType type, long seed, boolean training) {
    this.spec = spec;
    this.window = window;
    this.start = start;
    this.type = type;
    this.parameters = new ParameterStore(graph, type, seed);
    this.body = body(seed, training);
    SDVariable answers = answers(graph.placeHolder(INPUTS, type, inputShape(spec, window, -1)));
    answers.reshape(-1, window.horizon(), spec.head().numbers()).rename(ANSWER); // [B, H, R]
    if (training) {
      SDVariable targets = graph.placeHolder(TARGETS, type, -1, window.horizon()); // [B, H]
      SDVariable whole = start.isNone() ? answers : answers.add(started(answers));
      spec.head().lossOfEach(graph, whole, targets.reshape(-1, 1)).mean(LOSS);
      graph.setLossVariables(LOSS);
    }
  }

  /** A graph that answers: no dropout, no loss. */
  public static NetworkGraph forAnswers(GraphSpec spec, WindowSpec window, DataType type) {
    return forAnswers(spec, window, Start.NONE, type);
  }

  /** A graph that answers with what is added to a start. */
  public static NetworkGraph forAnswers(
      GraphSpec spec, WindowSpec window, Start start, DataType type) {
    return new NetworkGraph(spec, window, start, type, 0, false);
  }

  /**
   * A graph that learns: with dropout masks as placeholders, and the loss of its head.
   *
   * @param seed where initial values come from; the same seed gives all encodings the same other
   *     weights
   */
  public static NetworkGraph forTraining(
      GraphSpec spec, WindowSpec window, DataType type, long seed) {
    return forTraining(spec, window, Start.NONE, type, seed);
  }

  /** A graph that learns what is to be added to a start. */
  static NetworkGraph forTraining(
      GraphSpec spec, WindowSpec window, Start start, DataType type, long seed) {
    return new NetworkGraph(spec, window, start, type, seed, true);
  }

  /** The shapes of what is read of a number of windows, by placeholder. */
  public Map<String, long[]> inputShapes(int windows) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(INPUTS, inputShape(spec, window, windows));
    if (spec.form().isNormalised()) {
      shapes.put(SHIFTS, new long[] {windows, 1});
      shapes.put(SPREADS, new long[] {windows, 1});
    }
    if (graph.hasVariable(STATICS)) {
      shapes.put(STATICS, new long[] {windows, window.covariates().staticWidth()});
    }
    batchInputs().forEach(input -> shapes.put(input.name(), input.shape(windows)));
    return shapes;
  }

  /**
   * The numbers of each placeholder for a batch, row-major; more than this graph reads, maybe.
   *
   * @param augmentation where positional encodings draw from; null outside of training
   */
  public Map<String, float[]> inputs(Batch batch, @Nullable RandomGenerator augmentation) {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    numbers.put(INPUTS, batch.inputs());
    numbers.put(SHIFTS, batch.shifts());
    numbers.put(SPREADS, batch.spreads());
    numbers.put(STATICS, batch.statics());
    batchInputs().forEach(input -> numbers.put(input.name(), input.of(batch, augmentation)));
    return numbers;
  }

  /** The shape of the inputs of a number of windows. */
  static long[] inputShape(GraphSpec spec, WindowSpec window, long windows) {
    IntStream ofOne = Arrays.stream(spec.form().content().shape(window));
    return LongStream.concat(LongStream.of(windows), ofOne.asLongStream()).toArray();
  }

  /** The graph, with placeholders for inputs and targets. */
  public SameDiff graph() {
    return graph;
  }

  /** All trained arrays, in a fixed order. */
  public List<Parameter> parameters() {
    return parameters.list();
  }

  /** The placeholders of dropout masks. */
  public List<DropoutMask> dropoutMasks() {
    return body.dropoutMasks();
  }

  /** The names of what layers attend to, as {@link NetworkBody#contents}. */
  List<String> contents() {
    return body.contents();
  }

  /** The placeholders of what follows from which windows there are. */
  public List<BatchInput> batchInputs() {
    return body.batchInputs();
  }

  private NetworkBody body(long seed, boolean training) {
    if (spec instanceof EncoderSpec encoder) {
      return new EncoderBody(encoder, window, graph, parameters, type, seed, training);
    }
    if (spec instanceof FitsSpec fits) {
      return new FitsBody(graph, parameters, fits.season(), window.lookback(), window.horizon());
    }
    if (spec instanceof SparseTsfSpec sparse) {
      return new SparseTsfBody(
          graph, parameters, sparse.season(), window.lookback(), window.horizon());
    }
    if (spec instanceof CycleNetSpec cycles) {
      return new CycleNetBody(graph, parameters, cycles, window.lookback(), window.horizon());
    }
    return spec instanceof NLinearSpec
        ? new NLinearBody(window.lookback())
        : new DLinearBody(graph, window.lookback());
  }

  /** The answers in learned units, [B H, R]. */
  private SDVariable answers(SDVariable inputs) {
    SDVariable raw = body.numbers(inputs, lastMap()); // [B, H R]
    SDVariable rows = raw.reshape(-1, spec.head().numbers()); // [B H, R]
    if (!start.isNone()) {
      return spec.head().correction(graph, started(rows), rows);
    }
    SDVariable composed = spec.head().composed(graph, rows); // [B H, R]
    SDVariable shift = body.shift(inputs);
    SDVariable spread = body.spread(inputs);
    if (spec.form().isNormalised()) {
      shift = graph.placeHolder(SHIFTS, type, -1, 1);
      spread = graph.placeHolder(SPREADS, type, -1, 1);
    }
    return shift == null ? composed : inLearnedUnits(composed, shift, spread);
  }

  /**
   * What the network starts from, for each window.
   *
   * @param rows as many as there are windows and steps, [B H, R]
   */
  private SDVariable started(SDVariable rows) {
    INDArray steps = Nd4j.createFromArray(start.steps()).reshape(1, window.horizon(), -1);
    SDVariable none = rows.mul(0).reshape(-1, window.horizon(), spec.head().numbers());
    return none.add(graph.constant(steps.castTo(type))).reshape(-1, spec.head().numbers());
  }

  private LastMap lastMap() {
    double[] initial =
        IntStream.rangeClosed(1, window.horizon())
            .mapToDouble(window.target().form()::spreadUnlearned)
            .flatMap(
                spread ->
                    start.isNone()
                        ? Arrays.stream(spec.head().initial(spread))
                        : Arrays.stream(new double[spec.head().numbers()]))
            .toArray();
    return new LastMap(graph, parameters, initial);
  }

  /**
   * Shifts and stretches answers by window.
   *
   * @param composed [B H, R]
   * @param shift [B, 1] or [B, H]
   * @param spread [B, 1]; null for 1
   */
  private SDVariable inLearnedUnits(
      SDVariable composed, SDVariable shift, @Nullable SDVariable spread) {
    int numbers = spec.head().numbers();
    SDVariable answers = composed.reshape(-1, window.horizon(), numbers); // [B, H, R]
    if (spread != null) {
      SDVariable stretched = masked(spread.sub(1), 1, Head.Unit.PLACE, Head.Unit.DISTANCE);
      answers = answers.mul(stretched.add(1));
    }
    return answers.add(masked(shift, body.shifts(), Head.Unit.PLACE)).reshape(-1, numbers);
  }

  /**
   * Numbers of windows where the head's numbers have some units, and 0 elsewhere.
   *
   * @param ofWindow [B, steps]
   * @return [B, steps, R]
   */
  private SDVariable masked(SDVariable ofWindow, int steps, Head.Unit... units) {
    double[] mask =
        spec.head().units().stream()
            .mapToDouble(unit -> Arrays.asList(units).contains(unit) ? 1 : 0)
            .toArray();
    SDVariable row = BoundedNumbers.row(graph, type, mask); // [1, R]
    return ofWindow.reshape(-1, 1).mmul(row).reshape(-1, steps, mask.length);
  }
}
