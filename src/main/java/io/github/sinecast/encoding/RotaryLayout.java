package io.github.sinecast.encoding;

/** Which numbers of a head are turned together. */
public enum RotaryLayout {
  /** Neighbours: columns 2k and 2k + 1, as in the paper. */
  INTERLEAVED {
    @Override
    int pair(int column, int pairs) {
      return column / 2;
    }

    @Override
    int partner(int column, int pairs) {
      return column ^ 1;
    }
  },
  /** Columns k and k + pairs, as in GPT-NeoX. */
  HALF {
    @Override
    int pair(int column, int pairs) {
      return column % pairs;
    }

    @Override
    int partner(int column, int pairs) {
      return column < pairs ? column + pairs : column - pairs;
    }
  };

  abstract int pair(int column, int pairs);

  abstract int partner(int column, int pairs);
}
