package io.github.sinecast.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the documentation, in Markdown. */
public record Page(Path path, List<String> lines) {
  private static final Path FOLDER = Path.of("src/site/markdown");

  /** What a fenced block begins and ends with. */
  public static final String FENCE = "```";

  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  /** A fenced block: what its fence says of it, the line before the fence, and what is in it. */
  public record Block(String language, String before, List<String> lines) {}

  /** The page at a path. */
  public static Page at(Path path) {
    try {
      return new Page(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page of a name in the folder of the site. */
  public static Page named(String name) {
    return at(FOLDER.resolve(name));
  }

  /** All pages that people read: those at the top of the repository, and those of the site. */
  public static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (Path folder : List.of(Path.of(""), FOLDER, Path.of("data"), Path.of("notebooks"))) {
      if (Files.isDirectory(folder.toAbsolutePath())) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .filter(file -> file.toString().endsWith(".md"))
              .sorted()
              .map(Page::at)
              .forEach(pages::add);
        }
      }
    }
    return pages;
  }

  /** The fenced blocks, in their order. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).startsWith(FENCE)) {
        int end = line + 1;
        while (!lines.get(end).startsWith(FENCE)) {
          end++;
        }
        blocks.add(
            new Block(
                lines.get(line).substring(FENCE.length()),
                line == 0 ? "" : lines.get(line - 1),
                lines.subList(line + 1, end)));
        line = end;
      }
    }
    return blocks;
  }

  /** Where its links lead, as they are written. */
  public List<String> links() {
    return prose().stream()
        .flatMap(line -> LINK.matcher(line.replaceAll("`[^`]*`", "")).results())
        .map(link -> link.group(1))
        .toList();
  }

  /** What its headings may be linked to by, as GitHub makes it of their words. */
  public Set<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new LinkedHashSet<>();
    for (String line : prose()) {
      HEADING
          .matcher(line)
          .results()
          .map(Page::anchor)
          .map(
              anchor -> {
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                return before == 0 ? anchor : anchor + "-" + before;
              })
          .forEach(anchors::add);
    }
    return anchors;
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
        .replace(' ', '-');
  }

  /** The lines outside of fenced blocks. */
  private List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (line.startsWith(FENCE)) {
        inside = !inside;
      } else if (!inside) {
        prose.add(line);
      }
    }
    return prose;
  }

  /** All of it as one text. */
  public String text() {
    return lines.stream().collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
