package io.github.sinecast.config;

import java.util.regex.Pattern;

/** What a single value of a config is, decided by how it is written (YAML 1.2, core schema). */
enum ScalarKind {
  NULL,
  TRUTH,
  WHOLE,
  REAL,
  TEXT;

  private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
  private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern REAL_NUMBER =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** The kind of a value that was written without quotes. */
  static ScalarKind ofPlain(String text) {
    if (NOTHING.matcher(text).matches()) {
      return NULL;
    }
    if (TRUE_OR_FALSE.matcher(text).matches()) {
      return TRUTH;
    }
    if (WHOLE_NUMBER.matcher(text).matches()) {
      return WHOLE;
    }
    return REAL_NUMBER.matcher(text).matches() ? REAL : TEXT;
  }
}
