package io.github.sinecast.config;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;

/**
 * A range of numbers from which a search draws, such as <code>{from: 1, to: 8}</code> or <code>
 * {from: 1e-5, to: 1e-2, scale: log}</code>.
 *
 * @param from the smallest
 * @param to the greatest
 * @param scale what is uniform: the numbers, or their logarithms
 */
record DrawnRange(
    @Setting(help = "The smallest number.") double from,
    @Setting(help = "The greatest number.") double to,
    @Setting(help = "linear, or log: small numbers as likely as great ones.", initial = "linear")
        Scale scale) {
  /** Numbers with more digits are not worth writing down. */
  private static final MathContext DIGITS = new MathContext(4);

  /** What is drawn uniformly. */
  enum Scale {
    LINEAR,
    LOG
  }

  DrawnRange {
    Require.that(
        from < to && (scale == Scale.LINEAR || from > 0),
        "from",
        "must be below to%s, found %s and %s"
            .formatted(
                scale == Scale.LOG ? ", and above 0 for scale: log" : "",
                YamlText.number(from),
                YamlText.number(to)));
  }

  /**
   * A number of a range, as if it had been written in its place.
   *
   * @param isWhole whether numbers are whole; then both ends can be drawn
   * @throws InvalidInputException if what is written is no range
   */
  static ConfigNode.Scalar draw(
      ConfigNode.Mapping written, String key, boolean isWhole, SplittableRandom random) {
    DrawnRange range = ConfigBinder.bind(written, DrawnRange.class, key);
    if (!isWhole) {
      double rounded = new BigDecimal(range.draw(0, random)).round(DIGITS).doubleValue();
      String text = YamlText.number(range.inside(rounded));
      return new ConfigNode.Scalar(text, ScalarKind.REAL, written.place());
    }
    if (range.from != Math.rint(range.from) || range.to != Math.rint(range.to)) {
      throw new InvalidInputException(
          written.place().with(key) + " takes whole numbers, so from and to must be whole");
    }
    // Half a step beyond both ends, so that each whole number is as likely as any other.
    long whole = Math.round(range.inside(range.draw(0.5, random)));
    return new ConfigNode.Scalar(Long.toString(whole), ScalarKind.WHOLE, written.place());
  }

  private double draw(double beyond, SplittableRandom random) {
    double low = from - beyond;
    double high = to + beyond;
    double share = random.nextDouble();
    return scale == Scale.LOG
        ? Math.exp(Math.log(low) + share * Math.log(high / low))
        : low + share * (high - low);
  }

  private double inside(double number) {
    return Math.min(Math.max(number, from), to);
  }
}
