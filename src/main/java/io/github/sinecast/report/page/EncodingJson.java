package io.github.sinecast.report.page;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeLine;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.experiment.EncodedWindow;
import io.github.sinecast.report.Axis;
import io.github.sinecast.report.EncodingView;
import io.github.sinecast.report.EncodingViews;
import io.github.sinecast.report.Panel;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.window.WindowSpec;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The trained positional encoding of a run at its sites, and how alike it makes positions. */
final class EncodingJson {
  /** Panels of more numbers make a page slow; the command {@code encodings show} has them all. */
  private static final int MOST_NUMBERS = 40_000;

  private EncodingJson() {}

  /** A site as the page shows it; cut where not all panels are shown. */
  record Shown(String title, List<String> remarks, List<Numbers> panels, boolean cut) {}

  /** A panel; what is not finite is null. */
  record Numbers(String title, Side rows, Side columns, List<@Nullable Double> values) {
    static Numbers of(Panel panel) {
      return new Numbers(
          panel.title(),
          new Side(panel.rows().title(), panel.rows().labels()),
          new Side(panel.columns().title(), panel.columns().labels()),
          panel
              .values()
              .<@Nullable Double>mapToObj(value -> Double.isFinite(value) ? value : null)
              .toList());
    }
  }

  /** One side of a panel. */
  record Side(String title, List<String> labels) {}

  /**
   * What the encoding does to the last window of a series, site by site.
   *
   * @param labels the times of rows, of which the last are the window's
   */
  static List<Shown> of(RunDirectory run, String encoding, List<String> labels) {
    return drawn(run, encoding, labels).stream()
        .map(
            one ->
                new Shown(
                    one.view().title(),
                    one.view().remarks(),
                    one.panels().stream().map(Numbers::of).toList(),
                    one.cut()))
        .toList();
  }

  /** A site with the panels that are drawn; cut where these are not all. */
  record Drawn(EncodingView view, List<Panel> panels, boolean cut) {}

  /** What the encoding does to the last window of a series, as panels. */
  static List<Drawn> drawn(RunDirectory run, String encoding, List<String> labels) {
    EncodedWindow window = run.encoding(encoding, rows -> line(labels, rows));
    EncodingViews views = new EncodingViews(window, 0);
    return window.encoding().sites().stream()
        .sorted()
        .map(site -> drawn(views.at(site), site))
        .toList();
  }

  /**
   * What changes when the last window of a series moves by a row or doubles in length.
   *
   * @return null where the window has too many tokens for a page, the rows do not suffice, or
   *     tokens are of rows after the last
   */
  static @Nullable WindowChanges changes(RunDirectory run, String encoding, List<String> labels) {
    WindowSpec window = run.config().window();
    int longer = window.lookback() + window.steps() * window.patch().stride();
    boolean dated = !labels.isEmpty() && labels.get(0).contains("-");
    if (window.tokens() > Math.sqrt(MOST_NUMBERS)
        || labels.size() <= longer
        || window.covariates().reachAhead()) {
      return null;
    }
    EncodedWindow last = run.encoding(encoding, rows -> line(labels, rows));
    if (last.encoding().sites().isEmpty()) {
      return null;
    }
    List<String> before = labels.subList(0, labels.size() - 1);
    EncodingPairs pairs = EncodingPairs.of(last);
    EncodingPairs moved = EncodingPairs.of(run.encoding(encoding, rows -> line(before, rows)));
    List<String> days =
        IntStream.range(0, pairs.size())
            .mapToObj(token -> dated ? last.label(token) : Integer.toString(token))
            .toList();
    try {
      EncodedWindow twice = run.atLookback(longer).encoding(encoding, rows -> line(labels, rows));
      return new WindowChanges(days, pairs, moved, EncodingPairs.of(twice), null, true);
    } catch (InvalidInputException refused) {
      return new WindowChanges(
          days, pairs, moved, null, String.valueOf(refused.getMessage()), true);
    }
  }

  private static TimeLine line(List<String> labels, int rows) {
    if (labels.size() < rows || !labels.get(0).contains("-")) {
      return TimeLine.ofRows(rows);
    }
    return TimeLine.ofEpochSeconds(
        labels.subList(labels.size() - rows, labels.size()).stream()
            .map(
                label ->
                    label.contains("T")
                        ? LocalDateTime.parse(label)
                        : LocalDate.parse(label).atStartOfDay())
            .mapToLong(time -> time.toEpochSecond(ZoneOffset.UTC))
            .toArray());
  }

  private static Drawn drawn(EncodingView view, Site site) {
    List<Panel> shown = new ArrayList<>();
    int numbers = 0;
    for (Panel panel : view.pictures()) {
      numbers += panel.rows().length() * panel.columns().length();
      if (numbers <= MOST_NUMBERS) {
        shown.add(panel);
      }
    }
    Panel first = view.panels().get(0);
    if (first.rows().length() <= Math.sqrt(MOST_NUMBERS)) {
      if (site == Site.INPUT) {
        shown.add(similarity(first.rows(), "cosine of two positions", Similarity.ofRows(first)));
      } else if (site == Site.QUERY_KEY && view.panels().size() == 2) {
        String title = "product of equal queries and keys after turning";
        Panel scales = view.panels().get(1);
        shown.add(similarity(first.rows(), title, Similarity.ofTurned(first, scales)));
      }
    }
    return new Drawn(view, List.copyOf(shown), numbers > MOST_NUMBERS);
  }

  private static Panel similarity(Axis positions, String title, double[][] similar) {
    double[] values = Stream.of(similar).flatMapToDouble(DoubleStream::of).toArray();
    return new Panel("similarity", title, positions, positions, values);
  }
}
