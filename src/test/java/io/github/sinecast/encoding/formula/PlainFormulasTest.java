package io.github.sinecast.encoding.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.sinecast.encoding.oracle.AroundIndependenceDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainFormulasTest {
  private static final EncoderShape SHAPE = new EncoderShape(AroundIndependenceDay.ROWS, 4, 2);

  private final List<String> names = new ArrayList<>();

  private final PlainFormulas formulas =
      new PlainFormulas(
          SHAPE,
          AroundIndependenceDay.times(SHAPE),
          (name, initial, shape) -> {
            names.add(name);
            return initial.draw(new Random(1), shape);
          });

  @ParameterizedTest
  @EnumSource
  void rowsAndPairsFollowFromThePositionsOfTheClock(Clock clock) {
    double[] positions = AroundIndependenceDay.positions(clock);
    PlainNumbers rows =
        (PlainNumbers) formulas.byPosition(clock, 3, (position, column) -> position + 100 * column);
    PlainNumbers pairs = (PlainNumbers) formulas.byPair(clock, (query, key) -> 1000 * query + key);
    assertArrayEquals(new int[] {7, 3}, rows.shape());
    assertArrayEquals(new int[] {1, 7, 7}, pairs.shape());
    for (int token = 0; token < 7; token++) {
      for (int column = 0; column < 3; column++) {
        assertEquals(positions[token] + 100 * column, rows.at(token, column), 1e-12);
      }
      for (int key = 0; key < 7; key++) {
        assertEquals(1000 * positions[token] + positions[key], pairs.at(0, token, key), 1e-11);
      }
    }
  }

  @Test
  void aChoiceTakesRowsByAProduct() {
    Numbers rows = formulas.constant(new double[] {1, 2, 3, 4, 5, 6}, 3, 2);
    PlainNumbers chosen = (PlainNumbers) formulas.choice(new int[] {2, 0, 2, 1}, 3).product(rows);
    assertArrayEquals(new int[] {4, 2}, chosen.shape());
    assertArrayEquals(new double[] {5, 6, 1, 2, 5, 6, 3, 4}, chosen.values());
  }

  @Test
  void aNumberOfEachOffsetIsSpreadOverAllPairs() {
    double[] offsets = new Random(2).doubles(2 * 13, -1, 1).toArray();
    PlainNumbers spread = (PlainNumbers) formulas.spread(formulas.constant(offsets, 2, 13));
    assertArrayEquals(new int[] {2, 7, 7}, spread.shape());
    for (int head = 0; head < 2; head++) {
      for (int query = 0; query < 7; query++) {
        for (int key = 0; key < 7; key++) {
          assertEquals(offsets[head * 13 + key - query + 6], spread.at(head, query, key));
        }
      }
    }
  }

  @Test
  void learnedArraysOfPartsAndLayersHaveNamesOfTheirOwn() {
    formulas.learned("table", Initial.ZERO, 2);
    formulas.layer(1).learned("table", Initial.ZERO, 2);
    formulas.within("part0").layer(2).learned("table", Initial.ZERO, 2);
    assertEquals(List.of("table", "layer1.table", "part0.layer2.table"), names);
  }

  @Test
  void nothingIsAugmentedOutsideOfTraining() {
    formulas.augmented(
        Clock.INDEX,
        (times, random) -> {
          assertNull(random);
          return new double[times.tokens()];
        },
        7);
  }
}
