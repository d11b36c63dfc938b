package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.ReadableFile;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text file, compressed by gzip or not, that may be opened several times. What is not text in
 * UTF-8 or UTF-16 is refused. A pipe is read once, and its bytes are kept.
 */
final class TextFile {
  private static final int LOOK = 4096;
  private static final int BUFFER = 1 << 16;

  /** One byte in so many may be a control character in a text. */
  private static final int MOST_CONTROL = 10;

  /** The bytes of a pipe are kept in memory. */
  private static final int MOST_PIPED = 1 << 30;

  /** The path by which standard input is named. */
  private static final Path STANDARD_INPUT = Path.of("-");

  private final Path path;
  private byte @Nullable [] piped;

  TextFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /**
   * The text of a file without its byte order mark. Bytes that are not UTF-8 further down come out
   * as U+FFFD, which {@link TableRows} refuses with the line.
   *
   * @throws InvalidInputException if the file cannot be read, is empty or binary
   */
  BufferedReader open() {
    if (!path.equals(STANDARD_INPUT) && !Files.exists(path)) {
      throw new InvalidInputException(path + ": no such file; check the path");
    }
    if (Files.isDirectory(path)) {
      throw new InvalidInputException(path + ": is a directory; name a file of text in it");
    }
    @Nullable InputStream bytes = null;
    try {
      bytes = new BufferedInputStream(bytes(), BUFFER);
      byte[] magic = look(bytes, 2);
      boolean gzip = startsWith(magic, 0x1F, 0x8B);
      if (gzip) {
        bytes = new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER);
      } else if (magic.length > 0 && path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
        throw new InvalidInputException(
            path + ": must be compressed by gzip as its name says; rename or compress it");
      }
      byte[] start = look(bytes, LOOK);
      refuseWhatIsNoText(path, start);
      if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
        bytes.skipNBytes(3);
      }
      return new BufferedReader(
          new LineLength(path, new InputStreamReader(bytes, charset(start))), BUFFER);
    } catch (IOException | InvalidInputException failure) {
      close(bytes, failure);
      throw failure instanceof InvalidInputException refused ? refused : unreadable(path, failure);
    }
  }

  private InputStream bytes() throws IOException {
    if (Files.isRegularFile(path)) {
      return Files.newInputStream(path);
    }
    byte[] whole = piped;
    if (whole == null) {
      boolean standard = path.equals(STANDARD_INPUT);
      try (InputStream pipe =
          new BufferedInputStream(standard ? System.in : ReadableFile.open(path), BUFFER)) {
        // A device without an end is no text from its beginning on.
        refuseWhatIsNoText(path, look(pipe, LOOK));
        whole = ReadableFile.bytes(pipe, path, MOST_PIPED);
      }
      piped = whole;
    }
    return new ByteArrayInputStream(whole);
  }

  static InvalidInputException unreadable(Path path, Exception failure) {
    String reason = failure.getMessage();
    return new InvalidInputException(
        path
            + ": cannot be read to its end ("
            + failure.getClass().getSimpleName()
            + (reason == null ? "" : ": " + reason)
            + "); check that the file is complete and readable",
        failure);
  }

  private static void close(@Nullable InputStream bytes, Exception why) {
    if (bytes != null) {
      try {
        bytes.close();
      } catch (IOException second) {
        why.addSuppressed(second);
      }
    }
  }

  private static byte[] look(InputStream bytes, int size) throws IOException {
    bytes.mark(size);
    byte[] start = bytes.readNBytes(size);
    bytes.reset();
    return start;
  }

  private static boolean startsWith(byte[] bytes, int... unsigned) {
    for (int i = 0; i < unsigned.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != unsigned[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 by its mark, or where every other byte is 0; else UTF-8. */
  private static Charset charset(byte[] start) {
    if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16;
    }
    int[] zeros = zeros(start);
    if (control(start) > 0
        || Math.max(zeros[0], zeros[1]) <= start.length / 3
        || zeros[0] * zeros[1] > 0) {
      return StandardCharsets.UTF_8;
    }
    return zeros[0] > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  /** The number of bytes that are 0, at even and at odd places. */
  private static int[] zeros(byte[] start) {
    int[] zeros = new int[2];
    for (int i = 0; i < start.length; i++) {
      zeros[i & 1] += start[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static int control(byte[] start) {
    int control = 0;
    for (byte value : start) {
      boolean usual = value == '\t' || value == '\n' || value == '\r' || value <= 0;
      control += value < 32 && !usual ? 1 : 0;
    }
    return control;
  }

  private static void refuseWhatIsNoText(Path path, byte[] start) {
    if (start.length == 0) {
      throw new InvalidInputException(path + ": is empty; a table needs rows");
    }
    int[] zeros = zeros(start);
    int control = control(start);
    boolean binary = zeros[0] + zeros[1] > 0 || control > start.length / MOST_CONTROL;
    if (binary && charset(start).equals(StandardCharsets.UTF_8)) {
      boolean zip = startsWith(start, 'P', 'K');
      throw new InvalidInputException(
          path
              + ": must be text, found binary data"
              + (zip
                  ? " (a zip archive or a spreadsheet); export the sheet as CSV"
                  : "; name a file of text"));
    }
  }
}
