package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One series that cannot be used need not take all others with it. */
class BadSeriesTest {
  private final ReadFiles files;

  BadSeriesTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  private LoadedSeries oldAndNew() {
    StringBuilder text = new StringBuilder("symbol,date,close\n");
    for (int day = 0; day < 100; day++) {
      text.append("OLD,%s,%s\n".formatted(LocalDate.of(2020, 1, 1).plusDays(day), day % 7));
    }
    for (int day = 90; day < 100; day++) {
      text.append("NEW,%s,%s\n".formatted(LocalDate.of(2020, 1, 1).plusDays(day), day % 7));
    }
    return ReadFiles.read(files.file("x.csv", text.toString()));
  }

  @Test
  void whereOthersAreSoundTheRefusalNamesTheSettingThatHelps() {
    LoadedSeries loaded = oldAndNew();
    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), loaded.series());

    String message =
        String.valueOf(
            assertThrows(
                    InvalidInputException.class, () -> split.requireWindows(loaded.series(), 5, 1))
                .getMessage());

    assertTrue(message.contains("series NEW: the train split has 0"), message);
    assertTrue(message.contains("set data.bad-series to skip"), message);
  }

  @Test
  void whatIsLeftOutIsReportedWithItsReason() {
    LoadedSeries loaded = oldAndNew();
    Split split = Split.of(new SplitRule.Fractions(0.7, 0.2), loaded.series());

    LoadedSeries usable = loaded.without(split.faults(loaded.series(), 5, 1));

    assertEquals(List.of("OLD"), usable.series().list().stream().map(one -> one.id()).toList());
    String said = String.join("\n", usable.report().changes());
    assertTrue(said.contains("left out series NEW: the train split has 0"), said);
  }

  @Test
  void ifNoneIsLeftTheReasonsAreGiven() {
    LoadedSeries loaded = oldAndNew();

    assertTrue(
        ReadFiles.refusal(
                () -> loaded.without(Map.of("OLD", List.of("too old"), "NEW", List.of("too new"))))
            .contains("left out too old"));
  }
}
