package io.github.sinecast.benchmark;

/**
 * One thing that a child process measures.
 *
 * @param contender who does it
 * @param threads its setting
 * @param work what is done: training, or answering batches of a size
 * @param workload the network and its data
 */
record Task(Name contender, int threads, Work work, Workload workload) {
  /** Who is compared. */
  enum Name {
    SINECAST("Sinecast"),
    LIBTORCH("libtorch"),
    ONNX_SPINNING("onnxruntime"),
    ONNX_RESTING("onnxruntime without spinning"),
    SAMEDIFF("SameDiff.fit");

    private final String label;

    Name(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    /** Whether it is ONNX Runtime, which cannot train. */
    boolean isOnnxRuntime() {
      return this == ONNX_SPINNING || this == ONNX_RESTING;
    }
  }

  /** What is compared. */
  enum Work {
    TRAINING(Workload.BATCH),
    BATCH_256(256),
    BATCH_1(1);

    private final int windows;

    Work(int windows) {
      this.windows = windows;
    }

    /** The windows of one step or answer. */
    int windows() {
      return windows;
    }

    String label() {
      return this == TRAINING ? "training" : "inference-" + windows;
    }
  }

  /** How the task is called on the command line and in the log. */
  String label() {
    return "%s %s %s %s".formatted(workload.label(), work.label(), contender.label(), threads);
  }
}
