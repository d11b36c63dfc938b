package io.github.sinecast.experiment;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Setting;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.config.KebabCase;
import io.github.sinecast.data.InputPaths;
import io.github.sinecast.data.SplitRule;
import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.model.Attention;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.PointHead;
import io.github.sinecast.model.Pooling;
import io.github.sinecast.training.TrainingSpec;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.ScaledTarget;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * Everything that an experiment needs to be repeated.
 *
 * @param name what its run directories are called
 * @param seed where all randomness comes from
 * @param protocol the rules of judgement
 * @param data where the series come from
 * @param window what a window holds
 * @param model the network
 * @param training how it is trained
 * @param ensemble of how many networks, and of which baselines, the model is made
 * @param calibration whether quantiles are corrected by the validation split
 * @param evaluation how it is judged
 * @param execution how all this is executed; changes no result
 */
@RecordBuilder
public record ExperimentConfig(
    @Setting(help = "Name of the run directories: letters, digits, - and _.") String name,
    @Setting(
            help = "Random seed of everything.",
            initial = "1",
            otherNames = {"random_seed", "random_state"})
        long seed,
    @Setting(
            help =
                "Evaluation protocol: standard (units of the file), or ltsf (the long-horizon"
                    + " benchmark, in standardised units; wants window.target: level).",
            initial = "standard")
        Protocol protocol,
    @Setting(help = "Where the series come from.") DataSpec data,
    @Setting(help = "What a window holds.", initial = "{}") WindowSpec window,
    @Setting(help = "The network: a transformer encoder.", initial = "{}") EncoderSpec model,
    @Setting(help = "How the network is trained.", initial = "{}") TrainingSpec training,
    @Setting(help = "How many networks and which baselines the model averages.", initial = "{}")
        EnsembleSpec ensemble,
    @Setting(
            help =
                "Correction of quantiles by the errors on the validation split: none, or conformal,"
                    + " which also adds intervals to points.",
            initial = "none")
        Calibration calibration,
    @Setting(help = "How forecasts are evaluated.", initial = "{}") EvaluationSpec evaluation,
    @Setting(help = "How it is executed; changes no result.", initial = "{}")
        ExecutionSpec execution)
    implements ExperimentConfigBuilder.With {
  public ExperimentConfig {
    Require.that(
        name.matches("[A-Za-z0-9_-]+"),
        "name",
        "must be letters, digits, - and _, found '" + name + "'");
    if (protocol == Protocol.LTSF && window.target().form() != Target.LEVEL) {
      throw new InvalidSettingException(
          "window.target",
          "must be level under protocol: ltsf, which evaluates standardised levels");
    }
    if (protocol == Protocol.LTSF && !hasTargetChannelOnly(window.channels())) {
      throw new InvalidSettingException(
          "window.channels",
          "must be [target] under protocol: ltsf, which forecasts each column from itself");
    }
    requireCausalAttention(model);
    Require.that(
        model.normalisation() == Normalisation.NONE
            || window.lookback() >= Normalisation.FEWEST_ROWS,
        "model.normalisation",
        "needs windows of at least %s rows, in which changes have a spread; found window.lookback: %s"
            .formatted(Normalisation.FEWEST_ROWS, window.lookback()));
    Require.that(
        model.normalisation() == Normalisation.NONE || window.target().scale() == null,
        "model.normalisation",
        "must be none with window.target.scale, which already divides by today's volatility");
    requireCountable(model, window);
    Require.that(
        evaluation.season() <= window.lookback()
            || !evaluation.networks().contains(new RivalNetwork.SparseTsf()),
        "evaluation.season",
        "must not exceed window.lookback, which is %s, for sparse-tsf, which sees whole seasons; found %s"
            .formatted(window.lookback(), evaluation.season()));
    requireCandidates(ensemble, model, evaluation);
    for (RivalNetwork rival : evaluation.networks()) {
      Require.that(
          !List.of(model.name(), EnsembleSpec.NAME).contains(rival.name()),
          "evaluation.networks",
          "must have names of their own, found %s, which is the model's; rename the file"
              .formatted(rival.name()));
    }
    model.encoding().check(model.shape(window), "model.encoding");
  }

  /** What one window needs must fit into arrays, however much memory there is. */
  private static void requireCountable(EncoderSpec model, WindowSpec window) {
    double tokens = window.tokens();
    double largest =
        tokens
            * Math.max(tokens * model.heads(), Math.max(model.width(), model.feedForwardWidth()));
    Require.that(
        largest <= Integer.MAX_VALUE,
        "window.lookback",
        String.format(
            Locale.ROOT,
            "must leave a window countable: %.0f tokens need an array of %.0f numbers, more than"
                + " %d; shorten it, make patches longer, or the model narrower",
            tokens,
            largest,
            Integer.MAX_VALUE));
  }

  private static void requireCandidates(
      EnsembleSpec ensemble, EncoderSpec model, EvaluationSpec evaluation) {
    List<String> walks = evaluation.walks();
    Require.that(
        !ensemble.combine() || !(model.head() instanceof PointHead),
        "model.head",
        "must be a distribution with ensemble.combine, which averages quantiles; found point");
    Require.that(
        !ensemble.combine() || !walks.isEmpty(),
        "evaluation.baselines",
        "must have a random walk with a volatility model for ensemble.combine, such as {type:"
            + " log-har-walk, quantiles: fhs}");
    for (String candidate : ensemble.candidates()) {
      Require.that(
          walks.contains(candidate),
          "ensemble.candidates",
          "must be walks of evaluation.baselines with a volatility model, which are %s; found %s"
              .formatted(walks, candidate));
    }
  }

  private static void requireCausalAttention(EncoderSpec model) {
    for (PositionalEncoding part : model.encoding().parts()) {
      Require.that(
          model.attention() == Attention.CAUSAL || !part.limits().contains(Limit.CAUSAL_ONLY),
          "model.attention",
          "must be causal for %s, which has no meaning for keys after their query; found %s"
              .formatted(part.name(), KebabCase.of(model.attention())));
    }
  }

  private static boolean hasTargetChannelOnly(List<InputChannel> channels) {
    return channels.size() == 1 && channels.get(0) instanceof InputChannel.TargetLevel;
  }

  /**
   * Reads a config; the files of its data are looked for from the config's folder, or from the
   * working directory where an override names them.
   *
   * @param overrides {@code key=value} assignments that replace what the file says
   * @throws InvalidInputException with everything that is wrong
   */
  public static ExperimentConfig read(Path file, List<String> overrides) {
    ConfigFile written = ConfigFile.read(file).with(overrides);
    if (written.section(SearchSpec.SECTION) != null) {
      throw new InvalidInputException(
          "%s describes a search; 'sinecast tune %s' runs it, and any other command wants a plain config"
              .formatted(file, file));
    }
    String axis = written.firstAxis(ExperimentConfig.class);
    if (axis != null) {
      throw new InvalidInputException(
          "%s is a list, which makes this config a grid of several; 'sinecast compare %s' runs them, and any other command wants one value here"
              .formatted(axis, file));
    }
    return written.bind(ExperimentConfig.class).in(file, overrides);
  }

  /** This experiment with the files of its data looked for from the folder of a config file. */
  ExperimentConfig in(Path file, List<String> overrides) {
    Path ofModels = folderOf("evaluation.networks", file, overrides);
    return withImports(path -> ofModels.resolve(path).normalize())
        .withData(
            data.in(
                folderOf("data.file", file, overrides),
                folderOf("data.csv.calendar-file", file, overrides),
                folderOf("data.static-file", file, overrides)));
  }

  private static Path folderOf(String key, Path file, List<String> overrides) {
    boolean named = overrides.stream().anyMatch(override -> override.startsWith(key + "="));
    Path folder = named ? null : file.getParent();
    return folder == null ? Path.of("") : folder;
  }

  /**
   * This experiment with the files of its data as seen from a directory, so that all may move
   * together.
   */
  public ExperimentConfig seenFrom(Path directory) {
    Path calendar = data.csv().calendarFile();
    ExperimentConfig seen =
        withImports(file -> seen(file, directory))
            .withFiles(data.file().stream().map(file -> seen(file, directory)).toList());
    Path statics = data.staticFile();
    if (statics != null) {
      seen = seen.withData(seen.data().withStaticFile(seen(statics, directory)));
    }
    return calendar == null ? seen : seen.withCalendarFile(seen(calendar, directory));
  }

  /** The files of the models that were trained elsewhere. */
  public List<Path> imports() {
    return evaluation.networks().stream()
        .filter(RivalNetwork.Onnx.class::isInstance)
        .map(rival -> ((RivalNetwork.Onnx) rival).file())
        .toList();
  }

  /** This experiment with other files of the models that were trained elsewhere. */
  public ExperimentConfig withImports(UnaryOperator<Path> placed) {
    return withEvaluation(
        evaluation.withNetworks(
            evaluation.networks().stream().map(rival -> rival.placed(placed)).toList()));
  }

  private static Path seen(Path named, Path directory) {
    if (InputPaths.isStandardInput(named)) {
      return named;
    }
    Path file = named.toAbsolutePath().normalize();
    Path from = directory.toAbsolutePath().normalize();
    boolean sameRoot = Objects.equals(file.getRoot(), from.getRoot());
    Path seen = sameRoot ? from.relativize(file) : file;
    return Path.of(seen.toString().replace('\\', '/'));
  }

  /** This experiment judged on another split. */
  public ExperimentConfig judgedOn(JudgedSplit split) {
    return withEvaluation(evaluation.withJudged(split));
  }

  /**
   * This experiment as its trained network can be asked about windows of another length.
   *
   * @param lookback rows of a window
   * @throws InvalidInputException if the network has weights for one length only, or its encoding
   *     cannot serve the other
   */
  public ExperimentConfig atLookback(int lookback) {
    if (lookback == window.lookback()) {
      return this;
    }
    try {
      Require.that(
          model.pooling() != Pooling.FLATTEN,
          "model.pooling",
          "must be mean or last-token: flatten has weights for each of %s tokens; train with another pooling"
              .formatted(window.tokens()));
      return withModel(model.withEncoding(model.encoding().trainedOn(model.shape(window))))
          .withWindow(window.withLookback(lookback));
    } catch (InvalidSettingException refused) {
      throw new InvalidInputException(
          "the run was trained on %s rows, and another lookback is not possible: %s %s"
              .formatted(window.lookback(), KebabCase.of(refused.setting()), refused.rule()),
          refused);
    }
  }

  /** The runs of this experiment, each with one seed. */
  public List<ExperimentConfig> ofEachSeed() {
    ExperimentConfig ofOne = withEvaluation(evaluation.withSeeds(1));
    return LongStream.rangeClosed(1, evaluation.seeds())
        .mapToObj(run -> ofOne.withSeed(seedOf(run)))
        .toList();
  }

  /**
   * The seed of a run: its first network has it, and the further members of its ensemble the next
   * ones, so that no two networks of all runs share a seed.
   *
   * @param run counted from 1
   */
  public long seedOf(long run) {
    return seed + (run - 1) * ensemble.members();
  }

  /** The name under which the model is evaluated. */
  public String modelName() {
    return ensemble.isSingle() ? model.name() : EnsembleSpec.NAME;
  }

  /** This experiment trained for other epochs. */
  public ExperimentConfig withEpochs(int epochs) {
    return withTraining(training.withEpochs(epochs));
  }

  /** This experiment without what its baselines do not depend on, so that equal ones are equal. */
  public ExperimentConfig ofBaselines() {
    // A combination asks the model for distributions, and so is left out first.
    return withSeed(1)
        .withEnsemble(EnsembleSpec.SINGLE)
        .withModel(ConfigFile.defaults(EncoderSpec.class))
        .withTraining(ConfigFile.defaults(TrainingSpec.class));
  }

  /** This experiment on another file. */
  public ExperimentConfig withFile(Path file) {
    return withFiles(List.of(file));
  }

  /** This experiment on other files, folders and globs, which form one panel. */
  public ExperimentConfig withFiles(List<Path> files) {
    return withData(data.withFile(files));
  }

  /** This experiment with another file of a calendar. */
  public ExperimentConfig withCalendarFile(Path file) {
    return withData(data.withCsv(data.csv().withCalendarFile(file)));
  }

  /** This experiment with every series learned from. */
  public ExperimentConfig withoutHeldOut() {
    return withData(data.withHeldOut(List.of()));
  }

  /**
   * Whether quantiles are corrected by the validation split: not where that is judged, for nobody
   * is judged on what he was corrected by.
   */
  public boolean calibrates() {
    return calibration == Calibration.CONFORMAL && evaluation.judged() == JudgedSplit.TEST;
  }

  /**
   * The shares of a forecast median that the validation split chooses from: none where that is
   * judged, and medians stay.
   */
  List<Double> shrinkage() {
    List<Double> shares = window.target().shrinkage();
    return shares.size() == 1 || evaluation.judged() == JudgedSplit.TEST
        ? shares
        : ScaledTarget.UNSHRUNK;
  }

  /**
   * Whether the validation split chooses the weights of baselines: not where that is judged; all
   * candidates then weigh the same.
   */
  boolean selects() {
    return ensemble.combine() && evaluation.judged() == JudgedSplit.TEST;
  }

  /**
   * Whether a network is trained once more on training and validation rows: not where the latter
   * are judged.
   */
  public boolean refits() {
    return training.refit() && evaluation.judged() == JudgedSplit.TEST;
  }

  /** Whether the network that is saved is trained once more on all rows. */
  public boolean fitsFinally() {
    return training.finalFit() && evaluation.judged() == JudgedSplit.TEST;
  }

  /**
   * This experiment with everything settled that its encoding leaves to the rows.
   *
   * @throws InvalidSettingException if the encoding needs dates that the rows do not have
   */
  ExperimentConfig forRowsOf(SeriesSet set) {
    PositionalEncoding encoding = model.encoding();
    boolean timesOfDay = false;
    for (TimeSeries series : set) {
      if (!series.time().isDated()) {
        requireNoDates(encoding.parts(), series.id());
      }
      timesOfDay |= series.time().hasTimeOfDay();
    }
    return withModel(model.withEncoding(encoding.forRows(timesOfDay)));
  }

  private void requireNoDates(List<PositionalEncoding> parts, String series) {
    for (int part = 0; part < parts.size(); part++) {
      PositionalEncoding encoding = parts.get(part);
      String key = "model.encoding" + (parts.size() == 1 ? "" : ".parts[%s]".formatted(part + 1));
      String lack = "since %s in %s has no dates".formatted(series, InputPaths.words(data.file()));
      Require.that(
          !encoding.limits().contains(Limit.NEEDS_DATES),
          key,
          "must do without dates, %s; found %s, which is made of them; give a table with a date column, or choose another encoding"
              .formatted(lack, encoding.name()));
      Require.that(
          !encoding.needsDates(),
          key + ".clock",
          "must be index, %s; found %s; set it to index, or give a table with a date column"
              .formatted(lack, KebabCase.of(encoding.clock())));
    }
  }

  /** Which rows train, validate and test; with an embargo of the horizon where none is named. */
  SplitRule splitRule() {
    return data.split().withEmbargoIfSilent(window.horizon());
  }

  /** This experiment on a number of threads, which changes no result. */
  public ExperimentConfig withThreads(int threads) {
    return withExecution(new ExecutionSpec(threads));
  }
}
