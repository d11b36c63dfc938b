package io.github.sinecast.model;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several sets of numbers for the parameters of one network, and words about them: one file in the
 * safetensors format. An array's name is that of its set, a slash, and that of its parameter; the
 * words are the file's {@code __metadata__}, which holds the digest of the rest too.
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
   * Reads the bytes of a file.
   *
   * @param parameters those of each set
   * @throws IOException if any bit is not as it was written, with the reason
   */
  public static WeightSets of(byte[] file, List<Parameter> parameters) throws IOException {
    return SafeTensors.readSets(file, parameters);
  }
}
