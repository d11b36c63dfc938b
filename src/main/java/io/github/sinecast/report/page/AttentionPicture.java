package io.github.sinecast.report.page;

import io.github.sinecast.run.AttentionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The attention weights of a head in a window.
 *
 * @param series the id of the series
 * @param origin the label of the window's last row
 * @param layer counted from 0
 * @param head counted from 0
 * @param weights query after query
 */
record AttentionPicture(String series, String origin, int layer, int head, List<Float> weights) {
  /** The weights of a run; none where it has none. */
  static List<AttentionPicture> of(Path directory) throws IOException {
    Map<List<Object>, AttentionPicture> pictures = new LinkedHashMap<>();
    if (Files.exists(AttentionRow.FILE.in(directory))) {
      for (AttentionRow row : AttentionRow.FILE.read(directory)) {
        pictures
            .computeIfAbsent(
                List.of(row.series(), row.origin(), row.layer(), row.head()),
                none ->
                    new AttentionPicture(
                        row.series(), row.origin(), row.layer(), row.head(), new ArrayList<>()))
            .weights
            .add(row.weight());
      }
    }
    return List.copyOf(pictures.values());
  }
}
