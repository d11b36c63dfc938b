package io.github.sinecast.significance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.RValues;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests of a panel beside what R says of the same numbers; see src/test/r/panel.R. */
class PanelTestsOfRTest {
  private static final RValues R = RValues.read("significance/panel.csv");

  /** Both sum some hundred numbers, in different orders. */
  private static final double ROUNDING = 1e-10;

  /** R's ptukey claims this precision. */
  private static final double PTUKEY = 1e-8;

  /** R's qtukey claims no more. */
  private static final double QTUKEY = 1e-4;

  @ParameterizedTest
  @ValueSource(strings = {"alike", "different", "tied"})
  void friedmansTestIsThatOfR(String name) {
    Friedman friedman = Friedman.of(losses(name));
    double[] expected = R.all(name, "friedman");

    assertEquals(expected[0], friedman.statistic(), ROUNDING * expected[0]);
    assertEquals(expected[1], friedman.p(), ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alike", "different", "tied"})
  void meanRanksAndNemenyisTestAreThoseOfR(String name) {
    PanelRanks ranks = ranks(name);
    double[] p = R.all(name, "nemenyi");

    assertArrayEquals(
        R.all(name, "mean-ranks"),
        ranks.models().stream().mapToDouble(ranks::meanRank).toArray(),
        ROUNDING);
    assertEquals(R.one(name, "critical-difference"), ranks.nemenyi().criticalDifference(), QTUKEY);
    for (int other = 1; other < ranks.models().size(); other++) {
      assertEquals(p[other - 1], ranks.p("0", Integer.toString(other)), PTUKEY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alike", "different", "tied"})
  void seriesWonAndRelativeLossesAreThoseOfALoop(String name) {
    PanelRanks ranks = ranks(name);
    double[][] losses = losses(name);
    double all = 0;
    for (String model : ranks.models()) {
      int own = Integer.parseInt(model);
      double won = 0;
      double relative = 0;
      int better = 0;
      for (double[] of : losses) {
        int least = 0;
        int equal = 0;
        for (double loss : of) {
          least += loss < of[own] ? 1 : 0;
          equal += loss == of[own] ? 1 : 0;
        }
        won += least == 0 ? 1.0 / equal : 0;
        relative += (of[own] / of[1] - 1) / losses.length;
        better += of[own] < of[1] ? 1 : 0;
      }
      assertEquals(won / losses.length, ranks.won(model), ROUNDING);
      assertEquals(relative, ranks.relativeLoss(model, "1"), ROUNDING);
      assertEquals(better, ranks.better(model, "1"));
      all += ranks.won(model);
    }
    assertEquals(1, all, ROUNDING);
  }

  @Test
  void theRankCoefficientAndItsNeweyWestTAreThoseOfR() {
    double[] spearman = R.all("dates", "spearman");
    double[][] forecasts = matrix(R.all("dates", "forecasts"), 12);
    double[][] actual = matrix(R.all("dates", "actual"), 12);
    double[] byDate =
        IntStream.range(0, spearman.length)
            .mapToDouble(date -> InformationCoefficient.spearman(forecasts[date], actual[date]))
            .toArray();
    double[] expected = R.all("dates", "coefficient");

    InformationCoefficient coefficient = InformationCoefficient.of(byDate, 4);

    assertArrayEquals(spearman, byDate, ROUNDING);
    assertEquals(80, coefficient.dates());
    assertEquals(expected[0], coefficient.mean(), ROUNDING);
    assertEquals(expected[1], coefficient.t(), ROUNDING);
    assertEquals(expected[2], coefficient.p(), ROUNDING);
  }

  @Test
  void modelsThatAreEqualOnEverySeriesDoNotDiffer() {
    Friedman friedman = Friedman.of(new double[][] {{1, 1, 1}, {2, 2, 2}});

    assertEquals(1, friedman.p());
  }

  private static PanelRanks ranks(String name) {
    double[][] losses = losses(name);
    List<String> models = IntStream.range(0, losses[0].length).mapToObj(Integer::toString).toList();
    return new PanelRanks("CRPS", models, losses);
  }

  private static double[][] losses(String name) {
    return matrix(R.all(name, "losses"), (int) R.one(name, "models"));
  }

  private static double[][] matrix(double[] values, int columns) {
    return IntStream.range(0, values.length / columns)
        .mapToObj(row -> Arrays.copyOfRange(values, row * columns, (row + 1) * columns))
        .toArray(double[][]::new);
  }
}
