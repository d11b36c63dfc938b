package io.github.sinecast.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as configs spell them. */
public final class KebabCase {
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private KebabCase() {}

  /** {@code batchSize} is {@code batch-size}. */
  public static String of(String javaName) {
    return WORD_START.matcher(javaName).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /** {@code FORWARD_FILL} is {@code forward-fill}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
