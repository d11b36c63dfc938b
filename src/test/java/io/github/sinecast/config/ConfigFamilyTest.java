package io.github.sinecast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFamilyTest {
  private static final ConfigFamily<Toy.Encoding> FAMILY = ConfigFamily.of(Toy.Encoding.class);

  @Test
  void membersOfAllBranchesAreNamedInOrder() {
    assertEquals(List.of("none", "sinusoidal", "learned", "sum"), FAMILY.names());
    assertEquals("Waves of many lengths.", FAMILY.help("sinusoidal"));
  }

  @Test
  void aMemberIsBoundAsAConfigBindsIt() {
    assertEquals(new Toy.Sinusoidal(10000), FAMILY.bind("sinusoidal", List.of()));
    assertEquals(new Toy.Learned(3), FAMILY.bind("learned", List.of("rows=3")));
    assertEquals(
        new Toy.Sum(List.of(new Toy.None(), new Toy.Sinusoidal(5))),
        FAMILY.bind("sum", List.of("parts=[none, {type: sinusoidal, base: 5}]")));
  }

  @Test
  void aMemberWithARequiredSettingDoesNotSayItAllByItsName() {
    assertTrue(FAMILY.hasDefaults("sinusoidal"));
    assertFalse(FAMILY.hasDefaults("learned"));
  }

  @Test
  void settingsAreToldAsConfigsWriteThem() {
    assertEquals("base: 10000.0", ConfigFamily.settings(new Toy.Sinusoidal(10000)));
    assertEquals("", ConfigFamily.settings(new Toy.None()));
  }

  @ParameterizedTest
  @CsvSource({
    "lerned, rows=3, did you mean learned?",
    "fourier, rows=3, 'the name must be one of none, sinusoidal, learned, sum, found fourier'",
    "learned, rows=0, '--set rows must be at least 1, found the number 0'",
    "learned, row=1, did you mean rows?",
    "learned, rows, --set must be given key=value",
  })
  void whatIsWrongIsToldAsOfAConfig(String name, String assignment, String reason) {
    String message =
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> FAMILY.bind(name, List.of(assignment)))
                .getMessage());
    assertTrue(message.contains(reason), message);
  }
}
