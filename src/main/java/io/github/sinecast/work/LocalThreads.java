package io.github.sinecast.work;

import io.github.sinecast.Require;
import java.io.Serializable;

/**
 * Work in threads of this process.
 *
 * @param atOnce how many pieces of work are under way at a time; they share the processors
 */
public record LocalThreads(int atOnce) implements Workplace {
  public LocalThreads {
    Require.atLeast(1, atOnce, "atOnce");
  }

  @Override
  public <R extends Serializable> R result(Work<R> work) {
    return work.on(Site.here(atOnce));
  }
}
