package io.github.sinecast.model;

import io.github.sinecast.TimeLine;
import io.github.sinecast.encoding.formula.Axes;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.Formulas.AugmentedFormula;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.window.Batch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A placeholder whose numbers follow from the times of a batch's windows. */
final class TimeInput implements BatchInput {
  private final String name;
  private final EncoderShape encoder;
  private final int rowsApart;
  private final AugmentedFormula formula;
  private final int[] shape;

  /**
   * @param rowsApart rows from one step of a window to the next
   * @param shape of one window's numbers
   */
  TimeInput(
      String name, EncoderShape encoder, int rowsApart, AugmentedFormula formula, int... shape) {
    this.name = name;
    this.encoder = encoder;
    this.rowsApart = rowsApart;
    this.formula = formula;
    this.shape = shape.clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long[] shape(int windows) {
    long[] all = new long[shape.length + 1];
    all[0] = windows;
    for (int axis = 0; axis < shape.length; axis++) {
      all[axis + 1] = shape[axis];
    }
    return all;
  }

  @Override
  public float[] of(Batch batch, @Nullable RandomGenerator random) {
    int size = Axes.size(shape);
    float[] values = new float[batch.windows() * size];
    for (int window = 0; window < batch.windows(); window++) {
      double[] own = of(batch.timeLine(window), batch.firstStep(window), random);
      for (int index = 0; index < size; index++) {
        values[window * size + index] = (float) own[index];
      }
    }
    return values;
  }

  /** The numbers of one window, whose oldest step is at a row of a time line. */
  double[] of(TimeLine line, int firstStep, @Nullable RandomGenerator random) {
    return formula.of(TokenTimes.of(encoder, line, firstStep, rowsApart), random);
  }
}
