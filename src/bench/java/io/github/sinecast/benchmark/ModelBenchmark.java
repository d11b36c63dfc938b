package io.github.sinecast.benchmark;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A training step of the reference workload, what feeds it, and an inference. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ModelBenchmark {
  /** A trainer between two steps. */
  @State(Scope.Benchmark)
  public static class Training {
    @Param({"1", "2"})
    int threads;

    private SteppedTraining training;

    @Setup(Level.Trial)
    public void start() {
      training = new SteppedTraining(Workload.REFERENCE, threads);
      training.step();
    }

    @TearDown(Level.Trial)
    public void stop() {
      training.close();
    }
  }

  /** Windows in a random order, and the native array that a network reads them from. */
  @State(Scope.Benchmark)
  public static class Feeding {
    private final Windows windows = Workload.REFERENCE.windows(4096);
    private final Batch batch = new Batch(windows.spec(), Workload.BATCH);
    private int[] order;
    private INDArray inputs;
    private INDArray targets;
    private int next;

    @Setup(Level.Trial)
    public void start() {
      NativeBackend.start();
      order = TrainingOrder.ofFirstEpoch(windows.size(), Workload.SEED);
      targets = FloatArrays.zeros(batch.windows(), windows.spec().horizon());
      inputs =
          FloatArrays.zeros(batch.windows(), windows.spec().tokens(), windows.spec().tokenWidth());
    }

    float[] feed() {
      windows.gather(order, next, batch);
      FloatArrays.write(batch.inputs(), inputs);
      FloatArrays.write(batch.targets(), targets);
      next = (next + batch.windows()) % (order.length - batch.windows() + 1);
      return batch.targets();
    }
  }

  /** An encoder and the windows it answers. */
  @State(Scope.Benchmark)
  public static class Answering {
    @Param({"1", "256"})
    int windows;

    private Contender.Answerer answerer;

    @Setup(Level.Trial)
    public void start() throws IOException {
      Path weights = Settings.directory().resolve("jmh.weights");
      InitialWeights.write(Workload.REFERENCE, weights);
      answerer =
          new SinecastContender(1, Settings.microBatch())
              .answerer(Workload.REFERENCE, Workload.REFERENCE.windows(windows), weights);
    }
  }

  @Benchmark
  public void trainingStep(Training state) {
    state.training.step();
  }

  @Benchmark
  public float[] feedingAStep(Feeding state) {
    return state.feed();
  }

  @Benchmark
  public float[] inference(Answering state) {
    return state.answerer.answer();
  }
}
