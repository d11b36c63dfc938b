package io.github.sinecast.work;

import io.github.sinecast.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A cluster, and how it is used.
 *
 * @param master where it is, such as {@code spark://host:7077}
 * @param options further settings by name
 * @param logs the folder in which the logs of failed work are left
 */
public record ClusterSpec(String master, Map<String, String> options, Path logs) {
  private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|token).*");
  private static final Pattern SECRET_FILE = Pattern.compile("(?i).*(\\.file|\\.enabled|Bits)$");

  public ClusterSpec {
    options = Map.copyOf(new TreeMap<>(options));
  }

  /**
   * Refuses options that other users of a machine may read in the list of processes.
   *
   * @throws InvalidInputException if a name is that of a secret
   */
  public ClusterSpec withoutSecrets() {
    for (String name : options.keySet()) {
      if (SECRET.matcher(name).matches() && !SECRET_FILE.matcher(name).matches()) {
        throw new InvalidInputException(
            "--cluster-option %s: a secret on a command line can be read by others; write it into a file that only you may read, and name that: --cluster-option properties=FILE"
                .formatted(name));
      }
    }
    return this;
  }
}
