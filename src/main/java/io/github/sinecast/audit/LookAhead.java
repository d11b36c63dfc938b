package io.github.sinecast.audit;

import io.github.sinecast.Forecast;
import io.github.sinecast.Forecaster;
import io.github.sinecast.History;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.Split;
import io.github.sinecast.model.TrainedSeries;
import io.github.sinecast.run.AuditRow;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.training.TrainingResult;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes everything after a cutoff, fits everything anew, and compares bit by bit what was
 * computed from the rows before.
 */
final class LookAhead {
  /** Origins of each series whose forecasts are compared, at most. */
  private static final int ORIGINS = 40;

  /** The check of what is known ahead. */
  static final String KNOWN_AHEAD = "known-ahead";

  private static final int BATCH = 256;

  private static final double[] LEVELS = {0.025, 0.1, 0.5, 0.9, 0.975};

  private final Split split;
  private final int horizon;
  private final Pipeline.Fitted known;

  /**
   * @param known the pipeline fitted to the series as they are
   */
  LookAhead(Split split, int horizon, Pipeline.Fitted known) {
    this.split = split;
    this.horizon = horizon;
    this.known = known;
  }

  /**
   * Compares at one cutoff.
   *
   * @param other the pipeline fitted to series that differ from the known ones from the cutoff on
   */
  List<AuditRow> at(Cutoff cutoff, Pipeline.Fitted other) {
    List<AuditRow> findings = new ArrayList<>();
    String label = ", " + cutoff.label(known.series());
    findings.add(finding("scales" + label, scales(other)));
    Windows before = known.trainingWindows();
    Windows after = other.trainingWindows();
    findings.add(finding("training inputs" + label, windows(before, after, "input", true)));
    findings.add(finding("training targets" + label, windows(before, after, "target", false)));
    findings.add(finding("training losses" + label, losses(other.training(), false)));
    if (cutoff.training()) {
      findings.add(finding("validation losses" + label, losses(other.training(), true)));
      findings.add(finding("weights" + label, weights(other.training())));
      for (int index = 0; index < known.forecasters().size(); index++) {
        Forecaster forecaster = known.forecasters().get(index);
        findings.add(
            finding(
                "forecasts of " + forecaster.name() + label,
                forecasts(cutoff, forecaster, other.series(), other.forecasters().get(index))));
      }
    }
    return findings;
  }

  /**
   * Compares where only what is known ahead differs from a cutoff on: what was fitted must stay,
   * and the forecasts of the network at the cutoff must not.
   *
   * @param cutoff behind all rows that anything is fitted to
   * @param other the pipeline fitted to those series
   */
  List<AuditRow> known(Cutoff cutoff, Pipeline.Fitted other) {
    String label = ", known ahead, " + cutoff.label(known.series());
    Windows before = known.trainingWindows();
    Windows after = other.trainingWindows();
    Forecaster network = known.network();
    String moved = forecasts(cutoff, network, other.series(), other.network());
    return List.of(
        finding("scales" + label, scales(other)),
        finding("training inputs" + label, windows(before, after, "input", true)),
        finding("weights" + label, weights(other.training())),
        new AuditRow(
            KNOWN_AHEAD,
            "forecasts of " + network.name() + label,
            moved == null,
            moved == null
                ? "IGNORED: no forecast changes with what window.covariates.known declares; leave"
                    + " it out, or train longer"
                : "used, as they should be: " + moved));
  }

  /** A finding from the first difference, or from none. */
  private static AuditRow finding(String subject, @Nullable String difference) {
    return new AuditRow(
        "look-ahead",
        subject,
        difference != null,
        difference == null ? "same" : "CHANGED: " + difference);
  }

  private @Nullable String scales(Pipeline.Fitted other) {
    Map<String, TrainedSeries> after = other.scales().trained();
    for (Map.Entry<String, TrainedSeries> entry : known.scales().trained().entrySet()) {
      TrainedSeries now = after.get(entry.getKey());
      if (!entry.getValue().equals(now)) {
        return "series %s: %s became %s"
            .formatted(
                entry.getKey(), entry.getValue().scale(), now == null ? "nothing" : now.scale());
      }
    }
    return null;
  }

