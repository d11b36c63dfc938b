package io.github.sinecast.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The process in which one contender does one thing; started by {@link ModelSpeed}. */
final class ModelSpeedChild {
  /** Steps that warm up, for each that is timed: fewer, and the JVM is still compiling. */
  private static final double UNTIMED = 1.6;

  /** The answers that are shown. */
  private static final int ANSWERS = 6;

  private ModelSpeedChild() {}

  public static void main(String[] arguments) throws IOException {
    Task.Name name = Task.Name.valueOf(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    Task.Work work = Task.Work.valueOf(arguments[2]);
    Workload workload = Workload.valueOf(arguments[3]);
    Path weights = Path.of(arguments[4]);
    int steps = Integer.parseInt(arguments[5]);
    double seconds = Double.parseDouble(arguments[6]);
    int microBatch = Integer.parseInt(arguments[7]);
    Contender contender =
        switch (name) {
          case SINECAST -> new SinecastContender(threads, microBatch);
          case LIBTORCH -> new LibtorchContender();
          case ONNX_SPINNING -> new OnnxRuntimeContender(threads, true);
          case ONNX_RESTING -> new OnnxRuntimeContender(threads, false);
          case SAMEDIFF -> new SameDiffContender();
        };
    Measurement measurement =
        work == Task.Work.TRAINING
            ? training(contender, workload, weights, steps)
            : inference(contender, workload, weights, work.windows(), seconds);
    System.out.println(measurement.line());
    // A contender's threads may still be waiting for work.
    System.exit(0);
  }

  private static Measurement training(
      Contender contender, Workload workload, Path weights, int steps) throws IOException {
    int untimed = Math.max(StepLog.LOSSES, (int) (UNTIMED * steps));
    StepLog log = new StepLog(untimed);
    contender.train(workload, workload.windows(Workload.BATCH * (untimed + steps)), weights, log);
    return new Measurement(log.stepsPerSecond(), PeakMemory.mebibytes(), log.losses());
  }

  private static Measurement inference(
      Contender contender, Workload workload, Path weights, int windows, double seconds)
      throws IOException {
    Contender.Answerer answerer = contender.answerer(workload, workload.windows(windows), weights);
    double rate = Clocked.perSecond(answerer::answer, seconds);
    List<Double> shown = new ArrayList<>();
    float[] answers = answerer.answer();
    for (int index = 0; index < Math.min(ANSWERS, answers.length); index++) {
      shown.add((double) answers[index]);
    }
    return new Measurement(rate * windows, PeakMemory.mebibytes(), shown);
  }
}
