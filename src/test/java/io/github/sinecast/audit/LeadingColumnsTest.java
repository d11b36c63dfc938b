package io.github.sinecast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.SeriesReader;
import io.github.sinecast.data.TargetRule;
import io.github.sinecast.run.AuditRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns computed from the future of real prices are found; honest ones are not. */
class LeadingColumnsTest {
  private static final int ROWS = 1500;

  private static final List<String> HONEST = List.of("open", "high", "low", "adjclose", "volume");

  private static final TimeSeries PRICES = lastRows(read("sp500-daily.csv", HONEST).list().get(0));

  private static final double[] CLOSE = PRICES.targetValues();

  private static final double SPREAD = spread();

  /** A column that knows the future, by what is wrong with it. */
  record Planted(String name, TimeSeries series) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Planted> planted() {
    Random random = new Random(7);
    List<Planted> planted = new ArrayList<>();
    plant(planted, "the next close", row -> close(row + 1));
    plant(planted, "the next close, negated", row -> -close(row + 1));
    plant(planted, "the next close less 1000", row -> close(row + 1) - 1000);
    plant(planted, "the next change", row -> close(row + 1) - close(row));
    plant(planted, "the next return", row -> next(row));
    plant(planted, "the next return in whole percent", row -> Math.rint(100 * next(row)));
    plant(
        planted,
        "the next return with as much noise",
        row -> next(row) + SPREAD * random.nextGaussian());
    plant(
        planted,
        "the next return with twice its spread in noise",
        row -> next(row) + 2 * SPREAD * random.nextGaussian());
    plant(planted, "the sign of the next return", row -> Math.signum(next(row)));
    plant(planted, "the next high", row -> later("high", row + 1));
    plant(planted, "the next low", row -> later("low", row + 1));
    plant(planted, "the next open", row -> later("open", row + 1));
    plant(planted, "the close two rows ahead", row -> close(row + 2));
    plant(planted, "the close ten rows ahead", row -> close(row + 10));
    plant(planted, "the mean of 5 rows around", row -> mean(row - 2, row + 2));
    plant(planted, "the mean of 21 rows around", row -> mean(row - 10, row + 10));
    plant(
        planted,
        "the price less the mean of 51 rows around",
        row -> close(row) - mean(row - 25, row + 25));
    plant(
        planted, "the return over five rows to come", row -> Math.log(close(row + 5) / close(row)));
    plant(planted, "the size of the next return", row -> Math.abs(next(row)));
    plant(planted, "the next return squared", row -> next(row) * next(row));
    plant(planted, "whether the next return is large", row -> Math.abs(next(row)) > SPREAD ? 1 : 0);
    plant(planted, "the greatest close of five rows to come", row -> greatest(row + 1, row + 5));
    plant(
        planted,
        "the rank of the next return by thirds",
        row -> Math.floor(3 * Math.min(0.999, Math.max(0, 0.5 + next(row) / SPREAD))));
    plant(planted, "the next close as a ratio to this one", row -> close(row + 1) / close(row));
    plant(planted, "the price smoothed from behind", backwards());
    plant(planted, "the spread of five returns to come", row -> spreadAhead(row));
    plant(
        planted,
        "whether the close is higher in three rows",
        row -> close(row + 3) > close(row) ? 1 : 0);
    plant(planted, "the rows until the close is higher", row -> rowsUntilHigher(row));
    plant(
        planted,
        "the loss to the lowest close of ten rows to come",
        row -> close(row) - lowest(row + 1, row + 10));
    plant(planted, "the gap to the next open", row -> later("open", row + 1) - close(row));
    plant(planted, "the mean close of the month", row -> mean(row - row % 21, row - row % 21 + 20));
    plant(planted, "the close at the end of the week", row -> close(row - row % 5 + 4));
    plant(planted, "the next return in every second row", row -> row % 2 == 0 ? next(row) : 0);
    plant(planted, "the next return in the newer half", row -> row > ROWS / 2 ? next(row) : 0);
    plant(
        planted,
        "the next return with four times its spread in noise",
        row -> next(row) + 4 * SPREAD * random.nextGaussian());
    plant(
        planted,
        "the close and a tenth of the next change",
        row -> close(row) + (close(row + 1) - close(row)) / 10);
    plant(planted, "the next volume", row -> later("volume", row + 1));
    return planted;
  }

