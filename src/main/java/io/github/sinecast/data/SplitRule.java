package io.github.sinecast.data;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Require;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the training rows of series end and the test rows begin: the wish, of which {@link
 * Split#of} makes row ranges.
 *
 * <p>A rule cuts the <em>joint</em> time line of all series, the times that occur in any of them,
 * so that no training row of one series is later than a test row of another.
 */
public sealed interface SplitRule {

  /** Cuts a time line. */
  Cuts cuts(Times times);

  /**
   * Cuts series into the tables of their training, validation and test rows.
   *
   * @throws InvalidInputException as {@link Split#of}
   */
  default TableSplit split(SeriesSet series) {
    return Split.of(this, series).tables(series);
  }

  /**
   * The times left out at the end of the training split, and of the validation split: forecasts of
   * overlapping futures are alike, so rows next to each other are not strangers. Null means none
   * here; an experiment then leaves out as many as it forecasts.
   *
   * <p>Source: M. López de Prado, Advances in financial machine learning (2018), section 7.4.
   */
  @Nullable Integer embargo();

  /** This rule with another embargo. */
  SplitRule withEmbargo(int times);

  /** This rule with an embargo, if it names none. */
  default SplitRule withEmbargoIfSilent(int times) {
    return embargo() == null ? withEmbargo(times) : this;
  }

  /** What the setting means. */
  String EMBARGO_HELP =
      "Rows left out at the end of the training split, and of the validation split; when omitted,"
          + " window.horizon.";

  private static void requireEmbargo(@Nullable Integer embargo) {
    Require.that(
        embargo == null || embargo >= 0, "embargo", "must be at least 0, found " + embargo);
  }

  /** The joint time line that a rule cuts. */
  interface Times {
    /** The number of times. */
    int size();

    /** The number of times before a day; refused where rows have no dates. */
    int before(LocalDate day);
  }

  /**
   * Where a time line is cut.
   *
   * @param validation the first time of the validation split, which ends the training split
   * @param test the first time of the test split, which ends the validation split
   * @param end the time after the last of the test split
   */
  record Cuts(int validation, int test, int end) {
    public Cuts {
      if (validation < 0 || test < validation || end < test) {
        throw new IllegalArgumentException(
            "cuts must ascend, found " + validation + ", " + test + ", " + end);
      }
    }
  }

  /**
   * Shares of the rows: of N rows the first int(train N) are training rows, the last int(test N)
   * test rows, the rest between them validation rows. The products are exact decimals: 0.29 of 100
   * rows are 29.
   */
  @TypeName(
      value = "fractions",
      help = "Shares of the rows; the rest between train and test validates.")
  record Fractions(
      @Setting(help = "The share of rows to train on.", initial = "0.7", min = 0, max = 1)
          double train,
      @Setting(help = "The share of rows to test on.", initial = "0.2", min = 0, max = 1)
          double test,
      @Setting(help = EMBARGO_HELP, initial = "", min = 0) @Nullable Integer embargo)
      implements SplitRule {
    public Fractions {
      requireEmbargo(embargo);
      Require.positive(Require.fraction(train, "train"), "train");
      Require.positive(Require.fraction(test, "test"), "test");
      Require.that(
          exact(train).add(exact(test)).compareTo(BigDecimal.ONE) <= 0,
          "test",
          "and train must be at most 1 together, found train " + train + " and test " + test);
    }

    /** No embargo of its own. */
    public Fractions(double train, double test) {
      this(train, test, null);
    }

    @Override
    public SplitRule withEmbargo(int times) {
      return new Fractions(train, test, times);
    }

    @Override
    public Cuts cuts(Times times) {
      return new Cuts(
          share(train, times.size()), times.size() - share(test, times.size()), times.size());
    }

    private static int share(double fraction, int rows) {
      return exact(fraction).multiply(BigDecimal.valueOf(rows)).intValue();
    }

    private static BigDecimal exact(double fraction) {
      return new BigDecimal(Double.toString(fraction));
    }
  }

  /** Numbers of rows from the first row on; rows after them are not used. */
  @TypeName(value = "rows", help = "Numbers of rows from the first on; what is left is not used.")
  record Rows(
      @Setting(help = "The number of rows to train on.", min = 1) int train,
      @Setting(help = "The number of rows to validate on.", min = 0) int validation,
      @Setting(help = "The number of rows to test on.", min = 1) int test,
      @Setting(help = EMBARGO_HELP, initial = "", min = 0) @Nullable Integer embargo)
      implements SplitRule {
    public Rows {
      requireEmbargo(embargo);
      Require.atLeast(1, train, "train");
      Require.atLeast(0, validation, "validation");
      Require.atLeast(1, test, "test");
      Require.that(
          (long) train + validation + test <= Integer.MAX_VALUE,
          "train",
          "must be fewer rows together with validation and test");
    }

    /** No embargo of its own. */
    public Rows(int train, int validation, int test) {
      this(train, validation, test, null);
    }

    @Override
    public SplitRule withEmbargo(int times) {
      return new Rows(train, validation, test, times);
    }

    @Override
    public Cuts cuts(Times times) {
      int end = train + validation + test;
      Require.that(
          end <= times.size(),
          "train",
          "and validation and test must be at most %s rows together, found %s"
              .formatted(times.size(), end));
      return new Cuts(train, train + validation, end);
    }
  }

  /** Days from which on rows belong to the next split. */
  @TypeName(value = "dates", help = "Days on which the validation and the test split begin.")
  record Dates(
      @Setting(help = "The first day of the validation split, as yyyy-MM-dd.")
          LocalDate validationFrom,
      @Setting(help = "The first day of the test split, as yyyy-MM-dd.") LocalDate testFrom,
      @Setting(
              help = "The day after the last of the test split; when omitted, all rows.",
              initial = "")
          @Nullable LocalDate end,
      @Setting(help = EMBARGO_HELP, initial = "", min = 0) @Nullable Integer embargo)
      implements SplitRule {
    public Dates {
      requireEmbargo(embargo);
      Require.that(
          !testFrom.isBefore(validationFrom),
          "testFrom",
          "must not be before validation-from %s, found %s".formatted(validationFrom, testFrom));
      Require.that(
          end == null || end.isAfter(testFrom),
          "end",
          "must be after test-from %s, found %s".formatted(testFrom, end));
    }

    /** No embargo of its own. */
    public Dates(LocalDate validationFrom, LocalDate testFrom, @Nullable LocalDate end) {
      this(validationFrom, testFrom, end, null);
    }

    @Override
    public SplitRule withEmbargo(int times) {
      return new Dates(validationFrom, testFrom, end, times);
    }

    @Override
    public Cuts cuts(Times times) {
      return new Cuts(
          times.before(validationFrom),
          times.before(testFrom),
          end == null ? times.size() : times.before(end));
    }
  }
}
