package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.evaluation.ForecastRow;
import io.github.sinecast.evaluation.PointMetric;
import io.github.sinecast.evaluation.Score;
import io.github.sinecast.evaluation.ScoreRow;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.report.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Run directories of earlier versions, one of each release, with what that release forecast from
 * them in {@code expected-forecast.csv}.
 */
@Tag("slow")
class EarlierVersionsTest {
  private static final Path TABLE = Path.of("data", "stocks-monthly.csv");

  /** Other natives and processors round otherwise in the sixth digit. */
  private static final double ROUNDING = 1e-5;

  private record ForecastLine(
      String series, int step, String date, double forecast, List<Double> quantiles) {
    private static final CsvFile<ForecastLine> FILE =
        new CsvFile<>(
            "expected-forecast.csv", ForecastLine.class, column -> column.matches("q[0-9].*"));
  }

  static List<Path> releases() throws IOException {
    try (Stream<Path> releases = Files.list(Path.of("src", "test", "resources", "runs"))) {
      return releases.sorted(Comparator.naturalOrder()).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void theRunForecastsAsItDid(Path release) throws IOException {
    List<SeriesForecast> forecasts = RunDirectory.open(release).forecast(TABLE, List.of());
    Map<String, SeriesForecast> bySeries = new HashMap<>();
    forecasts.forEach(forecast -> bySeries.put(forecast.series(), forecast));
    List<ForecastLine> expected = ForecastLine.FILE.read(release);
    assertEquals(10, expected.size());
    for (ForecastLine line : expected) {
      SeriesForecast forecast = Objects.requireNonNull(bySeries.get(line.series()));
      assertEquals(line.date(), forecast.time(line.step()));
      assertClose(line.forecast(), forecast.point(line.step()));
      assertClose(line.quantiles().get(0), forecast.quantile(line.step(), 0.1));
      assertClose(line.quantiles().get(1), forecast.quantile(line.step(), 0.9));
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void theRunIsEvaluatedAsItWas(Path release) throws IOException {
    Judgement again = RunDirectory.open(release).evaluate(TABLE, List.of());
    List<ScoreRow> scores =
        RunFiles.SCORES.read(release).stream()
            .filter(row -> row.model().equals("encoder") && row.isOverall())
            .filter(row -> row.metric().equals(PointMetric.MAE.label()))
            .toList();
    assertEquals(6, scores.size());
    for (ScoreRow row : scores) {
      assertClose(
          row.value(),
          again.scores().score(row.series(), "encoder", PointMetric.MAE, Score.ALL_STEPS).value());
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void theForecastsOfTheRunAreReadWithTheLevelsThatItsConfigNames(Path release) throws IOException {
    RunDirectory run = RunDirectory.open(release);
    try (CsvRows<ForecastRow> rows = RunFiles.FORECASTS.open(release)) {
      assertEquals(run.config().evaluation().quantiles(), ForecastRow.levels(rows.columns()));
      assertTrue(rows.next());
      assertEquals("MSFT", rows.row().series());
      assertEquals("2008-03-01", rows.row().cutoff());
      assertEquals("2008-04-01", rows.row().date());
      assertEquals(27.34, rows.row().actual());
      assertEquals(27.21, rows.row().mean());
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void theRunHasAPage(Path release) {
    String page = Page.of(RunDirectory.open(release));
    assertTrue(page.contains("\"attention\":[{\"series\":"), "the files are in it");
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, ROUNDING * Math.abs(expected));
  }
}
