package io.github.sinecast;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 digest, by which files, runs and checkpoints are known. */
public final class Sha256 {
  private Sha256() {}

  /** The digest of nothing yet. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The digest of bytes, in hexadecimal. */
  public static String of(byte[] bytes) {
    return hex(begin().digest(bytes));
  }

  /** A digest in hexadecimal: 64 digits. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
