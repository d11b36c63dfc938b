package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.SeriesSet;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the series of a delimited text file, compressed by gzip or not.
 *
 * <p>What the schema leaves open is found from usual names and the first rows; what was found is in
 * the report. A file with a problem is refused as a whole, with the first problems and their
 * number. Rows out of order are sorted, which changes nothing: each row has its own date, and dates
 * that repeat are refused.
 */
public final class SeriesReader {
  private final CsvSchema schema;
  private final GapPolicy gapPolicy;
  private final Set<String> wantedColumns;
  private final Set<String> usefulColumns;
  private final TargetRule targetRule;
  private final boolean examining;

  /**
   * @param schema what the file looks like
   * @param gapPolicy what is done about missing values
   * @param wantedColumns the columns that are needed beside the target; {@code open}, {@code high},
   *     {@code low} and {@code volume} are found by role, {@code close} by its name or else as the
   *     target, others by their name in the file. Each is in the series under the name given here.
   *     Columns not needed may hold anything.
   * @param targetRule which target values are allowed
   */
  public SeriesReader(
      CsvSchema schema,
      GapPolicy gapPolicy,
      Collection<String> wantedColumns,
      TargetRule targetRule) {
    this(schema, gapPolicy, wantedColumns, List.of(), targetRule, false);
  }

  private SeriesReader(
      CsvSchema schema,
      GapPolicy gapPolicy,
      Collection<String> wantedColumns,
      Collection<String> usefulColumns,
      TargetRule targetRule,
      boolean examining) {
    this.schema = schema;
    this.gapPolicy = gapPolicy;
    this.wantedColumns = Collections.unmodifiableSet(new LinkedHashSet<>(wantedColumns));
    this.usefulColumns = Collections.unmodifiableSet(new LinkedHashSet<>(usefulColumns));
    this.targetRule = targetRule;
    this.examining = examining;
  }

  /**
   * This reader with a look at the prices beside the target as well, which may show that the target
   * is wrong: warnings of the report. What cannot be read there is no problem.
   */
  public SeriesReader examining() {
    return new SeriesReader(schema, gapPolicy, wantedColumns, usefulColumns, targetRule, true);
  }

  /**
   * This reader with further columns, which are read as wanted ones are if the table has one target
   * and these.
   */
  public SeriesReader using(Collection<String> useful) {
    return new SeriesReader(schema, gapPolicy, wantedColumns, useful, targetRule, examining);
  }

  /**
   * Reads a file, a pipe, or standard input where the path is {@code -}.
   *
   * <p>The id of a single series is the name of the file without its ending; of a series in a wide
   * table the name of its column; in a long table what its id column says.
   *
   * @throws InvalidInputException if the file cannot be used
   */
  public LoadedSeries read(Path path) {
    TextFile file = new TextFile(path);
    Dialect dialect = new DialectFinder(file, schema).find();
    FoundColumns columns =
        new ColumnFinder(path, schema, dialect).find(wantedColumns, usefulColumns, examining);
    Problems problems = new Problems();
    LoadedTable table =
        new TableLoader(file, schema, dialect, columns, gapPolicy != GapPolicy.REFUSE)
            .load(problems);
    SeriesAssembler assembler =
        new SeriesAssembler(schema, gapPolicy, targetRule, dialect, columns, table, problems);
    assembler.assemble(stem(path));
    problems.refuse(path.toString());
    if (assembler.series().isEmpty()) {
      throw new InvalidInputException(path + ": has no rows; a table needs rows");
    }
    return new LoadedSeries(
        new SeriesSet(assembler.series()), report(path, dialect, columns, table, assembler));
  }

  private DataReport report(
      Path path,
      Dialect dialect,
      FoundColumns columns,
      LoadedTable table,
      SeriesAssembler assembler) {
    @Nullable DateFormat dateFormat = table.dateFormat();
    List<String> names = dialect.names();
    Map<String, String> others = new LinkedHashMap<>();
    columns.wanted().forEach((name, column) -> others.put(name, names.get(column)));
    return new DataReport(
        path.toString(),
        columns.layout(),
        dialect.separator(),
        dialect.header(),
        columns.date() < 0 ? null : dateColumns(columns.dates(), names),
        dateFormat == null ? null : dateFormat.pattern(),
        columns.id() < 0 ? null : names.get(columns.id()),
        columns.targets().stream().map(names::get).toList(),
        others,
        IntStream.range(0, names.size())
            .filter(column -> !columns.isRead(column))
            .mapToObj(names::get)
            .toList(),
        gapPolicy,
        Stream.of(dialect.remarks(), table.remarks(), assembler.remarks())
            .flatMap(List::stream)
            .toList(),
        assembler.reports());
  }

  private static String dateColumns(DateColumnFinder.Found dates, List<String> names) {
    List<String> parts = dates.columns().stream().map(names::get).toList();
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  private static String stem(Path path) {
    String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
    String uncompressed = name.replaceFirst("(?i)\\.gz$", "");
    return uncompressed.replaceFirst("(?i)\\.(csv|tsv|txt|dat)$", "");
  }
}
