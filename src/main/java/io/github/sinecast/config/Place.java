package io.github.sinecast.config;

import java.util.Comparator;

/**
 * Where a part of a config was written: a line of a file, or an override on the command line.
 *
 * @param source the file as the user named it, or {@code --set key}
 * @param line the line in the file, counted from 1; {@link #NO_LINE} for an override
 * @param column the column in that line, counted from 1; for an override its number among them
 */
record Place(String source, int line, int column) implements Comparable<Place> {
  /** Stands after every line, so that what overrides say comes last. */
  static final int NO_LINE = Integer.MAX_VALUE;

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

  static Place override(String key, int number) {
    return new Place("--set " + key, NO_LINE, number);
  }

  /** What a command line describes as a whole, under a name. */
  static Place commandLine(String name) {
    return new Place(name, NO_LINE, 0);
  }

  /** How a key is to be written here. */
  String writing(String key) {
    return line == NO_LINE ? "give --set " + key + "=…" : "write it";
  }

  /** This place and the key that is spoken of there, as the beginning of a message. */
  String with(String key) {
    if (source.equals("--set " + key)) {
      return source;
    }
    return this + ": " + (key.isEmpty() ? "the config" : key);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line == NO_LINE ? source : source + ":" + line;
  }
}