  private static @Nullable String windows(
      Windows before, Windows after, String what, boolean inputs) {
    if (before.size() != after.size()) {
      return "%s windows became %s".formatted(before.size(), after.size());
    }
    for (int from = 0; from < before.size(); from += BATCH) {
      int count = Math.min(BATCH, before.size() - from);
      float[] was = numbers(before, from, count, inputs);
      float[] is = numbers(after, from, count, inputs);
      int different = firstDifference(was, is);
      if (different >= 0) {
        return "%s %s of window %s of %s: %s became %s"
            .formatted(
                what,
                different % (was.length / count) + 1,
                from + different / (was.length / count) + 1,
                before.size(),
                was[different],
                is[different]);
      }
    }
    return null;
  }

  private static float[] numbers(Windows windows, int from, int count, boolean inputs) {
    int[] order = new int[count];
    for (int place = 0; place < count; place++) {
      order[place] = from + place;
    }
    Batch batch = new Batch(windows.spec(), count);
    windows.gather(order, 0, batch);
    return inputs ? batch.inputs() : batch.targets();
  }

  private @Nullable String losses(TrainingResult after, boolean validation) {
    List<EpochResult> was = known.training().epochs();
    List<EpochResult> is = after.epochs();
    for (int epoch = 0; epoch < Math.min(was.size(), is.size()); epoch++) {
      double before = loss(was.get(epoch), validation);
      double now = loss(is.get(epoch), validation);
      if (Double.compare(before, now) != 0) {
        return "epoch %s: %s became %s".formatted(epoch + 1, before, now);
      }
    }
    return null;
  }

  private static double loss(EpochResult epoch, boolean validation) {
    return validation ? epoch.validationLoss() : epoch.trainingLoss();
  }

  private @Nullable String weights(TrainingResult after) {
    float[] was = known.training().weights().values();
    float[] is = after.weights().values();
    int different = firstDifference(was, is);
    return different < 0
        ? null
        : "number %s of %s: %s became %s"
            .formatted(different + 1, was.length, was[different], is[different]);
  }

  private @Nullable String forecasts(
      Cutoff cutoff, Forecaster before, SeriesSet changed, Forecaster after) {
    for (TimeSeries one : known.series()) {
      List<Integer> origins = origins(split.test(one.id()).from(), cutoff.firstUnknown(one.id()));
      List<Forecast> was = before.forecast(histories(one, origins), horizon);
      List<Forecast> is = after.forecast(histories(changed.get(one.id()), origins), horizon);
      for (int index = 0; index < origins.size(); index++) {
        String difference = difference(was.get(index), is.get(index));
        if (difference != null) {
          return "series %s, cutoff %s, %s"
              .formatted(one.id(), one.time().label(origins.get(index) - 1), difference);
        }
      }
    }
    return null;
  }

  /** Origins from the first of the test split to the cutoff, both included, spread evenly. */
  private static List<Integer> origins(int first, int cutoff) {
    int steps = Math.min(ORIGINS - 1, cutoff - first);
    List<Integer> origins = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      origins.add(
          first + (steps == 0 ? 0 : Math.toIntExact((long) (cutoff - first) * step / steps)));
    }
    return origins;
  }

  private static List<History> histories(TimeSeries series, List<Integer> origins) {
    return origins.stream().map(series::until).toList();
  }

  private static @Nullable String difference(Forecast was, Forecast is) {
    for (int step = 1; step <= was.horizon(); step++) {
      if (Double.compare(was.point(step), is.point(step)) != 0) {
        return "step %s: %s became %s".formatted(step, was.point(step), is.point(step));
      }
      if (was.isProbabilistic() != is.isProbabilistic()) {
        return "its distribution came or went";
      }
      for (double level : was.isProbabilistic() ? LEVELS : new double[0]) {
        double before = was.distribution(step).quantile(level);
        double now = is.distribution(step).quantile(level);
        if (Double.compare(before, now) != 0) {
          return String.format(
              Locale.ROOT, "step %d, quantile %s: %s became %s", step, level, before, now);
        }
      }
    }
    return null;
  }

  private static int firstDifference(float[] was, float[] is) {
    for (int index = 0; index < Math.max(was.length, is.length); index++) {
      if (index >= was.length
          || index >= is.length
          || Float.floatToRawIntBits(was[index]) != Float.floatToRawIntBits(is[index])) {
        return Math.min(index, Math.min(was.length, is.length) - 1);
      }
    }
    return -1;
  }
}
