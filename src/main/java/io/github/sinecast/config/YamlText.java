package io.github.sinecast.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes parts of a config as YAML that every YAML reader understands alike. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_./][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
  private static final Pattern OLD_TRUTH = Pattern.compile("(?i)y|n|yes|no|on|off");
  private static final String INDENT = "  ";

  private YamlText() {}

  /** The lines of a mapping, in block style. */
  static String block(ConfigNode.Mapping mapping, int depth) {
    StringBuilder lines = new StringBuilder();
    for (ConfigNode.Entry entry : mapping.entries()) {
      lines.append(INDENT.repeat(depth)).append(text(entry.key())).append(':');
      if (entry.value() instanceof ConfigNode.Mapping inner && !inner.entries().isEmpty()) {
        lines.append('\n').append(block(inner, depth + 1));
      } else {
        lines.append(' ').append(flow(entry.value())).append('\n');
      }
    }
    return lines.toString();
  }

  /** A value on one line. */
  static String flow(ConfigNode node) {
    if (node instanceof ConfigNode.Mapping mapping) {
      return mapping.entries().stream()
          .map(entry -> text(entry.key()) + ": " + flow(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof ConfigNode.Sequence sequence) {
      return sequence.items().stream()
          .map(YamlText::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    ConfigNode.Scalar scalar = (ConfigNode.Scalar) node;
    return switch (scalar.kind()) {
      case NULL -> "null";
      case TEXT -> text(scalar.text());
      case TRUTH, WHOLE, REAL -> scalar.text();
    };
  }

  /** Text, in quotes unless it can be taken for nothing else. */
  static String text(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && ScalarKind.ofPlain(text) == ScalarKind.TEXT
            && !OLD_TRUTH.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            character -> {
              if (character == '"' || character == '\\') {
                quoted.append('\\').appendCodePoint(character);
              } else if ((character >= ' ' && character <= '~')
                  || Character.isLetterOrDigit(character)) {
                quoted.appendCodePoint(character);
              } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08x", character));
              }
            });
    return quoted.append('"').toString();
  }

  /**
   * A finite number with the fewest digits that read back as the same number.
   *
   * <p>{@link Double#toString} does not promise the fewest digits before Java 19, and so would
   * write different files on different Java versions.
   */
  static String number(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("a config holds finite numbers only, found " + number);
    }
    if (number == 0) {
      return Double.toString(number);
    }
    BigDecimal shortest = new BigDecimal(number);
    for (int digits = 1; digits <= 17; digits++) {
      BigDecimal rounded = new BigDecimal(number, new MathContext(digits));
      if (rounded.doubleValue() == number) {
        shortest = rounded.stripTrailingZeros();
        break;
      }
    }
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -6 && exponent < 15) {
      return (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    return (number < 0 ? "-" : "")
        + digits.charAt(0)
        + "."
        + (digits.length() > 1 ? digits.substring(1) : "0")
        + "e"
        + (exponent < 0 ? "" : "+")
        + exponent;
  }
}
