package io.github.sinecast.model.oracle;

import io.github.sinecast.encoding.AlibiEncoding;
import io.github.sinecast.encoding.AlibiVariant;
import io.github.sinecast.encoding.ErpeEncoding;
import io.github.sinecast.encoding.FireEncoding;
import io.github.sinecast.encoding.KerpleEncoding;
import io.github.sinecast.encoding.KerpleVariant;
import io.github.sinecast.encoding.ShawEncoding;
import io.github.sinecast.encoding.T5Encoding;
import io.github.sinecast.encoding.TransformerXlEncoding;
import io.github.sinecast.encoding.TupeEncoding;
import io.github.sinecast.encoding.formula.Clock;
import io.github.sinecast.encoding.oracle.NaiveLoopAlibi;
import io.github.sinecast.encoding.oracle.NaiveLoopBuckets;
import io.github.sinecast.encoding.oracle.NaiveLoopCope;
import io.github.sinecast.encoding.oracle.NaiveLoopFire;
import io.github.sinecast.encoding.oracle.NaiveLoopFox;
import io.github.sinecast.encoding.oracle.NaiveLoopKerple;
import io.github.sinecast.encoding.oracle.NaiveLoopShaw;
import io.github.sinecast.encoding.oracle.NaiveLoopTransformerXl;
import io.github.sinecast.encoding.oracle.NaiveLoopTupe;
import java.util.Arrays;

/** Encodings that are added to attention scores, to attention weights or to mixed values. */
final class NaiveLoopScores {
  private NaiveLoopScores() {}

  /** What is added to a score, whatever is asked and answered. */
  private interface Bias extends NaiveLoopPositions {
    double of(int layer, int head, int i, int j);

    @Override
    default double score(int layer, int head, double[] query, double[] key, int i, int j) {
      return of(layer, head, i, j);
    }
  }

  static NaiveLoopPositions shaw(ShawEncoding encoding, NaiveLoopWindow window) {
    int maximum = encoding.maximumDistance();
    return new NaiveLoopPositions() {
      @Override
      public double score(int layer, int head, double[] query, double[] key, int i, int j) {
        return NaiveLoopShaw.score(query, layer(window, layer).weight("keys"), maximum, i, j);
      }

      @Override
      public double value(int layer, double[] weights, int i, int k) {
        double[] vectors = layer(window, layer).weight("values");
        return NaiveLoopShaw.value(weights, vectors, maximum, window.headWidth(), i, k);
      }
    };
  }

  static NaiveLoopPositions transformerXl(TransformerXlEncoding encoding, NaiveLoopWindow window) {
    int headWidth = window.headWidth();
    return new NaiveLoopPositions() {
      @Override
      public double score(int layer, int head, double[] query, double[] key, int i, int j) {
        double[] all = layer(window, layer).weight("map");
        double[][] map = new double[headWidth][];
        for (int k = 0; k < headWidth; k++) {
          map[k] = part(all, head * headWidth + k, window.width);
        }
        return NaiveLoopTransformerXl.gain(
            query,
            key,
            part(window.weight("content-bias"), head, headWidth),
            part(window.weight("position-bias"), head, headWidth),
            map,
            window.position(encoding.clock(), i) - window.position(encoding.clock(), j),
            encoding.base());
      }
    };
  }

  static NaiveLoopPositions t5(T5Encoding encoding, NaiveLoopWindow window) {
    return (Bias)
        (layer, head, i, j) -> {
          int bucket =
              NaiveLoopBuckets.bucket(j - i, encoding.buckets(), encoding.maximumDistance());
          return window.weight("buckets")[bucket * window.heads + head];
        };
  }

  static NaiveLoopPositions alibi(AlibiEncoding encoding, NaiveLoopWindow window) {
    return (Bias)
        (layer, head, i, j) -> {
          double past = distance(encoding.clock(), window, i, j);
          double punished = encoding.variant() == AlibiVariant.SIGNED ? past : Math.abs(past);
          return -NaiveLoopAlibi.slopes(window.heads).get(head) * punished;
        };
  }

