package io.github.sinecast.data;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The names by which columns are found.
 *
 * <p>Names are compared in any case, without what is neither letter nor digit and without leading
 * digits and accents, so that {@code Adj Close}, {@code adj_close} and {@code 5. adjusted close}
 * are found. Other languages than English are those of the exporters that people use.
 */
final class UsualNames {
  static final String CLOSE = "close";

  /** First those that are meant by themselves, in English; then those of other languages. */
  static final List<String> DATE =
      words(
          "date datetime timestamp ds time day month year yearmonth quarter week period jd"
              + " julianday juliandate decimaldate decimalyear opentime opendate tradedate"
              + " tradingdate pricedate snappedat unixtime unix epoch utctime datetimeutc timeutc"
              + " dateutc observationdate timeperiod index datum zeit zeitpunkt tag monat jahr"
              + " kurstag heure horodatage jour mois annee fecha hora dia mes ano data czas dzien"
              + " miesiac rok giorno mese anno datahora дата время год месяц день tarih zaman 日期 时间"
              + " 時間 交易日期 日付け 日付 날짜 일자");

  /** Names of dates that counters and values have, too. */
  private static final List<String> COUNTERS =
      words(
          "ds time index period day month week quarter tag monat jour mois dia mes dzien giorno"
              + " mese");

  /** Columns that hold the time of day where another holds the date. */
  static final List<String> TIME =
      words(
          "time hour hours hourending he timeofday zeit uhrzeit stunde stunden heure hora czas"
              + " godzina ora tempo время час saat 时间 時間 時刻 시간");

  static final List<String> ID =
      List.of("symbol", "ticker", "uniqueid", "seriesid", "itemid", "series", "id", "name");

  /** Close stands before adjusted close: it is the price that people saw on that day. */
  static final List<String> TARGET =
      words(
          "close closelast last settle adjclose adjustedclose price y value target obsvalue"
              + " closeprice closingprice pricelast lastprice"
              + " zamkniecie ostatnio kurszamkniecia schluss schlusskurs zuletzt letzter kurs"
              + " cloture dernier coursdecloture cierre ultimo preciocierre fechamento"
              + " chiusura prezzo slotkoers laatste kapanis simdi закрытие цена ценазакрытия"
              + " послед 收盘 收盘价 收盤 收盤價 終値 종가");

  private static final List<String> ANY_VALUE = List.of("y", "value", "target", "obsvalue");

  /** The names of columns that describe one thing together and are no series beside each other. */
  private static final List<String> OF_ONE =
      words(
          "amount balance total cash debit credit fee fees net gross quantity price bid ask"
              + " betrag saldo umsatz soll haben gebuhr menge montant solde importe cantidad"
              + " importo valore kwota сумма остаток 金额 金額 余额 餘額 残高");

  /** The role of closing prices that are adjusted for splits. */
  static final String ADJUSTED = "adjusted";

  static final List<String> ROLES = List.of("open", "high", "low", "volume");

  private static final Map<String, List<String>> OF_ROLE =
      Map.of(
          "open",
          words(
              "open openprice otwarcie eroffnung eroffn eroffnungskurs ouverture ouv"
                  + " apertura abertura acilis открытие откр 开盘 开盘价 開盤 開盤價 始値 시가"),
          "high",
          words(
              "high highprice najwyzszy max maksimum hoch hochst tageshoch plushaut haut"
                  + " maximo maxima massimo hoog yuksek макс максимум 高 最高 最高价 最高價 高値 고가"),
          "low",
          words(
              "low lowprice najnizszy min minimum tief tiefst tagestief plusbas bas"
                  + " minimo minima laag dusuk мин минимум 低 最低 最低价 最低價 安値 저가"),
          "volume",
          words(
              "volume vol wolumen wol volumen umsatz hac hacim volumes объем"
                  + " 成交量 交易量 出来高 거래량"));

  /** Accents of Latin letters; other alphabets lose what belongs to the letter. */
  private static final Pattern MARKS = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");

  private static final String MADE_UP = "column-";

  private UsualNames() {}

  static String normal(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return Normalizer.normalize(plain, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('ł', 'l')
        .replace('ı', 'i')
        .replace('ё', 'е')
        .replaceAll("[^\\p{L}\\p{N}]", "")
        .replaceAll("^\\d+", "");
  }

  /** Whether a column is called as dates are, and counters are not. */
  static boolean isDate(String name) {
    String normal = normal(name);
    return DATE.contains(normal) && !COUNTERS.contains(normal);
  }

  /** The usual names of a role of {@link #ROLES}. */
  static List<String> ofRole(String role) {
    return OF_ROLE.getOrDefault(role, List.of());
  }

  static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  static boolean isKnown(String name) {
    String normal = normal(name);
    return DATE.contains(normal)
        || TIME.contains(normal)
        || ID.contains(normal)
        || TARGET.contains(normal)
        || ROLES.stream().anyMatch(role -> ofRole(role).contains(normal));
  }

  /** Whether a column is called as one of several that describe one thing. */
  static boolean isOfOne(String name) {
    String normal = normal(name);
    return OF_ONE.contains(normal)
        || ROLES.stream().anyMatch(role -> ofRole(role).contains(normal));
  }

  /** Whether a target is called as closing prices are, and other values are not. */
  static boolean isPrice(String name) {
    return TARGET.contains(normal(name)) && !ANY_VALUE.contains(normal(name));
  }

  /** Whether a column is called as prices are that are adjusted for splits. */
  static boolean isAdjusted(String name) {
    return normal(name).startsWith("adj");
  }

  /** The name of a column without one. */
  static String madeUp(int column) {
    return MADE_UP + (column + 1);
  }

  static boolean isMadeUp(String name, int column) {
    return name.equals(madeUp(column));
  }
}
