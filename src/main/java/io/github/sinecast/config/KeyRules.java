package io.github.sinecast.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that hold for the keys of every group: each is known, and written once. */
final class KeyRules {
  private final Specification root;
  private final Problems problems;

  KeyRules(Specification root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** A key under the path of its group, with a dot between. */
  static String dotted(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  void refuseUnknown(ConfigNode.Mapping written, Collection<String> known, String path) {
    for (ConfigNode.Entry entry : written.entries()) {
      if (!known.contains(entry.key())) {
        problems.add(
            entry.place(),
            dotted(path, entry.key()),
            "is not a setting; " + advice(entry.key(), known, path));
      }
    }
  }

  private String advice(String wrong, Collection<String> known, String path) {
    String meant = byOtherName(root, wrong, "");
    if (meant != null) {
      return "here it is called " + meant;
    }
    String nearest = NearestName.of(wrong, known);
    meant = nearest != null ? dotted(path, nearest) : elsewhere(root, wrong, "");
    return meant != null
        ? "did you mean " + meant + "?"
        : "the settings here are " + SettingType.list(known);
  }

  /** Where a group below has this very key, or null. */
  private static @Nullable String elsewhere(Specification group, String name, String path) {
    for (SettingKey key : group.keys()) {
      String dotted = dotted(path, key.name());
      if (key.name().equals(name)) {
        return dotted;
      }
      if (key.type() instanceof SettingType.Group inner && inner.type() != group.type()) {
        String found = elsewhere(inner.specification(), name, dotted);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Which key other libraries call so, in a group or below, or null. */
  private static @Nullable String byOtherName(Specification group, String name, String path) {
    for (SettingKey key : group.keys()) {
      String dotted = dotted(path, key.name());
      if (List.of(key.setting().otherNames()).contains(name)) {
        return dotted;
      }
      for (Specification inner : inside(key.type())) {
        String found = inner.type() == group.type() ? null : byOtherName(inner, name, dotted);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static List<Specification> inside(SettingType type) {
    if (type instanceof SettingType.Group group) {
      return List.of(group.specification());
    }
    return type instanceof SettingType.Family family
        ? family.members().values().stream().map(Specification::of).toList()
        : List.of();
  }

  void refuseDuplicates(ConfigNode.Mapping written, String path) {
    Map<String, ConfigNode.Entry> seen = new HashMap<>();
    for (ConfigNode.Entry entry : written.entries()) {
      ConfigNode.Entry first = seen.putIfAbsent(entry.key(), entry);
      if (first != null) {
        problems.add(
            entry.place(),
            dotted(path, entry.key()),
            "is written twice, first at " + first.place() + "; keep one of them");
      }
    }
  }
}
