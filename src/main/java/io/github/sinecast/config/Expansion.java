package io.github.sinecast.config;

import io.github.sinecast.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the axes of a config, the lists that stand where one value would, and makes plain configs
 * of them: all of their product, or one at random.
 */
final class Expansion {
  /** More runs than this are a slip of the pen. */
  private static final int MOST = 10_000;

  /** The first axis that was met, for a refusal. */
  record Axis(String key, Place place) {}

  /**
   * A part of a config without axes.
   *
   * @param choices what was chosen at the axes that were in it
   */
  private record Plain(ConfigNode node, List<GridChoice> choices) {}

  private final @Nullable SplittableRandom random;
  private @Nullable Axis first;

  private Expansion(@Nullable SplittableRandom random) {
    this.random = random;
  }

  /** The first axis of a config, or null where it is plain. */
  static @Nullable Axis firstAxis(ConfigNode.Mapping root, Class<? extends Record> type) {
    Expansion expansion = new Expansion(null);
    expansion.expand(new SettingType.Group(type), root, "");
    return expansion.first;
  }

  /** All plain configs; the first axis varies slowest. */
  static List<GridPoint> all(ConfigNode.Mapping root, Class<? extends Record> type) {
    return points(new Expansion(null).expand(new SettingType.Group(type), root, ""));
  }

  /** One plain config, its values drawn from lists and ranges. */
  static GridPoint drawn(
      ConfigNode.Mapping root, Class<? extends Record> type, SplittableRandom random) {
    return points(new Expansion(random).expand(new SettingType.Group(type), root, "")).get(0);
  }

  private static List<GridPoint> points(List<Plain> plain) {
    return plain.stream()
        .map(one -> new GridPoint(one.choices(), new ConfigFile((ConfigNode.Mapping) one.node())))
        .toList();
  }

  private List<Plain> expand(SettingType type, ConfigNode node, String key) {
    return type.fold(new Expanding(node, key));
  }

  private static List<Plain> unchanged(ConfigNode node) {
    return List.of(new Plain(node, List.of()));
  }

  /** The plain forms of every item of an axis, or of one of them, each told by its item. */
  private List<Plain> axis(
      ConfigNode.Sequence axis, String key, Function<ConfigNode, List<Plain>> plainForms) {
    List<String> names = GridChoice.names(axis.items());
    List<Plain> all = new ArrayList<>();
    for (int item : taken(axis, key, names)) {
      for (Plain plain : plainForms.apply(axis.items().get(item))) {
        List<GridChoice> choices = new ArrayList<>(List.of(new GridChoice(key, names.get(item))));
        choices.addAll(plain.choices());
        all.add(new Plain(plain.node(), List.copyOf(choices)));
      }
    }
    return all;
  }

  /** Which items of an axis are to be had: all, or one at random. */
  private int[] taken(ConfigNode.Sequence axis, String key, List<String> names) {
    if (first == null) {
      first = new Axis(key, axis.place());
    }
    if (names.isEmpty()) {
      throw new InvalidInputException(axis.place().with(key) + " must list one value or more");
    }
    for (int item = 1; item < names.size(); item++) {
      if (names.subList(0, item).contains(names.get(item))) {
        throw new InvalidInputException(
            "%s lists %s twice; keep one of them"
                .formatted(axis.items().get(item).place().with(key), names.get(item)));
      }
    }
    return random == null
        ? IntStream.range(0, names.size()).toArray()
        : new int[] {random.nextInt(names.size())};
  }

  /**
   * The plain forms of an item of an axis of groups, told by the settings that the others do not
   * share.
   */
  private List<Plain> groups(
      ConfigNode.Sequence axis, SettingType.Group type, ConfigNode item, String key) {
    if (!(item instanceof ConfigNode.Mapping written)) {
      return unchanged(item);
    }
    List<Plain> told = new ArrayList<>();
    for (Plain plain : product(written, type.specification(), key)) {
      List<GridChoice> choices = new ArrayList<>();
      for (ConfigNode.Entry entry : written.entries()) {
        String dotted = KeyRules.dotted(key, entry.key());
        boolean chosen = plain.choices().stream().anyMatch(choice -> choice.isOf(dotted));
        if (!chosen && !isShared(entry, axis)) {
          choices.add(new GridChoice(dotted, GridChoice.name(entry.value())));
        }
      }
      choices.addAll(plain.choices());
      told.add(new Plain(plain.node(), List.copyOf(choices)));
    }
    return told;
  }

