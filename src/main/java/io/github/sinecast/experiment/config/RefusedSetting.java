package io.github.sinecast.experiment.config;

import io.github.sinecast.InvalidSettingException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a setting was written that the constructor of a record refused.
 *
 * <p>The constructor names a component of its own record, or one of a record within it, alone
 * ({@code rows}) or with the way to it ({@code encoding.rows}). A setting that was not written is
 * told at the group that it belongs to.
 */
final class RefusedSetting {
  private String key;
  private Place place;
  private String silence = "";

  private RefusedSetting(String path, Place place) {
    this.key = path;
    this.place = place;
  }

  /**
   * Adds a constructor's refusal to the problems.
   *
   * @param specification the record that was to be constructed
   * @param values what its constructor was given
   * @param written the group that describes the record
   * @param path the dotted key of that group
   * @param place where that group is named
   */
  static void report(
      InvalidSettingException refusal,
      Specification specification,
      @Nullable Object[] values,
      ConfigNode.Mapping written,
      String path,
      Place place,
      Problems problems) {
    RefusedSetting found = new RefusedSetting(path, place);
    List<String> components = List.of(refusal.setting().split("\\.", -1));
    List<SettingKey> way = way(specification, values, components);
    if (way.isEmpty()) {
      // No component has this name: the group as a whole is to blame.
      found.key = KeyRules.dotted(path, KebabCase.of(refusal.setting()));
    } else {
      found.follow(way, written);
    }
    problems.add(found.place, found.key, refusal.rule() + found.silence);
  }

  private void follow(List<SettingKey> way, ConfigNode.Mapping written) {
    ConfigNode.@Nullable Mapping group = written;
    boolean inList = false;
    for (SettingKey step : way) {
      key = KeyRules.dotted(key, step.name());
      ConfigNode.Entry entry = group == null ? null : group.find(step.name());
      if (entry != null) {
        place = entry.place();
      }
      group = entry != null && entry.value() instanceof ConfigNode.Mapping inner ? inner : null;
      String initial = step.setting().initial();
      boolean silent = entry == null && !inList && !step.required() && !initial.isEmpty();
      // Which item of a list is meant is not known, nor what was written there.
      inList |= entry != null && entry.value() instanceof ConfigNode.Sequence;
      silence = silent ? " (it is not written; its default is " + initial + ")" : "";
    }
  }

  /** The keys from a record to the component that was named; empty when there is none. */
  private static List<SettingKey> way(
      Specification specification, @Nullable Object[] values, List<String> components) {
    List<SettingKey> keys = specification.keys();
    for (int i = 0; i < values.length; i++) {
      if (keys.get(i).component().getName().equals(components.get(0))) {
        List<String> rest = components.subList(1, components.size());
        return rest.isEmpty() ? List.of(keys.get(i)) : through(keys.get(i), values[i], rest);
      }
    }
    for (int i = 0; i < values.length; i++) {
      List<SettingKey> way = through(keys.get(i), values[i], components);
      if (!way.isEmpty()) {
        return way;
      }
    }
    return List.of();
  }

  private static List<SettingKey> through(
      SettingKey key, @Nullable Object value, List<String> components) {
    if (value instanceof List<?> items) {
      return items.stream()
          .map(item -> through(key, item, components))
          .filter(way -> !way.isEmpty())
          .findFirst()
          .orElse(List.of());
    }
    if (!(value instanceof Record inner)) {
      return List.of();
    }
    Specification specification = Specification.of(inner.getClass());
    List<SettingKey> rest = way(specification, specification.values(inner), components);
    if (rest.isEmpty()) {
      return List.of();
    }
    return Stream.concat(Stream.of(key), rest.stream()).toList();
  }
}
