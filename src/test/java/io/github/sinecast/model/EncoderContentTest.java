package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.TimeLine;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.encoding.CopeEncoding;
import io.github.sinecast.encoding.DywpeEncoding;
import io.github.sinecast.encoding.FoxEncoding;
import io.github.sinecast.encoding.PlainSites;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Sites;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.InputChannel;
import io.github.sinecast.window.Patching;
import io.github.sinecast.window.Scaling;
import io.github.sinecast.window.Target;
import io.github.sinecast.window.WindowSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an encoder holds of a window, against what the same encoder makes of it. */
class EncoderContentTest {
  /** Sums of some ten terms of size 1 in float. */
  private static final double FLOAT_ROUNDING = 1e-5;

  private static final WindowSpec WINDOW =
      new WindowSpec(
          14,
          1,
          1,
          Target.LOG_RETURN,
          List.of(new InputChannel.Return(Scaling.STANDARD)),
          new Patching(2, 2));

  private static final TimeSeries SERIES = series();

  @BeforeAll
  static void startBackend() {
    NativeBackend.start();
  }

  /** The softmax of products of its queries and keys and what the encoding adds for its tokens. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void contentAndEncodingTogetherAreTheAttentionOfTheNetwork(boolean cope) {
    PositionalEncoding encoding = cope ? new CopeEncoding(4) : new FoxEncoding();
    EncoderSpec spec = spec(encoding, NormPlace.PRE, cope);
    Weights weights = weights(spec);
    AttentionWeights network =
        new AttentionWeights(spec, WINDOW, weights, new SeriesScales(Map.of()));
    List<float[]> attention = network.of(List.of(SERIES.history()));
    EncoderContent content = network.content(SERIES.history());
    PlainSites sites = sites(spec, weights);
    for (int layer = 0; layer < 2; layer++) {
      Sites.Content held = content.layers().get(layer);
      PlainNumbers added = Objects.requireNonNull(sites.scores(layer, held));
      PlainNumbers scores =
          (PlainNumbers)
              held.queries().product(held.keys().transposed()).times(1 / Math.sqrt(4)).plus(added);
      int at = 0;
      for (int head = 0; head < 3; head++) {
        for (int query = 0; query < 7; query++) {
          int seen = cope ? query + 1 : 7;
          double total = 0;
          for (int key = 0; key < seen; key++) {
            total += Math.exp(scores.at(head, query, key));
          }
          for (int key = 0; key < 7; key++) {
            double expected = key < seen ? Math.exp(scores.at(head, query, key)) / total : 0;
            assertEquals(expected, attention.get(layer)[at++], FLOAT_ROUNDING);
          }
        }
      }
    }
  }

  @Test
  void theFirstLayerAttendsToTheEmbeddedTokensAndWhatTheEncodingAddsToThem() {
    EncoderSpec spec = spec(new DywpeEncoding(1), NormPlace.POST, false);
    Weights weights = weights(spec);
    EncoderContent content =
        new AttentionWeights(spec, WINDOW, weights, new SeriesScales(Map.of()))
            .content(SERIES.history());
    PlainNumbers added = Objects.requireNonNull(sites(spec, weights).table(content.embedded()));
    PlainNumbers tokens = (PlainNumbers) content.layers().get(0).tokens();
    double most = 0;
    for (int token = 0; token < 7; token++) {
      for (int column = 0; column < 12; column++) {
        most = Math.max(most, Math.abs(added.at(token, column)));
        assertEquals(
            content.embedded().at(token, column) + added.at(token, column),
            tokens.at(token, column),
            FLOAT_ROUNDING);
      }
    }
    assertTrue(most > 0.1, "what is added must be seen, found " + most);
  }

  private static PlainSites sites(EncoderSpec spec, Weights weights) {
    return PlainSites.of(
        spec.encoding(),
        new PlainFormulas(
            spec.shape(WINDOW),
            TokenTimes.counted(spec.shape(WINDOW)),
            (name, initial, axes) -> values(weights, "encoding." + name)));
  }

  private static double[] values(Weights weights, String name) {
    int at = 0;
    for (Parameter parameter : weights.parameters()) {
      if (parameter.name().equals(name)) {
        double[] values = new double[parameter.size()];
        for (int index = 0; index < values.length; index++) {
          values[index] = weights.values()[at + index];
        }
        return values;
      }
      at += parameter.size();
    }
    throw new IllegalArgumentException(name);
  }

  private static Weights weights(EncoderSpec spec) {
    List<Parameter> parameters = Network.parameters(spec, WINDOW);
    float[] values = new float[Weights.count(parameters)];
    Random random = new Random(3);
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) (0.4 * random.nextGaussian());
    }
    return new Weights(parameters, values);
  }

  private static EncoderSpec spec(PositionalEncoding encoding, NormPlace norm, boolean causal) {
    return Encoders.ofPoints(12, 3, 2, 9, norm, Activation.GELU, 0, true, encoding, Pooling.MEAN)
        .withAttention(causal ? Attention.CAUSAL : Attention.BIDIRECTIONAL);
  }

  private static TimeSeries series() {
    double[] prices = new double[20];
    Random random = new Random(2);
    double price = 50;
    for (int row = 0; row < prices.length; row++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      prices[row] = price;
    }
    return new TimeSeries("S", TimeLine.ofRows(20), "close", Map.of("close", prices));
  }
}
