package io.github.sinecast.data;

import static io.github.sinecast.data.ReadFiles.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.KnownAhead;
import io.github.sinecast.Statics;
import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Columns that are known ahead, that never change, and that hold text. */
class CovariateReadingTest {
  private static final CovariateColumns LOAD =
      new CovariateColumns(List.of("load"), List.of(), List.of(), null);

  private static final CovariateColumns EVENT =
      new CovariateColumns(List.of("load", "event"), List.of(), List.of("event"), null);

  private static final CovariateColumns KIND =
      new CovariateColumns(List.of(), List.of("kind", "size"), List.of("kind"), null);

  @TempDir private Path folder;
  private ReadFiles files = new ReadFiles(Path.of(""));

  @BeforeEach
  void makeFiles() {
    files = new ReadFiles(folder);
  }

  @Test
  void rowsAfterTheLastValueOfTheTargetAreKnownAheadAndNoRowsOfTheSeries() {
    TimeSeries series =
        one(
            EVENT,
            """
            date,price,load,event
            2024-01-01,10,100,none
            2024-01-02,11,110,storm
            2024-01-03,,120,none
            2024-01-04,,130,outage
            """);
    assertEquals(2, series.length());
    assertEquals("price", series.target());
    assertEquals(Set.of("price"), series.columnNames());
    KnownAhead ahead = series.ahead();
    assertEquals(4, ahead.rows());
    assertArrayEquals(new double[] {100, 110, 120, 130}, ahead.values("load"));
    assertArrayEquals(new String[] {"none", "storm", "none", "outage"}, ahead.texts("event"));
    assertEquals("2024-01-04", ahead.time().label(3));
  }

  @Test
  void aWideTableHasWhatIsKnownAheadForEachOfItsSeries() {
    CsvSchema schema = CsvSchema.found().withTargets("north", "south");
    List<TimeSeries> series =
        reader(schema, LOAD)
            .read(
                files.file(
                    "wide.csv",
                    """
                    date,north,south,load
                    2024-01-01,10,20,100
                    2024-01-02,11,21,110
                    2024-01-03,,22,120
                    """))
            .series()
            .list();
    assertEquals(2, series.get(0).length());
    assertEquals(3, series.get(1).length());
    series.forEach(
        one -> assertArrayEquals(new double[] {100, 110, 120}, one.ahead().values("load")));
  }

  @Test
  void aKnownColumnOfAWideTableIsNoSeries() {
    List<TimeSeries> series =
        reader(CsvSchema.found(), LOAD)
            .read(
                files.file(
                    "wide.csv",
                    "date,north,south,load\n2024-01-01,10,20,100\n2024-01-02,11,21,110\n"))
            .series()
            .list();
    assertEquals(List.of("north", "south"), series.stream().map(TimeSeries::id).toList());
  }

  @Test
  void aMissingValueIsRefusedByNameRowAndRemedy() {
    assertEquals(
        folder.resolve("prices.csv")
            + ":3:load: must have a value, found ''; complete it or set data.gaps",
        refusal(
            () ->
                one(
                    LOAD,
                    """
                    date,price,load
                    2024-01-01,10,100
                    2024-01-02,11,
                    2024-01-03,12,120
                    """)));
    String text =
        refusal(
            () ->
                one(
                    EVENT,
                    """
                    date,price,load,event
                    2024-01-01,10,100,none
                    2024-01-02,11,110,
                    2024-01-03,12,120,none
                    """));
    assertTrue(text.contains(":3:event: must have a value"), text);
  }

  @Test
  void anAbsentColumnIsRefusedWithThoseThatAreThere() {
    String message = refusal(() -> one(LOAD, "date,price\n2024-01-01,10\n2024-01-02,11\n"));
    assertTrue(message.contains("must have the column 'load' (window.covariates.known)"), message);
    assertTrue(message.contains("[date, price]"), message);
  }

  @Test
  void theColumnToForecastIsNotKnownAhead() {
    String message =
        refusal(
            () ->
                reader(CsvSchema.found().withTargets("load"), LOAD)
                    .read(files.file("prices.csv", "date,load\n2024-01-01,10\n2024-01-02,11\n")));
    assertTrue(message.contains("cannot be a covariate, found 'load'"), message);
  }

