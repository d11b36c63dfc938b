package io.github.sinecast.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a config as it was written, with the place where it stands. */
sealed interface ConfigNode {
  /** Where this part begins. */
  Place place();

  /** What stands here, in the words of a message. */
  String found();

  /** Whether {@code null} stands here, or nothing. */
  default boolean isNothing() {
    return this instanceof Scalar scalar && scalar.kind() == ScalarKind.NULL;
  }

  /**
   * Keys with their values, in the order of writing; a key that was written twice is kept twice.
   */
  record Mapping(List<Entry> entries, Place place) implements ConfigNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The first entry with this key, or null. */
    @Nullable Entry find(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return entry;
        }
      }
      return null;
    }

    @Override
    public String found() {
      return "a group of settings";
    }
  }

  /** One key and its value. */
  record Entry(String key, Place place, ConfigNode value) {}

  /** A list. */
  record Sequence(List<ConfigNode> items, Place place) implements ConfigNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String found() {
      return "a list";
    }
  }

  /** A single value, with its kind by the rules of YAML 1.2. */
  record Scalar(String text, ScalarKind kind, Place place) implements ConfigNode {
    @Override
    public String found() {
      return switch (kind) {
        case NULL -> "nothing";
        case TRUTH -> text;
        case WHOLE, REAL -> "the number " + text;
        case TEXT -> "the text \"" + text + "\"";
      };
    }
  }
}
