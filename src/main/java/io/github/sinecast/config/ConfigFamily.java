package io.github.sinecast.config;

import io.github.sinecast.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A sealed family of records as configs know it: its members by the names that their {@code type}
 * keys have.
 *
 * @param <T> the sealed type
 */
public final class ConfigFamily<T> {
  private final Class<T> type;
  private final Map<String, Class<? extends Record>> members;

  private ConfigFamily(Class<T> type, Map<String, Class<? extends Record>> members) {
    this.type = type;
    this.members = members;
  }

  /** The family of a sealed type. */
  public static <T> ConfigFamily<T> of(Class<T> type) {
    return new ConfigFamily<>(type, SettingType.family(type).members());
  }

  /** The names of all members, in the order of the family. */
  public List<String> names() {
    return List.copyOf(members.keySet());
  }

  /** What a member is, in one sentence. */
  public String help(String name) {
    return SettingType.Family.help(member(name));
  }

  /** Whether a name says it all: every setting of the member has a default. */
  public boolean hasDefaults(String name) {
    return Specification.of(member(name)).allOptional();
  }

  /**
   * The member that a config's group would describe.
   *
   * @param assignments its settings, each {@code key=value} as after {@code --set}
   * @throws InvalidInputException if there is no such member, or with everything that is wrong with
   *     its settings
   */
  public T bind(String name, List<String> assignments) {
    Record member = ConfigFile.onCommandLine(name).with(assignments).bind(member(name));
    return type.cast(member);
  }

  /** A member's settings as a config writes them, one after the other; empty where it has none. */
  public static String settings(Record member) {
    return ConfigWriter.entries(member).stream()
        .filter(entry -> !entry.value().isNothing())
        .map(entry -> entry.key() + ": " + YamlText.flow(entry.value()))
        .collect(Collectors.joining(", "));
  }

  private Class<? extends Record> member(String name) {
    Class<? extends Record> member = members.get(name);
    if (member == null) {
      String nearest = NearestName.of(name, members.keySet());
      throw new InvalidInputException(
          "the name must be one of %s, found %s%s"
              .formatted(
                  SettingType.list(members.keySet()),
                  name,
                  nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
    return member;
  }
}
