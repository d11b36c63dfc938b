package io.github.sinecast.model.oracle;

import io.github.sinecast.model.Activation;
import io.github.sinecast.model.Attention;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.NormPlace;
import io.github.sinecast.model.Pooling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The encoder of Vaswani et al. (2017) for one window, in double precision, loop by loop. It shares
 * nothing with the graph but the names of the weights.
 */
public final class NaiveLoopEncoder {
  /** 1.702 as ND4J holds it. */
  private static final double GELU_SLOPE = 1.702f;

  private final EncoderSpec spec;
  private final NaiveLoopWindow window;
  private final NaiveLoopPositions positions;
  private final List<double[]> attended = new ArrayList<>();

  /** The encoder of one window. */
  public NaiveLoopEncoder(EncoderSpec spec, NaiveLoopWindow window) {
    this.spec = spec;
    this.window = window;
    this.positions = NaiveLoopFamily.of(spec.encoding(), window.within("encoding"));
  }

  /** From T tokens of I numbers to T tokens of D numbers. */
  public double[][] encode(double[][] tokens) {
    double[][] x = new double[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      x[t] = linear("embedding", tokens[t]);
      for (int d = 0; d < spec.width(); d++) {
        x[t][d] = x[t][d] * (spec.scaleEmbedding() ? Math.sqrt(spec.width()) : 1);
      }
    }
    x = sum(x, positions.addedTo(x));
    for (int layer = 0; layer < spec.layers(); layer++) {
      String attention = "layer" + layer + ".attention";
      String feedForward = "layer" + layer + ".feed-forward";
      if (spec.norm() == NormPlace.PRE) {
        x = sum(x, attention(layer, attention, norm(attention, x)));
        x = sum(x, feedForward(feedForward, norm(feedForward, x)));
      } else {
        x = norm(attention, sum(x, attention(layer, attention, x)));
        x = norm(feedForward, sum(x, feedForward(feedForward, x)));
      }
      if (layer == 0) {
        x = positions.changed(x);
      }
    }
    return spec.norm() == NormPlace.PRE ? norm("final", x) : x;
  }

  /** From T encoded tokens to H numbers. */
  public double[] answer(double[][] encoded) {
    int width = spec.width();
    int last = encoded.length - 1;
    double[] pooled =
        new double[spec.pooling() == Pooling.FLATTEN ? encoded.length * width : width];
    for (int t = 0; t < encoded.length; t++) {
      for (int d = 0; d < width; d++) {
        if (spec.pooling() == Pooling.FLATTEN) {
          pooled[t * width + d] = encoded[t][d];
        } else if (spec.pooling() == Pooling.MEAN) {
          pooled[d] += encoded[t][d] / encoded.length;
        } else if (t == last) {
          pooled[d] = encoded[t][d];
        }
      }
    }
    return linear("head", pooled);
  }

  /** What queries took from the tokens when windows were encoded: by layer, head and query. */
  public List<double[]> attended() {
    return attended;
  }

  private double[][] attention(int layer, String name, double[][] x) {
    double[][] queries = linear(name + ".query", x);
    double[][] keys = linear(name + ".key", x);
    double[][] values = linear(name + ".value", x);
    double[][] mixed = new double[x.length][spec.width()];
    for (int head = 0; head < spec.heads(); head++) {
      int first = head * spec.headWidth();
      for (int i = 0; i < x.length; i++) {
        double[] weights = weights(layer, head, i, x, queries[i], keys);
        attended.add(weights);
        for (int k = 0; k < spec.headWidth(); k++) {
          mixed[i][first + k] = positions.value(layer, weights, i, k);
          for (int j = 0; j < x.length; j++) {
            mixed[i][first + k] += weights[j] * values[j][first + k];
          }
        }
      }
    }
    return linear(name + ".output", mixed);
  }

  /** How much query i of a head takes from each token; nothing from those it does not see. */
  private double[] weights(
      int layer, int head, int i, double[][] tokens, double[] queries, double[][] keys) {
    double[] asked = head(head, queries);
    double[] query = positions.query(layer, head, asked, i);
    double[][] allOffered = new double[keys.length][];
    for (int j = 0; j < keys.length; j++) {
      allOffered[j] = head(head, keys[j]);
    }
    double[] weights = new double[keys.length];
    double total = 0;
    for (int j = 0; j < keys.length; j++) {
      double[] offered = allOffered[j];
      double[] key = positions.key(layer, head, offered, j);
      double product = 0;
      for (int k = 0; k < query.length; k++) {
        product += query[k] * key[k];
      }
      double score =
          product / Math.sqrt(spec.headWidth()) * positions.contentScale()
              + positions.score(layer, head, asked, offered, i, j)
              + positions.score(layer, head, tokens, asked, allOffered, i, j);
      weights[j] = sees(i, j) ? Math.exp(score) : 0;
      total += weights[j];
    }
    for (int j = 0; j < keys.length; j++) {
      weights[j] = sees(i, j) ? weights[j] / total + positions.weight(layer, head, i, j) : 0;
    }
    return weights;
  }

  /** A causal query sees all tokens of its own step and of those before. */
  private boolean sees(int i, int j) {
    return spec.attention() != Attention.CAUSAL || window.step(j) <= window.step(i);
  }

  private double[] head(int head, double[] all) {
    return Arrays.copyOfRange(all, head * spec.headWidth(), (head + 1) * spec.headWidth());
  }

  private double[][] feedForward(String name, double[][] x) {
    double[][] out = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      double[] hidden = linear(name + ".hidden", x[t]);
      for (int f = 0; f < hidden.length; f++) {
        hidden[f] = bend(hidden[f]);
      }
      out[t] = linear(name + ".output", hidden);
    }
    return out;
  }

  private double bend(double x) {
    if (spec.activation() == Activation.RELU) {
      return Math.max(0, x);
    }
    return x / (1 + Math.exp(-GELU_SLOPE * x));
  }

  private double[][] norm(String name, double[][] x) {
    double[] gain = window.weight(name + ".norm.gain");
    double[] bias = window.weight(name + ".norm.bias");
    double[][] out = new double[x.length][x[0].length];
    for (int t = 0; t < x.length; t++) {
      double mean = 0;
      for (double value : x[t]) {
        mean += value / x[t].length;
      }
      double variance = 0;
      for (double value : x[t]) {
        variance += (value - mean) * (value - mean) / x[t].length;
      }
      for (int d = 0; d < x[t].length; d++) {
        out[t][d] = gain[d] * (x[t][d] - mean) / Math.sqrt(variance) + bias[d];
      }
    }
    return out;
  }

  private double[][] linear(String name, double[][] x) {
    double[][] out = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      out[t] = linear(name, x[t]);
    }
    return out;
  }

  private double[] linear(String name, double[] x) {
    double[] matrix = window.weight(name + ".weight");
    double[] out = window.weight(name + ".bias").clone();
    for (int o = 0; o < out.length; o++) {
      for (int i = 0; i < x.length; i++) {
        out[o] += x[i] * matrix[i * out.length + o];
      }
    }
    return out;
  }

  private static double[][] sum(double[][] a, double[][] b) {
    double[][] out = new double[a.length][a[0].length];
    for (int t = 0; t < a.length; t++) {
      for (int d = 0; d < a[t].length; d++) {
        out[t][d] = a[t][d] + b[t][d];
      }
    }
    return out;
  }
}
