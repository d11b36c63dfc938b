package io.github.sinecast.encoding.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsByPositionTest {
  @Test
  void aRowIsComputedOnceAndIsThatOfItsPositionEverAfter() {
    List<Double> computed = new ArrayList<>();
    RowsByPosition rows =
        new RowsByPosition(
            2,
            (position, column) -> {
              computed.add(position);
              return 10 * position + column;
            });
    assertArrayEquals(new double[] {0, 1, 25, 26, 0, 1}, rows.of(new double[] {0, 2.5, 0}));
    assertArrayEquals(new double[] {25, 26, 30, 31}, rows.of(new double[] {2.5, 3}));
    assertEquals(List.of(0.0, 0.0, 2.5, 2.5, 3.0, 3.0), computed);
  }

  /** 2^22 numbers are remembered: two rows of these. */
  @Test
  void rowsAreRightWhenNoMoreCanBeRemembered() {
    int columns = 1 << 21;
    RowsByPosition rows = new RowsByPosition(columns, (position, column) -> position);
    for (double position : new double[] {1, 2, 3, 1}) {
      double[] row = rows.of(new double[] {position});
      assertEquals(columns, row.length);
      assertEquals(position, row[0]);
      assertEquals(position, row[columns - 1]);
    }
  }
}
