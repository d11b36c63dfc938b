package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.KnownAhead;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Statics;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Reads the series of a delimited text file, compressed by gzip or not, or of a Tablesaw table.
 *
 * <p>What the schema leaves open is found from usual names and the first rows; what was found is in
 * the report. A file with a problem is refused as a whole, with the first problems and their
 * number, unless {@link #treating bad series} are skipped. Rows out of order are sorted, which
 * changes nothing: each row has its own date, and dates that repeat are refused.
 */
public final class SeriesReader {
  private final CsvSchema schema;
  private final GapPolicy gapPolicy;
  private final WantedColumns wanted;
  private final TargetRule targetRule;
  private final BadSeries badSeries;
  private final @Nullable Cutoff cutoff;
  private final int rowsNeeded;

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
    this(schema, gapPolicy, WantedColumns.of(wantedColumns), targetRule, BadSeries.REFUSE, null, 0);
  }

  private SeriesReader(
      CsvSchema schema,
      GapPolicy gapPolicy,
      WantedColumns wanted,
      TargetRule targetRule,
      BadSeries badSeries,
      @Nullable Cutoff cutoff,
      int rowsNeeded) {
    this.schema = schema;
    this.gapPolicy = gapPolicy;
    this.wanted = wanted;
    this.targetRule = targetRule;
    this.badSeries = badSeries;
    this.cutoff = cutoff;
    this.rowsNeeded = rowsNeeded;
  }

  /**
   * This reader with a look at the prices beside the target as well, which may show that the target
   * is wrong: warnings of the report. What cannot be read there is no problem.
   */
  public SeriesReader examining() {
    return new SeriesReader(
        schema, gapPolicy, wanted.examined(), targetRule, badSeries, cutoff, rowsNeeded);
  }

  /**
   * This reader with further columns, which are read as wanted ones are if the table has one target
   * and these.
   */
  public SeriesReader using(Collection<String> useful) {
    return new SeriesReader(
        schema, gapPolicy, wanted.withUseful(useful), targetRule, badSeries, cutoff, rowsNeeded);
  }

  /**
   * This reader with columns that are not only known up to a cutoff. Where some are known ahead,
   * rows after the last value of the target are no part of the series but of what is known ahead.
   */
  public SeriesReader with(CovariateColumns covariates) {
    return new SeriesReader(
        schema, gapPolicy, wanted.with(covariates), targetRule, badSeries, cutoff, rowsNeeded);
  }

  /**
   * This reader with another treatment of series that cannot be used while others can. If they are
   * skipped, a problem in the rows of a long table or in a target column of a wide one takes its
   * series out, with the reason in the report; a problem of the whole table refuses it.
   */
  public SeriesReader treating(BadSeries bad) {
    return new SeriesReader(schema, gapPolicy, wanted, targetRule, bad, cutoff, rowsNeeded);
  }

  /**
   * This reader, as if every table ended at a cutoff. The cells of later rows must be readable, but
   * their values are not used; tables without dates are refused.
   *
   * @param last the last moment that is known
   * @param needed how many rows each series must have at the cutoff
   */
  public SeriesReader until(Cutoff last, int needed) {
    return new SeriesReader(schema, gapPolicy, wanted, targetRule, badSeries, last, needed);
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
    Source source = new Source(path.toString(), true);
    FoundColumns columns = new ColumnFinder(source, schema, dialect).find(wanted);
    Problems problems = new Problems(badSeries);
    return assembled(
        source,
        stem(path.getFileName() == null ? path.toString() : path.getFileName().toString()),
        dialect,
        dialect.separator(),
        columns,
        new TableLoader(file, schema, dialect, columns, missingAllowed()).load(problems),
        problems);
  }

  /**
   * Reads a Tablesaw table, whatever it was made from.
   *
   * <p>Times may be a column of dates, of dates and times, or of instants, which are read as local
   * times in UTC. Columns of text are read as strictly as the cells of a file; how files separate
   * cells and write dates is of no matter to columns of other types. The id of a single series is
   * the name of the table without the ending of a file. In messages the first row is row 0, as in
   * Tablesaw.
   *
   * @param table stays as it is
   * @throws InvalidInputException if the table cannot be used, with the row and the column of each
   *     problem
   */
  public LoadedSeries read(Table table) {
    HandedTable handed = new HandedTable(table);
    Dialect dialect = handed.dialect();
    FoundColumns columns = new ColumnFinder(handed.source(), schema, dialect).find(wanted);
    Problems problems = new Problems(badSeries);
    return assembled(
        handed.source(),
        stem(handed.name()),
        dialect,
        null,
        columns,
        handed.load(schema, columns, missingAllowed(), problems),
        problems);
  }

  /**
   * Reads what is known ahead from a file of its own, which has the columns that are known ahead,
   * those of dates and of ids as the table of the series has them, and no target.
   *
   * @return by series id; by an empty text where the file has no ids and is for all series
   * @throws InvalidInputException if the file cannot be used
   */
  public Map<String, KnownAhead> readAhead(Path path) {
    TextFile file = new TextFile(path);
    Dialect dialect = new DialectFinder(file, schema).find();
    Source source = new Source(path.toString(), true);
    FoundColumns columns = new ColumnFinder(source, schema, dialect).findKnown(wanted.covariates());
    Problems problems = new Problems(BadSeries.REFUSE);
    return ahead(
        source,
        columns,
        new TableLoader(file, schema, dialect, columns, true).load(problems),
        problems);
  }

  /** As {@link #readAhead(Path)}, from a table. */
  public Map<String, KnownAhead> readAhead(Table table) {
    HandedTable handed = new HandedTable(table);
    FoundColumns columns =
        new ColumnFinder(handed.source(), schema, handed.dialect()).findKnown(wanted.covariates());
    Problems problems = new Problems(BadSeries.REFUSE);
    return ahead(handed.source(), columns, handed.load(schema, columns, true, problems), problems);
  }

  private static Map<String, KnownAhead> ahead(
      Source source, FoundColumns columns, UnsettledColumns.Settled read, Problems problems) {
    Map<String, KnownAhead> ahead = new LinkedHashMap<>();
    problems.refuse(source, false);
    read.table()
        .forEachSeries(
            "",
            (id, rows) -> {
              LoadedTable sorted = rows.isDated() ? rows.sorted() : rows;
              for (int row = 1; sorted.isDated() && row < sorted.rows(); row++) {
                if (sorted.compareTimes(row, row - 1) == 0) {
                  problems.add(
                      sorted.line(row),
                      "",
                      "must have a date of its own, found that of "
                          + source.row(sorted.line(row - 1))
                          + "; remove one");
                }
              }
              if (!problems.any()) {
                ahead.put(id, new AheadColumns(columns, 0, sorted).of());
              }
            });
    problems.refuse(source, false);
    return ahead;
  }

  /**
   * Reads what never changes in each series from a file of its own, which has a row for each and a
   * column of their ids.
   *
   * @throws InvalidInputException if the file cannot be used
   */
  public Map<String, Statics> readStatics(Path path) {
    TextFile file = new TextFile(path);
    CsvSchema plain = schema.ofOneRowEach();
    Dialect dialect = new DialectFinder(file, plain).find();
    Source source = new Source(path.toString(), true);
    FoundColumns columns =
        new ColumnFinder(source, plain, dialect).findStatics(wanted.covariates());
    Problems problems = new Problems(BadSeries.REFUSE);
    LoadedTable table = new TableLoader(file, plain, dialect, columns, true).load(problems).table();
    StaticColumns statics = new StaticColumns(columns, source, problems);
    Map<String, Statics> byId = new LinkedHashMap<>();
    table.forEachSeries("", (id, rows) -> byId.put(id, statics.of(id, rows)));
    problems.refuse(source, false);
    return byId;
  }

  private boolean missingAllowed() {
    return gapPolicy != GapPolicy.REFUSE;
  }

  private LoadedSeries assembled(
      Source source,
      String onlyId,
      Dialect dialect,
      @Nullable Separator separator,
      FoundColumns columns,
      UnsettledColumns.Settled read,
      Problems problems) {
    List<String> names = dialect.names();
    SeriesAssembler assembler =
        new SeriesAssembler(
            schema,
            gapPolicy,
            targetRule,
            cutoff,
            rowsNeeded,
            wanted.covariates().table(),
            source,
            names,
            columns,
            problems);
    assembler.assemble(read.table(), onlyId);
    problems.refuse(source, !assembler.series().isEmpty());
    if (assembler.series().isEmpty()) {
      problems.refuseAll(source);
      throw new InvalidInputException(source.name() + ": has no rows; a table needs rows");
    }
    Map<String, String> others = new LinkedHashMap<>();
    columns.wanted().forEach((name, column) -> others.put(name, names.get(column)));
    columns.known().forEach((name, column) -> others.put(name, names.get(column)));
    columns.statics().forEach((name, column) -> others.put(name, names.get(column)));
    @Nullable DateFormat dateFormat = read.dateFormat();
    DataReport report =
        new DataReport(
            source.name(),
            columns.layout(),
            separator,
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
            Stream.of(dialect.remarks(), read.remarks(), assembler.remarks())
                .flatMap(List::stream)
                .toList(),
            assembler.reports());
    return new LoadedSeries(new SeriesSet(assembler.series()), report)
        .without(problems.reasons(source));
  }

  private static String dateColumns(DateColumnFinder.Found dates, List<String> names) {
    List<String> parts = dates.columns().stream().map(names::get).toList();
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  private static String stem(String name) {
    String uncompressed = name.replaceFirst("(?i)\\.gz$", "");
    return uncompressed.replaceFirst("(?i)\\.(csv|tsv|txt|dat)$", "");
  }
}
