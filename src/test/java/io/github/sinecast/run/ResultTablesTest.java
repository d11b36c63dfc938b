package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.Judgement;
import io.github.sinecast.experiment.Small;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Results as tables are the files of the run, as Tablesaw reads them. */
class ResultTablesTest {
  @TempDir private Path folder;

  @Test
  void scoresForecastsAndTestsAreTheFilesOfTheRun() throws IOException {
    Path prices = Small.days(folder.resolve("prices.csv"), Small.ROWS, Small::wave);
    Experiment experiment = Experiment.prepare(Small.config(prices, "model.head=quantile"));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    Judgement judgement = experiment.judge(trained);
    RunDirectory run = new RunWriter(folder.resolve("runs")).write(trained, judgement);

    assertIsFile(run, RunFiles.SCORES, judgement.scores().toTable());
    assertIsFile(run, RunFiles.FORECASTS, judgement.backtest().toTable());
    assertIsFile(run, RunFiles.TESTS, judgement.comparison().toTable());
    Table forecasts = judgement.backtest().toTable();
    assertEquals(ColumnType.LOCAL_DATE, forecasts.column("cutoff").type());
    assertEquals(ColumnType.LOCAL_DATE, forecasts.column("ds").type());
    assertEquals(ColumnType.INTEGER, forecasts.column("step").type());
  }

  private static void assertIsFile(RunDirectory run, CsvFile<?> file, Table found) {
    ColumnType[] types = found.columns().stream().map(Column::type).toArray(ColumnType[]::new);
    Table expected =
        Table.read()
            .usingOptions(CsvReadOptions.builder(file.in(run.path()).toFile()).columnTypes(types));
    assertEquals(expected.columnNames(), found.columnNames());
    assertEquals(expected.rowCount(), found.rowCount());
    for (int row = 0; row < found.rowCount(); row++) {
      Row one = expected.row(row);
      Row other = found.row(row);
      for (String column : found.columnNames()) {
        assertEquals(one.getObject(column), other.getObject(column), column);
      }
    }
  }
}
