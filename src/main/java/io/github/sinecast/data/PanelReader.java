package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads several files as one panel, each as if it were alone, on several threads.
 *
 * <p>Series are in the order of their ids. All files are read before any is refused, and messages
 * are in the order of the files: the number of threads changes nothing.
 */
public final class PanelReader {
  private final SeriesReader reader;
  private final BadSeries badSeries;
  private final int threads;

  /**
   * @param reader what reads each file
   * @param badSeries what is done about a series or a file that cannot be read while others can
   * @param threads how many files are read at a time, at least 1
   */
  public PanelReader(SeriesReader reader, BadSeries badSeries, int threads) {
    this.reader = reader.treating(badSeries);
    this.badSeries = badSeries;
    this.threads = threads;
  }

  /**
   * What one file came to.
   *
   * @param loaded its series, or null where it cannot be used
   * @param refusal why it cannot be used, or null
   */
  private record Read(
      Path file, @Nullable LoadedSeries loaded, @Nullable InvalidInputException refusal) {}

  /**
   * Reads the files.
   *
   * @throws InvalidInputException with everything that is wrong, file by file; the same cause in
   *     many files once; if two files have a series of the same id; or if the targets differ
   */
  public LoadedPanel read(InputPaths paths) {
    List<Path> files = paths.files();
    if (files.size() == 1) {
      LoadedSeries only = reader.read(files.get(0));
      Map<String, Path> origins = new LinkedHashMap<>();
      only.series().forEach(series -> origins.put(series.id(), files.get(0)));
      return new LoadedPanel(withLeftOut(only, paths), origins);
    }
    List<Read> read = readAll(files);
    SharedCauses refused = new SharedCauses();
    Map<Path, LoadedSeries> good = new LinkedHashMap<>();
    for (Read one : read) {
      if (one.loaded() != null) {
        good.put(one.file(), one.loaded());
      } else if (one.refusal() != null) {
        refused.add(one.file().toString(), String.valueOf(one.refusal().getMessage()));
      }
    }
    if (!refused.isEmpty() && (badSeries == BadSeries.REFUSE || good.isEmpty())) {
      throw new InvalidInputException(
          "%s of %s files cannot be used:\n%s%s"
              .formatted(
                  files.size() - good.size(),
                  files.size(),
                  String.join("\n", refused.lines()),
                  good.isEmpty()
                      ? ""
                      : "\nCorrect the files, or set data.bad-series to skip to read the others"));
    }
    requireDatesInAllOrNone(good);
    List<String> mixed = requireOneTarget(good);
    Map<String, Path> origins = origins(good);
    List<TimeSeries> series =
        good.values().stream()
            .flatMap(one -> one.series().list().stream())
            .sorted(Comparator.comparing(TimeSeries::id))
            .toList();
    DataReport report =
        new JoinedReports(good)
            .report(files.size())
            .withRemarks(refused.leftOutRemarks())
            .withRemarks(mixed);
    return new LoadedPanel(
        withLeftOut(new LoadedSeries(new SeriesSet(series), report), paths), origins);
  }

