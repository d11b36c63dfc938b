package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables that files, folders and globs name.
 *
 * <p>A folder means the tables in it, by their endings: .csv, .tsv, .txt and .dat, each also .gz.
 * Hidden files, files called README, LICENSE or NOTICE, other endings and the folders in it are
 * left out. A glob means whatever it matches: {@code *} within a folder, {@code **} across folders.
 *
 * @param files each table once, those of a folder or a glob by name
 * @param leftOut the files of folders that are no tables, by their names
 */
public record InputPaths(List<Path> files, List<String> leftOut) {
  private static final Path STANDARD_INPUT = Path.of("-");
  private static final Pattern TABLE = Pattern.compile("(?i).+\\.(csv|tsv|txt|dat)(\\.gz)?");
  private static final Pattern NO_TABLE =
      Pattern.compile("(?i)[.~].*|(readme|licen[cs]e|notice)\\..*");
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  public InputPaths {
    files = List.copyOf(files);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Finds the tables.
   *
   * @param named files, folders and globs; {@code -} is standard input
   * @param source where missing files can be had, or null
   * @throws InvalidInputException if one is not there, a folder has no table or a glob matches none
   */
  public static InputPaths of(List<Path> named, @Nullable String source) {
    // A file may be named twice, by itself and by its folder.
    Map<Path, Path> files = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Path one : named) {
      if (Files.isDirectory(one)) {
        addAll(tablesOf(one, leftOut), files);
      } else if (isStandardInput(one) || Files.exists(one)) {
        addAll(List.of(one), files);
      } else if (isGlob(one)) {
        addAll(matches(one), files);
      } else {
        missing.add(one + ": no such file");
      }
    }
    if (!missing.isEmpty()) {
      throw new InvalidInputException(
          String.join("\n", missing)
              + (source == null
                  ? "; check the path"
                  : ", and it does not come with the program. " + source.strip()));
    }
    return new InputPaths(List.copyOf(files.values()), leftOut);
  }

  /** Whether a path names standard input. */
  public static boolean isStandardInput(Path path) {
    return path.equals(STANDARD_INPUT);
  }

  /** What was named, for a message. */
  public static String words(List<Path> named) {
    return DataReport.several(named.stream().map(Path::toString).toList());
  }

  private static void addAll(List<Path> found, Map<Path, Path> files) {
    found.forEach(file -> files.putIfAbsent(file.toAbsolutePath().normalize(), file));
  }

  private static List<Path> tablesOf(Path folder, List<String> leftOut) {
    Map<Boolean, List<Path>> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().collect(Collectors.partitioningBy(InputPaths::isTable));
    } catch (IOException | UncheckedIOException failure) {
      throw TextFile.unreadable(folder, failure);
    }
    List<Path> tables = files.getOrDefault(true, List.of());
    List<String> others =
        files.getOrDefault(false, List.of()).stream().map(InputPaths::nameOf).toList();
    if (tables.isEmpty()) {
      throw new InvalidInputException(
          "%s: the folder has no table (.csv, .tsv, .txt or .dat, each also .gz), found %s; name a folder with tables, or a glob for files of other endings"
              .formatted(folder, others.isEmpty() ? "nothing" : DataReport.several(others)));
    }
    others.stream().filter(name -> !name.startsWith(".")).forEach(leftOut::add);
    return tables;
  }

  private static boolean isTable(Path file) {
    String name = nameOf(file);
    return TABLE.matcher(name).matches()
        && !NO_TABLE.matcher(name).matches()
        && !Files.isDirectory(file);
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static boolean isGlob(Path path) {
    return GLOB.matcher(path.toString()).find();
  }

  private static PathMatcher matcher(Path glob) {
    try {
      return glob.getFileSystem().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      throw new InvalidInputException(
          "%s: no such file, and as a glob it has a bracket that is not closed; check the path"
              .formatted(glob),
          e);
    }
  }

  private static List<Path> matches(Path glob) {
    Path root = glob.getRoot() == null ? Path.of("") : glob.getRoot();
    for (Path part : glob) {
      if (isGlob(part)) {
        break;
      }
      root = root.resolve(part);
    }
    PathMatcher matcher = matcher(glob);
    int depth = glob.toString().contains("**") ? Integer.MAX_VALUE : glob.getNameCount();
    List<Path> found = List.of();
    if (Files.isDirectory(root)) {
      try (Stream<Path> all = Files.walk(root, depth)) {
        found =
            all.filter(path -> matcher.matches(path) && !nameOf(path).startsWith("."))
                .filter(path -> !Files.isDirectory(path))
                .sorted()
                .toList();
      } catch (IOException | UncheckedIOException failure) {
        throw TextFile.unreadable(root, failure);
      }
    }
    if (found.isEmpty()) {
      throw new InvalidInputException(glob + ": no file matches this glob; check the path");
    }
    return found;
  }
}
