package io.github.sinecast.engine.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.engine.NativeBackend;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FloatArraysTest {
  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  @Test
  void arraysStartWhereACacheLineDoes() {
    for (long length = 1; length < 40; length++) {
      INDArray array = FloatArrays.zeros(length, 3);
      assertEquals(0, array.data().addressPointer().address() % 64);
      assertArrayEquals(new long[] {length, 3}, array.shape());
      assertEquals(0, array.sumNumber().doubleValue());
    }
  }

  @Test
  void whatIsWrittenIsReadAlsoInAnotherShape() {
    INDArray array = FloatArrays.zeros(2, 3);
    FloatArrays.write(new float[] {9, 1, 2, 3, 4, 5, 6}, 1, array);
    assertEquals(4, array.getFloat(1, 0));
    float[] read = new float[8];
    FloatArrays.read(array.reshape('c', 3, 2), read, 2);
    assertArrayEquals(new float[] {0, 0, 1, 2, 3, 4, 5, 6}, read);
  }

  @Test
  void aJavaArrayThatIsTooShortIsRefused() {
    INDArray array = FloatArrays.zeros(2, 3);
    assertThrows(IndexOutOfBoundsException.class, () -> FloatArrays.write(new float[6], 1, array));
    assertThrows(IndexOutOfBoundsException.class, () -> FloatArrays.read(array, new float[5], 0));
    assertThrows(IndexOutOfBoundsException.class, () -> FloatArrays.read(array, new float[9], -1));
  }

  @Test
  void rowMajorFloatsAreToldFromOthers() {
    assertTrue(NativeFloats.isRowMajor(FloatArrays.zeros(2, 1, 3)));
    assertTrue(NativeFloats.isRowMajor(Nd4j.create(DataType.FLOAT, new long[] {1, 5}, 'f')));
    assertFalse(NativeFloats.isRowMajor(Nd4j.create(DataType.FLOAT, new long[] {2, 5}, 'f')));
    assertFalse(NativeFloats.isRowMajor(FloatArrays.zeros(2, 3).transpose()));
    assertFalse(NativeFloats.isRowMajor(Nd4j.create(DataType.DOUBLE, 2, 3)));
  }
}