  @ParameterizedTest
  @MethodSource("planted")
  void aColumnComputedFromTheFutureIsFound(Planted planted) {
    AuditRow found = finding(planted.series());
    assertTrue(found.leak(), found.found());
    assertTrue(found.found().startsWith("LEAK: in row t it tells the "), found.found());
  }

  @Test
  void theRowsByWhichAColumnIsAheadAreTold() {
    assertTrue(finding(beside(column(row -> close(row + 2)))).found().contains("2 rows later"));
    assertTrue(
        finding(beside(column(row -> mean(row - 10, row + 10)))).found().contains("10 rows later"));
  }

  @ParameterizedTest
  @MethodSource("honest")
  void aColumnComputedFromThePastIsNot(Planted honest) {
    AuditRow found = finding(honest.series());
    assertFalse(found.leak(), found.found());
    assertTrue(
        found.found().startsWith("no leak of 1 to 30 rows; at most it tells "), found.found());
  }

  static List<Planted> honest() {
    List<Planted> honest = new ArrayList<>();
    HONEST.forEach(name -> plant(honest, name, PRICES.values(name)));
    Random random = new Random(7);
    plant(honest, "the close itself", row -> close(row));
    plant(honest, "the close before", row -> close(row - 1));
    plant(honest, "the return", row -> Math.log(close(row) / close(row - 1)));
    plant(honest, "the mean of the last 20 rows", row -> mean(row - 19, row));
    plant(honest, "the spread of the last rows", row -> Math.abs(close(row) - mean(row - 4, row)));
    plant(honest, "noise", row -> random.nextGaussian());
    plant(honest, "the row", row -> row);
    plant(honest, "the day of the week", row -> row % 5);
    plant(honest, "always the same", row -> 3);
    return honest;
  }

  @Test
  void noColumnOfTheShippedFilesIsTakenForALeak() {
    SeriesSet stocks = read("dow-jones-30.csv", List.of());
    Map<String, double[]> columns = new LinkedHashMap<>();
    stocks.list().subList(0, 6).forEach(one -> columns.put(one.id(), one.targetValues()));
    TimeSeries first = stocks.list().get(0);
    assertHonest(new TimeSeries("first", first.time(), first.id(), columns));
    SeriesSet indices = read("eu-stock-markets.csv", List.of());
    Map<String, double[]> levels = new LinkedHashMap<>();
    indices.forEach(one -> levels.put(one.id(), one.targetValues()));
    indices.forEach(one -> assertHonest(new TimeSeries("indices", one.time(), one.id(), levels)));
  }

  /** The stated rate: one in a hundred columns without any relation passes what chance gives. */
  @Test
  void columnsOfNoiseAreNoLeaksEvenInFewRows() {
    Random random = new Random(11);
    long leaks =
        IntStream.range(0, 100)
            .mapToObj(
                draw -> {
                  double[] target = walk(60, random);
                  double[] other = walk(60, random);
                  return new TimeSeries(
                      "S", TimeLine.ofRows(60), "y", Map.of("y", target, "x", other));
                })
            .filter(
                series ->
                    new LeadingColumns(5, 1).of(SeriesSet.of(series), List.of("x")).get(0).leak())
            .count();
    assertTrue(leaks <= 4, "found " + leaks);
  }

  @Test
  void tooFewRowsAreNotJudged() {
    double[] prices = walk(40, new Random(3));
    TimeSeries series =
        new TimeSeries("S", TimeLine.ofRows(40), "y", Map.of("y", prices, "x", prices));
    assertEquals(
        "not checked: no series has 48 rows",
        new LeadingColumns(5, 1).of(SeriesSet.of(series), List.of("x")).get(0).found());
  }

