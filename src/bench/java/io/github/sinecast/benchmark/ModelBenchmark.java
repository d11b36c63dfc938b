package io.github.sinecast.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

/** A training step and an inference of the reference workload. */
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
  public float[] inference(Answering state) {
    return state.answerer.answer();
  }
}
