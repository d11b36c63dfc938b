package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.RandomCase;
import io.github.sinecast.RandomCases;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/** Tables that a program hands over are read as files are. */
class TableReadingTest {
  private static final LocalDate START = LocalDate.of(2020, 1, 6);

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void aFileReadByTablesawGivesTheSeriesOfTheFile(Path file) {
    Table table = Table.read().csv(file.toFile());
    CsvSchema schema = CsvSchema.found();

    assertSame(
        ReadFiles.read(file, schema, GapPolicy.REFUSE).series(),
        new SeriesReader(schema, GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN)
            .read(table)
            .series());
  }

  static Stream<Path> shippedFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("data"))) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("columnsOfTimes")
  void timesMayHaveAnyTypeOfTablesaw(Column<?> times) {
    TimeSeries series = one(Table.create("prices", times, closes()));

    assertEquals(List.of("prices", "close"), List.of(series.id(), series.target()));
    for (int row = 0; row < 4; row++) {
      assertEquals(START.plusDays(row).atStartOfDay(), series.time().at(row));
    }
  }

  static Stream<Column<?>> columnsOfTimes() {
    List<LocalDate> days = IntStream.range(0, 4).mapToObj(START::plusDays).toList();
    List<LocalDateTime> midnights = days.stream().map(LocalDate::atStartOfDay).toList();
    List<Instant> instants = midnights.stream().map(at -> at.toInstant(ZoneOffset.UTC)).toList();
    return Stream.of(
        DateColumn.create("when", days),
        DateTimeColumn.create("when", midnights),
        InstantColumn.create("when", instants),
        StringColumn.create("when", days.stream().map(LocalDate::toString)),
        LongColumn.create("date", instants.stream().mapToLong(Instant::getEpochSecond).toArray()),
        DoubleColumn.create(
            "date", instants.stream().mapToDouble(Instant::toEpochMilli).toArray()));
  }

  @Test
  void aTimeOfDayMayHaveAColumnOfItsOwn() {
    Table table = Table.create("bars");
    TimeColumn times = TimeColumn.create("time");
    DateColumn days = DateColumn.create("date");
    for (int row = 0; row < 4; row++) {
      days.append(START);
      times.append(java.time.LocalTime.of(9 + row, 30));
    }

    TimeSeries series = one(table.addColumns(days, times, closes()));

    assertEquals(START.atTime(12, 30), series.time().at(3));
  }

  @Test
  void numbersMayHaveAnyTypeAndTextsAreReadAsCellsOfAFile() {
    Table table =
        Table.create(
            "prices",
            days(3),
            StringColumn.create("close", "1,234.5", "2.5", "-3"),
            IntColumn.create("volume", new int[] {5, 6, 7}),
            FloatColumn.create("high", new float[] {1.5f, 2.5f, 3.5f}));

    TimeSeries series = read(table, GapPolicy.REFUSE, "volume", "high").series().list().get(0);

    assertArrayEquals(new double[] {5, 6, 7}, series.values("volume"));
    assertArrayEquals(new double[] {1.5, 2.5, 3.5}, series.values("high"));
    assertEquals(-3, series.target(2));
  }

  @Test
  void aFormatOfFilesDoesNotMatterToDatesOfTheirOwnType() {
    Table table = Table.create("prices", days(4), closes());

    TimeSeries series =
        new SeriesReader(
                SeriesReaderTest.dates("dd/MM/yyyy"),
                GapPolicy.REFUSE,
                List.of(),
                TargetRule.ANY_SIGN)
            .read(table)
            .series()
            .list()
            .get(0);

    assertEquals(START.atStartOfDay(), series.time().at(0));
  }

  @Test
  void aTableWithoutANameOrDatesIsReadByItsRows() {
    TimeSeries series = one(Table.create().addColumns(closes()));

    assertEquals("table", series.id());
    assertFalse(series.time().isDated());
  }

  @Test
  void theTableHandedOverStaysAsItIs() {
    Table table = Table.create("prices", days(4), closes()).sortDescendingOn("date");
    String before = table.printAll();

    assertEquals(START.atStartOfDay(), one(table).time().at(0));
    assertEquals(before, table.printAll());
  }

  /** The oracle sorts records in a map by id, as nobody could misread. */
  @RandomCases
  void rowsInAnyOrderBecomeTheSortedSeriesOfEachId(RandomCase drawn) {
    record Row(String id, LocalDate day, double close) {}
    List<Row> rows = new ArrayList<>();
    int count = drawn.between(2, 5);
    for (int id = 0; id < count; id++) {
      for (int day = 0; day < drawn.between(12, 40); day++) {
        rows.add(new Row("s" + id, START.plusDays(day), 1 + id + day / 100.0));
      }
    }
    rows.sort(Comparator.comparingInt(row -> (row.hashCode() * 31) ^ count));
    Table table =
        Table.create(
            "panel",
            StringColumn.create("symbol", rows.stream().map(Row::id)),
            DateColumn.create("date", rows.stream().map(Row::day)),
            DoubleColumn.create("close", rows.stream().mapToDouble(Row::close).toArray()));
    TreeMap<String, TreeMap<LocalDate, Double>> expected = new TreeMap<>();
    rows.forEach(
        row ->
            expected.computeIfAbsent(row.id(), id -> new TreeMap<>()).put(row.day(), row.close()));

    SeriesReader reader =
        new SeriesReader(panel(), GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN);
    TreeMap<String, TreeMap<LocalDate, Double>> found = new TreeMap<>();
    for (TimeSeries one : reader.read(table).series()) {
      TreeMap<LocalDate, Double> values = new TreeMap<>();
      for (int row = 0; row < one.length(); row++) {
        values.put(one.time().at(row).toLocalDate(), one.target(row));
        assertTrue(row == 0 || one.time().epochSecond(row) > one.time().epochSecond(row - 1));
      }
      found.put(one.id(), values);
    }

    assertEquals(expected, found);
  }

  private static CsvSchema panel() {
    return ConfigFile.parse("panel", "{layout: long, id-column: symbol}").bind(CsvSchema.class);
  }

  private static CsvSchema wide() {
    return ConfigFile.parse("wide", "layout: wide").bind(CsvSchema.class);
  }

  @Test
  void whatIsReadIsATableAgainThatGivesTheSameSeries() {
    LoadedSeries index = ReadFiles.read(Path.of("data/sp500-daily.csv"));
    LoadedSeries wide =
        ReadFiles.read(Path.of("data/eu-stock-markets.csv"), wide(), GapPolicy.REFUSE);

    assertEquals(List.of("series", "date", "close"), index.table().columnNames());
    assertSame(index.series(), read(index.table()).series());
    assertEquals(
        wide.series().list().stream().map(TimeSeries::id).toList(),
        read(wide.table()).series().list().stream().map(TimeSeries::id).toList());
  }

  @Test
  void aResultOfADatabaseIsASource() throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:h2:mem:reading");
        Statement statement = database.createStatement()) {
      statement.execute("create table prices (traded date, close double precision)");
      try (PreparedStatement insert =
          database.prepareStatement("insert into prices values (?, ?)")) {
        for (int row = 3; row >= 0; row--) {
          insert.setObject(1, START.plusDays(row));
          insert.setDouble(2, 1.5 + row);
          insert.executeUpdate();
        }
      }
      try (ResultSet rows = statement.executeQuery("select traded, close from prices")) {
        TimeSeries series = one(Table.read().db(rows, "prices"));

        assertArrayEquals(new double[] {1.5, 2.5, 3.5, 4.5}, series.targetValues());
        assertEquals(START.plusDays(3).atStartOfDay(), series.time().at(3));
      }
    }
  }

  @Test
  void aMissingNumberIsRefusedWithItsRowAndColumnOrRepaired() {
    Table table = Table.create("prices", days(4), closes());
    table.doubleColumn("close").setMissing(2);

    assertEquals(
        "table prices, row 2, column close: must have a value, found ''; complete it or set"
            + " data.gaps",
        refusal(table));
    assertEquals(2.5, read(table, GapPolicy.FORWARD_FILL).series().list().get(0).target(2));
  }

  @Test
  void anInfiniteNumberIsRefused() {
    Table table = Table.create("prices", days(4), closes());
    table.doubleColumn("close").set(1, Double.POSITIVE_INFINITY);

    assertRefused(table, "row 1, column close: must be a finite number, found Infinity");
  }

  @Test
  void aTextThatIsNoNumberIsRefused() {
    assertRefused(
        Table.create("prices", days(4), StringColumn.create("close", "1", "2", "x", "4")),
        "row 2, column close: must be a number, found 'x'");
  }

  @Test
  void aNumberThatMayMeanTwoThingsIsRefused() {
    assertRefused(
        Table.create(
            "prices", days(4), StringColumn.create("close", "1,234", "2,345", "3,456", "4,567")),
        "row 0, column close: numbers must be clear");
  }

  @Test
  void aMissingDateIsRefused() {
    Table table = Table.create("prices", days(4), closes());
    table.dateColumn("date").setMissing(3);

    assertRefused(table, "row 3, column date: must have a date, found none");
  }

  @Test
  void aDateThatCannotBeReadIsRefused() {
    assertRefused(
        Table.create(
            "prices",
            StringColumn.create("date", "2020-01-01", "2020-01-02", "2020-02-30", "2020-03-01"),
            closes()),
        "row 2, column date: must be a date like the others");
  }

  @Test
  void aRepeatedDateIsRefusedWithBothRows() {
    DateColumn days = DateColumn.create("date", START, START, START.plusDays(1), START.plusDays(2));

    assertRefused(
        Table.create("prices", days, closes()),
        "row 1, column date: a series has one row for each date, but 2020-01-06 is in row 0 too");
  }

  @Test
  void theLastDayTwiceIsTakenFromTheLaterRow() {
    DateColumn days =
        DateColumn.create("date", START, START.plusDays(1), START.plusDays(2), START.plusDays(2));

    LoadedSeries loaded = read(Table.create("prices", days, closes()));

    assertEquals(4.5, loaded.series().list().get(0).target(2));
    assertTrue(
        loaded.report().remarks().toString().contains("in rows 2 and 3 (close 3.5 and 4.5); row 3"),
        loaded.report().remarks()::toString);
  }

  @Test
  void aRowWithoutAnIdIsRefused() {
    Table table =
        Table.create("panel", StringColumn.create("symbol", "a", "", "b", "b"), days(4), closes());

    assertEquals(
        "table panel, row 1, column symbol: must name a series, found nothing; complete it",
        ReadFiles.refusal(
            () ->
                new SeriesReader(panel(), GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN)
                    .read(table)));
  }

  @Test
  void aColumnOfAnotherTypeIsNoNumber() {
    Table table =
        Table.create("prices", days(4), BooleanColumn.create("close", true, false, true, false));

    assertRefused(table, "row 0, column close: must be a number, found 'true'");
  }

  @Test
  void aColumnThatIsNeededMustBeThere() {
    Table table = Table.create("prices", days(4), closes());

    assertTrue(
        ReadFiles.refusal(() -> read(table, GapPolicy.REFUSE, "volume"))
            .startsWith("table prices: must have the column 'volume'"));
  }

  @Test
  void aTableWithoutRowsIsRefused() {
    assertEquals(
        "table prices: has no rows; a table needs rows",
        refusal(Table.create("prices", days(0), DoubleColumn.create("close"))));
    assertEquals("table: has no rows; a table needs rows", refusal(Table.create()));
  }

  private static DateColumn days(int rows) {
    return DateColumn.create("date", IntStream.range(0, rows).mapToObj(START::plusDays));
  }

  private static DoubleColumn closes() {
    return DoubleColumn.create("close", 1.5, 2.5, 3.5, 4.5);
  }

  private static LoadedSeries read(Table table) {
    return read(table, GapPolicy.REFUSE);
  }

  private static LoadedSeries read(Table table, GapPolicy gaps, String... wanted) {
    return new SeriesReader(CsvSchema.found(), gaps, List.of(wanted), TargetRule.ANY_SIGN)
        .read(table);
  }

  private static TimeSeries one(Table table) {
    List<TimeSeries> series = read(table).series().list();
    assertEquals(1, series.size());
    return series.get(0);
  }

  private static String refusal(Table table) {
    return ReadFiles.refusal(() -> read(table));
  }

  private static void assertRefused(Table table, String problem) {
    String message = refusal(table);
    assertTrue(message.contains("table " + table.name() + ", " + problem), message);
  }

  private static void assertSame(SeriesSet expected, SeriesSet found) {
    assertEquals(expected.size(), found.size());
    for (int index = 0; index < expected.size(); index++) {
      TimeSeries one = expected.list().get(index);
      TimeSeries other = found.list().get(index);
      assertEquals(one.id(), other.id());
      assertEquals(one.columnNames(), other.columnNames());
      for (String column : one.columnNames()) {
        assertArrayEquals(one.values(column), other.values(column));
      }
      for (int row = 0; row < one.length(); row++) {
        assertEquals(one.time().label(row), other.time().label(row));
      }
    }
  }
}
