package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The identity of a file, or of a table that was handed over, as it was read.
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
        DigestInputStream digest = new DigestInputStream(bytes, Sha256.begin())) {
      digest.transferTo(OutputStream.nullOutputStream());
      return new InputFile(
          path.getFileName() == null ? path.toString() : path.getFileName().toString(),
          Sha256.hex(digest.getMessageDigest().digest()),
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
    }
  }

  /**
   * Notes a table that was handed over, whose rows are still to be counted: the digest and the
   * length are those of its names and cells as text in UTF-8, ended by U+001F, row by row.
   */
  public static InputFile of(Table table) {
    MessageDigest digest = Sha256.begin();
    long bytes = 0;
    for (String name : table.columnNames()) {
      bytes += update(digest, name);
    }
    for (int row = 0; row < table.rowCount(); row++) {
      for (Column<?> column : table.columns()) {
        bytes += update(digest, HandedTable.text(column, row));
      }
    }
    return new InputFile(new HandedTable(table).name(), Sha256.hex(digest.digest()), bytes, 0);
  }

  private static int update(MessageDigest digest, String cell) {
    byte[] bytes = (cell + '\u001F').getBytes(StandardCharsets.UTF_8);
    digest.update(bytes);
    return bytes.length;
  }

  /** This file with its rows counted. */
  public InputFile withRows(long counted) {
    return new InputFile(file, sha256, bytes, counted);
  }
}
