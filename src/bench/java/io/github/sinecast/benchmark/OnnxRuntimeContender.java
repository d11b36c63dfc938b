package io.github.sinecast.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.sinecast.distribution.Postprocessing;
import io.github.sinecast.model.NetworkForecaster;
import io.github.sinecast.model.NetworkGraph;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.Start;
import io.github.sinecast.model.Weights;
import io.github.sinecast.onnx.ExportedModel;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import io.github.sinecast.window.Windows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * ONNX Runtime on the exported network. It answers many windows at once or in the parts that
 * Sinecast makes, whichever is faster on this machine.
 */
final class OnnxRuntimeContender implements Contender {
  /** How long each way is tried. */
  private static final double TRIED_SECONDS = 1;

  private final int threads;
  private final boolean spins;

  /**
   * @param spins whether idle threads wait for work without giving up their cores
   */
  OnnxRuntimeContender(int threads, boolean spins) {
    this.threads = threads;
    this.spins = spins;
  }

  /** Writes the network of a workload beside its weights. */
  static void export(Workload workload, Path weights) throws IOException {
    List<Parameter> parameters =
        NetworkGraph.forAnswers(workload.encoder(), workload.window(), DataType.FLOAT).parameters();
    float[] flat = SinecastContender.flat(InitialWeights.readForAnswers(weights));
    ExportedModel model =
        new ExportedModel(
            workload.encoder(),
            workload.window(),
            Start.NONE,
            List.of(new ExportedModel.Member(new Weights(parameters, flat), Postprocessing.NONE)),
            List.of());
    Files.write(file(weights), model.toBytes("benchmark", Map.of()));
  }

  private static Path file(Path weights) {
    return weights.resolveSibling(weights.getFileName() + ".onnx");
  }

  @Override
  public void train(Workload workload, Windows windows, Path weights, StepLog log) {
    throw new UnsupportedOperationException("ONNX Runtime answers only");
  }

  @Override
  public Answerer answerer(Workload workload, Windows windows, Path weights) throws IOException {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", spins ? "1" : "0");
      OrtSession session = environment.createSession(Files.readAllBytes(file(weights)), options);
      Answerer whole = answerer(environment, session, windows, windows.size());
      if (windows.size() <= NetworkForecaster.BATCH) {
        return whole;
      }
      Answerer parts = answerer(environment, session, windows, NetworkForecaster.BATCH);
      return Clocked.perSecond(whole::answer, TRIED_SECONDS)
              > Clocked.perSecond(parts::answer, TRIED_SECONDS)
          ? whole
          : parts;
    } catch (OrtException e) {
      throw new IOException(e);
    }
  }

  private static Answerer answerer(
      OrtEnvironment environment, OrtSession session, Windows windows, int atOnce)
      throws OrtException {
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < windows.size(); from += atOnce) {
      parts.add(new Part(environment, windows, from, Math.min(atOnce, windows.size() - from)));
    }
    int horizon = windows.spec().horizon();
    float[] answers = new float[windows.size() * horizon];
    return () -> {
      int at = 0;
      for (Part part : parts) {
        at += part.answer(session, answers, at);
      }
      return answers;
    };
  }

  /** Some windows with the native arrays that they are read from. */
  private static final class Part {
    private final Batch batch;
    private final FloatBuffer inputs;
    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

    Part(OrtEnvironment environment, Windows windows, int from, int count) throws OrtException {
      WindowSpec window = windows.spec();
      batch = new Batch(window, count);
      windows.gather(IntStream.range(from, from + count).toArray(), 0, batch);
      inputs =
          ByteBuffer.allocateDirect(batch.inputs().length * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      tensors.put(
          NetworkGraph.INPUTS,
          OnnxTensor.createTensor(
              environment, inputs, new long[] {count, window.tokens(), window.tokenWidth()}));
      double[] ones = new double[count];
      Arrays.fill(ones, 1);
      for (String name :
          List.of(ExportedModel.LAST, ExportedModel.LOCATION, ExportedModel.SPREAD)) {
        tensors.put(
            name,
            OnnxTensor.createTensor(environment, DoubleBuffer.wrap(ones), new long[] {count, 1}));
      }
    }

    /** Answers, and returns how many numbers that were. */
    int answer(OrtSession session, float[] answers, int at) {
      inputs.rewind();
      inputs.put(batch.inputs()).rewind();
      try (OrtSession.Result result = session.run(tensors, Set.of(ExportedModel.ANSWER))) {
        FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
        int count = found.remaining();
        found.get(answers, at, count);
        return count;
      } catch (OrtException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
