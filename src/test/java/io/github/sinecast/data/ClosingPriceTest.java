package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which column is the close where an input channel asks for one. */
class ClosingPriceTest {
  private final ReadFiles files;

  ClosingPriceTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Price", "Last", "Close/Last", "Settle", "Adj Close", "close", "Close"})
  void thePriceToForecastIsTheCloseWhateverItIsCalled(String name) {
    Path path = files.file("x.csv", "Date,Open," + name + "\n2020-01-02,1,2\n2020-01-03,3,4\n");

    LoadedSeries loaded =
        ReadFiles.read(path, CsvSchema.found(), GapPolicy.REFUSE, "open", "close");

    TimeSeries series = loaded.series().get("x");
    assertEquals(name, series.target());
    assertArrayEquals(new double[] {2, 4}, series.values("close"));
    assertArrayEquals(new double[] {2, 4}, series.targetValues());
    assertEquals(name, loaded.report().otherColumns().get("close"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Close", "CLOSE", "4. close"})
  void aColumnCalledCloseIsTakenBeforeAnAdjustedTarget(String name) {
    Path path =
        files.file(
            "x.csv", "Date,Open,Adj Close," + name + "\n2020-01-02,1,2,5\n2020-01-03,3,4,6\n");

    TimeSeries series =
        ReadFiles.read(
                path, CsvSchema.found().withTargets("Adj Close"), GapPolicy.REFUSE, "open", "close")
            .series()
            .get("x");

    assertArrayEquals(new double[] {5, 6}, series.values("close"));
    assertArrayEquals(new double[] {2, 4}, series.targetValues());
  }

  @Test
  void aHoleInThePriceIsFilledInBothAndCountedOnce() {
    Path path =
        files.file("x.csv", "Date,Open,Price\n2020-01-02,1,2\n2020-01-03,3,\n2020-01-06,5,6\n");

    LoadedSeries loaded =
        ReadFiles.read(path, CsvSchema.found(), GapPolicy.FORWARD_FILL, "open", "close");

    assertArrayEquals(new double[] {2, 2, 6}, loaded.series().get("x").values("close"));
    assertArrayEquals(new double[] {2, 2, 6}, loaded.series().get("x").targetValues());
    assertEquals(1, loaded.report().series().get(0).filledCells());
  }

  @Test
  void amongSeveralTargetsNoneIsTheClose() {
    Path path = files.file("x.csv", "Date,Open,DAX,SMI\n2020-01-02,1,2,5\n2020-01-03,3,4,6\n");

    String message =
        ReadFiles.refusal(path, CsvSchema.found().withTargets("DAX", "SMI"), "open", "close");

    for (String said : List.of("'close'", "window.channels", "[Date, Open, DAX, SMI]")) {
      assertTrue(message.contains(said), message);
    }
  }

  @Test
  void aRoleThatIsNotFoundNamesItsSetting() {
    Path path = files.file("x.csv", "Date,Erster,Price\n2020-01-02,1,2\n2020-01-03,3,4\n");

    String message = ReadFiles.refusal(path, CsvSchema.found(), "open", "close");

    assertTrue(message.contains("set data.csv.open-column"), message);
  }
}
