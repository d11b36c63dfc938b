package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.config.ConfigurationPage;
import io.github.sinecast.config.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/configuration.md");

  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Written by ConfigurationPageTest from the @Setting annotations: change those, not this. -->

      A config is a YAML file that contains everything a result depends on. `name` and `data.file` are required. Every other key has a default. The dotted name
      `training.epochs` is the key `epochs` under `training`; `--set training.epochs=3` replaces it. [`configs/reference.yaml`](../../../configs/reference.yaml) is a config with every key, and
      [`configs/schema.json`](../../../configs/schema.json) is the JSON Schema with which editors complete and check configs. Begin a file with the line

      ```yaml
      # yaml-language-server: $schema=schema.json
      ```

      so that an editor with a YAML language server uses the schema. `sinecast schema` prints the schema for configs in other folders, and
      `sinecast schema --grid` prints the schema of grids and searches. `sinecast check CONFIG` lists all errors of a config with their lines.

      - `null` means that Sinecast finds the value, or that there is none; the last column says which.
      - If all settings of a type have defaults, its name is enough: `encoding: rope` is short for `encoding: {type: rope}`.
      - In place of a value, `sinecast compare` accepts a list, and `sinecast tune` a list or a range: see [experiments](experiments.md).
      - `data.file` is relative to the folder of the config; with `--set`, it is relative to the working directory.
      - `data.file` may be a folder, a glob or a list. All series of all files form one panel. A series is named after its id column or its file. In a folder, Sinecast reads .csv, .tsv, .txt and .dat files, each also with .gz, and reports the others.
      - `data.bad-series: skip` leaves out a file that cannot be read, and a single series of a long or wide table with a bad cell or date, and prints the reason. An error of the whole table, such as in its header or in the dates of a wide table, is always refused.

      ## The essentials

      | key | choices |
      |---|---|
      | `window.target` | what is learned: `log-return`, `difference` (survives values of 0 and below), `level`; `{type: log-return, scale: range-gjr}` divides each step's change by the deviation that a volatility model forecasts, and starts the network as that model with its standardised quantiles |
      | `window.outliers` | `keep`, `{type: clip, at: 5}`, `arcsinh`: treatment of scaled inputs that are far from 0 |
      | `window.channels` | what each row shows the network: `return`, `target`, `high-low-range`, `overnight-gap`, `volume-change`, `day-gap`, `{type: column, name: …}`; with `window.target.scale` also `standardised-return`, `variance-surprise`, `log-variance`, `variance-mean`, `signed-variance` |
      | `window.covariates` | columns beside the target by when they are known: `past`, `known` (ahead), `static`, and which of them are a `category`; `calendar` features of the rows to forecast: see [covariates](covariates.md) |
      | `window.patch` | rows per token and stride; 1 and 1 make every row a token |
      | `model.encoding` | any that `sinecast encodings` lists, such as `sinusoidal`, `calendar` (added to the tokens), `alibi` (added to attention scores), `rope` (turns queries and keys), or several: `{type: sum, parts: [calendar, rope]}`; [the encodings page](encodings.md) explains each, [`configs/encodings/`](../../../configs/encodings) has a ready experiment for each |
      | `model.attention` | `bidirectional`, or `causal` (none later than itself), which `xpos` needs |
      | `model.pooling` | how tokens become one row: `flatten`, `last-token`, `mean` |
      | `model.head` | what is forecast for each step: a value, `{type: point, loss: mse}` (or `mae`, `huber`), or a distribution: `quantile`, `{type: quantile, levels: [0.1, 0.5, 0.9]}`, `student-t`, `normal` |
      | `model.normalisation` | `none`, or each window normalised around its `mean` or `last` value (RevIN), or by weights that decay into the past (`ewma`) |
      | `calibration` | `none`, or `conformal`: quantiles corrected by the validation split; points gain intervals |
      | `evaluation.baselines` | baselines that are fitted: `last-value` (always), `drift`, `seasonal-naive`, `mean-return`, `ses`, `theta`, `ar`, `empirical-walk`, `ewma-walk`, `garch-walk` |
      | `evaluation.networks` | reference networks, trained on the same windows: `nlinear`, `dlinear`, `fits`, `sparse-tsf`, `cyclenet`, `lstm` |
      | `evaluation.backtest` | `split`, `{type: rolling-origin, training: expanding, refit-every: 250}`, `last-window` |
      | `evaluation.seeds` | number of networks that are trained and evaluated, each with its own seed |
      | `data.split` | `{type: fractions, train: 0.7, test: 0.2}`, `rows`, `dates`; `embargo` leaves rows out at the end of the training and of the validation split, by default as many as the horizon; `embargo: 0` keeps a published protocol |
      | `training.averaging` | `none`, `{type: ema, decay: 0.999}`, `{type: swa, from: 0.5}`: whether a mean over steps is validated and saved |
      | `training.refit` | `true` trains once more on training and validation rows, for the number of epochs that validation chose |
      | `protocol` | `standard`, or `ltsf`: the long-horizon benchmark, in standardised units over all columns; wants `window.target: level` and `window.channels: [target]` |
      """;

  @Test
  void thePageIsThatOfTheCode() throws IOException {
    GeneratedFile.assertUpToDate(
        PAGE,
        INTRODUCTION
            + ConfigurationPage.of(ExperimentConfig.class, "All of it")
            + ConfigurationPage.ofSection(SearchSpec.class, SearchSpec.SECTION));
  }

  @Test
  void everyKeyOfTheReferenceIsOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    List<String> keys =
        Files.readAllLines(Path.of("configs/reference.yaml")).stream()
            .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
            .map(line -> line.strip().replaceAll(":.*", ""))
            .filter(key -> !key.equals("type"))
            .toList();
    assertTrue(keys.size() > 50, keys::toString);
    for (String key : keys) {
      assertTrue(page.contains("\n| `" + key + "` |"), key);
    }
  }
}
