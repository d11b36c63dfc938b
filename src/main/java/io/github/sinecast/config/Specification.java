package io.github.sinecast.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a specification record, in the order of its components. */
record Specification(Class<? extends Record> type, List<SettingKey> keys) {
  static Specification of(Class<? extends Record> type) {
    return new Specification(
        type, Arrays.stream(type.getRecordComponents()).map(SettingKey::of).toList());
  }

  /** The key of this name, or null. */
  @Nullable SettingKey find(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst().orElse(null);
  }

  List<String> names() {
    return keys.stream().map(SettingKey::name).toList();
  }

  /** Whether a config may say nothing at all about this record. */
  boolean allOptional() {
    return keys.stream().noneMatch(SettingKey::required);
  }

  /** The values of the components of a record of this type. */
  @Nullable Object[] values(Record record) {
    @Nullable Object[] values = new @Nullable Object[keys.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = keys.get(i).of(record);
    }
    return values;
  }

  /**
   * Calls the canonical constructor.
   *
   * @throws RuntimeException what the constructor throws
   */
  Record construct(@Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(type + " cannot be constructed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be constructed", e);
    }
  }
}
