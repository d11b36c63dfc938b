package io.github.sinecast.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes one report of those of several files. */
final class JoinedReports {
  private final Map<Path, LoadedSeries> loaded;

  JoinedReports(Map<Path, LoadedSeries> loaded) {
    this.loaded = loaded;
  }

  /**
   * The report of the panel: the form of most files, how others differ, and all remarks.
   *
   * @param files the number of files, also of those that could not be used
   */
  DataReport report(int files) {
    List<DataReport> all = loaded.values().stream().map(LoadedSeries::report).toList();
    Map<List<String>, List<DataReport>> byForm = new LinkedHashMap<>();
    all.forEach(one -> byForm.computeIfAbsent(one.form(), none -> new ArrayList<>()).add(one));
    List<DataReport> most =
        byForm.values().stream()
            .max(Comparator.comparingInt((List<DataReport> alike) -> alike.size()))
            .orElseThrow();
    DataReport usual = most.get(0);
    return new DataReport(
        name(files),
        usual.layout(),
        usual.separator(),
        usual.header(),
        usual.dateColumn(),
        usual.dateFormat(),
        usual.idColumn(),
        distinct(all.stream().flatMap(one -> one.targetColumns().stream())),
        usual.otherColumns(),
        distinct(all.stream().flatMap(one -> one.unusedColumns().stream())),
        usual.gapPolicy(),
        remarks(byForm, usual.form()),
        all.stream()
            .flatMap(one -> one.series().stream())
            .sorted(Comparator.comparing(SeriesReport::id))
            .toList());
  }

  private String name(int files) {
    Path first = loaded.keySet().iterator().next();
    Path folder = first.getParent();
    boolean together =
        folder != null
            && loaded.keySet().stream().allMatch(file -> folder.equals(file.getParent()));
    return together
        ? "%s (%s files)".formatted(folder, files)
        : "%s and %s more %s".formatted(first, files - 1, files == 2 ? "file" : "files");
  }

  private static List<String> distinct(Stream<String> names) {
    return names.distinct().toList();
  }

  private static List<String> remarks(
      Map<List<String>, List<DataReport>> byForm, List<String> usual) {
    List<String> remarks = new ArrayList<>();
    byForm.forEach(
        (form, alike) -> {
          if (!form.equals(usual)) {
            List<String> different = new ArrayList<>(form);
            different.removeAll(usual);
            remarks.add(
                "%s differ%s: %s"
                    .formatted(
                        DataReport.several(alike.stream().map(DataReport::file).toList()),
                        alike.size() == 1 ? "s" : "",
                        String.join("; ", different)));
          }
        });
    SharedCauses shared = new SharedCauses();
    byForm.values().stream()
        .flatMap(List::stream)
        .forEach(
            one ->
                one.remarks()
                    .forEach(remark -> shared.add(one.file(), one.file() + ": " + remark)));
    remarks.addAll(shared.lines());
    return remarks;
  }
}
