package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
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
    requireOneTarget(good);
    Map<String, Path> origins = origins(good);
    List<TimeSeries> series =
        good.values().stream()
            .flatMap(one -> one.series().list().stream())
            .sorted(Comparator.comparing(TimeSeries::id))
            .toList();
    DataReport report =
        new JoinedReports(good).report(files.size()).withRemarks(refused.leftOutRemarks());
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

  /** A wide table's columns are series of their own; all others must forecast the same thing. */
  private static void requireOneTarget(Map<Path, LoadedSeries> good) {
    Map<String, List<String>> filesByTarget = new LinkedHashMap<>();
    good.forEach(
        (file, loaded) -> {
          if (loaded.report().layout() != Layout.WIDE) {
            String target = loaded.report().targetColumns().get(0);
            filesByTarget
                .computeIfAbsent(target.toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                .add(file.toString());
          }
        });
    if (filesByTarget.size() > 1) {
      throw new InvalidInputException(
          "the files of a panel must have one target column, found %s; set data.csv.target-columns"
              .formatted(
                  filesByTarget.entrySet().stream()
                      .map(
                          target ->
                              "%s in %s"
                                  .formatted(
                                      target.getKey(), DataReport.several(target.getValue())))
                      .collect(Collectors.joining(", "))));
    }
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
