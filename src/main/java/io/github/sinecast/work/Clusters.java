package io.github.sinecast.work;

import io.github.sinecast.InvalidInputException;
import java.util.ServiceLoader;

/** A kind of cluster that work can be done on; found by {@link ServiceLoader}. */
public interface Clusters {
  /**
   * Connects to a cluster; to be closed by the caller.
   *
   * @throws InvalidInputException if it cannot be reached, or an option cannot be used
   */
  Workplace connect(ClusterSpec cluster);

  /**
   * Connects by the first kind that is on the class path.
   *
   * @throws InvalidInputException if there is none, or it cannot connect
   */
  static Workplace at(ClusterSpec cluster) {
    return ServiceLoader.load(Clusters.class)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "a cluster needs the folder lib-spark beside lib, and bin/sinecast to start;"
                        + " 'mvn -Pspark -DskipTests package' builds both into target/sinecast"))
        .connect(cluster);
  }
}
