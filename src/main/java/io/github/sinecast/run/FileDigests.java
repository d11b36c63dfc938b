package io.github.sinecast.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sinecast.ReadableFile;
import io.github.sinecast.data.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 digests of all files that a forecast reads, as the manifest holds them: the config,
 * its calendar and every file of the model.
 */
final class FileDigests {
  /** The key in the manifest. */
  static final String KEY = "digests";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 12;

  private FileDigests() {}

  /**
   * The digests of the files of a directory, by their paths in it, with {@code /} between names.
   * Hidden files, which file managers leave, are no part of a run.
   */
  static NavigableMap<String, String> of(Path directory) throws IOException {
    NavigableMap<String, String> digests = new TreeMap<>();
    for (String name : List.of(RunDirectory.CONFIG, RunDirectory.CALENDAR)) {
      if (Files.exists(directory.resolve(name))) {
        digests.put(name, InputFile.of(directory.resolve(name)).sha256());
      }
    }
    try (Stream<Path> files = Files.walk(directory.resolve(RunDirectory.MODEL))) {
      for (Path file : files.filter(FileDigests::isOfARun).toList()) {
        digests.put(
            directory.relativize(file).toString().replace('\\', '/'), InputFile.of(file).sha256());
      }
    }
    return digests;
  }

  private static boolean isOfARun(Path file) {
    return !Files.isDirectory(file) && !file.getFileName().toString().startsWith(".");
  }

  /**
   * Finds the first file of a directory that is not as its manifest says.
   *
   * @return the file and what differs; null if there is none, or if there are no digests, as in
   *     runs of version 0.1.0 or without a manifest
   */
  static @Nullable String difference(Path directory) {
    Path manifest = directory.resolve(RunManifest.FILE);
    if (!Files.exists(manifest)) {
      return null;
    }
    try {
      JsonNode digests =
          JSON.readTree(Files.readAllBytes(ReadableFile.requireRegular(manifest))).path(KEY);
      return digests.isMissingNode() ? null : difference(directory, digests);
    } catch (JsonProcessingException e) {
      return manifest + ": must be JSON, as training wrote it";
    } catch (IOException e) {
      return "%s: cannot be verified (%s)".formatted(directory, e.getMessage());
    } catch (UncheckedIOException e) {
      // Its message is that of the cause behind the name of a class.
      String reason = String.valueOf(e.getMessage()).replaceFirst("^[\\w.]+: ", "");
      return "%s: cannot be verified (%s)".formatted(directory, reason);
    }
  }

  private static @Nullable String difference(Path directory, JsonNode digests) throws IOException {
    NavigableMap<String, String> found = of(directory);
    NavigableSet<String> names = new TreeSet<>(found.keySet());
    digests.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String digest = found.get(name);
      String wanted = digests.path(name).asText();
      if (digest == null) {
        return "%s: %s is missing, and training wrote it".formatted(directory, name);
      }
      if (!digests.has(name)) {
        return "%s: %s is no file that training wrote".formatted(directory, name);
      }
      if (!digest.equals(wanted)) {
        return "%s: is not the file that training wrote (SHA-256 %s, found %s)"
            .formatted(directory.resolve(name), shown(wanted), shown(digest));
      }
    }
    return null;
  }

  private static String shown(String digest) {
    return digest.length() <= SHOWN ? digest : digest.substring(0, SHOWN) + "…";
  }
}
