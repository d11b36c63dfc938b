package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.model.NLinearSpec;
import io.github.sinecast.model.Network;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.PointHead;
import io.github.sinecast.model.Weights;
import io.github.sinecast.training.Checkpoint;
import io.github.sinecast.training.EpochResult;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
  private static final List<Parameter> PARAMETERS = parameters(3);

  @TempDir private Path folder;
  private Path path = Path.of("");

  @BeforeEach
  void nameTheFile() {
    path = folder.resolve("model.safetensors");
  }

  private static List<Parameter> parameters(int lookback) {
    WindowSpec window =
        new WindowSpec(
            lookback,
            1,
            1,
            Target.LEVEL,
            List.of(new InputChannel.TargetLevel(Scaling.STANDARD)),
            Patching.POINTS);
    return Network.parameters(new NLinearSpec(PointHead.MEAN), window);
  }

  /** Every number is another. */
  private static Weights weights(int set) {
    float[] values = new float[Weights.count(PARAMETERS)];
    for (int index = 0; index < values.length; index++) {
      values[index] = set + index / 8f;
    }
    return new Weights(PARAMETERS, values);
  }

  private static Checkpoint checkpoint(int epoch, @Nullable Weights best) {
    List<EpochResult> epochs =
        best == null
            ? List.of()
            : List.of(new EpochResult(epoch, 1d / 3, Double.MIN_NORMAL, 1e-3, 0.25, 7, true));
    return new Checkpoint(
        epoch, 10L * epoch, weights(1), weights(2), weights(3), weights(4), best, epochs);
  }

  private static void assertSame(Checkpoint expected, @Nullable Checkpoint found) {
    Checkpoint read = Objects.requireNonNull(found);
    assertEquals(expected.epoch(), read.epoch());
    assertEquals(expected.step(), read.step());
    assertEquals(expected.epochs(), read.epochs());
    assertArrayEquals(expected.weights().values(), read.weights().values());
    assertArrayEquals(expected.mean().values(), read.mean().values());
    assertArrayEquals(expected.firstMoment().values(), read.firstMoment().values());
    assertArrayEquals(expected.secondMoment().values(), read.secondMoment().values());
    Weights best = expected.best();
    if (best == null) {
      assertNull(read.best());
    } else {
      assertArrayEquals(best.values(), Objects.requireNonNull(read.best()).values());
    }
  }

  @Test
  void theNewestCheckpointIsFoundAsItWasKept() throws IOException {
    CheckpointFile file = new CheckpointFile(path);
    assertNull(file.newest(PARAMETERS));
    file.keep(checkpoint(1, weights(5)));
    assertSame(checkpoint(1, weights(5)), file.newest(PARAMETERS));
    file.keep(checkpoint(2, null));
    assertSame(checkpoint(2, null), file.newest(PARAMETERS));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(path), files.toList());
    }
  }

  @Test
  void aKillWhileACheckpointIsWrittenLeavesTheOneBefore() throws IOException {
    CheckpointFile file = new CheckpointFile(path);
    file.keep(checkpoint(1, weights(5)));
    Files.writeString(folder.resolve("model.safetensors.new"), "half of the nex");
    assertSame(checkpoint(1, weights(5)), file.newest(PARAMETERS));
    file.keep(checkpoint(2, weights(5)));
    assertSame(checkpoint(2, weights(5)), file.newest(PARAMETERS));
  }

  @Test
  void aCheckpointWithAnyFlippedBitIsRefusedWithItsNameAndTheRemedy() throws IOException {
    CheckpointFile file = new CheckpointFile(path);
    file.keep(checkpoint(1, weights(5)));
    byte[] whole = Files.readAllBytes(path);
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(path, damaged);
      assertRefused(file, "is damaged", "bit " + bit);
    }
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertRefused(file, "is damaged", "cut to " + length);
    }
  }

  @Test
  void aCheckpointOfAnotherNetworkOrThatCannotBeReadIsRefused() throws IOException {
    CheckpointFile file = new CheckpointFile(path);
    file.keep(checkpoint(1, weights(5)));
    String message = refusal(() -> file.newest(parameters(4)));
    assertTrue(message.contains("arrays of another network"), message);
    Files.delete(path);
    Files.createDirectory(path);
    assertTrue(refusal(() -> file.newest(PARAMETERS)).contains("must be a file"));
  }

  private void assertRefused(CheckpointFile file, String told, String damage) {
    String message = refusal(() -> file.newest(PARAMETERS));
    assertTrue(message.startsWith(path + ": the checkpoint " + told), damage + ": " + message);
    assertTrue(message.contains("delete this file and run the same command again"), message);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable read) {
    return String.valueOf(assertThrows(InvalidInputException.class, read).getMessage());
  }
}
