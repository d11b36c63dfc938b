package io.github.sinecast.cli;

import io.github.sinecast.evaluation.Metric;
import io.github.sinecast.evaluation.Notation;
import io.github.sinecast.evaluation.View;
import io.github.sinecast.significance.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * What stands out in a page of text for a person at a terminal: headings, and the words of a claim.
 * Elsewhere pages stay as they are.
 *
 * <p>Colours repeat what the words say, so nothing is lost without them.
 */
final class Emphasis {
  /**
   * Set to anything, it asks programs for no colours: <a href="https://no-color.org">no-color</a>.
   */
  private static final String NO_COLOUR = "NO_COLOR";

  private static final String MODEL = "[\\w=.-]+";
  private static final Pattern GAIN = Pattern.compile("\\b" + Verdict.BETTER.words(MODEL));
  private static final Pattern LOSS = Pattern.compile("\\b" + Verdict.WORSE.words(MODEL));
  private static final Pattern LEGEND =
      Pattern.compile(
          Stream.concat(
                  Metric.shownIn(View.TABLE).stream().map(Metric::label),
                  Stream.of(Notation.UNDEFINED))
              .map(Pattern::quote)
              .collect(Collectors.joining("|", "(", ") {2,}\\D.*")));

  private Emphasis() {}

  /** A page as this process should print it. */
  static String of(String page) {
    return isWanted() ? on(page) : page;
  }

  /** How picocli prints help: as pages are printed. */
  static Ansi ansi() {
    return isWanted() ? Ansi.ON : Ansi.OFF;
  }

  private static boolean isWanted() {
    return isWanted(TrainingProgress.isWatched(), System.getenv());
  }

  /** Whether somebody watches who has not asked for plain text. */
  static boolean isWanted(boolean terminal, Map<String, String> environment) {
    return terminal
        && environment.getOrDefault(NO_COLOUR, "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** A page with its emphasis. */
  static String on(String page) {
    List<String> lines = page.lines().toList();
    List<String> printed = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      printed.add(marked(lines.get(line), isHeading(lines, line)));
    }
    return String.join("\n", printed) + (page.endsWith("\n") ? "\n" : "");
  }

  /** A line of its own above a table or a list. */
  private static boolean isHeading(List<String> lines, int line) {
    String text = lines.get(line);
    boolean begins = !text.isEmpty() && (line == 0 || lines.get(line - 1).isEmpty());
    boolean alone = line + 1 < lines.size() && lines.get(line + 1).isEmpty();
    return begins && !text.startsWith(" ") && (alone || text.endsWith(":"));
  }

  private static String marked(String line, boolean heading) {
    if (LEGEND.matcher(line).matches()) {
      return styled(line, Style.faint);
    }
    if (heading) {
      return styled(line, Style.bold);
    }
    String gains =
        GAIN.matcher(line).replaceAll(words -> styled(words.group(), Style.bold, Style.fg_green));
    return LOSS.matcher(gains).replaceAll(words -> styled(words.group(), Style.fg_red));
  }

  private static String styled(String text, Style... styles) {
    return Style.on(styles) + text + Style.reset.on();
  }
}
