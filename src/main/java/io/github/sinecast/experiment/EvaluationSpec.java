package io.github.sinecast.experiment;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.baseline.VolatilityWalk;
import io.github.sinecast.evaluation.QuantileLevels;
import io.github.sinecast.evaluation.ScoreTable;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * How forecasts are evaluated.
 *
 * @param baselines the rivals that are not; the last value is always among them
 * @param networks the rivals that are trained
 * @param references the names of the baselines that distributions are tested against
 * @param judged which split is judged
 * @param backtest from which origins, and how often everything is fitted again
 * @param stepSize rows from one judged cutoff to the next
 * @param seeds how many networks are trained and judged, each with a seed of its own
 * @param season the season of the scale of MASE, in rows
 * @param quantiles the levels at which distributions are judged
 * @param dropLast whether windows that do not fill a last batch of 32 are left out
 */
@RecordBuilder
public record EvaluationSpec(
    @Setting(
            help = "Baselines beside the network; last-value must be among them.",
            initial = "[last-value, drift, seasonal-naive]")
        List<Baseline> baselines,
    @Setting(
            help =
                "Reference networks, trained on the same windows with the same head: nlinear,"
                    + " dlinear, fits, sparse-tsf, cyclenet; lstm, whose head is a point. Or onnx:"
                    + " a model that was trained elsewhere.",
            initial = "[]")
        List<RivalNetwork> networks,
    @Setting(
            help =
                "Baselines that distributions are tested against, each by CRPS and WQL; best is the"
                    + " one of least CRPS on the validation split, which is printed. References"
                    + " that are not among the baselines are named, and nothing is tested against"
                    + " them.",
            initial = "[best, garch-walk-drift, empirical-walk]")
        List<String> references,
    @Setting(
            help =
                "Split that is evaluated: test; or validation, as long as choices are still made,"
                    + " which leaves the test split closed.",
            initial = "test")
        JudgedSplit judged,
    @Setting(
            help = "Cutoffs that are evaluated, and how often everything is fitted again for them.",
            initial = "split")
        BacktestRule backtest,
    @Setting(
            help =
                "Rows from one evaluated cutoff to the next, the first row of the split being the"
                    + " first to forecast: 24 makes one forecast a day of hourly rows. 1 but with"
                    + " backtest: split.",
            initial = "1",
            min = 1,
            otherNames = {"step_size"})
        int stepSize,
    @Setting(
            help =
                "Networks that are trained and evaluated, with the seed of the run and the next"
                    + " ones; the first is kept. Of a single one nobody can say that it is better.",
            initial = "1",
            min = 1)
        int seeds,
    @Setting(
            help =
                "Season of the scale of MASE, in rows; 1 scales by the mean change of a row. Also"
                    + " that of fits, sparse-tsf and cyclenet.",
            initial = "1",
            min = 1)
        int season,
    @Setting(
            help =
                "Levels whose quantiles are evaluated and printed where a model forecasts"
                    + " distributions: rising, symmetric around 0.5, with 0.5 among them.",
            initial = "[0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975]",
            otherNames = {"level", "num_samples"})
        List<Double> quantiles,
    @Setting(
            help =
                "Whether windows that do not fill a last batch of 32 are left out; only to"
                    + " reproduce published tables.",
            initial = "false")
        boolean dropLast)
    implements EvaluationSpecBuilder.With {
  /** Stands for the baseline of least CRPS on the validation split. */
  public static final String BEST = "best";

  /** References that may be named without taking part: the drift reference, and walks. */
  private static final List<String> USUAL_REFERENCES =
      List.of(BEST, "garch-walk-drift", ScoreTable.REFERENCE_WALK, "ewma-walk", "garch-walk");

  public EvaluationSpec {
    baselines = List.copyOf(baselines);
    Require.that(
        baselines.stream().anyMatch(baseline -> baseline.name().equals(ScoreTable.NAIVE)),
        "baselines",
        "must have last-value among them, because every score is read beside it; found "
            + baselines);
    List<String> names = baselines.stream().map(Baseline::name).toList();
    Require.that(
        names.stream().distinct().count() == names.size(),
        "baselines",
        "must be named once each, found " + names);
    networks = List.copyOf(networks);
    List<String> networkNames = networks.stream().map(RivalNetwork::name).toList();
    Require.that(
        networkNames.stream().distinct().count() == networkNames.size(),
        "networks",
        "must be named once each, found " + networkNames);
    references = List.copyOf(references);
    for (String reference : references) {
      Require.that(
          names.contains(reference) || USUAL_REFERENCES.contains(reference),
          "references",
          "must be baselines, which are %s; found %s".formatted(names, reference));
    }
    Require.that(
        references.stream().distinct().count() == references.size(),
        "references",
        "must be named once each, found " + references);
    Require.that(
        judged == JudgedSplit.TEST || backtest instanceof BacktestRule.WholeSplit,
        "judged",
        "must be test for any backtest but split, the only one that can evaluate the validation"
            + " split");
    Require.that(
        !dropLast || backtest instanceof BacktestRule.WholeSplit,
        "dropLast",
        "must be false unless backtest is split, whose published tables it reproduces");
    Require.atLeast(1, stepSize, "stepSize");
    Require.that(
        stepSize == 1 || backtest instanceof BacktestRule.WholeSplit,
        "stepSize",
        "must be 1 unless backtest is split, whose cutoffs are counted once; found " + stepSize);
    Require.atLeast(1, seeds, "seeds");
    Require.atLeast(1, season, "season");
    quantiles = new QuantileLevels(quantiles).values();
  }

  /** The names of the baselines with a volatility model. */
  List<String> walks() {
    return baselines.stream().filter(VolatilityWalk.class::isInstance).map(Baseline::name).toList();
  }
}
