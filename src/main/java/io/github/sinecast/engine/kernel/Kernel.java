package io.github.sinecast.engine.kernel;

/** An operation whose arrays are bound: a run reads what is in them now. */
public interface Kernel {
  /** Computes the results from what the inputs hold. */
  void run();
}
