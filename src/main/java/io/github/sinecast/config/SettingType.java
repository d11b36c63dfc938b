package io.github.sinecast.config;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kind of value a setting takes. */
sealed interface SettingType {
  /** Gives the answer of the case that this type is. */
  default <R extends @Nullable Object> R fold(Cases<R> cases) {
    if (this instanceof Whole whole) {
      return cases.whole(whole);
    }
    if (this instanceof Real real) {
      return cases.real(real);
    }
    if (this instanceof Truth truth) {
      return cases.truth(truth);
    }
    if (this instanceof Text text) {
      return cases.text(text);
    }
    if (this instanceof Choice choice) {
      return cases.choice(choice);
    }
    if (this instanceof Items items) {
      return cases.items(items);
    }
    if (this instanceof Entries entries) {
      return cases.entries(entries);
    }
    return this instanceof Group group ? cases.group(group) : cases.family((Family) this);
  }

  /** One answer for each kind of value. */
  interface Cases<R extends @Nullable Object> {
    R whole(Whole type);

    R real(Real type);

    R truth(Truth type);

    R text(Text type);

    R choice(Choice type);

    R items(Items type);

    R entries(Entries type);

    R group(Group type);

    R family(Family type);
  }

  /** An {@code int} or a {@code long}. */
  record Whole(boolean isLong, Limits limits) implements SettingType {}

  /** A finite {@code double}. */
  record Real(Limits limits) implements SettingType {}

  /** A {@code boolean}. */
  record Truth() implements SettingType {}

  /** Text, or a value that is written as text. */
  record Text(TextForm form) implements SettingType {}

  /** A constant of an enum. */
  record Choice(Map<String, Enum<?>> constants) implements SettingType {}

  /** A {@code List}. */
  record Items(SettingType item) implements SettingType {
    /** Whether an item may stand for a list of itself: a path, for most data is one file. */
    boolean takesOneAlone() {
      return item instanceof Text text && text.form() == TextForm.PATH;
    }
  }

  /** A {@code Map} from names that the user chooses. */
  record Entries(SettingType value) implements SettingType {}

  /** A record with settings of its own. */
  record Group(Class<? extends Record> type) implements SettingType {
    Specification specification() {
      return Specification.of(type);
    }
  }

  /** A sealed family of records, told apart by the key {@code type}. */
  record Family(Class<?> type, Map<String, Class<? extends Record>> members)
      implements SettingType {
    /** The key that names the member. */
    static final String TYPE_KEY = "type";

    /** The settings of the member that a group names; null where it names none. */
    @Nullable Specification member(ConfigNode.Mapping written) {
      ConfigNode.Entry entry = written.find(TYPE_KEY);
      Class<? extends Record> member =
          entry != null && entry.value() instanceof ConfigNode.Scalar name
              ? members.get(name.text())
              : null;
      return member == null ? null : Specification.of(member);
    }

    /** The name of a member. */
    static String nameOf(Class<?> member) {
      return typeName(member).value();
    }

    /** What a member is, in one sentence. */
    static String help(Class<? extends Record> member) {
      return typeName(member).help();
    }
  }

  /** The type of a record component; its limits hold for the numbers in it. */
  static SettingType of(Type javaType, Setting setting) {
    if (javaType instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new Items(of(arguments[0], setting));
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new Entries(of(arguments[1], setting));
      }
    }
    if (javaType instanceof Class<?> plain) {
      return ofClass(plain, new Limits(setting.min(), setting.max()));
    }
    throw new IllegalStateException("a setting cannot be of type " + javaType);
  }

  private static SettingType ofClass(Class<?> type, Limits limits) {
    if (type == int.class || type == Integer.class) {
      return new Whole(false, limits);
    }
    if (type == long.class || type == Long.class) {
      return new Whole(true, limits);
    }
    if (type == double.class || type == Double.class) {
      return new Real(limits);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Truth();
    }
    if (type.isEnum()) {
      Map<String, Enum<?>> constants = new LinkedHashMap<>();
      for (Object constant : type.getEnumConstants()) {
        constants.put(KebabCase.of((Enum<?>) constant), (Enum<?>) constant);
      }
      return new Choice(constants);
    }
    if (type.isRecord()) {
      return new Group(type.asSubclass(Record.class));
    }
    if (type.isSealed()) {
      return family(type);
    }
    return Arrays.stream(TextForm.values())
        .filter(form -> form.javaType() == type)
        .findFirst()
        .map(Text::new)
        .orElseThrow(() -> new IllegalStateException("a setting cannot be of type " + type));
  }

  /** The family of a sealed type. */
  static Family family(Class<?> sealed) {
    Map<String, Class<? extends Record>> members = new LinkedHashMap<>();
    collectMembers(sealed, members);
    return new Family(sealed, members);
  }

  private static void collectMembers(Class<?> family, Map<String, Class<? extends Record>> into) {
    for (Class<?> member : family.getPermittedSubclasses()) {
      if (member.isSealed()) {
        collectMembers(member, into);
        continue;
      }
      Class<?> before = into.put(typeName(member).value(), member.asSubclass(Record.class));
      // A member of two branches of its family is met twice.
      if (before != null && before != member) {
        throw new IllegalStateException(
            "two members of " + family + " are named " + typeName(member).value());
      }
    }
  }

  private static TypeName typeName(Class<?> member) {
    TypeName name = member.getAnnotation(TypeName.class);
    if (name == null) {
      throw new IllegalStateException(member + " needs @TypeName to be a member of its family");
    }
    return name;
  }

  /** Names for a message: {@code a, b, c}. */
  static String list(Iterable<String> names) {
    return String.join(", ", names);
  }
}
