package io.github.sinecast.cli;

import io.github.sinecast.Require;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.model.EncoderSpec;
import io.github.sinecast.window.WindowSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commands are given the sizes of a network that need not exist. */
final class SizeOptions {
  @Option(
      names = "--width",
      paramLabel = "D",
      description = "Model width (default: that of the reference config, 64).")
  private @Nullable Integer width;

  @Option(
      names = "--tokens",
      paramLabel = "T",
      description = "Tokens of a window (default: that of the reference config, 60).")
  private @Nullable Integer tokens;

  @Option(
      names = "--heads",
      paramLabel = "N",
      description =
          "Attention heads (default: that of the reference config, 4, or 1 where these do not"
              + " divide the width).")
  private @Nullable Integer heads;

  @Option(
      names = "--layers",
      paramLabel = "M",
      description = "Encoder layers (default: that of the reference config, 2).")
  private @Nullable Integer layers;

  @Option(
      names = "--variates",
      paramLabel = "V",
      description = "Tokens of each step, where each channel has its own (default: 1).")
  private @Nullable Integer variates;

  @Option(names = "--causal", description = "Attention that looks at no later token.")
  private boolean causal;

  /**
   * The sizes that were given, and defaults for the others.
   *
   * @param needsCausal whether attention must be causal even if that was not asked for
   */
  EncoderShape shape(boolean needsCausal) {
    EncoderSpec usual = ConfigFile.parse("defaults", "{}").bind(EncoderSpec.class);
    int usualTokens = ConfigFile.parse("defaults", "{}").bind(WindowSpec.class).tokens();
    int wide = atLeastOne(width, usual.width(), "--width");
    int usualHeads = wide % usual.heads() == 0 ? usual.heads() : 1;
    int attending = atLeastOne(heads, usualHeads, "--heads");
    Require.that(
        wide % attending == 0,
        "--heads",
        "must divide the width %s, found %s".formatted(wide, attending));
    int all = atLeastOne(tokens, usualTokens, "--tokens");
    int each = atLeastOne(variates, 1, "--variates");
    Require.that(
        all % each == 0, "--variates", "must divide the tokens, %s, found %s".formatted(all, each));
    return new EncoderShape(
        all / each,
        each,
        wide,
        attending,
        atLeastOne(layers, usual.layers(), "--layers"),
        causal || needsCausal);
  }

  /** Usual widths, and the one that was given. */
  List<Integer> widthsOr(int... usual) {
    return withGiven(width, usual);
  }

  /** Usual lengths of windows, and the one that was given. */
  List<Integer> tokensOr(int... usual) {
    return withGiven(tokens, usual);
  }

  private static List<Integer> withGiven(@Nullable Integer given, int... usual) {
    return IntStream.concat(
            Arrays.stream(usual), given == null ? IntStream.of() : IntStream.of(given))
        .sorted()
        .distinct()
        .boxed()
        .toList();
  }

  private static int atLeastOne(@Nullable Integer given, int usual, String option) {
    return Require.atLeast(1, given == null ? usual : given, option);
  }

  /** Refuses sizes that are not those of a trained network. */
  void refuseOthersThan(EncoderShape trained) {
    requireSame(width, trained.width(), "--width");
    requireSame(tokens, trained.tokens(), "--tokens");
    requireSame(heads, trained.heads(), "--heads");
    requireSame(layers, trained.layers(), "--layers");
    requireSame(variates, trained.variates(), "--variates");
    Require.that(
        !causal || trained.causal(),
        "--causal",
        "must be left out, because attention of the run is not causal");
  }

  private static void requireSame(@Nullable Integer given, int trained, String option) {
    Require.that(
        given == null || given == trained,
        option,
        "must be that of the run, %s, or be left out; found %s".formatted(trained, given));
  }
}
