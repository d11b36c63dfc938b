package io.github.sinecast.data;

/** What stands before the decimals of a number; the other one then groups thousands. */
public enum DecimalMark {
  /** As in 1234.5. */
  POINT,
  /** As in 1234,5. */
  COMMA;

  DecimalMark other() {
    return this == POINT ? COMMA : POINT;
  }
}
