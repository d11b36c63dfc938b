package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sinecast.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asserts that the constructors of specification records keep the limits that their annotations
 * promise, so that a library user meets the same rules as the writer of a config.
 */
public final class SettingLimits {
  private SettingLimits() {}

  /**
   * Asserts that no number in this record, nor in the records within it, can be constructed just
   * beyond its limits or as NaN.
   */
  @SuppressWarnings("NullAway") // it does not see the annotated array of another compilation
  public static void assertKeptBy(Record valid) {
    Specification specification = Specification.of(valid.getClass());
    for (int i = 0; i < specification.keys().size(); i++) {
      SettingKey key = specification.keys().get(i);
      for (Object beyond : beyond(key.type())) {
        @Nullable Object[] values = specification.values(valid);
        values[i] = beyond;
        String component = key.component().getName();
        String what = valid.getClass().getSimpleName() + "." + component + " = " + beyond;
        InvalidSettingException refusal =
            assertThrows(
                InvalidSettingException.class, () -> specification.construct(values), what);
        assertEquals(component, refusal.setting(), what);
      }
      assertKeptWithin(key.of(valid));
    }
  }

  private static void assertKeptWithin(@Nullable Object value) {
    if (value instanceof Record inner && inner.getClass().getRecordComponents().length > 0) {
      assertKeptBy(inner);
    } else if (value instanceof List<?> list) {
      list.forEach(SettingLimits::assertKeptWithin);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(SettingLimits::assertKeptWithin);
    }
  }

  /** Values that the limits of a type forbid. */
  private static List<Object> beyond(SettingType type) {
    List<Object> values = new ArrayList<>();
    if (type instanceof SettingType.Whole whole) {
      double below = Math.ceil(whole.limits().min()) - 1;
      double above = Math.floor(whole.limits().max()) + 1;
      for (double value : new double[] {below, above}) {
        if (whole.isLong() && Math.abs(value) < 1L << 53) {
          values.add((long) value);
        } else if (!whole.isLong() && (int) value == value) {
          values.add((int) value);
        }
      }
    } else if (type instanceof SettingType.Real real) {
      if (real.limits().hasMin()) {
        values.add(Math.nextDown(real.limits().min()));
      }
      if (real.limits().hasMax()) {
        values.add(Math.nextUp(real.limits().max()));
      }
      if (!values.isEmpty()) {
        values.add(Double.NaN);
      }
    } else if (type instanceof SettingType.Items items) {
      beyond(items.item()).forEach(value -> values.add(List.of(value)));
    } else if (type instanceof SettingType.Entries entries) {
      beyond(entries.value()).forEach(value -> values.add(Map.of("a", value)));
    }
    return values;
  }
}
