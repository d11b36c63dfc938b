package io.github.sinecast.encoding;

import io.github.sinecast.encoding.formula.Clock;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All positional encodings that there are, found by walking the sealed family. */
final class Family {
  private Family() {}

  /** One of each member, as configs have it by its name alone. */
  static List<PositionalEncoding> members() {
    return types(PositionalEncoding.class).distinct().map(Family::usual).toList();
  }

  /** One of each member in each of its forms: every value of a choice, one choice at a time. */
  static List<PositionalEncoding> forms() {
    return members().stream().flatMap(member -> formsOf(member).stream()).distinct().toList();
  }

  /** Those whose positions can be counted in anything, by the clock that is given. */
  static List<PositionalEncoding> by(Clock clock) {
    return forms().stream()
        .filter(Family::hasClock)
        .map(form -> with(form, clockComponent(form), clock))
        .toList();
  }

  /** Whether a config can say what positions are counted in. */
  static boolean hasClock(PositionalEncoding encoding) {
    return clockComponent(encoding) >= 0;
  }

  private static int clockComponent(PositionalEncoding encoding) {
    return Stream.of(encoding.getClass().getRecordComponents())
        .<Class<?>>map(RecordComponent::getType)
        .toList()
        .indexOf(Clock.class);
  }

  private static Stream<Class<?>> types(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(Objects.requireNonNull(type.getPermittedSubclasses())).flatMap(Family::types);
  }

  private static PositionalEncoding usual(Class<?> type) {
    if (type == SumEncoding.class) {
      return new SumEncoding(new CalendarEncoding(), new RopeEncoding());
    }
    try {
      return (PositionalEncoding) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError(type + " needs a constructor without arguments", failure);
    }
  }

  private static List<PositionalEncoding> formsOf(PositionalEncoding usual) {
    List<PositionalEncoding> forms = new ArrayList<>(List.of(usual));
    RecordComponent[] components = usual.getClass().getRecordComponents();
    for (int index = 0; index < components.length; index++) {
      Class<?> type = components[index].getType();
      if (type == boolean.class) {
        forms.add(with(usual, index, true));
        forms.add(with(usual, index, false));
      } else if (type.isEnum() && type != Clock.class) {
        for (Object value : type.getEnumConstants()) {
          forms.add(with(usual, index, value));
        }
      }
    }
    return forms;
  }

  private static PositionalEncoding with(PositionalEncoding usual, int changed, Object value) {
    RecordComponent[] components = usual.getClass().getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
    Object[] values = new Object[components.length];
    try {
      for (int index = 0; index < values.length; index++) {
        values[index] = index == changed ? value : components[index].getAccessor().invoke(usual);
      }
      Constructor<?> canonical = usual.getClass().getDeclaredConstructor(types);
      return (PositionalEncoding) canonical.newInstance(values);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError(usual + " with " + value, failure);
    }
  }
}
