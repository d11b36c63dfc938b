package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.Forecaster;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.baseline.DriftForecaster;
import io.github.sinecast.baseline.LastValueForecaster;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreTableTest {
  private static final List<Forecaster> NAIVE_LAST =
      List.of(new DriftForecaster(), new LastValueForecaster());

  /** Rows 0 to 2 are known, rows 3 and 4 are judged; the mean change before them is 1. */
  private static final TimeSeries SERIES = Examples.daily("IBM", 1, 2, 3, 5, 5);

  @Test
  void theTableOfAnExampleByHandReadsWell() {
    // last value: forecasts 3, 5, errors -2, 0; drift: forecasts 4 and 5 + 4/3, errors -1, 4/3
    String expected =
        """
        Close of IBM, 2020-01-04 to 2020-01-05: 2 windows of 1 step

                         MAE      RMSE      MAPE     sMAPE      MASE     skill  direction  share-up
        last-value    1.0000    1.4142   20.00 %   25.00 %    1.0000    0.0000          -   50.00 %
        drift         1.1667    1.1785   23.33 %   22.88 %    1.1667    0.3056    50.00 %   50.00 %

        MASE       error / mean change from row to row before the evaluated rows
        skill      1 - MSE / MSE of the last value; above 0 beats it
        direction  share of moves whose sign was forecast; - if no move ever was
        share-up   share of moves that were up: what always saying up would score
        """;

    assertEquals(expected, table(SERIES, 3, 1).toText());
  }

  @Test
  void theTableByStepHasARowForEachStep() {
    // one window: forecasts 3, 3 and 4, 5 for actual values 5, 5
    String expected =
        """
        MAE by step: Close of IBM, 2020-01-04 to 2020-01-05

        step  last-value     drift
        1         2.0000    1.0000
        2         2.0000    0.0000
        """;

    assertEquals(expected, table(SERIES, 3, 2).toText(PointMetric.MAE));
  }

  @Test
  void theNaiveForecasterStandsFirstUnderTheNameItHas() {
    assertEquals(ScoreTable.NAIVE, new LastValueForecaster().name());
    assertEquals(List.of("last-value", "drift"), table(SERIES, 3, 1).models());
  }

  @Test
  void allSeriesTogetherStandBeforeEach() {
    SeriesSet series = SeriesSet.of(SERIES, Examples.daily("GE", 2, 2, 3, 1));
    Map<String, RowRange> ranges = Map.of("IBM", new RowRange(3, 5), "GE", new RowRange(3, 4));

    String text = table(series, ranges, 1).toText();

    assertTrue(text.startsWith("all 2 series: 3 windows of 1 step\n"), text);
    assertTrue(text.indexOf("Close of IBM") < text.indexOf("Close of GE"), text);
    assertTrue(text.contains("Close of GE, 2020-01-04 to 2020-01-04: 1 window of 1 step\n"), text);
  }

  @Test
  void aPanelIsSummarisedByMedianRankAndWorstSeries() {
    // IBM: errors 1 and 7/6; GE: forecasts 3 and 3.5 for 1, errors 2 and 2.5
    SeriesSet series = SeriesSet.of(SERIES, Examples.daily("GE", 2, 2, 3, 1));
    Map<String, RowRange> ranges = Map.of("IBM", new RowRange(3, 5), "GE", new RowRange(3, 4));
    String summary =
        """
        MAE / MAE of last-value by series, over 2 series:

                      median  mean rank
        last-value     1.000      1.000
        drift          1.208      2.000

        Worst series:
          drift: GE 1.250, IBM 1.167
        """;

    String text = table(series, ranges, 1).toText();

    assertTrue(text.contains(summary), text);
  }

  @Test
  void eachOfManySeriesIsPrintedWhereThatIsAskedFor() {
    List<TimeSeries> series =
        IntStream.range(0, 13).mapToObj(i -> Examples.daily("s" + i, 1, 2, 4, 8)).toList();
    Map<String, RowRange> ranges = new LinkedHashMap<>();
    series.forEach(one -> ranges.put(one.id(), new RowRange(2, 4)));

    String text = table(new SeriesSet(series), ranges, 1).toText(true);

    assertTrue(text.contains("Close of s12,"), text);
  }

  @Test
  void ofManySeriesOnlyAllTogetherArePrinted() throws IOException {
    List<TimeSeries> series =
        IntStream.range(0, 13).mapToObj(i -> Examples.daily("s" + i, 1, 2, 4, 8)).toList();
    Map<String, RowRange> ranges = new LinkedHashMap<>();
    series.forEach(one -> ranges.put(one.id(), new RowRange(2, 4)));
    ScoreTable table = table(new SeriesSet(series), ranges, 1);

    assertFalse(table.toText().contains("s12"));
    assertTrue(csv(table).contains("s12,drift,MAE,all,"));
  }

  @Test
  void aMetricWithoutAValueIsADashWithItsReason() {
    String text = table(Examples.daily("flat", 1, 1, 0, 2), 2, 1).toText();

    assertTrue(
        text.contains(
            "-          MAPE divides by the actual values, and one of them is 0;"
                + " use MAE, sMAPE or wAPE\n"),
        text);
    assertTrue(
        text.contains(
            "-          MASE divides by the seasonal change in the rows before the evaluated ones,"
                + " and there is none\n"),
        text);
  }

  @Test
  void scoresAreWrittenAsLongRows() throws IOException {
    List<String> lines = csv(table(SERIES, 3, 1)).lines().toList();

    // one header; two models, all steps and step 1
    int metrics = PointMetric.values().length;
    assertEquals(1 + 2 * 2 * metrics, lines.size());
    assertEquals("series,model,metric,step,value", lines.get(0));
    assertEquals("IBM,last-value,MAE,all,1.0", lines.get(1));
    assertEquals("IBM,last-value,direction,all,", lines.get(7));
    assertEquals("IBM,last-value,share-up,all,0.5", lines.get(8));
    assertEquals("IBM,last-value,MAE,1,1.0", lines.get(1 + metrics));
    assertEquals("IBM,drift,direction,1,0.5", lines.get(7 + 3 * metrics));
  }

  @Test
  void aValueReadFromTheFileHasTheSameBits() throws IOException {
    double[] walk = Examples.walk(5, 200);
    ScoreTable table = table(Examples.daily("walk", walk), 150, 3);

    List<String> lines = csv(table).lines().skip(1).toList();

    int compared = 0;
    for (String line : lines) {
      String[] fields = line.split(",", -1);
      int step = fields[3].equals("all") ? Score.ALL_STEPS : Integer.parseInt(fields[3]);
      Metric metric =
          Arrays.stream(PointMetric.values())
              .filter(one -> one.label().equals(fields[2]))
              .findFirst()
              .orElseThrow();
      Score score = table.score(fields[0], fields[1], metric, step);
      if (score.undefined() == null) {
        assertEquals(score.value(), Double.parseDouble(fields[4]));
        compared++;
      } else {
        assertEquals("", fields[4]);
      }
    }
    // two models, all steps and three, but no direction of the last value
    assertEquals(2 * 4 * PointMetric.values().length - 4, compared);
  }

  @Test
  void namesWithCommasQuotesAndLineBreaksAreQuoted() throws IOException {
    TimeSeries series = Examples.daily("Smith, \"J\"\nSons", 1, 2, 4);

    String text = csv(table(series, 2, 1));

    assertTrue(text.contains("\"Smith, \"\"J\"\"\nSons\",drift,MAE,all,1.0\n"), text);
  }

  @Test
  void forecastsAreWrittenWithTheDatesOfTheLastKnownAndTheForecastRow() throws IOException {
    BacktestResult result = result(SeriesSet.of(SERIES), Map.of("IBM", new RowRange(3, 5)), 2);

    assertEquals(
        """
        unique_id,ds,step,cutoff,model,y,yhat
        IBM,2020-01-04,1,2020-01-03,drift,5.0,4.0
        IBM,2020-01-04,1,2020-01-03,last-value,5.0,3.0
        IBM,2020-01-05,2,2020-01-03,drift,5.0,5.0
        IBM,2020-01-05,2,2020-01-03,last-value,5.0,3.0
        """,
        RunFiles.forecasts(result));
  }

  @Test
  void rowsWithoutDatesAreNamedByTheirNumbers() throws IOException {
    TimeSeries series =
        new TimeSeries("y", TimeLine.ofRows(4), "y", Map.of("y", new double[] {1, 2, 4, 8}));
    BacktestResult result = result(SeriesSet.of(series), Map.of("y", new RowRange(3, 4)), 1);

    assertEquals(
        "y,3,1,2,drift,8.0,5.5", RunFiles.forecasts(result).lines().skip(1).findFirst().orElse(""));
    assertTrue(
        Scoring.inFileUnits(1).score(result).toText().startsWith("y, rows 3 to 3: 1 window"));
  }

  @Test
  void theLocaleOfTheMachineDoesNotMatter() throws IOException {
    ScoreTable table = table(SERIES, 3, 1);
    String text = table.toText();
    String csv = csv(table);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(text, table.toText());
      assertEquals(csv, csv(table));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String csv(ScoreTable table) throws IOException {
    return RunFiles.SCORES.text(ScoreRow.of(table));
  }

  private static ScoreTable table(TimeSeries series, int from, int horizon) {
    return table(
        SeriesSet.of(series), Map.of(series.id(), new RowRange(from, series.length())), horizon);
  }

  private static ScoreTable table(SeriesSet series, Map<String, RowRange> ranges, int horizon) {
    return Scoring.inFileUnits(1).score(result(series, ranges, horizon));
  }

  private static BacktestResult result(
      SeriesSet series, Map<String, RowRange> ranges, int horizon) {
    return new Backtest(ranges, horizon).run(series, NAIVE_LAST);
  }
}
