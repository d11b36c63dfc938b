package io.github.sinecast.engine.kernel;

import io.github.sinecast.engine.memory.NativeFloats;

/** A native row, or a short array, repeated until it fills a block. */
final class RepeatedRow {
  private final NativeFloats row;
  private final int length;
  private final float[] block;

  RepeatedRow(NativeFloats row) {
    this.row = row;
    this.length = row.length();
    this.block = new float[NativeFloats.rowsInBlock(length) * length];
  }

  /** The numbers in a block: whole rows, at least one. */
  int blockLength() {
    return block.length;
  }

  /** The block as it was last read. */
  float[] block() {
    return block;
  }

  /** The block, from what is in the row now; the same array each time. */
  float[] read() {
    row.read(0, block, length);
    for (int at = length; at < block.length; at += length) {
      System.arraycopy(block, 0, block, at, length);
    }
    return block;
  }
}
