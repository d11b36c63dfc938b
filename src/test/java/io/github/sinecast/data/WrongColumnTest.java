package io.github.sinecast.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.TimeSeries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is forecast is what people want to be forecast, or they are asked. */
class WrongColumnTest {
  private final ReadFiles files;

  WrongColumnTest(@TempDir Path folder) {
    files = new ReadFiles(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Data;Otwarcie;Najwyzszy;Najnizszy;Zamkniecie;Wolumen|Zamkniecie",
        "Data;Otwarcie;Najwyższy;Najniższy;Zamknięcie;Wolumen|Zamknięcie",
        "Datum;Eröffnung;Hoch;Tief;Schluss;Volumen|Schluss",
        "Datum;Eröffn.;Hoch;Tief;Zuletzt;Vol.|Zuletzt",
        "Date;Ouv.;Plus Haut;Plus Bas;Dernier;Vol.|Dernier",
        "Date;Ouverture;Plus haut;Plus bas;Clôture;Volume|Clôture",
        "Fecha;Apertura;Máximo;Mínimo;Último;Vol.|Último",
        "Fecha;Apertura;Máximo;Mínimo;Cierre;Volumen|Cierre",
        "Дата;Откр.;Макс.;Мин.;Цена;Объём|Цена",
        "日期;开盘;高;低;收盘;交易量|收盘",
        "Data;Abertura;Máxima;Mínima;Último;Vol.|Último",
        "Tarih;Açılış;Yüksek;Düşük;Şimdi;Hac.|Şimdi",
        "日付け;始値;高値;安値;終値;出来高|終値",
      })
  void closesAreKnownInTheLanguagesOfCommonExporters(String header, String close) {
    Path path = files.file("x.csv", header + "\n2020-01-02;2;4;1;3;100\n2020-01-03;3;5;2;4;200\n");

    LoadedSeries loaded =
        ReadFiles.read(path, CsvSchema.found(), GapPolicy.REFUSE, "open", "high", "low", "volume");

    TimeSeries series = loaded.series().get("x");
    assertEquals(close, series.target());
    assertEquals(
        List.of(3.0, 5.0, 2.0, 200.0, 4.0),
        List.of(
            series.values("open")[1],
            series.values("high")[1],
            series.values("low")[1],
            series.values("volume")[1],
            series.target(1)));
  }

  @Test
  void pricesOfOneInstrumentUnderUnknownNamesAreNoSeriesOfTheirOwn() {
    String message = files.refusal(bars("date,aa,bb,cc,dd\n", true));

    assertTrue(message.contains("[aa, bb, cc, dd]"), message);
    assertTrue(message.contains("data.csv.target-columns"), message);
  }

  @Test
  void pricesWithoutNamesBesideDatesAskForTheColumn() {
    String message = files.refusal(bars("", true));

    assertTrue(message.contains("column-2") && message.contains("target-columns"), message);
  }

  @Test
  void pricesOfOneInstrumentAreReadAsAWideTableWhereTheSchemaSaysSo() {
    Path path = files.file("x.csv", bars("date,aa,bb,cc,dd\n", true));

    assertEquals(4, ReadFiles.read(path, layout(Layout.WIDE), GapPolicy.REFUSE).series().size());
  }

  @Test
  void interestRatesByTermAreSeriesSideBySide() {
    Path path = files.file("x.csv", bars("date,y1,y2,y5,y10\n", false));

    assertEquals(4, ReadFiles.read(path).series().size());
  }

  /** Twenty rows: opening, highest, lowest and closing prices, or four that never cross. */
  private static String bars(String header, boolean prices) {
    StringBuilder text = new StringBuilder(header);
    for (int day = 0; day < 20; day++) {
      double open = 10 + day % 3;
      double close = 10 + day % 4;
      text.append(LocalDate.of(2020, 1, 1).plusDays(day))
          .append(
              prices
                  ? "," + open + "," + (14 + day % 2) + "," + (9 + day % 2) + "," + close + "\n"
                  : "," + open + "," + (open + 1) + "," + (open + 2) + "," + (open + 3) + "\n");
    }
    return text.toString();
  }

  @Test
  void aSecondColumnOfTimesIsNoTarget() {
    StringBuilder text = new StringBuilder("start,end,load\n");
    for (long hour = 0; hour < 5; hour++) {
      text.append(1600000000 + 3600 * hour).append(',').append(1600003600 + 3600 * hour);
      text.append(',').append(hour * hour).append('\n');
    }

    LoadedSeries loaded = ReadFiles.read(files.file("x.csv", text.toString()));

    assertEquals("start", loaded.report().dateColumn());
    assertEquals(List.of("load"), loaded.report().targetColumns());
  }

  @Test
  void yearsInTheFirstColumnAreDates() {
    StringBuilder text = new StringBuilder("JAHRGANG,wert\n");
    for (int year = 1700; year < 1720; year++) {
      text.append(year).append(',').append(year % 7).append('\n');
    }

    LoadedSeries loaded = ReadFiles.read(files.file("x.csv", text.toString()));

    assertEquals("JAHRGANG", loaded.report().dateColumn());
    assertEquals(List.of("wert"), loaded.report().targetColumns());
    assertEquals("1719-01-01", loaded.report().series().get(0).last());
  }

  @Test
  void aBadCellNearTheTopDoesNotDropItsSeries() {
    StringBuilder text = new StringBuilder("date,DAX,SMI\n");
    for (int day = 1; day <= 28; day++) {
      text.append(
          String.format(
              Locale.ROOT, "2020-01-%02d,%s,%d\n", day, day == 20 ? "x" : day, 2 * day % 5));
    }

    String message = files.refusal(text.toString());

    assertTrue(message.contains("prices.csv:21:DAX: must be a number, found 'x'"), message);
  }

  @Test
  void aNameThatRepeatsMattersOnlyWhereItsColumnIsNeeded() {
    Path path = files.file("x.csv", "date,ISE,ISE,SP\n2020-01-02,1,2,3\n2020-01-03,3,4,5\n");

    assertEquals(
        "SP",
        ReadFiles.read(path, CsvSchema.found().withTargets("SP"), GapPolicy.REFUSE)
            .series()
            .get("x")
            .target());
    assertTrue(ReadFiles.refusal(path, CsvSchema.found()).contains("column names must differ"));
  }

  @Test
  void seriesStoredInRowsAreNotReadAsColumns() {
    for (String header :
        List.of("name,2020-01-01,2020-02-01,2020-03-01", "name,2018,2019,2020", "V1,V2,V3,V4")) {
      String message = files.refusal(header + "\nA,1,2,3\nB,4,5,6\nC,7,8,9\n");

      assertTrue(message.contains("each row holds a series"), message);
    }
  }

  private static CsvSchema layout(Layout layout) {
    CsvSchema found = CsvSchema.found();
    return new CsvSchema(
        layout,
        found.separator(),
        found.header(),
        found.decimalMark(),
        found.dateColumn(),
        found.dateFormat(),
        found.idColumn(),
        found.targetColumns(),
        found.openColumn(),
        found.highColumn(),
        found.lowColumn(),
        found.volumeColumn(),
        found.calendar(),
        null);
  }
}
