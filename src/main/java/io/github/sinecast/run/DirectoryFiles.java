package io.github.sinecast.run;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The files of a directory as bytes, by their paths in it with {@code /} between names: what
 * travels from the machine that wrote them to the one that keeps them.
 */
public final class DirectoryFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, byte[]> bytes;

  private DirectoryFiles(Map<String, byte[]> bytes) {
    this.bytes = new TreeMap<>(bytes);
  }

  /** Reads all files of a directory and of the directories in it. */
  public static DirectoryFiles read(Path directory) throws IOException {
    return read(directory, "");
  }

  /** Reads the files of a directory whose names have this ending. */
  static DirectoryFiles read(Path directory, String ending) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all =
          files
              .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
              .toList();
    }
    for (Path file : all) {
      bytes.put(directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
    }
    return new DirectoryFiles(bytes);
  }

  /** These files with the text of one of them changed. */
  public DirectoryFiles withText(String name, UnaryOperator<String> change) {
    Map<String, byte[]> changed = new TreeMap<>(bytes);
    changed.computeIfPresent(
        name,
        (same, content) ->
            change
                .apply(new String(content, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    return new DirectoryFiles(changed);
  }

  /** Writes the files into a directory. */
  void write(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : bytes.entrySet()) {
      Path place = directory.resolve(file.getKey());
      Files.createDirectories(place.resolveSibling("."));
      Files.write(place, file.getValue());
    }
  }

  /** Replaces files of a directory, so that each survives a kill as a whole, in their order. */
  void writeDurably(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : bytes.entrySet()) {
      DurableFile.replace(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /** The paths of the files. */
  public Set<String> names() {
    return Set.copyOf(bytes.keySet());
  }
}
