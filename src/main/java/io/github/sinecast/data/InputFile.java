package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a file as it was read.
 *
 * @param file its name
 * @param sha256 the digest of its bytes, in hexadecimal; empty for a pipe, which is read once only
 * @param bytes its length
 * @param rows the rows of all its series together
 */
public record InputFile(String file, String sha256, long bytes, long rows) {
  /**
   * Notes a file whose rows are still to be counted.
   *
   * @throws InvalidInputException if it cannot be read
   */
  public static InputFile of(Path path) {
    boolean pipe = Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    if (pipe || InputPaths.isStandardInput(path)) {
      // It can be read once only, by the reader.
      return new InputFile(path.toString(), "", 0, 0);
    }
    try (InputStream bytes = Files.newInputStream(path);
        DigestInputStream digest =
            new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return new InputFile(
          path.getFileName() == null ? path.toString() : path.getFileName().toString(),
          HexFormat.of().formatHex(digest.getMessageDigest().digest()),
          Files.size(path),
          0);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(path + ": no such file; check the path", e);
    } catch (IOException e) {
      throw new InvalidInputException(
          path
              + (Files.isDirectory(path)
                  ? ": is a directory; name a file of text in it"
                  : ": must be a file that may be read; check its permissions"),
          e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** This file with its rows counted. */
  public InputFile withRows(long counted) {
    return new InputFile(file, sha256, bytes, counted);
  }
}
