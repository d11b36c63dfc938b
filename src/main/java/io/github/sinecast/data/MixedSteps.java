package io.github.sinecast.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Series of one table or panel whose rows are a different time apart: of days and of weeks. */
final class MixedSteps {
  private MixedSteps() {}

  /** The steps that occur and whose they are, in a sentence; empty if all series have the same. */
  static List<String> of(List<SeriesReport> reports) {
    Map<String, List<String>> idsByStep = new LinkedHashMap<>();
    for (SeriesReport report : reports) {
      // Whether a week has five days or seven is another matter.
      String step = report.step().replaceFirst(",.*", "");
      idsByStep.computeIfAbsent(step, none -> new ArrayList<>()).add(report.id());
    }
    if (idsByStep.size() < 2) {
      return List.of();
    }
    List<String> groups =
        idsByStep.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                    (Map.Entry<String, List<String>> group) -> -group.getValue().size()))
            .map(group -> "%s (%s)".formatted(group.getKey(), DataReport.several(group.getValue())))
            .toList();
    return List.of(
        "series have different steps: %s; one model learns all of them as if rows were equally far apart"
            .formatted(String.join("; ", groups)));
  }
}
