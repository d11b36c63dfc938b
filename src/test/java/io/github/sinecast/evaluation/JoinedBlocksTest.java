package io.github.sinecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.Forecaster;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.baseline.DriftForecaster;
import io.github.sinecast.baseline.LastValueForecaster;
import io.github.sinecast.run.RunFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedBlocksTest {
  private static final SeriesSet SERIES =
      SeriesSet.of(
          Examples.daily("a", Examples.walk(1, 300)), Examples.daily("b", Examples.walk(2, 260)));
  private static final List<Forecaster> FORECASTERS =
      List.of(new LastValueForecaster(), new DriftForecaster(), new NormalWalk("walk", 2));
  private static final Backtest ALL =
      new Backtest(Map.of("a", new RowRange(200, 300), "b", new RowRange(210, 260)), 4);

  @Test
  void consecutiveBlocksJoinedAreOneBacktestOverAllOrigins() throws IOException {
    BacktestResult whole = ALL.run(SERIES, FORECASTERS);

    BacktestResult joined =
        BacktestResult.join(
            List.of(
                block(200, 240, 210, 220), block(240, 241, 220, 257), block(241, 297, 257, 257)));

    assertEquals(forecasts(whole), forecasts(joined));
    assertEquals(scores(whole), scores(joined));
    assertEquals(whole.groups(), joined.groups());
  }

  @Test
  void targetsOfABlockReachBeyondItsEnd() {
    BacktestResult block = block(240, 243, 210, 211);

    assertEquals(4, block.windows());
    assertEquals(242, block.origin(2));
    assertEquals(SERIES.list().get(0).target(245), block.actual(2, 4));
  }

  @Test
  void aBlockOutsideTheOriginsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> block(199, 240, 210, 220));
    assertThrows(IllegalArgumentException.class, () -> block(200, 298, 210, 220));
  }

  @Test
  void blocksThatLeaveOriginsOutOrRepeatThemAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> BacktestResult.join(List.of(block(200, 220, 210, 220), block(221, 240, 220, 230))));
    assertThrows(
        IllegalArgumentException.class,
        () -> BacktestResult.join(List.of(block(200, 220, 210, 220), block(219, 240, 220, 230))));
  }

  @Test
  void blocksOfOtherModelsHorizonsOrLevelsAreRefused() {
    BacktestResult first = block(200, 220, 210, 220);
    Backtest rest =
        ALL.withOrigins(Map.of("a", new RowRange(220, 230), "b", new RowRange(220, 230)));
    QuantileLevels three = new QuantileLevels(List.of(0.1, 0.5, 0.9));
    Backtest shorter =
        new Backtest(rest.evaluated(), rest.origins(), 3, false, 1, QuantileLevels.USUAL);

    for (BacktestResult other :
        List.of(
            rest.run(SERIES, FORECASTERS.subList(0, 2)),
            rest.withLevels(three).run(SERIES, FORECASTERS),
            shorter.run(SERIES, FORECASTERS))) {
      assertThrows(
          IllegalArgumentException.class, () -> BacktestResult.join(List.of(first, other)));
    }
    assertThrows(IllegalArgumentException.class, () -> BacktestResult.join(List.of()));
  }

  @Test
  void aSingleBlockIsItself() {
    BacktestResult block = block(200, 220, 210, 220);

    assertSame(block, BacktestResult.join(List.of(block)));
  }

  private static BacktestResult block(int fromA, int toA, int fromB, int toB) {
    return ALL.withOrigins(Map.of("a", new RowRange(fromA, toA), "b", new RowRange(fromB, toB)))
        .run(SERIES, FORECASTERS);
  }

  private static String forecasts(BacktestResult result) throws IOException {
    return RunFiles.forecasts(result);
  }

  private static String scores(BacktestResult result) throws IOException {
    return RunFiles.SCORES.text(ScoreRow.of(Scoring.inFileUnits(1).score(result)));
  }
}
