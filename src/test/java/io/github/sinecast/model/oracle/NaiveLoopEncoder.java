package io.github.sinecast.model.oracle;

import io.github.sinecast.model.Activation;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.model.Head;
import io.github.sinecast.model.NormPlace;
import java.util.Arrays;
import java.util.Map;

/**
 * The encoder of Vaswani et al. (2017) for one window, in double precision, loop by loop. It shares
 * nothing with the graph but the names of the weights.
 */
public final class NaiveLoopEncoder {
  /** 1.702 as ND4J holds it. */
  private static final double GELU_SLOPE = 1.702f;

  private final EncoderSpec spec;
  private final Map<String, double[]> weights;
  private final double[][] positions;
  private final AttentionPositions attentionPositions;

  /** What positions do inside attention; nothing unless overridden. */
  public interface AttentionPositions {
    /** Positions that do nothing there. */
    AttentionPositions NONE = new AttentionPositions() {};

    /** What is added to a score. */
    default double bias(int head, int query, int key) {
      return 0;
    }

    /** A head's query or key, K numbers, as its position turns it. */
    default double[] turned(double[] numbers, int position) {
      return numbers;
    }
  }

  /**
   * @param weights row-major, by parameter name
   * @param positions what is added to each token, T x D
   */
  public NaiveLoopEncoder(
      EncoderSpec spec,
      Map<String, double[]> weights,
      double[][] positions,
      AttentionPositions attentionPositions) {
    this.spec = spec;
    this.weights = weights;
    this.positions = positions;
    this.attentionPositions = attentionPositions;
  }

  /** From T tokens of I numbers to T tokens of D numbers. */
  public double[][] encode(double[][] tokens) {
    double[][] x = new double[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      x[t] = linear("embedding", tokens[t]);
      for (int d = 0; d < spec.width(); d++) {
        x[t][d] = x[t][d] * (spec.scaleEmbedding() ? Math.sqrt(spec.width()) : 1);
        x[t][d] += positions[t][d];
      }
    }
    for (int layer = 0; layer < spec.layers(); layer++) {
      String attention = "layer" + layer + ".attention";
      String feedForward = "layer" + layer + ".feed-forward";
      if (spec.norm() == NormPlace.PRE) {
        x = sum(x, attention(attention, norm(attention, x)));
        x = sum(x, feedForward(feedForward, norm(feedForward, x)));
      } else {
        x = norm(attention, sum(x, attention(attention, x)));
        x = norm(feedForward, sum(x, feedForward(feedForward, x)));
      }
    }
    return spec.norm() == NormPlace.PRE ? norm("final", x) : x;
  }

  /** From T encoded tokens to H numbers. */
  public double[] answer(double[][] encoded) {
    int width = spec.width();
    int last = encoded.length - 1;
    double[] pooled = new double[spec.head() == Head.FLATTEN ? encoded.length * width : width];
    for (int t = 0; t < encoded.length; t++) {
      for (int d = 0; d < width; d++) {
        if (spec.head() == Head.FLATTEN) {
          pooled[t * width + d] = encoded[t][d];
        } else if (spec.head() == Head.MEAN) {
          pooled[d] += encoded[t][d] / encoded.length;
        } else if (t == last) {
          pooled[d] = encoded[t][d];
        }
      }
    }
    return linear("head", pooled);
  }

  private double[][] attention(String name, double[][] x) {
    int headWidth = spec.width() / spec.heads();
    double[][] mixed = new double[x.length][spec.width()];
    for (int head = 0; head < spec.heads(); head++) {
      int first = head * headWidth;
      for (int i = 0; i < x.length; i++) {
        double[] query = turned(linear(name + ".query", x[i]), first, headWidth, i);
        double[] weight = new double[x.length];
        double total = 0;
        for (int j = 0; j < x.length; j++) {
          double[] key = turned(linear(name + ".key", x[j]), first, headWidth, j);
          double score = 0;
          for (int k = 0; k < headWidth; k++) {
            score += query[k] * key[k];
          }
          weight[j] = Math.exp(score / Math.sqrt(headWidth) + attentionPositions.bias(head, i, j));
          total += weight[j];
        }
        for (int j = 0; j < x.length; j++) {
          double[] value = linear(name + ".value", x[j]);
          for (int k = first; k < first + headWidth; k++) {
            mixed[i][k] += weight[j] / total * value[k];
          }
        }
      }
    }
    double[][] out = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      out[t] = linear(name + ".output", mixed[t]);
    }
    return out;
  }

  private double[] turned(double[] all, int first, int headWidth, int position) {
    return attentionPositions.turned(Arrays.copyOfRange(all, first, first + headWidth), position);
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
    double[] gain = weight(name + ".norm.gain");
    double[] bias = weight(name + ".norm.bias");
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

  private double[] linear(String name, double[] x) {
    double[] matrix = weight(name + ".weight");
    double[] out = weight(name + ".bias").clone();
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

  private double[] weight(String name) {
    double[] found = weights.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name + " is not among " + weights.keySet());
    }
    return found;
  }
}
