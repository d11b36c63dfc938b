package io.github.sinecast.model;

import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;

/** How the encoded tokens of a window become one row of numbers, before the last linear map. */
public enum Pooling {
  /**
   * All tokens side by side, T x D numbers: sees their order even without a positional encoding.
   */
  FLATTEN {
    @Override
    int width(int tokens, int modelWidth) {
      return tokens * modelWidth;
    }

    @Override
    SDVariable pool(SDVariable encoded, int tokens, int modelWidth) {
      return encoded.reshape(-1, (long) tokens * modelWidth);
    }
  },
  /** The newest token alone. */
  LAST_TOKEN {
    @Override
    int width(int tokens, int modelWidth) {
      return modelWidth;
    }

    @Override
    SDVariable pool(SDVariable encoded, int tokens, int modelWidth) {
      return encoded
          .get(SDIndex.all(), SDIndex.interval(tokens - 1, tokens), SDIndex.all())
          .reshape(-1, modelWidth);
    }
  },
  /** The mean of all tokens: without a positional encoding it cannot see order at all. */
  MEAN {
    @Override
    int width(int tokens, int modelWidth) {
      return modelWidth;
    }

    @Override
    SDVariable pool(SDVariable encoded, int tokens, int modelWidth) {
      return encoded.mean(1);
    }
  };

  /** The numbers that go into the last linear map. */
  abstract int width(int tokens, int modelWidth);

  /** From B x T x D to B x {@link #width}. */
  abstract SDVariable pool(SDVariable encoded, int tokens, int modelWidth);
}
