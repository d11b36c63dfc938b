package io.github.sinecast.window;

import io.github.sinecast.InvalidSettingException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a window holds: which rows a network sees, in which form, and which it shall forecast.
 *
 * @param lookback rows of input, L
 * @param horizon rows to forecast, H
 * @param stride rows from one training window to the next
 * @param target the form in which the future is learned
 * @param channels the numbers of each input row, C of them
 * @param patch how rows become tokens
 * @param outliers what is done about scaled inputs that are far from 0
 * @param covariates the columns beside the target that a forecast may use
 */
@RecordBuilder
public record WindowSpec(
    @Setting(
            help = "Rows of history that one forecast sees.",
            initial = "60",
            min = 1,
            otherNames = {"input_size", "input_chunk_length", "context_length", "seq_len"})
        int lookback,
    @Setting(
            help = "Rows to forecast.",
            initial = "5",
            min = 1,
            otherNames = {"h", "output_chunk_length", "prediction_length", "pred_len"})
        int horizon,
    @Setting(
            help = "Rows from one training window to the next; evaluation always uses 1.",
            initial = "1",
            min = 1)
        int stride,
    @Setting(
            help =
                "Form in which the future is learned: log-return, difference (survives values of 0"
                    + " and below) or level; the first two also in units of a volatility model.",
            initial = "log-return")
        ScaledTarget target,
    @Setting(
            help =
                "Numbers that each input row has, in order: target, return, high-low-range,"
                    + " overnight-gap, volume-change, day-gap, or {type: column, name: …}; in units"
                    + " of window.target.scale: standardised-return, variance-surprise,"
                    + " log-variance, variance-mean, signed-variance.",
            initial = "[return]")
        List<InputChannel> channels,
    @Setting(help = "How rows become tokens.", initial = "{}") Patching patch,
    @Setting(
            help = "What is done about scaled inputs that are far from 0: keep, clip or arcsinh.",
            initial = "keep")
        Outliers outliers,
    @Setting(
            help = "Columns beside the target that a forecast may use, by when they are known.",
            initial = "{}")
        Covariates covariates)
    implements WindowSpecBuilder.With {
  public WindowSpec {
    Require.atLeast(1, lookback, "lookback");
    Require.atLeast(1, horizon, "horizon");
    Require.atLeast(1, stride, "stride");
    channels = List.copyOf(channels);
    Require.that(!channels.isEmpty(), "channels", "must name at least one input, found none");
    Require.that(
        channels.stream().distinct().count() == channels.size(),
        "channels",
        "must differ from each other, found one twice in " + channels);
    Require.that(
        target.scale() != null || channels.stream().noneMatch(VolatilityChannel.class::isInstance),
        "channels",
        "must not be in units of a volatility model where window.target.scale names none, found "
            + channels.stream()
                .filter(VolatilityChannel.class::isInstance)
                .map(
                    channel ->
                        Objects.requireNonNull(channel.getClass().getAnnotation(TypeName.class))
                            .value())
                .toList()
            + "; name a model, such as log-har, or other channels");
    Require.that(
        !covariates.reachAhead() || horizon % patch.stride() == 0,
        "horizon",
        "must be a multiple of window.patch.stride %s where covariates are known ahead, found %s; write %s or %s"
            .formatted(
                patch.stride(),
                horizon,
                Math.max(1, horizon / patch.stride()) * patch.stride(),
                (horizon / patch.stride() + 1) * patch.stride()));
    if (!patch.fills(lookback)) {
      int below = lookback - Math.floorMod(lookback - patch.length(), patch.stride());
      int nearest = Math.max(below, patch.length());
      throw new InvalidSettingException(
          "lookback",
          "must be filled exactly by patches of length %s and stride %s, found %s; write %s or %s"
              .formatted(
                  patch.length(), patch.stride(), lookback, nearest, nearest + patch.stride()));
    }
  }

  /** A window whose future is learned without a volatility model. */
  public WindowSpec(
      int lookback,
      int horizon,
      int stride,
      Target target,
      List<InputChannel> channels,
      Patching patch) {
    this(lookback, horizon, stride, ScaledTarget.of(target), channels, patch, new Outliers.Keep());
  }

  /** A window without covariates. */
  public WindowSpec(
      int lookback,
      int horizon,
      int stride,
      ScaledTarget target,
      List<InputChannel> channels,
      Patching patch,
      Outliers outliers) {
    this(lookback, horizon, stride, target, channels, patch, outliers, Covariates.NONE);
  }

  /** The numbers of each row, C of them: the channels, then those of the covariates. */
  public List<WindowInput> inputs() {
    return Stream.of(channels, covariates.observed(), covariates.ahead())
        .<WindowInput>flatMap(List::stream)
        .toList();
  }

  /** The rows that a window has inputs of: of the past, and of the horizon if some are known. */
  public int rows() {
    return lookback + (covariates.reachAhead() ? horizon : 0);
  }

  /** The number of patches in a window, one after the other in time. */
  public int steps() {
    return patch.steps(rows());
  }

  /** The tokens of each patch: one, or one for each channel. */
  public int variates() {
    return patch.channels() == ChannelTokens.APART ? inputs().size() : 1;
  }

  /** The number of tokens in a window, T: those of the first patch, then those of the next. */
  public int tokens() {
    return steps() * variates();
  }

  /** The numbers in one token, I. */
  public int tokenWidth() {
    return patch.length() * inputs().size() / variates();
  }

  /** The row, counted from a window's oldest, at which its first patch ends. */
  int firstStep() {
    return patch.length() - 1;
  }

  /**
   * Known rows that one input needs: the lookback, and one more where a channel compares with the
   * row before.
   */
  public int rowsNeeded() {
    return lookback + rowsBefore();
  }

  /** The columns, besides the target, that the channels are computed from. */
  public List<String> columns() {
    return inputs().stream().flatMap(input -> input.columns().stream()).distinct().toList();
  }

  int rowsBefore() {
    return Stream.concat(Stream.of(0), inputs().stream().map(WindowInput::rowsBefore))
        .max(Integer::compare)
        .orElseThrow();
  }
}
