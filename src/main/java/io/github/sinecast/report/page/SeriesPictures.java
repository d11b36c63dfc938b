package io.github.sinecast.report.page;

import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.report.CellPicture;
import io.github.sinecast.report.ForecastFan;
import io.github.sinecast.report.ForecastPicture;
import io.github.sinecast.report.LineChart;
import io.github.sinecast.report.LineChart.Style;
import io.github.sinecast.report.Panel;
import io.github.sinecast.report.Picture;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pictures of a run that show rows of its series. */
final class SeriesPictures {
  private static final int KNOWN_ROWS = 120;

  private final RunDirectory run;
  private final Path folder;
  private final String network;
  private final ChosenSeries chosen;

  SeriesPictures(RunDirectory run, ChosenSeries chosen) {
    this.run = run;
    this.folder = run.path();
    this.network = run.config().modelName();
    this.chosen = chosen;
  }

  /** The name of the file of a picture, without what file systems may not take. */
  static String named(String picture, String series) {
    return picture + "-" + series.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
  }

  void addTo(Map<String, Picture> pictures) throws IOException {
    SeriesRows rows = SeriesRows.read(folder, chosen.ids());
    for (NextForecast next : NextForecast.read(folder, chosen.ids())) {
      pictures.put(named("forecast", next.series()), forecast(next, rows.of(next.series())));
    }
    for (SeriesRows.Shown one : rows.all()) {
      pictures.put(
          named("series", one.series()),
          new LineChart(
              one.series() + ": the target",
              "time",
              "value",
              RunPictures.places(one.labels().size()),
              one.labels(),
              List.of(new LineChart.Line("", one.values(), 0, Style.ACTUAL)),
              List.of()));
    }
    residuals(pictures);
    if (!chosen.ids().isEmpty()) {
      String encoding = run.config().model().encoding().name();
      int count = 0;
      for (EncodingJson.Drawn site :
          EncodingJson.drawn(run, encoding, rows.of(chosen.ids().get(0)).labels())) {
        for (Panel panel : site.panels()) {
          count++;
          String title = panel.title().isEmpty() ? encoding : encoding + ": " + panel.title();
          pictures.put("encoding-" + count, new CellPicture(title, panel));
        }
      }
    }
  }

  private static Picture forecast(NextForecast next, SeriesRows.Rows rows) {
    int from = Math.max(0, rows.labels().size() - KNOWN_ROWS);
    List<String> labels = new ArrayList<>(rows.labels().subList(from, rows.labels().size()));
    labels.addAll(next.labels());
    List<ForecastFan.Band> bands = new ArrayList<>();
    int bounds = next.quantiles().isEmpty() ? 0 : next.quantiles().get(0).size();
    for (int bound = 0; bound < bounds; bound += 2) {
      int lower = bound;
      bands.add(
          new ForecastFan.Band(
              next.shares().get(bound / 2),
              next.quantiles().stream().map(step -> step.get(lower)).toList(),
              next.quantiles().stream().map(step -> step.get(lower + 1)).toList()));
    }
    ForecastFan fan =
        new ForecastFan(
            labels,
            rows.values().subList(from, rows.values().size()),
            next.means(),
            bands,
            List.of());
    String title =
        "%s: %s to %s"
            .formatted(next.series(), next.labels().get(0), RunPictures.last(next.labels()));
    return new ForecastPicture(title, fan);
  }

  /** Residuals of the network one step ahead. */
  private void residuals(Map<String, Picture> pictures) throws IOException {
    Map<String, List<ForecastRow>> first = new LinkedHashMap<>();
    try (var lines = RunFiles.FORECASTS.open(folder)) {
      while (lines.next()) {
        if (chosen.ids().contains(lines.first())) {
          ForecastRow row = lines.row();
          if (row.model().equals(network) && row.step() == 1) {
            first.computeIfAbsent(row.series(), none -> new ArrayList<>()).add(row);
          }
        }
      }
    }
    first.forEach(
        (series, all) ->
            pictures.put(
                named("residuals", series),
                new LineChart(
                    "%s, %s: residuals one step ahead".formatted(series, network),
                    "time",
                    "actual - forecast",
                    RunPictures.places(all.size()),
                    all.stream().map(ForecastRow::date).toList(),
                    List.of(
                        new LineChart.Line(
                            "", RunPictures.level(all.size(), 0), 0, Style.REFERENCE),
                        new LineChart.Line(
                            "",
                            all.stream().map(row -> row.actual() - row.mean()).toList(),
                            0,
                            Style.THIN)),
                    List.of())));
  }
}
