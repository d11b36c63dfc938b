package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GapPolicyTest {
  private static final String HOLES_AT_BOTH_ENDS =
      """
      date,close
      2020-01-01,
      2020-01-02,1
      2020-01-03,
      2020-01-04,-
      2020-01-05,4
      2020-01-06,NA
      """;

  private final ReadFiles files;

  GapPolicyTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @Test
  void fillingForwardStartsAtTheFirstKnownValue() {
    check(GapPolicy.FORWARD_FILL, "2020-01-02", new double[] {1, 1, 1, 4, 4}, 3, 1);
  }

  @Test
  void interpolationStaysBetweenKnownValues() {
    check(GapPolicy.INTERPOLATE, "2020-01-02", new double[] {1, 2, 3, 4}, 2, 2);
  }

  @Test
  void droppingKeepsWhatIsKnown() {
    check(GapPolicy.DROP, "2020-01-02", new double[] {1, 4}, 0, 4);
  }

  @Test
  void fillingForwardIgnoresTheFuture() {
    double[] known = {1, Double.NaN, 3, Double.NaN, 5};
    double[] other = {1, Double.NaN, 3, Double.NaN, 500};

    GapPolicy.FORWARD_FILL.fill(known);
    GapPolicy.FORWARD_FILL.fill(other);

    for (int row = 0; row < 4; row++) {
      assertEquals(known[row], other[row]);
    }
  }

  private void check(GapPolicy policy, String first, double[] values, int filled, int dropped) {
    LoadedSeries loaded =
        ReadFiles.read(files.file("x.csv", HOLES_AT_BOTH_ENDS), CsvSchema.found(), policy);

    TimeSeries series = loaded.series().get("x");
    assertArrayEquals(values, series.targetValues());
    assertEquals(first, series.time().label(0));
    assertEquals(filled, loaded.report().series().get(0).filledCells());
    assertEquals(dropped, loaded.report().series().get(0).droppedRows());
  }
}
