package io.github.sinecast.config;

import io.github.sinecast.Setting;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * One key of a config: a component of a specification record.
 *
 * @param name the key, in kebab case
 * @param type the kind of value
 * @param component the record component that takes the value
 * @param setting what is said about it
 * @param nullable whether {@code null} may be written, which means "found by itself"
 */
record SettingKey(
    String name, SettingType type, RecordComponent component, Setting setting, boolean nullable) {
  private static final String REQUIRED = "required";

  static SettingKey of(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalStateException(where(component) + " needs @Setting");
    }
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    if (setting.initial().isEmpty() && !nullable) {
      throw new IllegalStateException(
          where(component) + " has an empty initial value, so it must be @Nullable");
    }
    return new SettingKey(
        setting.name().isEmpty() ? KebabCase.of(component.getName()) : setting.name(),
        SettingType.of(component.getGenericType(), setting),
        component,
        setting,
        nullable);
  }

  private static String where(RecordComponent component) {
    return component.getDeclaringRecord().getName() + "." + component.getName();
  }

  boolean required() {
    return setting.initial().equals(REQUIRED);
  }

  /** The value where a config is silent, as if it had been written at {@code place}. */
  ConfigNode initial(Place place) {
    if (required()) {
      throw new IllegalStateException(where(component) + " is required");
    }
    return YamlReader.readAt(place, setting.initial());
  }

  /** The value of this setting in a record. */
  @Nullable Object of(Record specification) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(specification);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(where(component) + " cannot be read", e);
    }
  }
}
