package io.github.sinecast.audit;

import io.github.sinecast.Change;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.audit.Relation.Measure;
import io.github.sinecast.run.AuditRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Looks for input columns that know later rows of the target: shifted, smoothed around their row,
 * or computed from the future on their way into the file, where no split can keep them from looking
 * ahead.
 *
 * <p>Column and target are reduced to what their own past does not tell. Of a row of an honest
 * column this goes along with the same row of the target, or with rows before; of a leaking one
 * with rows that come later. The relation is measured by correlation, by ranks and by a small
 * learner that is judged on rows it has not seen, with the target's changes and with their sizes.
 * What chance gives is found by {@value #DRAWS} permutations.
 */
final class LeadingColumns {
  /** Rows later, and rows before, that are tried. */
  static final int LEADS = 30;

  /** The greatest of so many draws is passed by chance once in a hundred columns. */
  private static final int DRAWS = 99;

  /** By so much a relation with later rows must exceed that with the present and earlier ones. */
  private static final double CONTRAST = 2;

  /**
   * Weaker relations are found between honest columns, too: 0.13 was the strongest of 240 columns
   * of prices, power loads, temperatures and counts of illness. What returns with three times their
   * spread in noise tell is above 0.2.
   */
  private static final double IMPLAUSIBLE = 0.16;

  /** Fewer rows say nothing. */
  private static final int FEWEST_ROWS = 48;

  private final int leads;
  private final long seed;

  /**
   * @param horizon the steps of a forecast; so many rows ahead are looked at, and at least {@value
   *     #LEADS}
   * @param seed where permutations come from
   */
  LeadingColumns(int horizon, long seed) {
    this.leads = Math.max(horizon, LEADS);
    this.seed = seed;
  }

  /** The strongest relation of a column with later rows. */
  private record Lead(
      String series, String target, String of, Measure measure, int later, double strength) {
    String words() {
      return String.format(
          Locale.ROOT,
          "the %s of '%s' %d row%s later (%s %.2f of what is new in both, series %s)",
          of,
          target,
          later,
          later == 1 ? "" : "s",
          measure,
          strength,
          series);
    }
  }

  /** What one series shows: its strongest lead, and by draw what chance gives. */
  private record Shown(Lead lead, int rows, List<Double> chances) {}

  /**
   * @param columns the columns, besides the target, that inputs are computed from
   */
  List<AuditRow> of(SeriesSet set, List<String> columns) {
    return columns.stream().map(column -> finding(set, column)).toList();
  }

  private AuditRow finding(SeriesSet set, String column) {
    List<Shown> shown =
        set.list().parallelStream()
            .filter(series -> series.length() >= FEWEST_ROWS)
            .map(series -> shown(series, column))
            .toList();
    if (shown.isEmpty()) {
      return new AuditRow(
          "column", column, false, "not checked: no series has %s rows".formatted(FEWEST_ROWS));
    }
    // Strengths by chance fall with the root of the rows, so series of any length are compared.
    double[] chances = new double[DRAWS];
    for (Shown one : shown) {
      for (int draw = 0; draw < DRAWS; draw++) {
        chances[draw] = Math.max(chances[draw], one.chances().get(draw) * Math.sqrt(one.rows()));
      }
    }
    double chance = Arrays.stream(chances).max().orElseThrow();
    Shown strongest =
        shown.stream()
            .max(Comparator.comparingDouble(one -> one.lead().strength() - bound(one, chance)))
            .orElseThrow();
    Lead lead = strongest.lead();
    boolean leak = lead.strength() > bound(strongest, chance);
    return new AuditRow(
        "column",
        column,
        leak,
        leak
            ? "LEAK: in row t it tells "
                + lead.words()
                + "; give each row what was known then, or leave the column out"
            : String.format(
                Locale.ROOT,
                "no leak of 1 to %d rows; at most it tells %s, and %.2f is the limit",
                leads(strongest.rows()),
                lead.words(),
                bound(strongest, chance)));
  }

  private static double bound(Shown shown, double chance) {
    return Math.max(IMPLAUSIBLE, chance / Math.sqrt(shown.rows()));
  }

  private int leads(int rows) {
    return Math.min(leads, rows / 4);
  }

  private Shown shown(TimeSeries series, String column) {
    double[] target = series.targetValues();
    double[] values = series.values(column);
    double[] changes = changes(target);
    double[] sizes = Arrays.stream(changes).map(Math::abs).toArray();
    int lags = Math.min(LEADS, target.length / 8);
    Map<String, Ranked> others = new LinkedHashMap<>();
    others.put("change", new Ranked(Innovations.of(changes, lags, changes)));
    others.put("size of the change", new Ranked(Innovations.of(sizes, lags, sizes, changes)));
    List<Relation> relations = new ArrayList<>();
    for (double[] form :
        List.of(
            levels(values), changes(values), relative(values, target), products(values, changes))) {
      relations.add(new Relation(Innovations.of(form, lags, form, changes)));
    }
    int rows = target.length - lags;
    Lead strongest = null;
    for (Map.Entry<String, Ranked> other : others.entrySet()) {
      for (Relation relation : relations) {
        for (Measure measure : Measure.values()) {
          Lead lead =
              lead(series, relation, measure, other.getKey(), other.getValue(), leads(rows));
          if (strongest == null || lead.strength() > strongest.strength()) {
            strongest = lead;
          }
        }
      }
    }
    if (strongest == null) {
      throw new IllegalStateException("nothing was measured");
    }
    return new Shown(strongest, rows, chances(relations, others.values(), rows));
  }

  /** The strongest lead by one measure; of strength 0, where earlier rows are told as well. */
  private static Lead lead(
      TimeSeries series, Relation relation, Measure measure, String of, Ranked other, int leads) {
    int strongest = 1;
    double strength = 0;
    double earlier = 0;
    for (int later = -leads; later <= leads; later++) {
      double found = relation.strength(measure, other, later);
      if (later <= 0) {
        earlier = Math.max(earlier, found);
      } else if (found > strength) {
        strength = found;
        strongest = later;
      }
    }
    return new Lead(
        series.id(),
        series.target(),
        of,
        measure,
        strongest,
        strength > CONTRAST * earlier ? strength : 0);
  }

  /** By draw the strongest relation with the target's rows in a random order. */
  private List<Double> chances(List<Relation> relations, Iterable<Ranked> others, int rows) {
    Random random = new Random(seed);
    List<Double> chances = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] order = order(rows, random);
      double strongest = 0;
      for (Ranked other : others) {
        Ranked mixed = other.inOrder(order);
        for (Relation relation : relations) {
          for (Measure measure : Measure.values()) {
            for (int later = 1; later <= leads(rows); later++) {
              strongest = Math.max(strongest, relation.strength(measure, mixed, later));
            }
          }
        }
      }
      chances.add(strongest);
    }
    return chances;
  }

  private static int[] order(int rows, Random random) {
    int[] order = new int[rows];
    for (int row = 0; row < rows; row++) {
      int other = random.nextInt(row + 1);
      order[row] = order[other];
      order[other] = row;
    }
    return order;
  }

  /** The change from the row before; 0 in the first row. */
  private static double[] changes(double[] values) {
    double[] all = new double[values.length];
    System.arraycopy(Change.of(values).all(values), 0, all, 1, values.length - 1);
    return all;
  }

  /** The values, as logarithms where changes are ratios, so that changes add up to them. */
  private static double[] levels(double[] values) {
    return Change.of(values) == Change.LOG_RETURN
        ? Arrays.stream(values).map(Math::log).toArray()
        : values;
  }

  /** How far a column is from the target. */
  private static double[] relative(double[] values, double[] target) {
    Change both = Change.of(values) == Change.LOG_RETURN ? Change.of(target) : Change.DIFFERENCE;
    double[] relative = new double[values.length];
    for (int row = 0; row < relative.length; row++) {
      relative[row] = both.between(target[row], values[row]);
    }
    return relative;
  }

  /** What a column may tell only together with the target's newest change. */
  private static double[] products(double[] values, double[] changes) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double[] products = new double[values.length];
    for (int row = 0; row < products.length; row++) {
      products[row] = (values[row] - mean) * changes[row];
    }
    return products;
  }
}
