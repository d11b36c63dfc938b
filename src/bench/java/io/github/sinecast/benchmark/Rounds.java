package io.github.sinecast.benchmark;

import io.github.sinecast.benchmark.Task.Name;
import io.github.sinecast.benchmark.Task.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What all tasks came to, round by round. */
final class Rounds {
  private final Map<Task, List<Measurement>> measured = new LinkedHashMap<>();

  void add(Task task, Measurement measurement) {
    measured.computeIfAbsent(task, key -> new ArrayList<>()).add(measurement);
  }

  List<Task> tasks() {
    return List.copyOf(measured.keySet());
  }

  Spread perSecond(Task task) {
    return spread(task, Measurement::value);
  }

  Spread mebibytes(Task task) {
    return spread(task, Measurement::peakMebibytes);
  }

  /** The first losses or answers, in the first round. */
  String shown(Task task) {
    return measured.get(task).get(0).shownText();
  }

  /** The setting with the greatest median, of a contender or of several forms of one. */
  Optional<Task> best(List<Name> contender, Work work, Workload workload) {
    return measured.keySet().stream()
        .filter(
            task ->
                contender.contains(task.contender())
                    && task.work() == work
                    && task.workload() == workload)
        .max(Comparator.comparingDouble(task -> perSecond(task).median()));
  }

  /** The ratios of two tasks within each round. */
  Spread ratio(Task above, Task below) {
    List<Measurement> numerators = measured.getOrDefault(above, List.of());
    List<Measurement> denominators = measured.getOrDefault(below, List.of());
    return Spread.of(
        IntStream.range(0, Math.min(numerators.size(), denominators.size()))
            .mapToObj(round -> numerators.get(round).value() / denominators.get(round).value())
            .toList());
  }

  private Spread spread(Task task, ToDoubleFunction<Measurement> number) {
    return Spread.of(
        measured.getOrDefault(task, List.of()).stream().map(number::applyAsDouble).toList());
  }
}
