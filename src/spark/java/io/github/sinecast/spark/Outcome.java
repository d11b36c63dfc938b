package io.github.sinecast.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of work ended on a machine that is whole; a machine that fails tells nothing.
 *
 * @param result what it came to; null where it could not be done
 * @param refusal what is wrong with the work, on whatever machine; null otherwise
 * @param fault what failed in this program; null otherwise
 * @param log what the machine noted of a failure; empty otherwise
 */
record Outcome(
    @Nullable Serializable result, @Nullable String refusal, @Nullable String fault, String log)
    implements Serializable {
  static Outcome done(Serializable result) {
    return new Outcome(result, null, null, "");
  }

  static Outcome refused(String message, String log) {
    return new Outcome(null, message, null, log);
  }

  static Outcome failed(String fault, String log) {
    return new Outcome(null, null, fault, log);
  }
}