  private static void assertHonest(TimeSeries series) {
    List<String> others =
        series.columnNames().stream().filter(name -> !name.equals(series.target())).toList();
    for (AuditRow finding : new LeadingColumns(5, 1).of(SeriesSet.of(series), others)) {
      assertFalse(finding.leak(), finding.subject() + ": " + finding.found());
    }
  }

  private static AuditRow finding(TimeSeries series) {
    return new LeadingColumns(10, 1).of(SeriesSet.of(series), List.of("x")).get(0);
  }

  /** The prices with a column beside them. */
  private static TimeSeries beside(double[] values) {
    return new TimeSeries("S", TimeLine.ofRows(ROWS), "close", Map.of("close", CLOSE, "x", values));
  }

  private static void plant(List<Planted> planted, String name, IntToDoubleFunction value) {
    plant(planted, name, column(value));
  }

  private static void plant(List<Planted> planted, String name, double[] values) {
    planted.add(new Planted(name, beside(values)));
  }

  private static double[] column(IntToDoubleFunction value) {
    return IntStream.range(0, CLOSE.length).mapToDouble(value).toArray();
  }

  /** Exponential smoothing that runs from the last row to the first. */
  private static double[] backwards() {
    double[] smoothed = CLOSE.clone();
    for (int row = smoothed.length - 2; row >= 0; row--) {
      smoothed[row] = 0.7 * smoothed[row + 1] + 0.3 * CLOSE[row];
    }
    return smoothed;
  }

  private static double close(int row) {
    return CLOSE[Math.max(0, Math.min(row, CLOSE.length - 1))];
  }

  private static double spreadAhead(int row) {
    return Math.sqrt(
        IntStream.range(row, row + 5).mapToDouble(later -> next(later) * next(later)).sum());
  }

  private static double rowsUntilHigher(int row) {
    return IntStream.rangeClosed(1, 20)
        .filter(rows -> close(row + rows) > close(row))
        .findFirst()
        .orElse(21);
  }

  private static double lowest(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToDouble(LeadingColumnsTest::close)
        .min()
        .orElseThrow();
  }

  private static double later(String column, int row) {
    return PRICES.value(column, Math.min(row, CLOSE.length - 1));
  }

  private static double next(int row) {
    return Math.log(close(row + 1) / close(row));
  }

  private static double mean(int from, int last) {
    return IntStream.rangeClosed(from, last)
        .mapToDouble(LeadingColumnsTest::close)
        .average()
        .orElseThrow();
  }

  private static double greatest(int from, int last) {
    return IntStream.rangeClosed(from, last)
        .mapToDouble(LeadingColumnsTest::close)
        .max()
        .orElseThrow();
  }

  private static double spread() {
    return Math.sqrt(
        IntStream.range(0, CLOSE.length - 1)
            .mapToDouble(row -> next(row) * next(row))
            .average()
            .orElseThrow());
  }

  private static double[] walk(int rows, Random random) {
    double[] walk = new double[rows];
    double level = 0;
    for (int row = 0; row < rows; row++) {
      level += 0.01 * random.nextGaussian();
      walk[row] = 100 * Math.exp(level);
    }
    return walk;
  }

  private static TimeSeries lastRows(TimeSeries all) {
    int from = all.length() - ROWS;
    Map<String, double[]> columns = new LinkedHashMap<>();
    all.columnNames()
        .forEach(
            name -> columns.put(name, Arrays.copyOfRange(all.values(name), from, all.length())));
    return new TimeSeries(all.id(), TimeLine.ofRows(ROWS), all.target(), columns);
  }

  private static SeriesSet read(String file, List<String> wanted) {
    CsvSchema schema = CsvSchema.found();
    return new SeriesReader(
            file.startsWith("dow")
                ? schema.withTargets("AA", "AXP", "T", "BA", "CAT", "C")
                : schema,
            GapPolicy.REFUSE,
            wanted,
            TargetRule.ANY_SIGN)
        .read(Path.of("data").resolve(file))
        .series();
  }
}
