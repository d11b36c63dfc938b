package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.TypeName;
import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.baseline.VolatilityWalk;
import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.guide.Page;
import io.github.sinecast.volatility.ConstantVolatility;
import io.github.sinecast.volatility.VolatilityModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationPageTest {
  @Test
  void everyRivalHasARowInTheTableOfRivals() {
    String rows =
        Page.named("evaluation.md").lines().stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split(" \\| ", 2)[0])
            .collect(Collectors.joining("\n"));
    List<String> rivals =
        Stream.concat(
                ConfigFamily.of(Baseline.class).names().stream(),
                ConfigFamily.of(RivalNetwork.class).names().stream())
            .toList();
    assertTrue(rivals.size() > 10, rivals::toString);
    for (String rival : rivals) {
      assertTrue(rows.contains("`" + rival + "`"), rival);
    }
  }

  @Test
  void theSourceOfEachModelIsThatWhichTheProgramPrints() {
    String page = String.join("\n", Page.named("evaluation.md").lines());
    List<Class<?>> models = new ArrayList<>();
    for (Class<?> family : List.of(Baseline.class, VolatilityModel.class)) {
      addMembers(family, models);
    }
    assertTrue(models.size() > 15, models::toString);
    for (Class<?> model : models) {
      TypeName name = Objects.requireNonNull(model.getAnnotation(TypeName.class));
      boolean ofVolatility = VolatilityWalk.class.isAssignableFrom(model);
      assertEquals(ofVolatility, name.source().isEmpty(), name.value());
      if (!ofVolatility && model != ConstantVolatility.class) {
        assertTrue(
            page.contains("| `%s` | %s |".formatted(name.value(), name.source())), name.value());
      }
    }
  }

  private static void addMembers(Class<?> family, List<Class<?>> members) {
    if (family.isSealed()) {
      for (Class<?> member : family.getPermittedSubclasses()) {
        addMembers(member, members);
      }
    } else {
      members.add(family);
    }
  }
}
