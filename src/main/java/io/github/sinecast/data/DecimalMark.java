package io.github.sinecast.data;

/** What stands before the decimals of a number; the other one then groups thousands. */
public enum DecimalMark {
  POINT,
  COMMA;

  DecimalMark other() {
    return this == POINT ? COMMA : POINT;
  }
}
