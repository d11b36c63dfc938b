package io.github.sinecast.run;

import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.LoadedSeries;
import io.github.sinecast.data.SeriesReport;
import io.github.sinecast.model.SeriesScales;
import io.github.sinecast.model.TrainedSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What a model knows of the series of a table: what people are told of those it does not know. */
final class Recognition {
  private static final int TOLD = 8;
  private static final long DAY = 86_400;

  /** How many times longer or shorter a step may be before rows are of another kind. */
  private static final double ALIKE = 1.6;

  private final SeriesScales scales;

  Recognition(SeriesScales scales) {
    this.scales = scales;
  }

  /**
   * Remarks on series that were not trained on, and on rows of another step than those trained on.
   *
   * @param scaledRows the number of first rows of a series to which a scale is fitted
   */
  List<String> remarks(LoadedSeries loaded, ToIntFunction<TimeSeries> scaledRows) {
    List<String> remarks = new ArrayList<>();
    for (TimeSeries series : loaded.series()) {
      if (scales.trained(series.history()) == null) {
        remarks.add(scaleOf(series, scaledRows.applyAsInt(series)));
      }
    }
    int more = remarks.size() - TOLD;
    if (more > 0) {
      remarks.subList(TOLD, remarks.size()).clear();
      remarks.add("so are %s more series".formatted(more));
    }
    otherStep(loaded, remarks);
    return remarks;
  }

  private String scaleOf(TimeSeries series, int rows) {
    String only = scales.only();
    if (only != null) {
      return "series %s is not recognised; it gets the scale of %s, the only series trained on"
          .formatted(series.id(), only);
    }
    return "series %s was not trained on; its scale is fitted anew to %s rows, %s to %s"
        .formatted(series.id(), rows, series.time().label(0), series.time().label(rows - 1));
  }

  private void otherStep(LoadedSeries loaded, List<String> remarks) {
    List<SeriesReport> reports = loaded.report().series();
    int told = 0;
    for (int at = 0; at < reports.size() && told < TOLD; at++) {
      TimeSeries series = loaded.series().list().get(at);
      long trained = trainedStep(scales.trained(series.history()));
      long step = series.time().isDated() ? median(series) : 0;
      if (trained > 0 && step > 0 && (step > ALIKE * trained || trained > ALIKE * step)) {
        told++;
        remarks.add(
            "series %s has a step of %s, but the model was trained on rows %s apart"
                .formatted(series.id(), reports.get(at).step(), words(trained)));
      }
    }
  }

  /** The step of a series trained on, or that of any if it is unknown: they are alike. */
  private long trainedStep(@Nullable TrainedSeries known) {
    return known != null
        ? known.stepSeconds()
        : scales.trained().values().stream()
            .mapToLong(TrainedSeries::stepSeconds)
            .findFirst()
            .orElse(0);
  }

  private static long median(TimeSeries series) {
    long[] steps = new long[series.length() - 1];
    for (int row = 1; row < series.length(); row++) {
      steps[row - 1] = series.time().epochSecond(row) - series.time().epochSecond(row - 1);
    }
    Arrays.sort(steps);
    return steps.length == 0 ? 0 : steps[steps.length / 2];
  }

  private static String words(long seconds) {
    if (seconds % DAY == 0) {
      return seconds == DAY ? "one day" : seconds / DAY + " days";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + " hours" : seconds / 60 + " minutes";
  }
}
