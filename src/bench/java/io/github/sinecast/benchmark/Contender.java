package io.github.sinecast.benchmark;

import io.github.sinecast.window.Windows;
import java.io.IOException;
import java.nio.file.Path;

/** One who trains a workload's network and answers with it, in a process of its own. */
interface Contender {
  /**
   * Trains for as many steps as there are batches in the windows.
   *
   * @param weights the file of {@link InitialWeights}
   * @param log is told of each step's end and of the first losses
   */
  void train(Workload workload, Windows windows, Path weights, StepLog log) throws IOException;

  /**
   * Makes something that answers all of the given windows at once.
   *
   * @param weights the file of {@link InitialWeights}
   */
  Answerer answerer(Workload workload, Windows windows, Path weights) throws IOException;

  /** Answers the same windows again and again. */
  interface Answerer {
    /** The answers, B x H, computed anew from the numbers of the windows. */
    float[] answer();
  }
}
