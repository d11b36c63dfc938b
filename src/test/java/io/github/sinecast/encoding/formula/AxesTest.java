package io.github.sinecast.encoding.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidInputException;
import org.junit.jupiter.api.Test;

class AxesTest {
  @Test
  void theSizeIsTheProductOfTheLengthsAndIsNeverWrapped() {
    assertEquals(24, Axes.size(2, 3, 4));
    assertEquals(1, Axes.size());
    assertThrows(InvalidInputException.class, () -> Axes.size(1 << 16, 1 << 16));
  }

  @Test
  void shapesAreBroadcastFromTheirLastAxesOn() {
    assertArrayEquals(new int[] {2, 3, 4}, Axes.broadcast(new int[] {2, 1, 4}, new int[] {3, 1}));
    assertArrayEquals(new int[] {2, 3}, Axes.broadcast(new int[] {}, new int[] {2, 3}));
    assertThrows(
        IllegalArgumentException.class, () -> Axes.broadcast(new int[] {2, 3}, new int[] {2}));
  }

  @Test
  void aProductHasTheRowsOfTheFirstAndTheColumnsOfTheSecond() {
    assertArrayEquals(new int[] {2, 3, 5}, Axes.product(new int[] {2, 3, 4}, new int[] {4, 5}));
    assertArrayEquals(new int[] {2, 3, 5}, Axes.product(new int[] {2, 3, 4}, new int[] {2, 4, 5}));
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> Axes.product(new int[] {2, 3, 4}, new int[] {1, 4, 5}));
    assertEquals("[2, 3, 4] times [1, 4, 5] is no product", refusal.getMessage());
  }
}