  static NaiveLoopPositions kerple(KerpleEncoding encoding, NaiveLoopWindow window) {
    return (Bias)
        (layer, head, i, j) -> {
          double a = layer(window, layer).weight("a")[head];
          double b = layer(window, layer).weight("b")[head];
          double distance = Math.abs(distance(encoding.clock(), window, i, j));
          return encoding.variant() == KerpleVariant.LOG
              ? NaiveLoopKerple.logarithmic(a, b, distance)
              : NaiveLoopKerple.power(a, b, distance);
        };
  }

  static NaiveLoopPositions fire(FireEncoding encoding, NaiveLoopWindow window) {
    return (Bias)
        (layer, head, i, j) -> {
          NaiveLoopWindow own = layer(window, layer);
          double[] output = new double[encoding.hidden()];
          for (int unit = 0; unit < output.length; unit++) {
            output[unit] = own.weight("output.weight")[unit * window.heads + head];
          }
          return NaiveLoopFire.bias(
              window.position(encoding.clock(), i),
              window.position(encoding.clock(), j),
              own.weight("c")[0],
              own.weight("length")[0],
              own.weight("hidden.weight"),
              own.weight("hidden.bias"),
              output,
              own.weight("output.bias")[head]);
        };
  }

  static NaiveLoopPositions tupe(TupeEncoding encoding, NaiveLoopWindow window) {
    return new NaiveLoopPositions() {
      @Override
      public double contentScale() {
        return 1 / Math.sqrt(2);
      }

      @Override
      public double score(int layer, int head, double[] query, double[] key, int i, int j) {
        double untied =
            NaiveLoopTupe.score(
                window.weight("table"),
                window.weight("query"),
                window.weight("key"),
                window.width,
                window.headWidth(),
                head,
                i,
                j);
        int bucket = NaiveLoopBuckets.bucket(j - i, 32, 128);
        return encoding.relativeBias()
            ? untied + window.weight("relative.buckets")[bucket * window.heads + head]
            : untied;
      }
    };
  }

  static NaiveLoopPositions erpe(ErpeEncoding encoding, NaiveLoopWindow window) {
    Integer longest = encoding.maximumLength();
    int length = longest == null ? window.tokens() : longest;
    return new NaiveLoopPositions() {
      @Override
      public double weight(int layer, int head, int i, int j) {
        int row = i - j + length - 1;
        return layer(window, layer).weight("distances")[row * window.heads + head];
      }
    };
  }

  static NaiveLoopPositions fox(NaiveLoopWindow window) {
    return new NaiveLoopPositions() {
      @Override
      public double score(
          int layer, int head, double[][] tokens, double[] query, double[][] keys, int i, int j) {
        NaiveLoopWindow own = layer(window, layer);
        double[] past = gates(own, "past", head, tokens);
        double[] none = new double[tokens.length];
        Arrays.fill(none, 1);
        return NaiveLoopFox.gain(
            past, window.causal ? none : gates(own, "future", head, tokens), i, j);
      }
    };
  }

  private static double[] gates(NaiveLoopWindow layer, String side, int head, double[][] tokens) {
    double[] gates = new double[tokens.length];
    double[] column = new double[layer.width];
    for (int d = 0; d < column.length; d++) {
      column[d] = layer.weight(side + ".weight")[d * layer.heads + head];
    }
    for (int t = 0; t < gates.length; t++) {
      gates[t] = NaiveLoopFox.gate(tokens[t], column, layer.weight(side + ".bias")[head]);
    }
    return gates;
  }

  static NaiveLoopPositions cope(NaiveLoopWindow window) {
    return new NaiveLoopPositions() {
      @Override
      public double score(
          int layer, int head, double[][] tokens, double[] query, double[][] keys, int i, int j) {
        double[][] vectors =
            NaiveLoopInputs.rows(layer(window, layer).weight("positions"), window.headWidth());
        return NaiveLoopCope.gain(query, vectors, NaiveLoopCope.position(query, keys, i, j));
      }
    };
  }

  private static NaiveLoopWindow layer(NaiveLoopWindow window, int layer) {
    return window.within("layer" + layer);
  }

  private static double distance(Clock clock, NaiveLoopWindow window, int i, int j) {
    return window.position(clock, i) - window.position(clock, j);
  }

  private static double[] part(double[] numbers, int part, int size) {
    return Arrays.copyOfRange(numbers, part * size, (part + 1) * size);
  }
}
