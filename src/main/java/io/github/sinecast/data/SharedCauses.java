package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is to be said of several files; what is said of many is said once, with their number. */
final class SharedCauses {
  /** So many causes are told, each with its first message. */
  static final int TOLD = 20;

  /** What differs between messages of one cause: what was found, and where. */
  private static final Pattern FOUND = Pattern.compile("'[^']*'|\\d+([.-]\\d+)*");

  private final Map<String, Cause> causes = new LinkedHashMap<>();

  /** The first message of a cause, and the files of which it is true. */
  private record Cause(String message, List<String> files) {
    Cause(String message) {
      this(message, new ArrayList<>());
    }
  }

  /** Notes a message of a file; its lines may name the file. */
  void add(String file, String message) {
    String cause = FOUND.matcher(message.replace(file, "")).replaceAll("");
    causes.computeIfAbsent(cause, none -> new Cause(message)).files().add(file);
  }

  boolean isEmpty() {
    return causes.isEmpty();
  }

  /** The messages, each with the further files that share it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Cause cause : causes.values()) {
      if (lines.size() == TOLD) {
        lines.add("and %s more causes in other files".formatted(causes.size() - TOLD));
        break;
      }
      lines.add(cause.message() + others(cause.files()));
    }
    return lines;
  }

  /** The messages as reasons for which files are left out. */
  List<String> leftOutRemarks() {
    return causes.values().stream()
        .map(cause -> "left out " + firstLines(cause.message()) + others(cause.files()))
        .toList();
  }

  /** A remark is one line; a refusal of several begins with their number. */
  private static String firstLines(String message) {
    List<String> lines = message.lines().map(String::strip).toList();
    return lines.size() == 1 ? lines.get(0) : lines.get(0) + " " + lines.get(1);
  }

  private static String others(List<String> files) {
    int more = files.size() - 1;
    if (more == 0) {
      return "";
    }
    return " (the same in %s more %s: %s)"
        .formatted(
            more, more == 1 ? "file" : "files", DataReport.several(files.subList(1, files.size())));
  }
}
