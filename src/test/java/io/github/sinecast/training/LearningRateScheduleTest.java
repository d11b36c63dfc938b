package io.github.sinecast.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearningRateScheduleTest {
  private static final double ROUNDING = 1e-12;

  static Stream<LearningRateSchedule> schedules() {
    return Stream.of(
        new LearningRateSchedule.Constant(0),
        new LearningRateSchedule.Constant(0.3),
        new LearningRateSchedule.Cosine(0.05, 0.01),
        new LearningRateSchedule.Cosine(0, 0),
        new LearningRateSchedule.Cosine(0.99, 0.5),
        new LearningRateSchedule.Step(0.1, 4, 0.3));
  }

  @Test
  void aConstantRateIsReachedInEqualRises() {
    LearningRateSchedule schedule = new LearningRateSchedule.Constant(0.1);
    for (int step = 0; step < 10; step++) {
      assertEquals((step + 1) / 10.0, schedule.factor(step, 100), ROUNDING);
    }
    assertEquals(1, schedule.factor(10, 100));
    assertEquals(1, schedule.factor(99, 100));
    assertEquals(1, new LearningRateSchedule.Constant(0).factor(0, 100));
  }

  /** 101 steps after no warm-up: a quarter, half and three quarters of the way lie on steps. */
  @Test
  void theCosineFallsFromOneToItsFloor() {
    LearningRateSchedule schedule = new LearningRateSchedule.Cosine(0, 0.2);
    assertEquals(1, schedule.factor(0, 101), ROUNDING);
    assertEquals(0.2 + 0.8 * (1 + Math.sqrt(0.5)) / 2, schedule.factor(25, 101), ROUNDING);
    assertEquals(0.6, schedule.factor(50, 101), ROUNDING);
    assertEquals(0.2 + 0.8 * (1 - Math.sqrt(0.5)) / 2, schedule.factor(75, 101), ROUNDING);
    assertEquals(0.2, schedule.factor(100, 101), ROUNDING);
  }

  /** Of 121 steps 20 rise; the other 101 fall as above. */
  @Test
  void theCosineStartsWhereTheWarmUpEnds() {
    double warmUp = 20.0 / 121;
    LearningRateSchedule schedule = new LearningRateSchedule.Cosine(warmUp, 0.2);
    assertEquals(1.0 / 20, schedule.factor(0, 121), ROUNDING);
    assertEquals(0.5, schedule.factor(9, 121), ROUNDING);
    assertEquals(1, schedule.factor(20, 121), ROUNDING);
    assertEquals(0.6, schedule.factor(70, 121), ROUNDING);
    assertEquals(0.2, schedule.factor(120, 121), ROUNDING);
  }

  @Test
  void theStepFallsAfterEachPart() {
    LearningRateSchedule schedule = new LearningRateSchedule.Step(0, 4, 0.5);
    double[] parts = {1, 0.5, 0.25, 0.125};
    for (int step = 0; step < 40; step++) {
      assertEquals(parts[step / 10], schedule.factor(step, 40), ROUNDING, "step " + step);
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void everyFactorIsAShareHoweverShortTheRun(LearningRateSchedule schedule) {
    for (int steps = 1; steps < 60; steps++) {
      for (int step = 0; step < steps; step++) {
        double factor = schedule.factor(step, steps);
        assertTrue(factor >= 0 && factor <= 1, step + " of " + steps + ": " + factor);
      }
      assertTrue(schedule.factor(0, steps) > 0, "a run starts by learning");
    }
  }

  @Test
  void sharesAreBelowOneAndNumbers() {
    for (double bad : new double[] {-0.1, 1, Double.NaN}) {
      assertThrows(InvalidSettingException.class, () -> new LearningRateSchedule.Constant(bad));
      assertThrows(InvalidSettingException.class, () -> new LearningRateSchedule.Cosine(bad, 0));
      assertThrows(InvalidSettingException.class, () -> new LearningRateSchedule.Cosine(0, bad));
      assertThrows(InvalidSettingException.class, () -> new LearningRateSchedule.Step(0, 2, bad));
    }
    assertThrows(InvalidSettingException.class, () -> new LearningRateSchedule.Step(0, 0, 0.5));
  }
}
