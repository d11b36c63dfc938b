package io.github.sinecast.model.oracle;

import io.github.sinecast.encoding.CalendarEncoding;
import io.github.sinecast.encoding.CalendarMark;
import io.github.sinecast.encoding.CapeEncoding;
import io.github.sinecast.encoding.ConvEncoding;
import io.github.sinecast.encoding.RandomFourierEncoding;
import io.github.sinecast.encoding.SinusoidalEncoding;
import io.github.sinecast.encoding.TapeEncoding;
import io.github.sinecast.encoding.Time2VecEncoding;
import io.github.sinecast.encoding.oracle.NaiveLoopSinusoid;
import java.time.LocalDateTime;
import java.time.temporal.WeekFields;
import java.util.Random;

/** Encodings that are added to tokens, or change them after the first layer. */
final class NaiveLoopInputs {
  private NaiveLoopInputs() {}

  private interface Table extends NaiveLoopPositions {
    @Override
    double added(int token, int column);
  }

  static NaiveLoopPositions sinusoidal(SinusoidalEncoding encoding, NaiveLoopWindow window) {
    return (Table)
        (token, column) ->
            wave(window.position(encoding.clock(), token), column, window.width, encoding.base());
  }

  static NaiveLoopPositions tape(TapeEncoding encoding, NaiveLoopWindow window) {
    return (Table)
        (token, column) ->
            wave(
                window.position(encoding.clock(), token) * window.width / window.tokens(),
                column,
                window.width,
                encoding.base());
  }

  /** Positions around their mean: outside of training nothing is shaken. */
  static NaiveLoopPositions cape(CapeEncoding encoding, NaiveLoopWindow window) {
    double sum = 0;
    for (int token = 0; token < window.tokens(); token++) {
      sum += window.position(encoding.clock(), token);
    }
    double mean = sum / window.tokens();
    return (Table)
        (token, column) ->
            wave(
                window.position(encoding.clock(), token) - mean,
                column,
                window.width,
                encoding.base());
  }

  static NaiveLoopPositions learned(NaiveLoopWindow window) {
    return (Table) (token, column) -> window.weight("table")[token * window.width + column];
  }

  static NaiveLoopPositions time2vec(Time2VecEncoding encoding, NaiveLoopWindow window) {
    return (Table)
        (token, column) -> {
          double sum = 0;
          for (int part = 0; part <= encoding.waves(); part++) {
            double angle =
                window.weight("frequencies")[part] * window.position(encoding.clock(), token)
                    + window.weight("phases")[part];
            sum +=
                (part == 0 ? angle : Math.sin(angle))
                    * window.weight("map")[part * window.width + column];
          }
          return sum;
        };
  }

  static NaiveLoopPositions calendar(CalendarEncoding encoding, NaiveLoopWindow window) {
    return (Table)
        (token, column) -> {
          double sum = 0;
          int row = 0;
          for (CalendarMark mark : encoding.cycles()) {
            double angle = 2 * Math.PI * share(mark, window.time(token));
            sum += Math.sin(angle) * window.weight("map")[row++ * window.width + column];
            sum += Math.cos(angle) * window.weight("map")[row++ * window.width + column];
          }
          return sum;
        };
  }

  static NaiveLoopPositions randomFourier(
      RandomFourierEncoding encoding, NaiveLoopWindow window) {
    double[] frequencies = new double[(window.width + 1) / 2];
    Random random = new Random(encoding.seed());
    for (int wave = 0; wave < frequencies.length; wave++) {
      double drawn = encoding.deviation() * random.nextGaussian();
      frequencies[wave] = encoding.learned() ? window.weight("frequencies")[wave] : drawn;
    }
    return (Table)
        (token, column) -> {
          double turns = frequencies[column / 2] * window.position(encoding.clock(), token);
          double angle = 2 * Math.PI * turns;
          return column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
        };
  }

  /** Each variate is convolved along its own steps. */
  static NaiveLoopPositions conv(ConvEncoding encoding, NaiveLoopWindow window) {
    return new NaiveLoopPositions() {
      @Override
      public double[][] changed(double[][] tokens) {
        int kernel = encoding.kernel();
        double[][] changed = new double[tokens.length][window.width];
        for (int token = 0; token < tokens.length; token++) {
          for (int column = 0; column < window.width; column++) {
            double sum = tokens[token][column] + window.weight("bias")[column];
            for (int tap = 0; tap < kernel; tap++) {
              int back = window.causal ? kernel - 1 - tap : kernel / 2 - tap;
              int step = window.step(token) - back;
              if (step >= 0 && step < window.steps) {
                int seen = step * window.variates + window.variate(token);
                sum += window.weight("kernel")[tap * window.width + column] * tokens[seen][column];
              }
            }
            changed[token][column] = sum;
          }
        }
        return changed;
      }
    };
  }

  static double wave(double position, int column, int width, double base) {
    double angle = position * NaiveLoopSinusoid.frequency(column / 2, width, base);
    return column % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
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
