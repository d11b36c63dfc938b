package io.github.sinecast.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.baseline.Baseline;
import io.github.sinecast.config.ConfigFamily;
import io.github.sinecast.guide.Page;
import java.util.List;
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
}
