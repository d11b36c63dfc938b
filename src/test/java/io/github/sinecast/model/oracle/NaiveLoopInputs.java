package io.github.sinecast.model.oracle;

import io.github.sinecast.encoding.CalendarEncoding;
import io.github.sinecast.encoding.CalendarMark;
import io.github.sinecast.encoding.CapeEncoding;
import io.github.sinecast.encoding.DywpeEncoding;
import io.github.sinecast.encoding.RandomFourierEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.TapeEncoding;
import io.github.sinecast.encoding.Time2VecEncoding;
import io.github.sinecast.encoding.oracle.NaiveLoopConvolution;
import io.github.sinecast.encoding.oracle.NaiveLoopDaubechies;
import io.github.sinecast.encoding.oracle.NaiveLoopDywpe;
import io.github.sinecast.encoding.oracle.NaiveLoopFourier;
import io.github.sinecast.encoding.oracle.NaiveLoopSinusoid;
import io.github.sinecast.encoding.oracle.NaiveLoopTape;
import io.github.sinecast.encoding.oracle.NaiveLoopTime2Vec;
import java.time.LocalDateTime;
import java.time.temporal.WeekFields;
import java.util.Random;

/** Encodings that are added to tokens, or change them after the first layer. */
final class NaiveLoopInputs {
  private NaiveLoopInputs() {}

  static NaiveLoopPositions sinusoidal(SinusoidalEncoding encoding, NaiveLoopWindow window) {
    return table(
        NaiveLoopSinusoid.table(window.positions(encoding.clock()), window.width, encoding.base()));
  }

  static NaiveLoopPositions tape(TapeEncoding encoding, NaiveLoopWindow window) {
    return table(
        NaiveLoopTape.table(window.positions(encoding.clock()), window.width, encoding.base()));
  }

  /** Positions around their mean: outside of training nothing is shaken. */
  static NaiveLoopPositions cape(CapeEncoding encoding, NaiveLoopWindow window) {
    double[] positions = window.positions(encoding.clock());
    double sum = 0;
    for (double position : positions) {
      sum += position;
    }
    double[] centred = new double[positions.length];
    for (int token = 0; token < positions.length; token++) {
      centred[token] = positions[token] - sum / positions.length;
    }
    return table(NaiveLoopSinusoid.table(centred, window.width, encoding.base()));
  }

  static NaiveLoopPositions learned(NaiveLoopWindow window) {
    return table(rows(window.weight("table"), window.width));
  }

  static NaiveLoopPositions time2vec(Time2VecEncoding encoding, NaiveLoopWindow window) {
    return table(
        NaiveLoopTime2Vec.table(
            window.positions(encoding.clock()),
            window.weight("frequencies"),
            window.weight("phases"),
            window.weight("map")));
  }

  static NaiveLoopPositions calendar(CalendarEncoding encoding, NaiveLoopWindow window) {
    double[][] map = rows(window.weight("map"), window.width);
    double[][] table = new double[window.tokens()][window.width];
    for (int token = 0; token < window.tokens(); token++) {
      int row = 0;
      for (CalendarMark mark : encoding.cycles()) {
        double angle = 2 * Math.PI * share(mark, window.time(token));
        for (int column = 0; column < window.width; column++) {
          table[token][column] += Math.sin(angle) * map[row][column];
          table[token][column] += Math.cos(angle) * map[row + 1][column];
        }
        row += 2;
      }
    }
    return table(table);
  }

  static NaiveLoopPositions randomFourier(RandomFourierEncoding encoding, NaiveLoopWindow window) {
    double[] frequencies = new double[(window.width + 1) / 2];
    Random random = new Random(encoding.seed());
    for (int wave = 0; wave < frequencies.length; wave++) {
      double drawn = encoding.deviation() * random.nextGaussian();
      frequencies[wave] = encoding.learned() ? window.weight("frequencies")[wave] : drawn;
    }
    return table(
        NaiveLoopFourier.table(window.positions(encoding.clock()), frequencies, window.width));
  }

  static NaiveLoopPositions conv(NaiveLoopWindow window) {
    return new NaiveLoopPositions() {
      @Override
      public double[][] changed(double[][] tokens) {
        return NaiveLoopConvolution.changed(
            tokens, window.variates, window.weight("kernel"), window.weight("bias"), window.causal);
      }
    };
  }

  /** Each variate has a signal of its own. */
  static NaiveLoopPositions dywpe(DywpeEncoding encoding, NaiveLoopWindow window) {
    return new NaiveLoopPositions() {
      @Override
      public double[][] addedTo(double[][] embedded) {
        double[][] added = new double[window.tokens()][window.width];
        double[] low = NaiveLoopDaubechies.lowPass();
        for (int variate = 0; variate < window.variates; variate++) {
          double[] signal = new double[window.steps];
          for (int step = 0; step < window.steps; step++) {
            for (int d = 0; d < window.width; d++) {
              signal[step] +=
                  embedded[step * window.variates + variate][d] * window.weight("signal")[d];
            }
          }
          double[][] parts = NaiveLoopDywpe.parts(signal, encoding.levels(), low);
          for (int scale = 0; scale < parts.length; scale++) {
            double[] weights =
                NaiveLoopDywpe.weights(
                    rows(window.weight("scales"), window.width)[scale],
                    rows(window.weight("gate.weight"), window.width),
                    window.weight("gate.bias"),
                    rows(window.weight("value.weight"), window.width),
                    window.weight("value.bias"));
            for (int step = 0; step < window.steps; step++) {
              for (int d = 0; d < window.width; d++) {
                added[step * window.variates + variate][d] += parts[scale][step] * weights[d];
              }
            }
          }
        }
        return added;
      }
    };
  }

  /** A row of D numbers for each token. */
  static NaiveLoopPositions table(double[][] table) {
    return new NaiveLoopPositions() {
      @Override
      public double added(int token, int column) {
        return table[token][column];
      }
    };
  }

  /** Numbers that stand side by side, in rows. */
  static double[][] rows(double[] numbers, int columns) {
    double[][] rows = new double[numbers.length / columns][columns];
    for (int index = 0; index < numbers.length; index++) {
      rows[index / columns][index % columns] = numbers[index];
    }
    return rows;
  }

  /** How much of its cycle has gone by. */
  private static double share(CalendarMark mark, LocalDateTime time) {
    return switch (mark) {
      case DAY_OF_WEEK -> (time.getDayOfWeek().getValue() - 1) / 7.0;
      case DAY_OF_MONTH -> (time.getDayOfMonth() - 1) / 31.0;
      case DAY_OF_YEAR -> (time.getDayOfYear() - 1) / 366.0;
      case MONTH -> (time.getMonthValue() - 1) / 12.0;
      case WEEK_OF_YEAR -> (time.get(WeekFields.ISO.weekOfWeekBasedYear()) - 1) / 53.0;
      case HOUR -> time.getHour() / 24.0;
      case MINUTE -> time.getMinute() / 60.0;
    };
  }
}
