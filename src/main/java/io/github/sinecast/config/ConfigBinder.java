package io.github.sinecast.config;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.InvalidSettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a specification record from what a config says, or says everything that is wrong with it.
 *
 * <p>A value is null where {@code null} was written, and where something was wrong; the second
 * shows in the count of the problems.
 */
final class ConfigBinder {
  private final Problems problems = new Problems();
  private final KeyRules keyRules;

  private ConfigBinder(Specification root) {
    this.keyRules = new KeyRules(root, problems);
  }

  /** Binds the group under a dotted key, which is empty for a whole config. */
  static <T extends Record> T bind(ConfigNode group, Class<T> type, String key) {
    ConfigBinder binder = new ConfigBinder(Specification.of(type));
    Object bound = binder.value(new SettingType.Group(type), group, key, group.place());
    binder.problems.throwIfAny();
    return Objects.requireNonNull(type.cast(bound));
  }

  private @Nullable Object value(SettingType type, ConfigNode node, String key, Place place) {
    return type.fold(new Reading(node, key, place));
  }

  /** Reads the keys of a record; {@code place} is where the group itself is named. */
  private @Nullable Object record(
      Specification specification, ConfigNode.Mapping written, String path, Place place) {
    int problemsBefore = problems.count();
    List<SettingKey> keys = specification.keys();
    @Nullable Object[] values = new @Nullable Object[keys.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = setting(keys.get(i), written, path, place);
    }
    if (problems.count() > problemsBefore) {
      return null;
    }
    try {
      return specification.construct(values);
    } catch (InvalidSettingException e) {
      RefusedSetting.report(e, specification, values, written, path, place, problems);
    } catch (InvalidInputException e) {
      problems.add(place, path, "is refused: " + e.getMessage());
    }
    return null;
  }

  private @Nullable Object setting(
      SettingKey key, ConfigNode.Mapping written, String path, Place place) {
    String dotted = KeyRules.dotted(path, key.name());
    ConfigNode.Entry entry = written.find(key.name());
    if (entry == null && key.required()) {
      problems.add(
          place,
          dotted,
          "is missing and has no default; %s: %s"
              .formatted(place.writing(dotted), key.setting().help()));
      return null;
    }
    ConfigNode node = entry == null ? key.initial(place) : entry.value();
    if (key.nullable() && node.isNothing()) {
      return null;
    }
    return value(key.type(), node, dotted, entry == null ? place : entry.place());
  }

  /** Reads one value as the type that its setting has. */
  private final class Reading implements SettingType.Cases<@Nullable Object> {
    private final ConfigNode node;
    private final String key;
    private final Place place;

    Reading(ConfigNode node, String key, Place place) {
      this.node = node;
      this.key = key;
      this.place = place;
    }

    @Override
    public @Nullable Object whole(SettingType.Whole type) {
      ConfigNode.Scalar scalar = scalar(ScalarKind.WHOLE);
      if (scalar == null) {
        return mistyped("a whole number", ScalarKind.WHOLE);
      }
      if (scalar.text().matches("[-+]?0[0-9]+")) {
        return wrong("must be a whole number without leading zeros");
      }
      try {
        long number = Long.parseLong(scalar.text());
        if (!type.limits().allow((double) number)) {
          return wrong("must be " + type.limits().words());
        }
        return type.isLong() ? (Object) number : (Object) Math.toIntExact(number);
      } catch (NumberFormatException | ArithmeticException e) {
        return wrong(
            "must be a whole number not beyond "
                + (type.isLong() ? Long.MAX_VALUE : Integer.MAX_VALUE));
      }
    }

    @Override
    public @Nullable Object real(SettingType.Real type) {
      ConfigNode.Scalar scalar = scalar(ScalarKind.WHOLE, ScalarKind.REAL);
      if (scalar == null) {
        return mistyped("a number", ScalarKind.WHOLE, ScalarKind.REAL);
      }
      // Java reads neither .inf nor .nan; a config has no use for them.
      double number =
          scalar.text().matches(".*[a-zA-Z]{3}") ? Double.NaN : Double.parseDouble(scalar.text());
      if (!Double.isFinite(number)) {
        return wrong("must be a finite number");
      }
      return type.limits().allow(number) ? number : wrong("must be " + type.limits().words());
    }

    @Override
    public @Nullable Object truth(SettingType.Truth type) {
      ConfigNode.Scalar scalar = scalar(ScalarKind.TRUTH);
      return scalar == null
          ? mistyped("true or false", ScalarKind.TRUTH)
          : Boolean.valueOf(scalar.text());
    }

