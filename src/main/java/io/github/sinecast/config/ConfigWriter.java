package io.github.sinecast.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a specification record as a complete config: every key with its value, in the order of the
 * components. Reading it again gives an equal record.
 */
public final class ConfigWriter {
  private static final Place NOWHERE = new Place("", 1, 1);

  private ConfigWriter() {}

  /** The config as YAML, one key a line. */
  public static String toYaml(Record specification) {
    return YamlText.block(new ConfigNode.Mapping(entries(specification), NOWHERE), 0);
  }

  static List<ConfigNode.Entry> entries(Record specification) {
    List<ConfigNode.Entry> entries = new ArrayList<>();
    for (SettingKey key : Specification.of(specification.getClass()).keys()) {
      entries.add(entry(key.name(), node(key.type(), key.of(specification))));
    }
    return entries;
  }

  private static ConfigNode node(SettingType type, @Nullable Object value) {
    return value == null ? scalar("", ScalarKind.NULL) : type.fold(new Writing(value));
  }

  private static ConfigNode.Entry entry(String key, ConfigNode value) {
    return new ConfigNode.Entry(key, NOWHERE, value);
  }

  private static ConfigNode scalar(String text, ScalarKind kind) {
    return new ConfigNode.Scalar(text, kind, NOWHERE);
  }

  /** Writes one value as the type that its setting has. */
  private record Writing(Object value) implements SettingType.Cases<ConfigNode> {
    @Override
    public ConfigNode whole(SettingType.Whole type) {
      return scalar(value.toString(), ScalarKind.WHOLE);
    }

    @Override
    public ConfigNode real(SettingType.Real type) {
      return scalar(YamlText.number((Double) value), ScalarKind.REAL);
    }

    @Override
    public ConfigNode truth(SettingType.Truth type) {
      return scalar(value.toString(), ScalarKind.TRUTH);
    }

    @Override
    public ConfigNode text(SettingType.Text type) {
      return scalar(value.toString(), ScalarKind.TEXT);
    }

    @Override
    public ConfigNode choice(SettingType.Choice type) {
      return scalar(KebabCase.of((Enum<?>) value), ScalarKind.TEXT);
    }

    @Override
    public ConfigNode items(SettingType.Items type) {
      if (type.takesOneAlone() && ((List<?>) value).size() == 1) {
        return node(type.item(), ((List<?>) value).get(0));
      }
      List<ConfigNode> items = new ArrayList<>();
      for (Object item : (List<?>) value) {
        items.add(node(type.item(), item));
      }
      return new ConfigNode.Sequence(items, NOWHERE);
    }

    @Override
    public ConfigNode entries(SettingType.Entries type) {
      List<ConfigNode.Entry> entries = new ArrayList<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        entries.add(entry((String) entry.getKey(), node(type.value(), entry.getValue())));
      }
      return new ConfigNode.Mapping(entries, NOWHERE);
    }

    @Override
    public ConfigNode group(SettingType.Group type) {
      return new ConfigNode.Mapping(ConfigWriter.entries((Record) value), NOWHERE);
    }

    @Override
    public ConfigNode family(SettingType.Family type) {
      ConfigNode name = scalar(SettingType.Family.nameOf(value.getClass()), ScalarKind.TEXT);
      List<ConfigNode.Entry> settings = ConfigWriter.entries((Record) value);
      if (settings.isEmpty()) {
        return name;
      }
      List<ConfigNode.Entry> entries = new ArrayList<>();
      entries.add(entry(SettingType.Family.TYPE_KEY, name));
      entries.addAll(settings);
      return new ConfigNode.Mapping(entries, NOWHERE);
    }
  }
}
