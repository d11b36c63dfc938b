package io.github.sinecast.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the page that describes every key of a config: a section for each group and each family,
 * and in it a table of its keys.
 */
public final class ConfigurationPage {
  private final StringBuilder page = new StringBuilder();

  /** The section of each group and family that was met, by its type. */
  private final Map<Class<?>, String> sections = new LinkedHashMap<>();

  private ConfigurationPage() {}

  /**
   * The sections of a record, as Markdown.
   *
   * @param type the record that a config file is bound to
   * @param root what its own keys are called together
   */
  public static String of(Class<? extends Record> type, String root) {
    ConfigurationPage page = new ConfigurationPage();
    page.heading(2, root);
    page.group(Specification.of(type), "");
    return page.page.toString();
  }

  /** The keys of one group under a heading of their own. */
  public static String ofSection(Class<? extends Record> type, String name) {
    ConfigurationPage page = new ConfigurationPage();
    page.heading(2, "`" + name + "`");
    page.group(Specification.of(type), name);
    return page.page.toString();
  }

  private void heading(int level, String text) {
    page.append("\n").append("#".repeat(level)).append(' ').append(text).append("\n\n");
  }

  private void group(Specification specification, String path) {
    page.append(table(specification, path));
    for (SettingKey key : specification.keys()) {
      section(key.type(), KeyRules.dotted(path, key.name()));
    }
  }

  private String table(Specification specification, String path) {
    for (SettingKey key : specification.keys()) {
      announce(key.type(), KeyRules.dotted(path, key.name()));
    }
    StringBuilder rows =
        new StringBuilder("| key | value | default | what it says |\n|---|---|---|---|\n");
    for (SettingKey key : specification.keys()) {
      rows.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  key.name(),
                  cell(key.type().fold(new Values(this))),
                  initial(key),
                  cell(key.setting().help())));
    }
    return rows.toString();
  }

  /** Settles where a group or a family is described, before the table that leads there. */
  private void announce(SettingType type, String path) {
    Class<?> described = described(type);
    if (described != null) {
      sections.putIfAbsent(described, path);
    }
  }

  private static @Nullable Class<?> described(SettingType type) {
    if (type instanceof SettingType.Items items) {
      return described(items.item());
    }
    if (type instanceof SettingType.Entries entries) {
      return described(entries.value());
    }
    if (type instanceof SettingType.Group group) {
      return group.type();
    }
    return type instanceof SettingType.Family family ? family.type() : null;
  }

  private void section(SettingType type, String path) {
    Class<?> described = described(type);
    if (described == null || !path.equals(sections.get(described))) {
      return;
    }
    if (path.contains(".")) {
      // Maven's site keeps the dots in the names of headings, GitHub does not.
      page.append("\n<a id=\"").append(anchor(path)).append("\"></a>\n");
    }
    heading(path.contains(".") ? 3 : 2, "`" + path + "`");
    if (described.isRecord()) {
      group(Specification.of(described.asSubclass(Record.class)), path);
    } else {
      family(SettingType.family(described), path);
    }
  }

  private void family(SettingType.Family family, String path) {
    Map<String, Class<? extends Record>> members = family.members();
    page.append("| `type` | what it is |\n|---|---|\n");
    members.forEach(
        (name, member) ->
            page.append("| `%s` | %s |\n".formatted(name, cell(SettingType.Family.help(member)))));
    // Members with the same settings share a table.
    Map<String, Set<String>> owners = new LinkedHashMap<>();
    members.forEach(
        (name, member) -> {
          Specification settings = Specification.of(member);
          if (!settings.keys().isEmpty()) {
            owners.computeIfAbsent(table(settings, path), table -> new LinkedHashSet<>()).add(name);
          }
        });
    owners.forEach(
        (table, names) -> page.append("\nSettings of %s:\n\n%s".formatted(names(names), table)));
    for (Class<? extends Record> member : members.values()) {
      for (SettingKey key : Specification.of(member).keys()) {
        section(key.type(), KeyRules.dotted(path, key.name()));
      }
    }
  }

  private static String initial(SettingKey key) {
    if (key.required()) {
      return "**required**";
    }
    String initial = key.setting().initial();
    return "`" + (initial.isEmpty() ? "null" : cell(initial)) + "`";
  }

  /** Text in one cell of a table. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private String link(Class<?> described) {
    String section = sections.get(described);
    return "[`%s`](#%s)".formatted(section, anchor(section));
  }

  private static String anchor(String section) {
    return section.replace(".", "");
  }

  private static String names(Set<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  /** What a value may be, in a few words. */
  private record Values(ConfigurationPage page) implements SettingType.Cases<String> {
    @Override
    public String whole(SettingType.Whole type) {
      return ("whole number " + type.limits().words()).strip();
    }

    @Override
    public String real(SettingType.Real type) {
      return ("number " + type.limits().words()).strip();
    }

    @Override
    public String truth(SettingType.Truth type) {
      return "`true` or `false`";
    }

    @Override
    public String text(SettingType.Text type) {
      return type.form().words();
    }

    @Override
    public String choice(SettingType.Choice type) {
      return names(type.constants().keySet());
    }

    @Override
    public String items(SettingType.Items type) {
      String item = type.item().fold(this);
      return type.takesOneAlone() ? item + ", or a list of them" : "list; each " + item;
    }

    @Override
    public String entries(SettingType.Entries type) {
      return "names with values; each " + type.value().fold(this);
    }

    @Override
    public String group(SettingType.Group type) {
      return "group: " + page.link(type.type());
    }

    @Override
    public String family(SettingType.Family type) {
      return "one of " + page.link(type.type());
    }
  }
}
