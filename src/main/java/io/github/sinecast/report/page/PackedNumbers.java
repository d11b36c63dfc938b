package io.github.sinecast.report.page;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * Whole numbers in little room: each as groups of seven bits, the lowest first and the sign in the
 * lowest bit, all of them in Base64.
 */
final class PackedNumbers {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void add(long number) {
    long rest = (number << 1) ^ (number >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
