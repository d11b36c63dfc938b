package io.github.sinecast.model;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.window.Normalisation;
import io.github.sinecast.window.WindowContent;
import io.github.sinecast.window.WindowForm;
import io.github.sinecast.window.WindowSpec;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Locale;

/**
 * The shape of a transformer encoder.
 *
 * @param width the width of a token, D
 * @param heads attention heads, N; they divide the width
 * @param layers encoder layers, M
 * @param feedForwardWidth the width inside a feed-forward block, F
 * @param norm where layer normalisation stands
 * @param activation the bend inside a feed-forward block
 * @param dropout the share of numbers set to zero while training
 * @param scaleEmbedding whether token embeddings are multiplied by sqrt(D) before positions are
 *     added
 * @param encoding how the encoder knows the order of its tokens
 * @param pooling how tokens become one row of numbers
 * @param attention which tokens a token attends to
 * @param head what is said of each step
 * @param normalisation whether each window is brought to a level and spread of its own
 * @param linearResidual whether a linear map of the window's inputs is added, so that the encoder
 *     learns what remains; the global residual of A. Das et al., Long-term forecasting with TiDE
 *     (2023), arXiv:2304.08424
 * @param headDropout the share of numbers set to zero before the last linear map while training, as
 *     in Y. Nie et al., A time series is worth 64 words (2023), arXiv:2211.14730
 */
@RecordBuilder
public record EncoderSpec(
    @Setting(
            help = "Width of a token inside the encoder.",
            initial = "64",
            min = 1,
            otherNames = {"d_model", "hidden_size"})
        int width,
    @Setting(
            help = "Attention heads; must divide the width.",
            initial = "4",
            min = 1,
            otherNames = {"n_head", "nhead", "n_heads"})
        int heads,
    @Setting(
            help = "Encoder layers.",
            initial = "2",
            min = 1,
            otherNames = {"num_layers", "num_encoder_layers", "encoder_layers"})
        int layers,
    @Setting(
            help = "Width inside a feed-forward block.",
            initial = "128",
            min = 1,
            otherNames = {"dim_feedforward", "ff_dim", "d_ff"})
        int feedForwardWidth,
    @Setting(help = "Layer normalisation before (pre) or after (post) each block.", initial = "pre")
        NormPlace norm,
    @Setting(help = "Activation of the feed-forward blocks: gelu or relu.", initial = "gelu")
        Activation activation,
    @Setting(
            help =
                "Share of numbers set to zero in training, after the embedding and after each"
                    + " block.",
            initial = "0.1",
            min = 0)
        double dropout,
    @Setting(
            help = "Whether token embeddings are multiplied by sqrt(width) first.",
            initial = "true")
        boolean scaleEmbedding,
    @Setting(help = "Positional encoding.", initial = "sinusoidal") PositionalEncoding encoding,
    @Setting(
            help = "How tokens become one row of numbers: flatten, last-token or mean.",
            initial = "flatten")
        Pooling pooling,
    @Setting(
            help =
                "Which tokens a token attends to: bidirectional (all) or causal (none later than"
                    + " itself).",
            initial = "bidirectional")
        Attention attention,
    @Setting(
            help =
                "What is forecast for each step: point, or a distribution by quantile, student-t or"
                    + " normal.",
            initial = "point",
            otherNames = {"loss", "likelihood"})
        Head head,
    @Setting(
            help =
                "Normalisation of each window: none, around its mean or last value (RevIN), or"
                    + " ewma, by weights that decay into the past.",
            initial = "none",
            otherNames = {"scaler_type", "use_reversible_instance_norm", "revin"})
        Normalisation normalisation,
    @Setting(
            help =
                "Whether one linear map of the window's inputs to all steps is added, so that the"
                    + " encoder learns what remains (the global residual of TiDE 2023).",
            initial = "false")
        boolean linearResidual,
    @Setting(
            help =
                "Share of numbers set to zero in training before the last linear map from the"
                    + " encoder (PatchTST 2023).",
            initial = "0.0",
            min = 0)
        double headDropout)
    implements GraphSpec, EncoderSpecBuilder.With {
  public EncoderSpec {
    Require.atLeast(1, width, "width");
    Require.atLeast(1, heads, "heads");
    Require.atLeast(1, layers, "layers");
    Require.atLeast(1, feedForwardWidth, "feedForwardWidth");
    Require.fraction(dropout, "dropout");
    Require.fraction(headDropout, "headDropout");
    if (width % heads != 0) {
      throw new InvalidSettingException(
          "heads",
          "must divide the width %s, found %s; the head width would be %s"
              .formatted(width, heads, (double) width / heads));
    }
    double weights = layers * (4.0 * width + 2.0 * feedForwardWidth) * width;
    Require.that(
        weights <= Integer.MAX_VALUE,
        "width",
        String.format(
            Locale.ROOT,
            "must leave the weights countable: with %d layers, width %d and feed-forward width %d"
                + " they are %.0f numbers, more than %d; make one of the three smaller",
            layers,
            width,
            feedForwardWidth,
            weights,
            Integer.MAX_VALUE));
  }

  /** An encoder alone, with dropout after its blocks only. */
  public EncoderSpec(
      int width,
      int heads,
      int layers,
      int feedForwardWidth,
      NormPlace norm,
      Activation activation,
      double dropout,
      boolean scaleEmbedding,
      PositionalEncoding encoding,
      Pooling pooling,
      Attention attention,
      Head head,
      Normalisation normalisation) {
    this(
        width,
        heads,
        layers,
        feedForwardWidth,
        norm,
        activation,
        dropout,
        scaleEmbedding,
        encoding,
        pooling,
        attention,
        head,
        normalisation,
        false,
        0);
  }

  @Override
  public String name() {
    return "encoder";
  }

  @Override
  public WindowForm form() {
    return new WindowForm(WindowContent.TOKENS, normalisation);
  }

  @Override
  public boolean needsDates() {
    return encoding.needsDates();
  }

  /** The width of one head, K. */
  public int headWidth() {
    return width / heads;
  }

  /** The sizes that the positional encoding is made for. */
  public EncoderShape shape(WindowSpec window) {
    return new EncoderShape(
        window.steps(), window.variates(), width, heads, layers, attention == Attention.CAUSAL);
  }
}
