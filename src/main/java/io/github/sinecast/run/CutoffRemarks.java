package io.github.sinecast.run;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.Cutoff;
import io.github.sinecast.data.DataReport;
import io.github.sinecast.data.LoadedSeries;
import io.github.sinecast.data.SeriesReport;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people are told of a forecast from a cutoff on. */
record CutoffRemarks(Cutoff cutoff, SeriesScales scales) {
  /**
   * The remarks.
   *
   * @param loaded series that end at the cutoff
   * @throws InvalidInputException if every series ends before the cutoff of itself
   */
  List<String> of(LoadedSeries loaded, int rowsNeeded) {
    refuseLaterThanAll(loaded, rowsNeeded);
    List<String> remarks = new ArrayList<>();
    Map<String, List<String>> earlier = new LinkedHashMap<>();
    List<String> learned = new ArrayList<>();
    for (TimeSeries series : loaded.series()) {
      int last = series.length() - 1;
      if (!cutoff.isAt(series.time().at(last))) {
        earlier
            .computeIfAbsent(series.time().label(last), none -> new ArrayList<>())
            .add(series.id());
      }
      TrainedSeries trained = scales.trained(series.history());
      if (trained != null && trained.sawAfter(series.time())) {
        learned.add(series.id());
      }
    }
    earlier.forEach(
        (last, ids) ->
            remarks.add(
                "series %s: no row at the cutoff %s; forecast from %s, the last row before it"
                    .formatted(DataReport.several(ids), cutoff, last)));
    if (!learned.isEmpty()) {
      remarks.add(
          "series %s: training or validation saw rows after the cutoff %s; nobody could have made this forecast then"
              .formatted(DataReport.several(learned), cutoff));
    }
    return remarks;
  }

  private void refuseLaterThanAll(LoadedSeries loaded, int rowsNeeded) {
    boolean anyLaterRow =
        loaded.report().series().stream()
            .mapToInt(SeriesReport::laterRows)
            .anyMatch(rows -> rows > 0);
    String first = "";
    String end = "";
    for (TimeSeries series : loaded.series()) {
      int last = series.length() - 1;
      if (anyLaterRow || cutoff.isAt(series.time().at(last))) {
        return;
      }
      String earliest = series.time().label(Math.min(rowsNeeded - 1, last));
      first = earliest.compareTo(first) > 0 ? earliest : first;
      end = series.time().label(last).compareTo(end) > 0 ? series.time().label(last) : end;
    }
    throw new InvalidInputException(
        "cutoff %s: it is after the last row, %s; give a cutoff from %s to %s, or leave it out"
            .formatted(cutoff, end, first, end));
  }
}
