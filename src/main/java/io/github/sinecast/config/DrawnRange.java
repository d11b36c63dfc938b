package io.github.sinecast.config;

import io.github.sinecast.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A range of numbers from which a search draws, uniformly or uniformly in the logarithm.
 *
 * @param from the smallest
 * @param to the greatest
 * @param log whether the logarithm is uniform
 * @param isWhole whether numbers are whole; then both ends can be drawn
 * @param place where the range was written
 */
record DrawnRange(double from, double to, boolean log, boolean isWhole, Place place) {
  private static final List<String> KEYS = List.of("from", "to", "scale");

  /** Numbers with more digits are not worth writing down. */
  private static final MathContext DIGITS = new MathContext(4);

  /**
   * Reads <code>{from: 1, to: 8}</code> or <code>{from: 1e-5, to: 1e-2, scale: log}</code>.
   *
   * @throws InvalidInputException if it is not of that form
   */
  static DrawnRange of(ConfigNode.Mapping written, String key, boolean isWhole) {
    for (ConfigNode.Entry entry : written.entries()) {
      if (!KEYS.contains(entry.key())) {
        throw new InvalidInputException(
            entry.place().with(key)
                + " must be a number, a list of them or a range {from: …, to: …, scale: log}; found"
                + " the key "
                + entry.key());
      }
    }
    ConfigNode.Entry scale = written.find("scale");
    String named = scale == null ? "linear" : YamlText.flow(scale.value());
    if (!named.equals("linear") && !named.equals("log")) {
      throw new InvalidInputException(
          written.place().with(key) + ".scale must be linear or log, found " + named);
    }
    double from = number(written, key, "from");
    double to = number(written, key, "to");
    boolean log = named.equals("log");
    if (!(from < to) || (log && !(from > 0))) {
      throw new InvalidInputException(
          written.place().with(key)
              + ".from must be below to%s, found %s and %s"
                  .formatted(
                      log ? ", and above 0 for scale: log" : "",
                      YamlText.number(from),
                      YamlText.number(to)));
    }
    if (isWhole && (from != Math.rint(from) || to != Math.rint(to))) {
      throw new InvalidInputException(
          written.place().with(key) + " takes whole numbers, so from and to must be whole");
    }
    return new DrawnRange(from, to, log, isWhole, written.place());
  }

  private static double number(ConfigNode.Mapping written, String key, String name) {
    ConfigNode.@Nullable Entry entry = written.find(name);
    if (entry != null
        && entry.value() instanceof ConfigNode.Scalar scalar
        && (scalar.kind() == ScalarKind.WHOLE || scalar.kind() == ScalarKind.REAL)) {
      // Java reads neither .inf nor .nan; a range has no use for them.
      double value =
          scalar.text().matches(".*[a-zA-Z]{3}") ? Double.NaN : Double.parseDouble(scalar.text());
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw new InvalidInputException(
        "%s.%s must be a finite number, found %s"
            .formatted(
                written.place().with(key),
                name,
                entry == null ? "nothing" : entry.value().found()));
  }

  /** A number of this range, as if it had been written in its place. */
  ConfigNode.Scalar draw(SplittableRandom random) {
    // Half a step beyond both ends, so that each whole number is as likely as any other.
    double low = isWhole ? from - 0.5 : from;
    double high = isWhole ? to + 0.5 : to;
    double share = random.nextDouble();
    double drawn =
        log ? Math.exp(Math.log(low) + share * Math.log(high / low)) : low + share * (high - low);
    if (isWhole) {
      long whole = Math.round(Math.min(Math.max(drawn, from), to));
      return new ConfigNode.Scalar(Long.toString(whole), ScalarKind.WHOLE, place);
    }
    double rounded = new BigDecimal(drawn).round(DIGITS).doubleValue();
    double inside = Math.min(Math.max(rounded, from), to);
    return new ConfigNode.Scalar(YamlText.number(inside), ScalarKind.REAL, place);
  }
}
