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

      A config is a YAML file that says everything a result depends on. `name` and `data.file` are required; whatever else it leaves out has the default
      below. Keys are grouped as they are nested: `training.epochs` is the key `epochs` under `training`, and what `--set training.epochs=3` replaces. The same
      annotations in the code make [`configs/schema.json`](../../../configs/schema.json), by which editors complete and check configs, and
      [`configs/reference.yaml`](../../../configs/reference.yaml), a config with every key. Begin a file with the line

      ```yaml
      # yaml-language-server: $schema=schema.json
      ```

      and an editor with a YAML language server knows it. `sinecast schema` prints the schema, for configs that you keep elsewhere, and
      `sinecast schema --grid` the schema of grids and searches. `sinecast check CONFIG` says what is wrong with one, all at once, by line.

      - `null` means that the value is found, or that there is none, as the help says.
      - Where a member of a family has a default for every setting, its name is enough: `encoding: rope` is `encoding: {type: rope}`.
      - Where one value stands, `sinecast compare` takes a list of several, and `sinecast tune` a range: see [experiments](experiments.md).
      - `data.file` is looked for from the folder of the config; after `--set`, from the working directory.
      - `data.file` may be a folder, a glob or a list: each file has series of its own, and all form one panel. A series is called by its id column or its file. A folder means its .csv, .tsv, .txt and .dat files, each also .gz; what is left out is reported. With `data.bad-series: skip`, a file that cannot be read is left out with the reason; so is a single series of a long or wide table that has a bad cell or date. A problem of the whole table, such as its header or the dates of a wide table, is always refused.

      ## The essentials

      | key | choices |
      |---|---|
      | `window.target` | what is learned: `log-return`, `difference` (survives values of 0 and below), `level`; `{type: log-return, scale: range-gjr}` divides each step's change by the deviation that a volatility model forecasts, and starts the network as that model with its standardised quantiles |
      | `window.outliers` | `keep`, `{type: clip, at: 5}`, `arcsinh`: what is done about scaled inputs far from 0 |
      | `window.channels` | what each row shows the network: `return`, `target`, `high-low-range`, `overnight-gap`, `volume-change`, `day-gap`, `{type: column, name: …}`; with `window.target.scale` also `standardised-return`, `variance-surprise`, `log-variance`, `variance-mean`, `signed-variance` |
      | `window.covariates` | columns beside the target by when they are known: `past`, `known` (ahead), `static`, and which of them are a `category`; `calendar` features of the rows to forecast: see [covariates](covariates.md) |
      | `window.patch` | rows per token and stride; 1 and 1 make every row a token |
      | `model.encoding` | any that `sinecast encodings` lists, such as `sinusoidal`, `calendar` (added to the tokens), `alibi` (added to attention scores), `rope` (turns queries and keys), or several: `{type: sum, parts: [calendar, rope]}`; [the encodings page](encodings.md) explains each, [`configs/encodings/`](../../../configs/encodings) has a ready experiment for each |
      | `model.attention` | `bidirectional`, or `causal` (none later than itself), which `xpos` needs |
      | `model.pooling` | how tokens become one row: `flatten`, `last-token`, `mean` |
      | `model.head` | what is forecast of each step: a value, `{type: point, loss: mse}` (or `mae`, `huber`), or a distribution: `quantile`, `{type: quantile, levels: [0.1, 0.5, 0.9]}`, `student-t`, `normal` |
      | `model.normalisation` | `none`, or each window brought to its own level and spread around its `mean` or `last` value (RevIN), or by weights that fade into the past (`ewma`) |
      | `calibration` | `none`, or `conformal`: quantiles corrected by the validation split; points gain intervals |
      | `evaluation.baselines` | rivals that are fitted: `last-value` (always), `drift`, `seasonal-naive`, `mean-return`, `ses`, `theta`, `ar`, `empirical-walk`, `ewma-walk`, `garch-walk` |
      | `evaluation.networks` | rivals that are trained on the same windows: `nlinear`, `dlinear`, `fits`, `sparse-tsf`, `cyclenet`, `lstm` |
      | `evaluation.backtest` | `split`, `{type: rolling-origin, training: expanding, refit-every: 250}`, `last-window` |
      | `evaluation.seeds` | networks trained and judged, each with a seed of its own |
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
