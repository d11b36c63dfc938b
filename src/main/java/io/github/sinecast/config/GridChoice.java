package io.github.sinecast.config;

import java.util.ArrayList;
import java.util.List;

/**
 * What was chosen at one axis of a grid.
 *
 * @param key the dotted key
 * @param value the value as it is told: a name or number, a family by its name where that tells it
 *     apart
 */
public record GridChoice(String key, String value) {
  /** Whether this is the choice of a key or of one below it. */
  boolean isOf(String dotted) {
    return key.equals(dotted) || key.startsWith(dotted + ".");
  }

  /** The last part of the key. */
  String shortKey() {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** The items of an axis as they are told. */
  static List<String> names(List<ConfigNode> items) {
    List<String> shortNames = items.stream().map(GridChoice::name).toList();
    List<String> names = new ArrayList<>();
    for (int item = 0; item < items.size(); item++) {
      String name = shortNames.get(item);
      boolean alone = shortNames.stream().filter(name::equals).count() == 1;
      names.add(alone ? name : YamlText.flow(items.get(item)));
    }
    return names;
  }

  /** A value as it is told. */
  static String name(ConfigNode value) {
    if (value instanceof ConfigNode.Scalar scalar && scalar.kind() == ScalarKind.TEXT) {
      return scalar.text();
    }
    ConfigNode.Entry type =
        value instanceof ConfigNode.Mapping group ? group.find(SettingType.Family.TYPE_KEY) : null;
    return type != null && type.value() instanceof ConfigNode.Scalar member
        ? member.text()
        : YamlText.flow(value);
  }
}
