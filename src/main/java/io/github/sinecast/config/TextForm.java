package io.github.sinecast.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The kinds of value that a config writes as text. */
enum TextForm {
  TEXT(String.class, "text") {
    @Override
    Object parse(String text) {
      return text;
    }
  },
  PATH(Path.class, "the path of a file") {
    @Override
    @Nullable Object parse(String text) {
      try {
        return text.isEmpty() ? null : Path.of(text);
      } catch (InvalidPathException e) {
        return null;
      }
    }
  },
  DATE(LocalDate.class, "a date written like 2018-12-31") {
    @Override
    @Nullable Object parse(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        return null;
      }
    }
  };

  private final Class<?> javaType;
  private final String words;

  TextForm(Class<?> javaType, String words) {
    this.javaType = javaType;
    this.words = words;
  }

  /** The value that the text stands for, or null when it stands for none. */
  abstract @Nullable Object parse(String text);

  Class<?> javaType() {
    return javaType;
  }

  /** What must be written, for a message. */
  String words() {
    return words;
  }
}
