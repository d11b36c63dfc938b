package io.github.sinecast.window;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Require;
import io.github.sinecast.RowRange;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Setting;
import io.github.sinecast.Statics;
import io.github.sinecast.TimeSeries;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns beside the target that a forecast may use, by when their values are known.
 *
 * <p>A column of text is a category: it becomes one number for each of its values, 1 for the one
 * that it has and 0 for the others, which a network multiplies by a matrix. A value that was never
 * seen in training has index 0, which is none of these numbers.
 *
 * @param past columns that are known up to the cutoff
 * @param known columns that are known ahead
 * @param ofSeries columns that never change within a series
 * @param category which of these columns hold text
 * @param calendar what the time of a row says of it
 * @param scaling the scale of each column of numbers
 * @param vocabulary the values of each category, in the order of their indices from 1 on
 * @param staticScales the scales of numbers that never change within a series
 */
@RecordBuilder
public record Covariates(
    @Setting(
            help = "Columns that are known up to the cutoff only.",
            initial = "[]",
            otherNames = {"hist_exog_list", "past_covariates"})
        List<String> past,
    @Setting(
            help =
                "Columns that are known ahead, such as a load forecast: their values in the rows to"
                    + " forecast are inputs, too.",
            initial = "[]",
            otherNames = {"futr_exog_list", "future_covariates", "known_covariates"})
        List<String> known,
    @Setting(
            name = "static",
            help =
                "Columns that never change within a series, such as its sector; in the table or in"
                    + " that of data.static-file.",
            initial = "[]",
            otherNames = {"stat_exog_list", "static_covariates"})
        List<String> ofSeries,
    @Setting(help = "Which of the columns under past, known and static hold text.", initial = "[]")
        List<String> category,
    @Setting(
            help =
                "What the time of a row says of it, known ahead without a column: hour, weekday,"
                    + " month, holiday, last-trading-day, days-since-last-row.",
            initial = "[]")
        List<CalendarFeature> calendar,
    @Setting(
            help = "Scale of the columns of numbers, fitted on training rows only.",
            initial = "standard")
        Scaling scaling,
    @Setting(
            help = "The values of each category; those of the training rows if omitted.",
            initial = "{}")
        Map<String, List<String>> vocabulary,
    @Setting(
            help =
                "The scale of each number under static; that of the series trained on if omitted.",
            initial = "{}")
        Map<String, StaticScale> staticScales)
    implements CovariatesBuilder.With {
  /** No covariates. */
  public static final Covariates NONE =
      new Covariates(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Scaling.STANDARD,
          Map.of(),
          Map.of());

  public Covariates {
    past = List.copyOf(past);
    known = List.copyOf(known);
    ofSeries = List.copyOf(ofSeries);
    category = List.copyOf(category);
    calendar = List.copyOf(calendar);
    vocabulary = Collections.unmodifiableMap(new LinkedHashMap<>(vocabulary));
    staticScales = Collections.unmodifiableMap(new LinkedHashMap<>(staticScales));
    Set<String> declared = new HashSet<>();
    declare(past, "past", declared);
    declare(known, "known", declared);
    declare(ofSeries, "static", declared);
    for (String column : category) {
      Require.that(
          declared.contains(column),
          "category",
          "must hold columns that past, known or static declare, too, found '%s'; add it there by when it is known"
              .formatted(column));
    }
    declare(category, "category", new HashSet<>());
    Require.that(
        calendar.stream().distinct().count() == calendar.size(),
        "calendar",
        "must name each feature once, found " + calendar);
    for (String column : vocabulary.keySet()) {
      Require.that(
          category.contains(column),
          "vocabulary",
          "must be of columns under category, found '%s'".formatted(column));
    }
  }

  private static void declare(List<String> columns, String key, Set<String> declared) {
    for (String column : columns) {
      Require.that(!column.isBlank(), key, "must name columns, found nothing");
      Require.that(
          declared.add(column),
          key,
          "must hold columns that are declared once, found '%s' again".formatted(column));
    }
  }

  /** Columns of numbers that are known ahead, and nothing else. */
  public static Covariates ofKnown(String... columns) {
    return NONE.withKnown(List.of(columns));
  }

  /** Whether there are none. */
  public boolean isNone() {
    return past.isEmpty() && known.isEmpty() && ofSeries.isEmpty() && calendar.isEmpty();
  }

  /** Whether rows to be forecast have inputs. */
  public boolean reachAhead() {
    return !known.isEmpty() || !calendar.isEmpty();
  }

  /** The inputs that end at the cutoff. */
  List<WindowInput> observed() {
    List<WindowInput> inputs = new ArrayList<>();
    for (String column : past) {
      if (category.contains(column)) {
        values(column).forEach(value -> inputs.add(new ObservedCategory(column, value)));
      } else {
        inputs.add(new InputChannel.Column(column, scaling));
      }
    }
    return inputs;
  }

  /** The inputs that go on beyond the cutoff. */
  List<KnownInput> ahead() {
    List<KnownInput> inputs = new ArrayList<>();
    for (String column : known) {
      if (category.contains(column)) {
        values(column).forEach(value -> inputs.add(new KnownInput.OneOf(column, value)));
      } else {
        inputs.add(new KnownInput.Numeric(column, scaling));
      }
    }
    for (CalendarFeature feature : calendar) {
      for (int part = 0; part < feature.parts(); part++) {
        inputs.add(new KnownInput.Calendar(feature, part));
      }
    }
    return inputs;
  }

  private List<String> values(String column) {
    return vocabulary.getOrDefault(column, List.of());
  }

  /** The numbers that what never changes in a series becomes, S of them. */
  public int staticWidth() {
    return ofSeries.stream()
        .mapToInt(column -> category.contains(column) ? values(column).size() : 1)
        .sum();
  }

  /** Writes what never changes in a series, scaled. */
  void writeStatics(History history, float[] into) {
    Statics statics = history.statics();
    int next = 0;
    for (String column : ofSeries) {
      if (category.contains(column)) {
        int index = values(column).indexOf(found(statics.texts(), column, history.id()));
        if (index >= 0) {
          into[next + index] = 1;
        }
        next += values(column).size();
      } else {
        StaticScale scale = staticScales.getOrDefault(column, new StaticScale(0, 1));
        into[next++] = (float) scale.scale(found(statics.numbers(), column, history.id()));
      }
    }
  }

  private static <T> T found(Map<String, T> values, String column, String series) {
    T value = values.get(column);
    if (value == null) {
      throw new InvalidInputException(
          "series %s has no '%s', which window.covariates.static declares; give it one"
              .formatted(series, column));
    }
    return value;
  }

  /**
   * These covariates with the values of categories and the scales of statics that are left open
   * taken from training rows.
   *
   * @param rows the training rows, by series id
   */
  public Covariates settled(SeriesSet set, Map<String, RowRange> rows) {
    Map<String, List<String>> values = new LinkedHashMap<>(vocabulary);
    for (String column : category) {
      if (!values.containsKey(column)) {
        Set<String> seen = new TreeSet<>();
        set.forEach(series -> seen.addAll(seen(series, column, Known.in(rows, series.id()))));
        values.put(column, List.copyOf(seen));
      }
    }
    Map<String, StaticScale> scales = new LinkedHashMap<>(staticScales);
    for (String column : ofSeries) {
      if (!category.contains(column) && !scales.containsKey(column)) {
        FittedScaler fitted =
            scaling.fit(
                set.list().stream()
                    .mapToDouble(one -> found(one.statics().numbers(), column, one.id()))
                    .toArray());
        scales.put(column, new StaticScale(fitted.location(), fitted.spread()));
      }
    }
    return withVocabulary(values).withStaticScales(scales);
  }

  /** The values of a category in some rows. */
  private Set<String> seen(TimeSeries series, String column, RowRange rows) {
    Set<String> seen = new TreeSet<>();
    if (ofSeries.contains(column)) {
      seen.add(found(series.statics().texts(), column, series.id()));
      return seen;
    }
    for (int row = rows.from(); row < rows.to(); row++) {
      seen.add(
          known.contains(column) ? series.ahead().text(column, row) : series.text(column, row));
    }
    return seen;
  }

  /**
   * The categories of a series that training never saw, in sentences.
   *
   * @param lookback the last rows of the series that a forecast reads
   */
  public List<String> unseen(TimeSeries series, int lookback) {
    List<String> told = new ArrayList<>();
    int first = Math.max(0, series.length() - lookback);
    for (String column : category) {
      int end = known.contains(column) ? series.ahead().rows() : series.length();
      Set<String> others = seen(series, column, new RowRange(first, end));
      others.removeAll(values(column));
      if (!others.isEmpty()) {
        told.add(
            "series %s: '%s' has %s, which training never saw; read as unseen (index 0)"
                .formatted(series.id(), column, String.join(", ", others)));
      }
    }
    return told;
  }
}
