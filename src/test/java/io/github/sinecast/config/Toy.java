package io.github.sinecast.config;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small specification records with every type of setting, for the tests of configs. */
final class Toy {
  private Toy() {}

  enum Place {
    PRE,
    POST,
    BOTH_SIDES
  }

  record Recipe(
      @Setting(help = "Name of the run.") String name,
      @Setting(help = "File with the series.") Path file,
      @Setting(help = "How the network is fitted.", initial = "{}") Training training,
      @Setting(help = "How a token learns its position.", initial = "sinusoidal") Encoding encoding,
      @Setting(help = "Where the norm stands.", initial = "pre") Place norm,
      @Setting(help = "Steps that are judged.", initial = "[1, 5]", min = 1) List<Integer> steps,
      @Setting(help = "Encodings that are tried.", initial = "[]") List<Encoding> tried,
      @Setting(help = "Weight of each series.", initial = "{}", min = 0)
          Map<String, Double> weights,
      @Setting(help = "First day that is used.", initial = "") @Nullable LocalDate from,
      @Setting(help = "Length of a season in rows.", initial = "", min = 2)
          @Nullable Integer season,
      @Setting(help = "What is noted.", initial = "'64'") String note) {
    Recipe {
      Require.that(
          !(encoding instanceof Learned learned) || learned.rows() >= training.batchSize(),
          "encoding.rows",
          "must be at least training.batch-size");
      Require.that(
          !(encoding instanceof Sinusoidal waves) || waves.base() != 13, "base", "must not be 13");
      for (Encoding one : tried) {
        Require.that(
            !(one instanceof Learned learned) || learned.rows() != 17, "rows", "must not be 17");
      }
      for (int step : steps) {
        Require.atLeast(1, step, "steps");
      }
      for (double weight : weights.values()) {
        Require.notNegative(weight, "weights");
      }
      if (season != null) {
        Require.atLeast(2, season, "season");
      }
    }
  }

  record Training(
      @Setting(help = "Windows in a batch.", initial = "32", min = 1) int batchSize,
      @Setting(help = "Seed of all randomness.", initial = "7") long seed,
      @Setting(help = "Step length.", initial = "1e-3", min = 0, max = 1) double learningRate,
      @Setting(help = "Whether batches are shuffled.", initial = "true") boolean shuffle,
      @Setting(help = "Number of heads.", initial = "4", min = 1, max = 64) int heads,
      @Setting(help = "Width of a token.", initial = "8", min = 1) int width) {
    Training {
      Require.atLeast(1, batchSize, "batchSize");
      Require.that(learningRate >= 0 && learningRate <= 1, "learningRate", "must be from 0 to 1");
      Require.atLeast(1, heads, "heads");
      Require.that(heads <= 64, "heads", "must be at most 64, found " + heads);
      Require.atLeast(1, width, "width");
      if (width % heads != 0) {
        throw new InvalidSettingException(
            "heads", "must divide width " + width + ", found " + heads);
      }
    }
  }

  sealed interface Encoding permits None, Tabled {}

  sealed interface Tabled extends Encoding permits Sinusoidal, Learned, Sum {}

  @TypeName(value = "none", help = "No sense of time.")
  record None() implements Encoding {}

  @TypeName(value = "sinusoidal", help = "Waves of many lengths.")
  record Sinusoidal(
      @Setting(help = "The longest wave, in tokens.", initial = "10000", min = 1) double base)
      implements Tabled {
    Sinusoidal {
      Require.that(base >= 1, "base", "must be at least 1, found " + base);
    }
  }

  @TypeName(value = "learned", help = "A table that is trained.")
  record Learned(@Setting(help = "Rows of the table.", min = 1) int rows) implements Tabled {
    Learned {
      Require.atLeast(1, rows, "rows");
    }
  }

  @TypeName(value = "sum", help = "Several encodings, added.")
  record Sum(@Setting(help = "What is added.", initial = "[]") List<Encoding> parts)
      implements Tabled {}

  /** A record whose constructor checks less than its annotations promise. */
  record Careless(@Setting(help = "A number.", initial = "3", min = 1) int number) {}
}
