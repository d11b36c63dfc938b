package io.github.sinecast.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the config from which people learn: every key with its default, and above it what it
 * means, what it may be, and which members its family has.
 */
public final class ReferenceConfig {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private final StringBuilder lines = new StringBuilder();

  private ReferenceConfig() {}

  /**
   * The reference of a record, as YAML that can be used as it is.
   *
   * @param heading what the file says of itself, as a comment at its top
   * @param required a config that holds values for the settings that have no default
   */
  public static String of(Class<? extends Record> type, String heading, ConfigFile required) {
    ReferenceConfig reference = new ReferenceConfig();
    reference.comment(0, 0, heading);
    reference.settings(Specification.of(type), required.root(), 0);
    return reference.lines.toString();
  }

  private void settings(Specification specification, ConfigNode.Mapping written, int depth) {
    for (SettingKey key : specification.keys()) {
      ConfigNode.Entry entry = written.find(key.name());
      ConfigNode value = entry != null ? entry.value() : key.initial(written.place());
      if (depth == 0) {
        lines.append('\n');
      }
      comment(depth, 0, key.setting().help());
      String remark = remark(key);
      if (!remark.isEmpty()) {
        comment(depth, 0, remark);
      }
      setting(key, value, depth);
    }
  }

  private static String remark(SettingKey key) {
    String allowed = key.type().fold(new Allowed());
    String sentence =
        allowed.isEmpty()
            ? ""
            : allowed.substring(0, 1).toUpperCase(Locale.ROOT) + allowed.substring(1) + ".";
    if (key.required()) {
      return ("Required. " + sentence).strip();
    }
    return key.nullable() ? ("May be null. " + sentence).strip() : sentence;
  }

  private void setting(SettingKey key, ConfigNode value, int depth) {
    ConfigNode.Mapping written =
        value instanceof ConfigNode.Mapping mapping
            ? mapping
            : new ConfigNode.Mapping(List.of(), value.place());
    if (key.type() instanceof SettingType.Family family) {
      ConfigNode.Entry type = written.find(SettingType.Family.TYPE_KEY);
      String chosen = YamlText.flow(type == null ? value : type.value());
      members(family, chosen, depth);
      Class<? extends Record> member = family.members().get(chosen);
      if (member == null || member.getRecordComponents().length == 0) {
        line(depth, key.name() + ": " + chosen);
      } else {
        line(depth, key.name() + ":");
        line(depth + 1, SettingType.Family.TYPE_KEY + ": " + chosen);
        settings(Specification.of(member), written, depth + 1);
      }
    } else if (key.type() instanceof SettingType.Group group
        && value instanceof ConfigNode.Mapping) {
      line(depth, key.name() + ":");
      settings(group.specification(), written, depth + 1);
    } else {
      inside(key.type(), depth);
      line(depth, key.name() + ": " + YamlText.flow(value));
    }
  }

  /** Explains what can be written into a list, a map or a group that is empty by default. */
  private void inside(SettingType type, int depth) {
    if (type instanceof SettingType.Items items) {
      inside(items.item(), depth);
    } else if (type instanceof SettingType.Entries entries) {
      inside(entries.value(), depth);
    } else if (type instanceof SettingType.Group group) {
      sketch(group.specification(), depth, 2);
    } else if (type instanceof SettingType.Family family) {
      members(family, "", depth);
    }
  }

  private void members(SettingType.Family family, String chosen, int depth) {
    for (Map.Entry<String, Class<? extends Record>> member : family.members().entrySet()) {
      String help = SettingType.Family.help(member.getValue());
      comment(depth, 2, member.getKey() + " - " + help);
      if (!member.getKey().equals(chosen)) {
        sketch(Specification.of(member.getValue()), depth, 4);
      }
    }
  }

  /** Names settings that are not in use here, each with its default. */
  private void sketch(Specification specification, int depth, int margin) {
    for (SettingKey key : specification.keys()) {
      String initial = key.required() ? "(required)" : key.setting().initial();
      String shown = initial.isEmpty() ? "null" : initial;
      comment(depth, margin, key.name() + ": " + shown + " - " + key.setting().help());
    }
  }

  private void line(int depth, String text) {
    lines.append(INDENT.repeat(depth)).append(text).append('\n');
  }

  private void comment(int depth, int margin, String text) {
    String start = INDENT.repeat(depth) + "#" + " ".repeat(margin);
    StringBuilder line = new StringBuilder(start);
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > start.length() && line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line = new StringBuilder(start);
      }
      line.append(' ').append(word);
    }
    lines.append(line).append('\n');
  }

  /** What a value may be, in a few words; empty where its default says it all. */
  private static final class Allowed implements SettingType.Cases<String> {
    @Override
    public String whole(SettingType.Whole type) {
      return type.limits().words();
    }

    @Override
    public String real(SettingType.Real type) {
      return type.limits().words();
    }

    @Override
    public String truth(SettingType.Truth type) {
      return "";
    }

    @Override
    public String text(SettingType.Text type) {
      return type.form() == TextForm.TEXT ? "" : type.form().words();
    }

    @Override
    public String choice(SettingType.Choice type) {
      return "one of " + SettingType.list(type.constants().keySet());
    }

    @Override
    public String items(SettingType.Items type) {
      String item = type.item().fold(this);
      if (type.takesOneAlone()) {
        return item + ", or a list of them";
      }
      return item.isEmpty() ? "a list" : "a list, each " + item;
    }

    @Override
    public String entries(SettingType.Entries type) {
      String value = type.value().fold(this);
      return value.isEmpty() ? "names with values" : "names with values, each " + value;
    }

    @Override
    public String group(SettingType.Group type) {
      return "";
    }

    @Override
    public String family(SettingType.Family type) {
      return "one of " + SettingType.list(type.members().keySet());
    }
  }
}