  @Test
  void whatNeverChangesComesFromColumnsOrFromASecondTable() {
    String rows =
        """
        date,area,price,kind,size
        2024-01-01,north,10,coast,5
        2024-01-02,north,11,coast,5
        2024-01-01,east,20,inland,7
        2024-01-02,east,21,inland,7
        """;
    List<TimeSeries> fromColumns =
        reader(inAreas(), KIND).read(files.file("prices.csv", rows)).series().list();
    Map<String, Statics> table =
        reader(inAreas(), KIND)
            .readStatics(files.file("areas.csv", "area,kind,size\nnorth,coast,5\neast,inland,7\n"));
    List<TimeSeries> fromTable =
        reader(inAreas(), KIND.withTable(table))
            .read(files.file("plain.csv", rows.replaceAll(",(kind|coast|inland),(size|5|7)", "")))
            .series()
            .list();
    for (List<TimeSeries> series : List.of(fromColumns, fromTable)) {
      assertEquals(
          new Statics(Map.of("size", 5.0), Map.of("kind", "coast")), series.get(0).statics());
      assertEquals(
          new Statics(Map.of("size", 7.0), Map.of("kind", "inland")), series.get(1).statics());
    }
  }

  @Test
  void aStaticThatChangesIsRefusedWithBothRows() {
    String message =
        refusal(
            () ->
                one(
                    KIND,
                    """
                    date,price,kind,size
                    2024-01-01,10,coast,5
                    2024-01-02,11,inland,5
                    2024-01-03,12,coast,5
                    """));
    assertTrue(
        message.contains(
            ":3:kind: must be the same in all rows of series prices, found 'inland' here and"
                + " 'coast' in line 2"),
        message);
  }

  @Test
  void aSeriesWithoutARowInTheTableOfStaticsIsRefused() {
    String message =
        refusal(
            () ->
                reader(
                        CsvSchema.found(),
                        KIND.withTable(Map.of("other", new Statics(Map.of(), Map.of()))))
                    .read(files.file("prices.csv", "date,price\n2024-01-01,10\n2024-01-02,11\n")));
    assertTrue(
        message.contains(
            "series prices has no row in the table of data.static-file, which has other"),
        message);
  }

  @Test
  void aTableHandedOverIsReadAsAFileIs() {
    String rows =
        """
        date,price,load,event
        2024-01-01,10,100,none
        2024-01-02,11,110,storm
        2024-01-03,,120,none
        """;
    Table table = Table.read().csv(files.file("prices.csv", rows).toFile()).setName("prices");
    TimeSeries handed = reader(CsvSchema.found(), EVENT).read(table).series().get("prices");
    TimeSeries read = one(EVENT, rows);
    assertEquals(read.length(), handed.length());
    assertArrayEquals(read.ahead().values("load"), handed.ahead().values("load"));
    assertArrayEquals(read.ahead().texts("event"), handed.ahead().texts("event"));
  }

  @Test
  void aFutureFileNeedsNoTargetAndMayBeForAllSeries() {
    Map<String, KnownAhead> all =
        reader(CsvSchema.found(), LOAD)
            .readAhead(files.file("next.csv", "date,load\n2024-01-04,130\n2024-01-03,120\n"));
    assertEquals(Set.of(""), all.keySet());
    assertArrayEquals(new double[] {120, 130}, ahead(all, "").values("load"));
    Map<String, KnownAhead> each =
        reader(inAreas(), LOAD)
            .readAhead(
                files.file(
                    "next.csv", "date,area,load\n2024-01-03,north,120\n2024-01-03,east,70\n"));
    assertEquals(Set.of("north", "east"), each.keySet());
    assertArrayEquals(new double[] {70}, ahead(each, "east").values("load"));
    String twice =
        refusal(
            () ->
                reader(CsvSchema.found(), LOAD)
                    .readAhead(
                        files.file("next.csv", "date,load\n2024-01-03,120\n2024-01-03,121\n")));
    assertTrue(twice.contains(":3: must have a date of its own"), twice);
  }

  private static KnownAhead ahead(Map<String, KnownAhead> byId, String id) {
    KnownAhead found = byId.get(id);
    if (found == null) {
      throw new AssertionError("nothing of " + id);
    }
    return found;
  }

  private TimeSeries one(CovariateColumns covariates, String rows) {
    return reader(CsvSchema.found(), covariates)
        .read(files.file("prices.csv", rows))
        .series()
        .get("prices");
  }

  private static SeriesReader reader(CsvSchema schema, CovariateColumns covariates) {
    return new SeriesReader(schema, GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN)
        .with(covariates);
  }

  private static CsvSchema inAreas() {
    return new CsvSchema(
        Layout.AUTO,
        null,
        null,
        null,
        null,
        null,
        "area",
        List.of("price"),
        null,
        null,
        null,
        null,
        TradingCalendar.AUTO,
        null);
  }
}
