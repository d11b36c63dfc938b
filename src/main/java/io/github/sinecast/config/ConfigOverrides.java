package io.github.sinecast.config;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies {@code --set key=value} to what a config file says. */
final class ConfigOverrides {
  /** More than any config has. */
  private static final int DEEPEST = 20;

  private ConfigOverrides() {}

  /**
   * Writes values into a config, as if they had been written in the file.
   *
   * @param assignments each {@code key=value}, the key dotted and in kebab case, the value YAML
   */
  static ConfigNode.Mapping apply(ConfigNode.Mapping root, List<String> assignments) {
    ConfigNode.Mapping changed = root;
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < assignments.size(); i++) {
      String assignment = assignments.get(i);
      int equals = assignment.indexOf('=');
      String key = equals < 0 ? "" : assignment.substring(0, equals).strip();
      if (List.of(key.split("\\.", -1)).contains("")) {
        throw new InvalidInputException(
            "--set must be given key=value, with dots between the keys of groups, found "
                + assignment);
      }
      List<String> path = List.of(key.split("\\."));
      if (path.size() > DEEPEST) {
        throw new InvalidInputException(
            "--set must be given a key of at most %s parts, found %s parts in %s; check the key"
                .formatted(DEEPEST, path.size(), key));
      }
      if (!keys.add(key)) {
        throw new InvalidInputException("--set " + key + " is given twice; keep one of them");
      }
      Place place = Place.override(key, i + 1);
      ConfigNode value = YamlReader.readAt(place, assignment.substring(equals + 1));
      changed = put(changed, path, value, place);
    }
    return changed;
  }

  private static ConfigNode.Mapping put(
      ConfigNode.Mapping group, List<String> path, ConfigNode value, Place place) {
    String name = path.get(0);
    List<ConfigNode.Entry> entries = new ArrayList<>(group.entries());
    ConfigNode.Entry old = group.find(name);
    ConfigNode written =
        path.size() == 1
            ? value
            : put(group(old, place), path.subList(1, path.size()), value, place);
    if (old == null) {
      entries.add(new ConfigNode.Entry(name, place, written));
    } else {
      // A group keeps its line in the file; a replaced value stands on the command line.
      Place where = path.size() == 1 ? place : old.place();
      entries.set(entries.indexOf(old), new ConfigNode.Entry(name, where, written));
    }
    return new ConfigNode.Mapping(entries, group.place());
  }

  /** What a key below this entry is written into. */
  private static ConfigNode.Mapping group(ConfigNode.@Nullable Entry entry, Place place) {
    if (entry == null || entry.value().isNothing()) {
      return new ConfigNode.Mapping(List.of(), place);
    }
    if (entry.value() instanceof ConfigNode.Mapping mapping) {
      return mapping;
    }
    if (entry.value() instanceof ConfigNode.Scalar scalar && scalar.kind() == ScalarKind.TEXT) {
      // The short form of a family: its name alone.
      return new ConfigNode.Mapping(
          List.of(new ConfigNode.Entry(SettingType.Family.TYPE_KEY, entry.place(), entry.value())),
          entry.place());
    }
    throw new InvalidInputException(
        place
            + ": "
            + entry.key()
            + " has no settings below it, found "
            + entry.value().found()
            + " ("
            + entry.place()
            + "); set the whole of it: --set "
            + entry.key()
            + "=…");
  }
}
