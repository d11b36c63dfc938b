package io.github.sinecast.model;

import io.github.sinecast.InvalidInputException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several sets of numbers for the parameters of one network, and words about them: one file in the
 * safetensors format. An array's name is that of its set, a slash, and that of its parameter; the
 * words are the file's {@code __metadata__}.
 *
 * @param sets by name, in their order; all have the same parameters
 * @param metadata by key
 */
public record WeightSets(Map<String, Weights> sets, Map<String, String> metadata) {
  public WeightSets {
    sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** The bytes of the file. */
  public byte[] toBytes() {
    return SafeTensors.bytes(this);
  }

  /**
   * Reads a file.
   *
   * @param parameters those of each set
   * @throws InvalidInputException if the file cannot be read or holds something else
   */
  public static WeightSets read(Path file, List<Parameter> parameters) {
    return SafeTensors.readSets(file, parameters);
  }
}
