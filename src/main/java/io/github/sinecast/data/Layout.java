package io.github.sinecast.data;

/** How a table holds its series. */
public enum Layout {
  /** Found by itself: long with an id column, single with one target column, otherwise wide. */
  AUTO,
  /** One series: a target column and perhaps others that accompany it. */
  SINGLE,
  /** Several series below each other, told apart by an id column. */
  LONG,
  /** Several series beside each other, each a column. */
  WIDE
}
