package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who knows other libraries writes their keys, and is told what they are called here. */
class OtherNamesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "lr, training.learning-rate",
    "learning_rate, training.learning-rate",
    "h, window.horizon",
    "output_chunk_length, window.horizon",
    "input_size, window.lookback",
    "max_steps, training.epochs",
    "n_epochs, training.epochs",
    "epochs, training.epochs",
    "val_size, data.split",
    "random_state, seed",
    "d_model, model.width",
    "n_heads, model.heads",
    "num_layers, model.layers",
    "early_stop_patience_steps, training.patience",
    "dim_feedforward, model.feed-forward-width",
    "loss, model.head",
    "scaler_type, model.normalisation",
    "freq, data.csv.calendar",
    "unique_id, data.csv.id-column",
    "ds, data.csv.date-column",
    "y, data.csv.target-columns",
    "num_samples, evaluation.quantiles",
    "hist_exog_list, window.covariates.past"
  })
  void theHintIsTheKeyOfThisProgram(String key, String here) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("mine.yaml"), "data: {file: prices.csv}\n" + key + ": 3\n");
    String said = refusal(config, List.of());

    assertTrue(said.contains("mine.yaml:2"), said);
    assertTrue(said.contains(" " + here), said);
    Path plain = Files.writeString(folder.resolve("plain.yaml"), "data: {file: prices.csv}\n");
    assertTrue(refusal(plain, List.of(key + "=3")).contains(" " + here), here);
  }

  private static String refusal(Path config, List<String> overrides) {
    return assertThrows(InvalidInputException.class, () -> ExperimentConfig.read(config, overrides))
        .getMessage();
  }
}
