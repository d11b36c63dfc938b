package io.github.sinecast.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sinecast.guide.Page;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunDirectoryPageTest {
  @Test
  void theArchitecturePageNamesEveryFileOfARun() throws IllegalAccessException {
    Set<String> files = new TreeSet<>(Set.of(io.github.sinecast.report.page.Page.FILE));
    for (Field field : RunDirectory.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        files.add((String) field.get(null));
      }
    }
    List<String> tree =
        Page.named("architecture.md").blocks().stream()
            .map(Page.Block::lines)
            .filter(lines -> lines.get(0).startsWith(RunDirectory.CONFIG))
            .findFirst()
            .orElseThrow();
    Set<String> told = new TreeSet<>();
    tree.forEach(line -> told.add(line.replaceFirst("/? .*", "")));
    assertEquals(files, told);
  }
}
