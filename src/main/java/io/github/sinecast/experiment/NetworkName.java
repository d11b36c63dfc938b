package io.github.sinecast.experiment;

import java.io.Serializable;

/**
 * Which training of a run is meant; no two trainings of a run have the same name.
 *
 * @param fold of a rolling origin, counted from 1
 * @param network which of the networks of a fold
 * @param seed of this network
 * @param refit whether it is trained once more, on training and validation rows
 */
public record NetworkName(int fold, String network, long seed, boolean refit)
    implements Serializable {
  /** The network of the config's {@code model}. */
  static final String MODEL = "model";

  /** The same network, trained once more on all rows. */
  static final String FINAL = "final";

  /** This network when it is trained once more. */
  public NetworkName refitted() {
    return new NetworkName(fold, network, seed, true);
  }
}
