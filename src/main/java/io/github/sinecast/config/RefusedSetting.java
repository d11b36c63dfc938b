package io.github.sinecast.config;

import io.github.sinecast.InvalidSettingException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a setting was written that the constructor of a record refused.
 *
 * <p>The constructor names a component of its own record, or one of a record within it, alone
 * ({@code rows}) or with the way to it ({@code encoding.parts[2].rows}, items counted from 1). A
 * setting that was not written is told at the group that it belongs to.
 */
final class RefusedSetting {
  private static final Pattern ITEM = Pattern.compile("(\\w+)\\[(\\d+)]");

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
    List<Step> way = way(specification, values, components);
    if (way.isEmpty()) {
      // No component has this name: the group as a whole is to blame.
      found.key = KeyRules.dotted(path, KebabCase.of(refusal.setting()));
    } else {
      found.follow(way, written);
    }
    problems.add(found.place, found.key, refusal.rule() + found.silence);
  }

  private void follow(List<Step> way, ConfigNode.Mapping written) {
    ConfigNode.@Nullable Mapping group = written;
    boolean inList = false;
    for (Step step : way) {
      key = KeyRules.dotted(key, step.words());
      ConfigNode.Entry entry = group == null ? null : group.find(step.key().name());
      if (entry != null) {
        place = entry.place();
      }
      ConfigNode value = entry == null ? null : entry.value();
      if (value instanceof ConfigNode.Sequence items && step.item() > 0) {
        value = items.items().get(step.item() - 1);
        place = value.place();
      }
      group = value instanceof ConfigNode.Mapping inner ? inner : null;
      String initial = step.key().setting().initial();
      boolean silent = entry == null && !inList && !step.key().required() && !initial.isEmpty();
      // Which item of a list is meant is not known, nor what was written there.
      inList |= entry != null && entry.value() instanceof ConfigNode.Sequence;
      silence = silent ? " (it is not written; its default is " + initial + ")" : "";
    }
  }

  /**
   * A key on the way to a component.
   *
   * @param item which item of its list is meant, from 1; 0 where that is not known
   */
  private record Step(SettingKey key, int item) {
    static Step of(SettingKey key, String component) {
      Matcher item = ITEM.matcher(component);
      return new Step(key, item.matches() ? Integer.parseInt(item.group(2)) : 0);
    }

    String words() {
      return item == 0 ? key.name() : "%s[%s]".formatted(key.name(), item);
    }

    /** The item that is meant, or what the key has as a whole. */
    @Nullable Object of(@Nullable Object value) {
      return item > 0 && value instanceof List<?> items ? items.get(item - 1) : value;
    }
  }

  /** The steps from a record to the component that was named; empty when there is none. */
  private static List<Step> way(
      Specification specification, @Nullable Object[] values, List<String> components) {
    List<SettingKey> keys = specification.keys();
    String name = ITEM.matcher(components.get(0)).replaceFirst("$1");
    for (int i = 0; i < values.length; i++) {
      if (keys.get(i).component().getName().equals(name)) {
        Step step = Step.of(keys.get(i), components.get(0));
        List<String> rest = components.subList(1, components.size());
        return rest.isEmpty() ? List.of(step) : through(step, values[i], rest);
      }
    }
    for (int i = 0; i < values.length; i++) {
      List<Step> way = through(new Step(keys.get(i), 0), values[i], components);
      if (!way.isEmpty()) {
        return way;
      }
    }
    return List.of();
  }

  private static List<Step> through(Step step, @Nullable Object value, List<String> components) {
    Object meant = step.of(value);
    if (meant instanceof List<?> items) {
      return items.stream()
          .map(item -> through(step, item, components))
          .filter(way -> !way.isEmpty())
          .findFirst()
          .orElse(List.of());
    }
    if (!(meant instanceof Record inner)) {
      return List.of();
    }
    Specification specification = Specification.of(inner.getClass());
    List<Step> rest = way(specification, specification.values(inner), components);
    if (rest.isEmpty()) {
      return List.of();
    }
    return Stream.concat(Stream.of(step), rest.stream()).toList();
  }
}