    @Override
    public @Nullable Object text(SettingType.Text type) {
      ConfigNode.Scalar scalar = scalar(ScalarKind.TEXT);
      if (scalar == null) {
        boolean unquoted = node instanceof ConfigNode.Scalar && !node.isNothing();
        return wrong("must be " + type.form().words(), unquoted ? "; write it in quotes" : "");
      }
      Object value = type.form().parse(scalar.text());
      return value == null ? wrong("must be " + type.form().words()) : value;
    }

    @Override
    public @Nullable Object choice(SettingType.Choice type) {
      ConfigNode.Scalar scalar = scalar(ScalarKind.TEXT);
      Object constant = scalar == null ? null : type.constants().get(scalar.text());
      return constant == null ? notOneOf(node, type.constants().keySet()) : constant;
    }

    @Override
    public @Nullable Object items(SettingType.Items type) {
      if (type.takesOneAlone() && node instanceof ConfigNode.Scalar) {
        Object one = value(type.item(), node, key, place);
        return one == null ? null : List.of(one);
      }
      if (!(node instanceof ConfigNode.Sequence sequence)) {
        return wrong("must be a list such as [a, b]");
      }
      List<Object> items = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        ConfigNode item = sequence.items().get(i);
        Object value = value(type.item(), item, key + "[" + (i + 1) + "]", item.place());
        if (value != null) {
          items.add(value);
        }
      }
      return List.copyOf(items);
    }

    @Override
    public @Nullable Object entries(SettingType.Entries type) {
      if (!(node instanceof ConfigNode.Mapping mapping)) {
        return wrong("must be names with values such as {a: …, b: …}");
      }
      keyRules.refuseDuplicates(mapping, key);
      Map<String, Object> values = new LinkedHashMap<>();
      for (ConfigNode.Entry entry : mapping.entries()) {
        Object value =
            value(type.value(), entry.value(), KeyRules.dotted(key, entry.key()), entry.place());
        if (value != null) {
          values.put(entry.key(), value);
        }
      }
      return Collections.unmodifiableMap(values);
    }

    @Override
    public @Nullable Object group(SettingType.Group type) {
      if (!(node instanceof ConfigNode.Mapping mapping)) {
        return wrong("must be a group of settings");
      }
      keyRules.refuseDuplicates(mapping, key);
      keyRules.refuseUnknown(mapping, type.specification().names(), key);
      return record(type.specification(), mapping, key, place);
    }

    @Override
    public @Nullable Object family(SettingType.Family type) {
      ConfigNode name = node;
      ConfigNode.Mapping mapping = new ConfigNode.Mapping(List.of(), place);
      if (node instanceof ConfigNode.Mapping written) {
        mapping = written;
        keyRules.refuseDuplicates(mapping, key);
        ConfigNode.Entry entry = mapping.find(SettingType.Family.TYPE_KEY);
        if (entry == null) {
          problems.add(
              place,
              KeyRules.dotted(key, SettingType.Family.TYPE_KEY),
              "is missing; write one of " + SettingType.list(type.members().keySet()));
          return null;
        }
        name = entry.value();
      }
      Class<? extends Record> member =
          name instanceof ConfigNode.Scalar scalar && scalar.kind() == ScalarKind.TEXT
              ? type.members().get(scalar.text())
              : null;
      if (member == null) {
        return notOneOf(name, type.members().keySet());
      }
      Specification specification = Specification.of(member);
      List<String> known = new ArrayList<>(specification.names());
      known.add(SettingType.Family.TYPE_KEY);
      keyRules.refuseUnknown(mapping, known, key);
      return record(specification, mapping, key, place);
    }

    private ConfigNode.@Nullable Scalar scalar(ScalarKind... kinds) {
      return node instanceof ConfigNode.Scalar scalar
              && Arrays.asList(kinds).contains(scalar.kind())
          ? scalar
          : null;
    }

    private @Nullable Object mistyped(String wanted, ScalarKind... kinds) {
      boolean quoted =
          node instanceof ConfigNode.Scalar scalar
              && scalar.kind() == ScalarKind.TEXT
              && Arrays.asList(kinds).contains(ScalarKind.ofPlain(scalar.text()));
      return wrong("must be " + wanted, quoted ? "; write it without quotes" : "");
    }

    private @Nullable Object notOneOf(ConfigNode found, Collection<String> names) {
      String nearest =
          found instanceof ConfigNode.Scalar scalar ? NearestName.of(scalar.text(), names) : null;
      problems.add(
          found.place(),
          found == node ? key : KeyRules.dotted(key, SettingType.Family.TYPE_KEY),
          "must be one of "
              + SettingType.list(names)
              + ", found "
              + found.found()
              + (nearest == null ? "" : "; did you mean " + nearest + "?"));
      return null;
    }

    private @Nullable Object wrong(String rule) {
      return wrong(rule, "");
    }

    private @Nullable Object wrong(String rule, String advice) {
      problems.add(node.place(), key, rule + ", found " + node.found() + advice);
      return null;
    }
  }
}