  private static boolean isShared(ConfigNode.Entry entry, ConfigNode.Sequence axis) {
    String value = YamlText.flow(entry.value());
    return axis.items().stream().allMatch(other -> value.equals(valueIn(other, entry.key())));
  }

  private static @Nullable String valueIn(ConfigNode group, String key) {
    ConfigNode.Entry entry = group instanceof ConfigNode.Mapping keys ? keys.find(key) : null;
    return entry == null ? null : YamlText.flow(entry.value());
  }

  private List<Plain> product(
      ConfigNode.Mapping mapping, @Nullable Specification specification, String path) {
    List<Plain> groups =
        List.of(new Plain(new ConfigNode.Mapping(List.of(), mapping.place()), List.of()));
    for (ConfigNode.Entry entry : mapping.entries()) {
      SettingKey key = specification == null ? null : specification.find(entry.key());
      List<Plain> values =
          key == null
              ? unchanged(entry.value())
              : expand(key.type(), entry.value(), KeyRules.dotted(path, entry.key()));
      if ((long) groups.size() * values.size() > MOST) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s: a grid must have at most %,d points; found more at %s",
                entry.place(),
                MOST,
                KeyRules.dotted(path, entry.key())));
      }
      List<Plain> longer = new ArrayList<>();
      for (Plain group : groups) {
        for (Plain value : values) {
          longer.add(joined(group, entry, value));
        }
      }
      groups = longer;
    }
    return groups;
  }

  private static Plain joined(Plain group, ConfigNode.Entry entry, Plain value) {
    ConfigNode.Mapping before = (ConfigNode.Mapping) group.node();
    List<ConfigNode.Entry> entries = new ArrayList<>(before.entries());
    entries.add(new ConfigNode.Entry(entry.key(), entry.place(), value.node()));
    List<GridChoice> choices = new ArrayList<>(group.choices());
    choices.addAll(value.choices());
    return new Plain(new ConfigNode.Mapping(entries, before.place()), List.copyOf(choices));
  }

  /** Expands one value as the type that its setting has. */
  private final class Expanding implements SettingType.Cases<List<Plain>> {
    private final ConfigNode node;
    private final String key;

    Expanding(ConfigNode node, String key) {
      this.node = node;
      this.key = key;
    }

    @Override
    public List<Plain> whole(SettingType.Whole type) {
      return number(true);
    }

    @Override
    public List<Plain> real(SettingType.Real type) {
      return number(false);
    }

    @Override
    public List<Plain> truth(SettingType.Truth type) {
      return value();
    }

    @Override
    public List<Plain> text(SettingType.Text type) {
      return value();
    }

    @Override
    public List<Plain> choice(SettingType.Choice type) {
      return value();
    }

    /** What is a list by nature has an axis where it is a list of lists. */
    @Override
    public List<Plain> items(SettingType.Items type) {
      return node instanceof ConfigNode.Sequence list
              && !list.items().isEmpty()
              && list.items().stream().allMatch(ConfigNode.Sequence.class::isInstance)
          ? axis(list, key, Expansion::unchanged)
          : unchanged(node);
    }

    @Override
    public List<Plain> entries(SettingType.Entries type) {
      return unchanged(node);
    }

    @Override
    public List<Plain> group(SettingType.Group type) {
      if (node instanceof ConfigNode.Sequence axis) {
        List<Plain> all = new ArrayList<>();
        for (int item : taken(axis, key, axis.items().stream().map(YamlText::flow).toList())) {
          all.addAll(groups(axis, type, axis.items().get(item), key));
        }
        return all;
      }
      return node instanceof ConfigNode.Mapping mapping
          ? product(mapping, type.specification(), key)
          : unchanged(node);
    }

    @Override
    public List<Plain> family(SettingType.Family type) {
      if (node instanceof ConfigNode.Sequence axis) {
        return axis(axis, key, item -> member(type, item));
      }
      return member(type, node);
    }

    private List<Plain> member(SettingType.Family type, ConfigNode item) {
      return item instanceof ConfigNode.Mapping mapping
          ? product(mapping, type.member(mapping), key)
          : unchanged(item);
    }

    private List<Plain> number(boolean isWhole) {
      if (random != null && node instanceof ConfigNode.Mapping written) {
        if (first == null) {
          first = new Axis(key, written.place());
        }
        ConfigNode drawn = DrawnRange.draw(written, key, isWhole, random);
        return List.of(new Plain(drawn, List.of(new GridChoice(key, GridChoice.name(drawn)))));
      }
      return value();
    }

    private List<Plain> value() {
      return node instanceof ConfigNode.Sequence axis
          ? axis(axis, key, Expansion::unchanged)
          : unchanged(node);
    }
  }
}
