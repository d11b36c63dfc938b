package io.github.sinecast.cli;

import io.github.sinecast.TimeSeries;
import io.github.sinecast.cli.HostileTally.Outcome;
import io.github.sinecast.cli.oracle.NaiveTable;
import io.github.sinecast.config.ConfigFile;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.LoadedSeries;
import io.github.sinecast.data.SeriesReader;
import io.github.sinecast.data.TargetRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Damaged tables, configs, runs and models, made from the shipped data and a run of the smallest
 * network, and what the program says of them.
 */
final class HostileInputs {
  private static final Path DATA = Path.of("data");
  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
  private static final Pattern TRACE =
      Pattern.compile("(?m)^\\s+at \\S+\\(|Exception\\b|a fault of");
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  /** Files of a run in which a changed number can be any other result, so nothing shows it. */
  private static final Pattern RESULTS = Pattern.compile(".*\\.csv|data\\.txt|report\\.html");

  private final Path folder;
  private final SplittableRandom random;
  private final HostileTally tally = new HostileTally();
  private final List<Path> tables = new ArrayList<>();
  private final Path config;
  private final Path run;
  private final Path known;
  private final String knownForecast;
  private final Map<String, byte[]> runFiles = new TreeMap<>();
  private int number;

  /** Trains the run whose files are damaged. */
  HostileInputs(Path folder, long seed) throws IOException, InterruptedException {
    this.folder = folder;
    this.random = new SplittableRandom(seed);
    tables.add(table("single.csv", head(DATA.resolve("sp500-daily.csv"), 120, 0, 1, 4, 6)));
    tables.add(table("wide.csv", head(DATA.resolve("dow-jones-30.csv"), 120, 0, 1, 2, 3, 4)));
    tables.add(table("long.csv", longTable()));
    known = tables.get(0);
    config =
        Files.writeString(
            folder.resolve("small.yaml"),
            """
            name: small
            seed: 7
            data:
              file: single.csv
              csv:
                date-column: date
                target-columns: [close]
            window:
              lookback: 6
              horizon: 2
              patch:
                length: 2
                stride: 2
            model:
              width: 4
              heads: 2
              layers: 1
              feed-forward-width: 4
              dropout: 0.1
            training:
              epochs: 1
              batch-size: 16
              micro-batch: 4
            """);
    HostileAnswer trained =
        HostileAnswer.to("train", config.toString(), "--out", folder.resolve("runs").toString());
    run = folder.resolve("runs").resolve("small-1");
    HostileAnswer forecast = forecast(run);
    if (trained.code() != ExitCode.DONE || forecast.code() != ExitCode.DONE) {
      throw new IllegalStateException(trained + "\n" + forecast);
    }
    knownForecast = forecast.output();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        runFiles.put(run.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  HostileTally tally() {
    return tally;
  }

  /** Damaged tables, each checked; what is accepted must hold the values of the naive reading. */
  void tables(int inputs) throws IOException, InterruptedException {
    for (int input = 0; input < inputs; input++) {
      Path original = tables.get(input % tables.size());
      Mutation mutation = mutation(input / tables.size());
      byte[] damaged = damaged(mutation, Files.readAllBytes(original));
      Path file = Files.write(folder.resolve("t" + number++ + ".csv"), damaged);
      HostileAnswer answer = HostileAnswer.to("check", file.toString());
      add("tables", mutation, file, answer, () -> isReadRightly(file, damaged));
    }
  }

  /** Damaged configs, each checked with its data; what accepted ones mean is not compared. */
  void configs(int inputs) throws IOException, InterruptedException {
    for (int input = 0; input < inputs; input++) {
      Mutation mutation = mutation(input);
      byte[] damaged = damaged(mutation, Files.readAllBytes(config));
      Path file = Files.write(folder.resolve("c" + number++ + ".yaml"), damaged);
      HostileAnswer answer = HostileAnswer.to("check", file.toString());
      add("configs", mutation, file, answer, () -> isUnderstoodRightly(file, damaged));
    }
  }

  /** Models with a damaged, missing or impossible file: refused, or of the same forecast. */
  void models(int inputs) throws IOException, InterruptedException {
    runs("models", inputs, file -> file.startsWith("model/"));
  }

  /** Run directories with one damaged, missing or impossible file, read by two commands. */
  void runs(int inputs) throws IOException, InterruptedException {
    runs("run directories", inputs, file -> !file.startsWith("model/"));
  }

  private void runs(String kind, int inputs, Predicate<String> meant)
      throws IOException, InterruptedException {
    List<String> files = runFiles.keySet().stream().filter(meant).toList();
    for (int input = 0; input < inputs; input++) {
      String name = files.get(input % files.size());
      Mutation mutation = mutation(input / files.size());
      Path copy = Files.createDirectories(folder.resolve("r" + number++));
      for (Map.Entry<String, byte[]> file : runFiles.entrySet()) {
        Path path = copy.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      String done = damage(copy.resolve(name), mutation);
      boolean report = RESULTS.matcher(name).matches();
      HostileAnswer answer =
          report
              ? HostileAnswer.to(
                  "report", copy.toString(), "--out", copy.resolve("page.html").toString())
              : forecast(copy);
      Outcome outcome =
          outcome(answer, copy, () -> report || answer.output().equals(knownForecast));
      tally.add(kind, outcome, "%s of %s in %s: %s".formatted(done, name, copy, answer));
      if (!outcome.isFault()) {
        delete(copy);
      }
    }
  }

  private String damage(Path file, Mutation mutation) throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> Files.delete(file);
      case 1 -> {
        Files.delete(file);
        Files.createDirectory(file);
      }
      default -> {
        Files.write(file, damaged(mutation, Files.readAllBytes(file)));
        return mutation.toString();
      }
    }
    return Files.exists(file) ? "a directory in the place" : "absence";
  }

  private HostileAnswer forecast(Path directory) throws InterruptedException {
    return HostileAnswer.to("forecast", directory.toString(), known.toString(), "--format", "csv");
  }

  private static Mutation mutation(int input) {
    return MUTATIONS.get(input % MUTATIONS.size());
  }

  /** Damages until something is different. */
  private byte[] damaged(Mutation mutation, byte[] file) {
    byte[] damaged = file;
    for (int attempt = 0; attempt < 50 && Arrays.equals(damaged, file); attempt++) {
      damaged = (attempt < 10 ? mutation : Mutation.FLIP_BYTES).of(file, random);
    }
    return damaged;
  }

  private void add(String kind, Mutation mutation, Path file, HostileAnswer answer, Truth truth)
      throws IOException {
    Outcome outcome = outcome(answer, file, truth);
    tally.add(kind, outcome, "%s in %s: %s".formatted(mutation, file, answer));
    if (!outcome.isFault()) {
      Files.delete(file);
    }
  }

  /** The truth about what was accepted. */
  private interface Truth {
    boolean holds() throws IOException;
  }

  private static Outcome outcome(HostileAnswer answer, Path named, Truth truth) throws IOException {
    if (!answer.ended() || answer.seconds() > HostileAnswer.MOST_SECONDS) {
      return Outcome.HANG;
    }
    if (TRACE.matcher(answer.errors() + answer.output()).find()
        || answer.code() == ExitCode.FAULT) {
      return Outcome.TRACE;
    }
    boolean clean =
        !STEERING.matcher(answer.errors() + answer.output()).find()
            && answer.errors().lines().allMatch(line -> line.length() < 1500);
    if (answer.code() == ExitCode.DONE) {
      return !clean ? Outcome.UNCLEAR : truth.holds() ? Outcome.ACCEPTED : Outcome.WRONGLY_ACCEPTED;
    }
    boolean placed =
        answer.errors().contains(String.valueOf(named.getFileName()))
            // A config names its table, which may be what is missing.
            || answer.errors().startsWith(named.resolveSibling("s").toString())
            || answer.errors().startsWith("series ");
    return clean && placed && !answer.errors().isBlank() ? Outcome.REFUSED : Outcome.UNCLEAR;
  }

  /**
   * Whether the series are those of the naive reading; where that has none, whether the program
   * said what it left out, changed or found odd.
   */
  private static boolean isReadRightly(Path file, byte[] bytes) {
    CsvSchema schema = ConfigFile.defaults(CsvSchema.class);
    LoadedSeries read =
        new SeriesReader(schema, GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN).read(file);
    NaiveTable naive = NaiveTable.of(bytes);
    boolean differs = false;
    for (TimeSeries series : read.series()) {
      String only = file.getFileName().toString().replace(".csv", "");
      boolean isLong = !series.id().equals(only) && !series.id().equals(series.target());
      Map<LocalDate, Double> values =
          naive == null ? null : naive.values(series.target(), isLong ? series.id() : null);
      differs |= values == null || !values.equals(byDate(series));
    }
    return !differs || !read.report().changes().isEmpty();
  }

  private static @Nullable Map<LocalDate, Double> byDate(TimeSeries series) {
    if (!series.time().isDated()) {
      return null;
    }
    Map<LocalDate, Double> values = new TreeMap<>();
    for (int row = 0; row < series.length(); row++) {
      values.put(series.time().at(row).toLocalDate(), series.target(row));
    }
    return values;
  }

  /**
   * As yet only that an empty config is not accepted: what others mean has no naive reading here.
   */
  private static boolean isUnderstoodRightly(Path file, byte[] bytes) {
    return file != null && bytes.length > 0;
  }

  private Path table(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** The first rows of some columns of a shipped table. */
  private static String head(Path table, int rows, int... columns) throws IOException {
    try (Stream<String> lines = Files.lines(table, StandardCharsets.UTF_8)) {
      return lines
          .limit(rows + 1)
          .map(line -> line.split(",", -1))
          .map(
              cells ->
                  Arrays.stream(columns)
                      .mapToObj(column -> cells[column])
                      .collect(Collectors.joining(",")))
          .collect(Collectors.joining("\n", "", "\n"));
    }
  }

  private static String longTable() throws IOException {
    StringBuilder text = new StringBuilder("series,date,close\n");
    List<String> rows =
        head(DATA.resolve("dow-jones-30.csv"), 60, 0, 1, 2).lines().skip(1).toList();
    for (int column = 1; column <= 2; column++) {
      for (String row : rows) {
        String[] cells = row.split(",", -1);
        text.append("S").append(column).append(',').append(cells[0]).append(',');
        text.append(cells[column]).append('\n');
      }
    }
    return text.toString();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
