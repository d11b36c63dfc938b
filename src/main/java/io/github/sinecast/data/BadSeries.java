package io.github.sinecast.data;

/** What is done about series of a table that cannot be used while others can. */
public enum BadSeries {
  /** The table is refused. */
  REFUSE,
  /** They are left out, each with its reason in the {@link DataReport}. */
  SKIP
}
