package io.github.sinecast.data;

import java.util.List;

/**
 * How one file writes its table.
 *
 * @param firstLine the line of the first row, counted from 1; the header and what stands before it
 *     are above
 * @param remarks what was found above the rows beside one header, in sentences
 * @param names the names of the columns, from the header or made up
 * @param sample the cells of the first rows below the header
 */
record Dialect(
    Separator separator,
    boolean header,
    long firstLine,
    List<String> remarks,
    List<String> names,
    List<List<String>> sample) {
  Dialect {
    remarks = List.copyOf(remarks);
    names = List.copyOf(names);
    sample = List.copyOf(sample);
  }

  int width() {
    return names.size();
  }

  /** The non-missing sample cells of a column. */
  List<String> sampleOf(int column) {
    return sample.stream()
        .filter(row -> row.size() == width())
        .map(row -> row.get(column))
        .filter(cell -> !Cells.isMissing(cell))
        .toList();
  }
}