  private List<Read> readAll(List<Path> files) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, files.size()));
    try {
      List<Future<Read>> pending =
          files.stream().map(file -> pool.submit(() -> read(file))).toList();
      List<Read> read = new ArrayList<>();
      for (Future<Read> one : pending) {
        read.add(one.get());
      }
      return read;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("reading was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Read read(Path file) {
    try {
      return new Read(file, reader.read(file), null);
    } catch (InvalidInputException refusal) {
      return new Read(file, null, refusal);
    }
  }

  private static LoadedSeries withLeftOut(LoadedSeries loaded, InputPaths paths) {
    List<String> leftOut = paths.leftOut();
    return leftOut.isEmpty()
        ? loaded
        : new LoadedSeries(
            loaded.series(),
            loaded
                .report()
                .withRemarks(
                    List.of(
                        "left out %s of the folder that %s: %s"
                            .formatted(
                                leftOut.size() == 1 ? "a file" : leftOut.size() + " files",
                                leftOut.size() == 1 ? "is no table" : "are no tables",
                                DataReport.several(leftOut)))));
  }

  /**
   * A wide table's columns are series of their own; all others must forecast the same thing,
   * closing prices in whatever language.
   *
   * @return what people should know where some closes are adjusted and others are not
   */
  private static List<String> requireOneTarget(Map<Path, LoadedSeries> good) {
    Map<String, List<String>> filesByTarget = new LinkedHashMap<>();
    Set<String> meanings = new HashSet<>();
    good.forEach(
        (file, loaded) -> {
          if (loaded.report().layout() != Layout.WIDE) {
            String target = loaded.report().targetColumns().get(0).toLowerCase(Locale.ROOT);
            meanings.add(UsualNames.isPrice(target) ? UsualNames.CLOSE : target);
            filesByTarget.computeIfAbsent(target, none -> new ArrayList<>()).add(file.toString());
          }
        });
    if (meanings.size() > 1) {
      List<String> shared = sharedColumns(good.values());
      throw new InvalidInputException(
          "the files of a panel must have one target column, found %s; %s"
              .formatted(
                  inWords(filesByTarget),
                  shared.isEmpty()
                      ? "give the columns one name, or use the files one by one"
                      : "set data.csv.target-columns to a column of all files: "
                          + DataReport.several(shared)));
    }
    boolean isMixed =
        filesByTarget.keySet().stream().map(UsualNames::isAdjusted).distinct().count() > 1;
    return isMixed
        ? List.of(
            "some closes are adjusted for dividends and splits, and others are not: %s; leave out files or columns, so that all are alike"
                .formatted(inWords(filesByTarget)))
        : List.of();
  }

  /** The columns beside dates and ids that are in all files. */
  private static List<String> sharedColumns(Collection<LoadedSeries> good) {
    List<List<String>> all =
        good.stream()
            .map(LoadedSeries::report)
            .filter(report -> report.layout() != Layout.WIDE)
            .map(
                report ->
                    Stream.of(
                            report.targetColumns(),
                            report.otherColumns().values(),
                            report.unusedColumns())
                        .flatMap(Collection::stream)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList())
            .toList();
    return all.get(0).stream()
        .filter(name -> all.stream().allMatch(names -> names.contains(name)))
        .toList();
  }

  /** Rows without dates cannot be set beside rows that have them. */
  private static void requireDatesInAllOrNone(Map<Path, LoadedSeries> good) {
    Map<String, List<String>> files = new LinkedHashMap<>();
    good.forEach(
        (file, loaded) ->
            files
                .computeIfAbsent(
                    loaded.report().dateColumn() == null ? "none" : "dates",
                    none -> new ArrayList<>())
                .add(file.toString()));
    if (files.size() > 1) {
      throw new InvalidInputException(
          "the files of a panel must all have dates, or all have none; found %s; add a column of dates where there is none, or leave these files out"
              .formatted(inWords(files)));
    }
  }

  private static String inWords(Map<String, List<String>> files) {
    return files.entrySet().stream()
        .map(one -> "%s in %s".formatted(one.getKey(), DataReport.several(one.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Path> origins(Map<Path, LoadedSeries> good) {
    Map<String, Path> origins = new LinkedHashMap<>();
    List<String> twice = new ArrayList<>();
    good.forEach(
        (file, loaded) -> {
          for (TimeSeries series : loaded.series()) {
            Path first = origins.putIfAbsent(series.id(), file);
            if (first != null) {
              twice.add("series %s is in %s and in %s".formatted(series.id(), first, file));
            }
          }
        });
    if (!twice.isEmpty()) {
      int told = Math.min(SharedCauses.TOLD, twice.size());
      throw new InvalidInputException(
          "the series of a panel need ids of their own, found %s twice:\n  %s%s\nRename a file, join the rows of one series in one file, or set data.csv.id-column"
              .formatted(
                  twice.size() == 1 ? "one" : twice.size(),
                  String.join("\n  ", twice.subList(0, told)),
                  told < twice.size() ? "\n  and %s more".formatted(twice.size() - told) : ""));
    }
    return origins;
  }
}
