package io.github.sinecast.audit;

import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.data.Split;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.JudgedSplit;
import io.github.sinecast.run.AuditRow;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Looks for knowledge of the future in a pipeline.
 *
 * <ol>
 *   <li>Columns: does an input column know later rows of the target?
 *   <li>Look-ahead: all values after a cutoff are changed and everything is fitted anew; what was
 *       computed from the rows before must keep its bits. What is known ahead stays, and is then
 *       changed alone: what was fitted must stay, and the forecasts of the network must change.
 *   <li>Order: does the network's error change when the rows of each window are shuffled?
 *   <li>Skill: is the network better on prices than anything honest?
 * </ol>
 *
 * <p>What was repaired while the file was read, by {@code data.gaps: interpolate} for one, is not
 * seen: the audit begins with the rows.
 */
public final class Audit {
  /** Epochs of the reduced training. */
  public static final int EPOCHS = 2;

  /** Windows of the reduced training, about. */
  private static final int WINDOWS = 512;

  private final SeriesSet series;
  private final Split split;
  private final WindowSpec window;
  private final long seed;

  /**
   * @param series the rows as they are
   * @param seed where changes and shuffles come from
   */
  public Audit(SeriesSet series, Split split, WindowSpec window, long seed) {
    this.series = series;
    this.split = split;
    this.window = window;
    this.seed = seed;
  }

  /**
   * Audits an experiment: look-ahead by trainings of {@value #EPOCHS} epochs on some of the
   * windows, the use of order by the whole training unless it shall be quick.
   *
   * @param quick whether order is judged by the reduced training, too
   * @param onFinding told each finding at once
   */
  public static AuditResult of(Experiment asked, boolean quick, Consumer<AuditRow> onFinding) {
    // Where the validation split is judged its rows are behind no cutoff: the split is that of a
    // test.
    Experiment experiment = asked.with(asked.config().judgedOn(JudgedSplit.TEST));
    Experiment reduced = experiment.with(reduced(experiment));
    Audit audit =
        new Audit(
            experiment.series(),
            experiment.split(),
            experiment.config().window(),
            experiment.config().seed());
    List<AuditRow> findings = new ArrayList<>();
    Consumer<AuditRow> told = onFinding.andThen(findings::add);
    audit.columns().forEach(told);
    lookAhead(experiment.folds(), reduced.folds(), told);
    Experiment trained = quick ? reduced : experiment;
    audit.network(
        new ExperimentPipeline(trained),
        quick ? "after a reduced training of %s epochs".formatted(EPOCHS) : "after the training",
        told);
    return new AuditResult(findings);
  }

  /** Audits every refit; of several, each is told in one line, and its leaks in full. */
  private static void lookAhead(
      List<Experiment> folds, List<Experiment> reduced, Consumer<AuditRow> told) {
    for (int fold = 0; fold < folds.size(); fold++) {
      Experiment one = folds.get(fold);
      List<AuditRow> findings = new ArrayList<>();
      new Audit(one.series(), one.split(), one.config().window(), one.config().seed())
          .lookAhead(new ExperimentPipeline(reduced.get(fold)), findings::add);
      if (folds.size() == 1) {
        findings.forEach(told);
      } else {
        List<AuditRow> leaks = findings.stream().filter(AuditRow::leak).toList();
        leaks.forEach(told);
        told.accept(
            new AuditRow(
                "look-ahead",
                "fit %s of %s".formatted(fold + 1, folds.size()),
                false,
                "%s of %s comparisons the same"
                    .formatted(findings.size() - leaks.size(), findings.size())));
      }
    }
  }

  /** Whether an input column knows later rows of the target. */
  public List<AuditRow> columns() {
    return new LeadingColumns(window.horizon(), seed).of(series, window.columns());
  }

  /** Whether anything changes when the future does. */
  public void lookAhead(Pipeline pipeline, Consumer<AuditRow> onFinding) {
    try (Pipeline.Fitted known = pipeline.fit(series)) {
      LookAhead lookAhead = new LookAhead(split, window.horizon(), known);
      for (Cutoff cutoff : Cutoff.of(series, split)) {
        try (Pipeline.Fitted other = pipeline.fit(ChangedFuture.of(series, cutoff, seed))) {
          lookAhead.at(cutoff, other).forEach(onFinding);
        }
      }
      if (!window.covariates().known().isEmpty()) {
        Cutoff end =
            Cutoff.of(series, split).stream().filter(Cutoff::training).findFirst().orElseThrow();
        try (Pipeline.Fitted other = pipeline.fit(ChangedFuture.ofKnown(series, end, seed))) {
          lookAhead.known(end, other).forEach(onFinding);
        }
      }
    }
  }

  /**
   * Whether the network's error changes when windows are shuffled, and whether it is smaller than
   * it can be.
   */
  public void network(Pipeline pipeline, String when, Consumer<AuditRow> onFinding) {
    try (Pipeline.Fitted fitted = pipeline.fit(series)) {
      String subject = fitted.network().name() + " " + when;
      onFinding.accept(
          OrderUse.of(fitted.network(), series, split, window, 1, seed).finding(subject));
      Map<String, RowRange> tested = new LinkedHashMap<>();
      fitted.series().forEach(one -> tested.put(one.id(), split.test(one.id())));
      ImplausibleSkill.of(fitted.network(), fitted.series(), tested, window.horizon())
          .forEach(onFinding);
    }
  }

  private static ExperimentConfig reduced(Experiment experiment) {
    ExperimentConfig config = experiment.config();
    int everyOther = (experiment.trainingWindows().size() + WINDOWS - 1) / WINDOWS;
    return config
        .withTraining(config.training().withEpochs(EPOCHS).withPatience(EPOCHS))
        .withWindow(config.window().withStride(config.window().stride() * everyOther));
  }
}
