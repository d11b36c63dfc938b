package io.github.sinecast.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sinecast.Forecast;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplePathsTest {
  private static final int COUNT = 20_000;

  /** Four standard errors of a mean of {@value #COUNT} numbers with a deviation of 1. */
  private static final double FOUR_ERRORS = 4 / Math.sqrt(COUNT);

  private static final Forecast WALK =
      Forecast.of(
          IntStream.rangeClosed(1, 4).mapToObj(step -> new Normal(100, Math.sqrt(step))).toList());

  @Test
  void atEachStepThePathsFollowTheDistribution() {
    double[][] paths = SamplePaths.draw(WALK, COUNT, 1);

    for (int step = 1; step <= 4; step++) {
      double median = WALK.distribution(step).quantile(0.5);
      double upper = WALK.distribution(step).quantile(0.9);
      assertEquals(0.5, shareBelow(paths, step, median), FOUR_ERRORS);
      assertEquals(0.9, shareBelow(paths, step, upper), FOUR_ERRORS);
    }
  }

  @Test
  void pathsOfARandomWalkHaveIndependentChanges() {
    double[][] paths = SamplePaths.draw(WALK, COUNT, 2);

    // Of deviation 1 each, and without correlation: as the walk that the marginals are those of.
    double product =
        Arrays.stream(paths)
            .mapToDouble(p -> (p[1] - p[0]) * (p[3] - p[2]))
            .average()
            .orElseThrow();
    double square =
        Arrays.stream(paths).mapToDouble(p -> Math.pow(p[3] - p[2], 2)).average().orElseThrow();
    assertEquals(0, product, FOUR_ERRORS);
    assertEquals(1, square, FOUR_ERRORS * Math.sqrt(2));
  }

  @Test
  void theSameSeedDrawsTheSamePathsAndAnotherDoesNot() {
    double[][] paths = SamplePaths.draw(WALK, 3, 5);

    assertArrayEquals(paths, SamplePaths.draw(WALK, 3, 5));
    assertFalse(Arrays.deepEquals(paths, SamplePaths.draw(WALK, 3, 6)));
  }

  @Test
  void morePathsBeginWithTheSameOnes() {
    double[][] few = SamplePaths.draw(WALK, 3, 5);

    assertArrayEquals(few, Arrays.copyOf(SamplePaths.draw(WALK, 9, 5), 3));
  }

  @Test
  void pathsFollowTailsToo() {
    Forecast heavy = Forecast.of(List.of(new StudentT(0, 1, 3)));

    double[][] paths = SamplePaths.draw(heavy, COUNT, 3);

    // Beyond 5.84 lies 1 in 200 of this distribution on each side, of the normal one nothing.
    assertEquals(0.995, shareBelow(paths, 1, 5.841), FOUR_ERRORS * 0.1);
  }

  private static double shareBelow(double[][] paths, int step, double value) {
    return Arrays.stream(paths).filter(path -> path[step - 1] <= value).count() / (double) COUNT;
  }
}
