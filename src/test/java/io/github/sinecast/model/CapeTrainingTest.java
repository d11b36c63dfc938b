package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sinecast.encoding.CapeEncoding;
import io.github.sinecast.encoding.SumEncoding;
import io.github.sinecast.encoding.T5Encoding;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** That positions are shaken in training, and in training alone. */
class CapeTrainingTest {
  private static final WindowSpec WINDOW =
      new WindowSpec(
          7,
          2,
          1,
          Target.LEVEL,
          List.of(new InputChannel.TargetLevel(Scaling.NONE)),
          Patching.POINTS);

  /** T x D. */
  private static final int TABLE = 7 * 8;

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  @Test
  void inTrainingEveryWindowOfEveryBatchIsShakenAnew() {
    BatchInput table = training(Clock.INDEX).batchInputs().get(0);
    Random random = new Random(1);
    float[] first = table.of(batch(), random);
    float[] second = table.of(batch(), random);
    assertEquals(3 * TABLE, first.length);
    assertFalse(Arrays.equals(first, second), "from batch to batch");
    assertFalse(
        Arrays.equals(
            Arrays.copyOfRange(first, 0, TABLE), Arrays.copyOfRange(first, TABLE, 2 * TABLE)),
        "from window to window");
  }

  @Test
  void theSameSeedShakesInTheSameWay() {
    BatchInput table = training(Clock.CALENDAR_DAY).batchInputs().get(0);
    assertArrayEquals(table.of(batch(), new Random(1)), table.of(batch(), new Random(1)));
  }

  @Test
  void countedPositionsAreConstantsWhereNothingIsLearned() {
    NetworkGraph answering = NetworkGraph.forAnswers(spec(Clock.INDEX), WINDOW, DataType.FLOAT);
    assertEquals(List.of(), answering.batchInputs());
  }

  @Test
  void datedPositionsAreTheSameInEveryBatchWhereNothingIsLearned() {
    BatchInput table =
        NetworkGraph.forAnswers(spec(Clock.CALENDAR_DAY), WINDOW, DataType.FLOAT)
            .batchInputs()
            .get(0);
    float[] still = table.of(batch(), null);
    assertArrayEquals(still, table.of(batch(), null));
    float[] shaken = training(Clock.CALENDAR_DAY).batchInputs().get(0).of(batch(), new Random(1));
    assertFalse(Arrays.equals(still, shaken));
  }

  private static NetworkGraph training(Clock clock) {
    return NetworkGraph.forTraining(spec(clock), WINDOW, DataType.FLOAT, 1);
  }

  private static Batch batch() {
    Batch batch = new Batch(WINDOW, 3);
    WindowTimes.irregular(WINDOW).writeTo(batch);
    return batch;
  }

  private static EncoderSpec spec(Clock clock) {
    return Encoders.ofPoints(
        8,
        2,
        1,
        5,
        NormPlace.PRE,
        Activation.GELU,
        0,
        true,
        new SumEncoding(new CapeEncoding(5, 0.5, 1.03, 100, clock), new T5Encoding(8, 4)),
        Pooling.MEAN);
  }
}
