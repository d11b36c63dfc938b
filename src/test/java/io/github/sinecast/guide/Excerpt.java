package io.github.sinecast.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a page shows of a program's answer: some of its lines, in their order; a line of three dots
 * stands for any that are left out.
 *
 * <p>A line is found by its label, the words that it begins with: what was measured may be another
 * number or another verdict today. Lines that only continue the one above belong to it.
 */
public record Excerpt(List<String> lines) {
  private static final String LEFT_OUT = "...";

  /** What parts the cells of a table. */
  private static final Pattern CELLS = Pattern.compile(" {2,}");

  /** A remark in brackets, or text that was wrapped. */
  private static final Pattern CONTINUED = Pattern.compile(" +[(\\[].*| {24,}\\S.*");

  /**
   * The same lines of another answer.
   *
   * @throws AssertionError if the answer lacks one of them
   */
  public Excerpt of(String answer) {
    List<String> answered = answer.lines().toList();
    List<String> renewed = new ArrayList<>();
    int at = 0;
    boolean skips = false;
    for (String line : lines) {
      if (line.equals(LEFT_OUT)) {
        skips = true;
        renewed.add(line);
      } else if (!isContinued(line)) {
        String label = label(line);
        while (skips && at < answered.size() && !label(answered.get(at)).equals(label)) {
          at++;
        }
        if (at == answered.size() || !label(answered.get(at)).equals(label)) {
          throw new AssertionError("not answered: " + line + "\n" + answer);
        }
        do {
          renewed.add(answered.get(at++));
        } while (at < answered.size() && isContinued(answered.get(at)));
        skips = false;
      }
    }
    if (!skips && at < answered.size()) {
      throw new AssertionError("not shown: " + answered.get(at) + "\n" + answer);
    }
    return new Excerpt(renewed);
  }

  private static boolean isContinued(String line) {
    return CONTINUED.matcher(line).matches();
  }

  /** The first cell as far as it has neither number nor colon, and the names in those behind it. */
  private static String label(String line) {
    String[] cells = CELLS.split(line, -1);
    StringBuilder label = new StringBuilder(cells[0].replaceAll("[-+]?\\d.*|:.*", ""));
    for (int cell = 1; cell < cells.length && cells[cell].matches("[\\p{L}-]+\\d*"); cell++) {
      label.append('|').append(cells[cell]);
    }
    return label.toString();
  }
}
