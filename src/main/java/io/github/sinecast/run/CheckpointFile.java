package io.github.sinecast.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.ReadableFile;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.WeightSets;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.Checkpoint;
import io.github.sinecast.training.Checkpoints;
import io.github.sinecast.training.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The newest checkpoint of one training, in the safetensors format.
 *
 * @param path where it is once an epoch has ended
 */
record CheckpointFile(Path path) implements Checkpoints {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WEIGHTS = "weights";
  private static final String MEAN = "mean";
  private static final String FIRST_MOMENT = "first-moment";
  private static final String SECOND_MOMENT = "second-moment";
  private static final String BEST = "best";
  private static final String EPOCH = "epoch";
  private static final String STEP = "step";
  private static final String EPOCHS = "epochs";

  @Override
  public @Nullable Checkpoint newest(List<Parameter> parameters) {
    if (!Files.exists(path)) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(ReadableFile.requireRegular(path));
    } catch (IOException e) {
      throw refused("cannot be read (%s); make it readable, or".formatted(e), e);
    }
    try {
      WeightSets sets = WeightSets.of(bytes, parameters);
      return new Checkpoint(
          Integer.parseInt(word(sets, EPOCH)),
          Long.parseLong(word(sets, STEP)),
          weights(sets, WEIGHTS),
          weights(sets, MEAN),
          weights(sets, FIRST_MOMENT),
          weights(sets, SECOND_MOMENT),
          sets.sets().get(BEST),
          JSON.readValue(word(sets, EPOCHS), new TypeReference<List<EpochResult>>() {}));
    } catch (IOException e) {
      throw refused("is damaged, " + e.getMessage() + ";", e);
    } catch (NoSuchElementException e) {
      throw refused("is not one of this version, it has no " + e.getMessage() + ";", e);
    }
  }

  /** The others are as good as they were; a training without a checkpoint begins again. */
  private InvalidInputException refused(String reason, Exception cause) {
    return new InvalidInputException(
        path
            + ": the checkpoint "
            + reason
            + " delete this file and run the same command again, which trains this network"
            + " from its beginning and continues the others",
        cause);
  }

  private static String word(WeightSets sets, String key) {
    String word = sets.metadata().get(key);
    if (word == null) {
      throw new NoSuchElementException(key);
    }
    return word;
  }

  private static Weights weights(WeightSets sets, String name) {
    Weights weights = sets.sets().get(name);
    if (weights == null) {
      throw new NoSuchElementException(name);
    }
    return weights;
  }

  @Override
  public void keep(Checkpoint checkpoint) {
    Map<String, Weights> sets = new LinkedHashMap<>();
    sets.put(WEIGHTS, checkpoint.weights());
    sets.put(MEAN, checkpoint.mean());
    sets.put(FIRST_MOMENT, checkpoint.firstMoment());
    sets.put(SECOND_MOMENT, checkpoint.secondMoment());
    Weights best = checkpoint.best();
    if (best != null) {
      sets.put(BEST, best);
    }
    try {
      Map<String, String> words =
          Map.of(
              EPOCH, Integer.toString(checkpoint.epoch()),
              STEP, Long.toString(checkpoint.step()),
              EPOCHS, JSON.writeValueAsString(checkpoint.epochs()));
      DurableFile.replace(path, new WeightSets(sets, words).toBytes());
    } catch (IOException e) {
      throw new InvalidInputException(
          ("%s: the checkpoint of epoch %s cannot be written (%s); make room and run the same"
                  + " command again, which continues after the epoch before")
              .formatted(path, checkpoint.epoch(), UnfinishedRun.reason(e)),
          e);
    }
  }
}
