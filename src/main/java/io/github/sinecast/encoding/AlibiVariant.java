package io.github.sinecast.encoding;

/** Which distance linear biases punish. */
public enum AlibiVariant {
  /** {@code -m |i - j|}: past and future alike. */
  SYMMETRIC {
    @Override
    double distance(double query, double key) {
      return Math.abs(query - key);
    }
  },
  /**
   * The paper's: {@code -m |i - j|} for keys up to the query's step; needs causal attention, which
   * keeps it from being blind to direction.
   */
  CAUSAL {
    @Override
    double distance(double query, double key) {
      return Math.abs(query - key);
    }
  },
  /**
   * {@code -m (i - j)} for all keys: the later a key, the more it counts, whatever the query, since
   * softmax does not see what a whole row shares.
   */
  SIGNED {
    @Override
    double distance(double query, double key) {
      return query - key;
    }
  };

  abstract double distance(double query, double key);
}
