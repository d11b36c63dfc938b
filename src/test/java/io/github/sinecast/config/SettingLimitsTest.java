package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class SettingLimitsTest {
  @Test
  void aConstructorThatChecksWhatItPromisesPasses() {
    SettingLimits.assertKeptBy(
        ConfigFile.parse("toy.yaml", "name: a\nfile: b\ntried: [{type: learned, rows: 3}]\n")
            .bind(Toy.Recipe.class));
  }

  @Test
  void aConstructorThatChecksLessThanItPromisesIsFound() {
    assertThrows(AssertionFailedError.class, () -> SettingLimits.assertKeptBy(new Toy.Careless(3)));
  }
}
