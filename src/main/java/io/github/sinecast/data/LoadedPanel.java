package io.github.sinecast.data;

import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The series of one file or of several, and where each is from.
 *
 * @param loaded the series, and what was found
 * @param origins by series id its file, in the order of the files
 */
public record LoadedPanel(LoadedSeries loaded, Map<String, Path> origins) {
  public LoadedPanel {
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
  }

  /**
   * The identity of each file that was read, in the order of the files.
   *
   * @param used the series that are used; the rows of a file are those of its series among them
   * @throws io.github.sinecast.InvalidInputException if a file cannot be read again
   */
  public List<InputFile> inputs(Iterable<TimeSeries> used) {
    Map<Path, Long> rows = new LinkedHashMap<>();
    origins.values().forEach(file -> rows.put(file, 0L));
    for (TimeSeries series : used) {
      Path file = origins.get(series.id());
      if (file != null) {
        rows.merge(file, (long) series.length(), Long::sum);
      }
    }
    return rows.entrySet().stream()
        .map(file -> InputFile.of(file.getKey()).withRows(file.getValue()))
        .toList();
  }
}
