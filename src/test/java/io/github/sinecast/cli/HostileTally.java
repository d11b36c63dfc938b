package io.github.sinecast.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a campaign went, by kind of input. */
final class HostileTally {
  /** What became of an input. */
  enum Outcome {
    REFUSED("clear refusals"),
    ACCEPTED("rightly accepted"),
    UNCLEAR("unclear refusals"),
    TRACE("stack traces"),
    HANG("hangs"),
    WRONGLY_ACCEPTED("wrongly accepted");

    private final String heading;

    Outcome(String heading) {
      this.heading = heading;
    }

    boolean isFault() {
      return this != REFUSED && this != ACCEPTED;
    }
  }

  private final Map<String, Map<Outcome, Integer>> counts = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  void add(String kind, Outcome outcome, String what) {
    counts
        .computeIfAbsent(kind, none -> new EnumMap<>(Outcome.class))
        .merge(outcome, 1, Integer::sum);
    if (outcome.isFault()) {
      faults.add("%s: %s: %s".formatted(kind, outcome.heading, what));
    }
  }

  /** What should not have happened, one line each. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** The number of all inputs. */
  int inputs() {
    return counts.keySet().stream().mapToInt(this::inputs).sum();
  }

  private int inputs(String kind) {
    return counts.getOrDefault(kind, Map.of()).values().stream().mapToInt(count -> count).sum();
  }

  /** The counts as a table of Markdown. */
  String table() {
    StringBuilder table = new StringBuilder("| input | inputs |");
    for (Outcome outcome : Outcome.values()) {
      table.append(' ').append(outcome.heading).append(" |");
    }
    table.append("\n|---|--:|").append("--:|".repeat(Outcome.values().length)).append('\n');
    counts.forEach((kind, found) -> table.append(line(kind, inputs(kind), found)));
    Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
    counts
        .values()
        .forEach(found -> found.forEach((outcome, n) -> all.merge(outcome, n, Integer::sum)));
    return table.append(line("all", inputs(), all)).toString();
  }

  private static String line(String kind, int inputs, Map<Outcome, Integer> found) {
    StringBuilder line =
        new StringBuilder(String.format(Locale.ROOT, "| %s | %,d |", kind, inputs));
    for (Outcome outcome : Outcome.values()) {
      line.append(String.format(Locale.ROOT, " %,d |", found.getOrDefault(outcome, 0)));
    }
    return line.append('\n').toString();
  }
}
