package io.github.sinecast.benchmark;

import io.github.sinecast.benchmark.Task.Name;
import io.github.sinecast.benchmark.Task.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The tables of {@link ModelSpeed}, in Markdown. */
final class SpeedReport {
  private final Rounds results;
  private final Map<String, ProductRates> products;
  private final int rounds;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param products operations a second of plain matrix products, by shape
   */
  SpeedReport(Rounds results, Map<String, ProductRates> products, int rounds) {
    this.results = results;
    this.products = products;
    this.rounds = rounds;
  }

  String text() {
    line(
        "%s, %s processors, vector instructions %s, JDK %s; %s"
            .formatted(
                Machine.processor(),
                Runtime.getRuntime().availableProcessors(),
                Machine.vectorInstructions(),
                Runtime.version(),
                rounds == 1 ? "1 round" : rounds + " rounds: median (least to greatest)"));
    tasks("Training, steps a second", task -> task.work() == Work.TRAINING, this::rate);
    tasks("Inference, windows a second", task -> task.work() != Work.TRAINING, this::rate);
    ratios();
    limit();
    tasks(
        "Peak resident memory of the process, MiB",
        task -> task.work() != Work.BATCH_1,
        task -> results.mebibytes(task).text(0));
    tasks("First losses", task -> task.work() == Work.TRAINING, results::shown);
    tasks("First answers", task -> task.work() != Work.TRAINING, results::shown);
    return text.toString();
  }

  private String rate(Task task) {
    Spread spread = results.perSecond(task);
    return spread.text(spread.median() < 1000 ? 1 : 0);
  }

  private void tasks(String title, Predicate<Task> wanted, Function<Task, String> cell) {
    List<Task> rows = results.tasks().stream().filter(wanted).toList();
    if (rows.isEmpty()) {
      return;
    }
    heading(title, "workload", "task", "contender", "threads", "");
    for (Task task : rows) {
      row(
          task.workload().label(),
          task.work().label(),
          task.contender().label(),
          Integer.toString(task.threads()),
          cell.apply(task));
    }
  }

  private void ratios() {
    List<List<String>> rows = new ArrayList<>();
    for (Workload workload : Workload.values()) {
      for (Work work : Work.values()) {
        for (List<Name> opponent :
            List.of(
                List.of(Name.LIBTORCH),
                List.of(Name.ONNX_SPINNING, Name.ONNX_RESTING),
                List.of(Name.SAMEDIFF))) {
          Optional<Task> own = results.best(List.of(Name.SINECAST), work, workload);
          Optional<Task> other = results.best(opponent, work, workload);
          if (own.isPresent() && other.isPresent()) {
            rows.add(
                List.of(
                    workload.label(),
                    work.label(),
                    "%s, threads %s / %s, threads %s"
                        .formatted(
                            Name.SINECAST.label(),
                            own.get().threads(),
                            other.get().contender().label(),
                            other.get().threads()),
                    results.ratio(own.get(), other.get()).text(2)));
          }
        }
        Spread scaling =
            results.ratio(
                new Task(Name.SINECAST, 2, work, workload),
                new Task(Name.SINECAST, 1, work, workload));
        if (!Double.isNaN(scaling.median())) {
          rows.add(
              List.of(
                  workload.label(),
                  work.label(),
                  "Sinecast, 2 threads / 1 thread",
                  scaling.text(2)));
        }
      }
    }
    products.forEach(
        (shape, rates) ->
            rows.add(
                List.of("-", "product " + shape, "2 threads / 1 thread", rates.ratio().text(2))));
    if (!rows.isEmpty()) {
      heading("Ratios within a round", "workload", "task", "ratio", "");
      rows.forEach(cells -> row(cells.toArray(String[]::new)));
    }
  }

  private void limit() {
    heading("The machine's limit, GFLOP/s", "what", "");
    products.forEach(
        (shape, rates) -> {
          row(shape + ", 1 thread", billions(rates.one(), 1));
          row(shape + ", 2 threads", billions(rates.two(), 1));
        });
    for (Task task : results.tasks()) {
      if (task.work() == Work.TRAINING) {
        double operations = Arithmetic.trainingStep(task.workload());
        Spread rate = results.perSecond(task);
        row(
            String.format(
                Locale.ROOT,
                "%s training, %s, threads %d: %.3f GFLOP a step",
                task.workload().label(),
                task.contender().label(),
                task.threads(),
                operations / 1e9),
            billions(List.of(rate.median(), rate.least(), rate.greatest()), operations));
      }
    }
  }

  private static String billions(List<Double> rates, double each) {
    return Spread.of(rates.stream().map(rate -> rate * each / 1e9).toList()).text(1);
  }

  private void heading(String title, String... columns) {
    line("");
    line("### " + title);
    line("");
    row(columns);
    line("|" + "---|".repeat(columns.length));
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
