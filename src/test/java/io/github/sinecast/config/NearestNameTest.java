package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  @RandomCases
  void editsAreTheShortestWayThatRecursionFinds(RandomCase drawn) {
    String a = drawn.text(5, 'a', 'c');
    String b = drawn.text(5, 'a', 'c');
    assertEquals(shortestWay(a, b), NearestName.edits(a, b));
  }

  /** The optimal string alignment distance by its recursive definition. */
  private static int shortestWay(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    String restA = a.substring(1);
    String restB = b.substring(1);
    int least =
        Math.min(
            shortestWay(restA, restB) + (a.charAt(0) == b.charAt(0) ? 0 : 1),
            1 + Math.min(shortestWay(restA, b), shortestWay(a, restB)));
    if (a.length() > 1
        && b.length() > 1
        && a.charAt(0) == b.charAt(1)
        && a.charAt(1) == b.charAt(0)) {
      least = Math.min(least, 1 + shortestWay(a.substring(2), b.substring(2)));
    }
    return least;
  }

  @Test
  void theNearestOfSeveralIsFound() {
    List<String> names = List.of("batch-size", "patch-size", "seed");
    assertEquals("patch-size", NearestName.of("patchSize", names));
    assertEquals("batch-size", NearestName.of("BATCH_SIZ", names));
    assertEquals("seed", NearestName.of("sede", names));
  }

  @Test
  void whatIsFarFromAllNamesNothing() {
    assertNull(NearestName.of("epochs", List.of("seed", "width")));
    assertNull(NearestName.of("x", List.of()));
  }
}
