package io.github.sinecast.work;

import io.github.sinecast.InvalidInputException;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/** Where work is done: in threads of this process, or on the machines of a cluster. */
public interface Workplace extends AutoCloseable {
  /** How many pieces of work are asked for at a time. */
  int atOnce();

  /** How many pieces of work can be computed at a time. */
  default int slots() {
    return atOnce();
  }

  /**
   * Does a piece of work and waits for its result; threads may wait for several at a time.
   *
   * @throws InvalidInputException if the work cannot be done on any machine, or the workplace is
   *     none that can be used
   */
  <R extends Serializable> R result(Work<R> work);

  /**
   * Calls a function on each of several things, {@link #atOnce} at a time, and returns what it
   * answered, in their order.
   *
   * @throws RuntimeException what the first to fail threw; those under way are finished before, and
   *     no other is begun
   */
  default <P, R> List<R> all(List<P> planned, Function<P, R> each) {
    return ParallelCalls.all(atOnce(), planned, each);
  }

  /** What is under way elsewhere. */
  default Load load() {
    return Load.NONE;
  }

  /**
   * What is under way.
   *
   * @param running how many pieces of work are computed now
   * @param failed how many attempts failed so far, those included that were repeated
   */
  record Load(int running, int failed) {
    static final Load NONE = new Load(0, 0);
  }

  /** Ends what is under way and leaves the workplace. */
  @Override
  default void close() {}
}
