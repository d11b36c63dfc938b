package io.github.sinecast.experiment;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Require;
import io.github.sinecast.SeriesSet;
import io.github.sinecast.Setting;
import io.github.sinecast.TimeSeries;
import io.github.sinecast.data.BadSeries;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.InputPaths;
import io.github.sinecast.data.SplitRule;
import io.github.sinecast.data.Thinning;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the series come from and how they are split.
 *
 * @param file the table, or several that form a panel: files, folders and globs; in a config file,
 *     relative to that file's folder
 * @param source where the table can be had; told when it is missing
 * @param csv what the table looks like
 * @param gaps what is done about missing values
 * @param badSeries what is done about series that cannot be used while others can
 * @param thin days that are left out at random before anything is trained or evaluated
 * @param split which rows train, validate and test
 * @param staticFile the table of what never changes in each series; null where the tables of the
 *     series say it
 * @param heldOut the ids of series that no network learns from; judged all the same
 */
@RecordBuilder
public record DataSpec(
    @Setting(
            help =
                "The table of series: .csv, .tsv or .txt, each also .gz. A folder, a glob such as"
                    + " stocks/*.csv, or a list of files, folders and globs is a panel, each file"
                    + " with series of its own. Relative to this config's folder.")
        List<Path> file,
    @Setting(help = "Where to get the table; printed if the file is missing.", initial = "")
        @Nullable String source,
    @Setting(help = "What the table looks like.", initial = "{}") CsvSchema csv,
    @Setting(
            help =
                "What is done about missing values: refuse, forward-fill, interpolate (uses the"
                    + " next known value) or drop.",
            initial = "refuse")
        GapPolicy gaps,
    @Setting(
            help =
                "What is done about series that cannot be used while others can, such as those with"
                    + " too few rows or an unreadable cell: refuse, or skip with a note.",
            initial = "refuse")
        BadSeries badSeries,
    @Setting(
            help =
                "Days that are left out at random before training and evaluation, to see what"
                    + " irregular time does; forecasts see all rows.",
            initial = "{}")
        Thinning thin,
    @Setting(
            help = "Which rows train, validate and test.",
            initial = "fractions",
            otherNames = {"val_size", "test_size", "validation_split"})
        SplitRule split,
    @Setting(
            help =
                "Series that the network does not train on; the evaluation shows how it forecasts"
                    + " unknown series. 'sinecast transfer' compares it with a network trained on"
                    + " each of them alone.",
            initial = "[]")
        List<String> heldOut,
    @Setting(
            help =
                "A table with a row for each series: a column of their ids, and those of"
                    + " window.covariates.static. Relative to this config's folder.",
            initial = "")
        @Nullable Path staticFile)
    implements DataSpecBuilder.With {
  public DataSpec {
    file = List.copyOf(file);
    heldOut = List.copyOf(heldOut);
    Require.that(!file.isEmpty(), "file", "must name a file, a folder or a glob; found none");
    Require.that(
        heldOut.stream().distinct().count() == heldOut.size(),
        "heldOut",
        "must be named once each, found " + heldOut);
  }

  /** With its tables looked for from one folder, and the file of a calendar from another. */
  DataSpec in(Path folder, Path calendarFolder, Path staticFolder) {
    return withStaticFile(staticFile == null ? null : staticFolder.resolve(staticFile).normalize())
        .withFile(file.stream().map(one -> folder.resolve(one).normalize()).toList())
        .withCsv(csv.in(calendarFolder));
  }

  /**
   * The series of a table that networks learn from: all but those that are held out.
   *
   * @throws io.github.sinecast.InvalidSettingException if the table lacks one that is held out, or
   *     if none is left
   * @throws InvalidInputException if series are held out, but nothing says which rows of others are
   *     earlier
   */
  SeriesSet learnedOf(SeriesSet all) {
    List<String> ids = all.list().stream().map(TimeSeries::id).toList();
    for (String id : heldOut) {
      Require.that(
          ids.contains(id),
          "data.held-out",
          "must be series of the table, which has %s; found %s".formatted(ids, id));
    }
    Require.that(
        heldOut.size() < ids.size(),
        "data.held-out",
        "must leave a series to learn from; found all of " + ids);
    if (!heldOut.isEmpty()) {
      requireJointTime(all);
    }
    return new SeriesSet(
        all.list().stream().filter(series -> !heldOut.contains(series.id())).toList());
  }

  /** Without dates row numbers are the time, which series share only where all rows are theirs. */
  private void requireJointTime(SeriesSet all) {
    boolean dated = all.list().stream().allMatch(series -> series.time().isDated());
    if (!dated && all.list().stream().mapToInt(TimeSeries::length).distinct().count() > 1) {
      throw new InvalidInputException(
          ("%s: series without dates must be equally long where data.held-out is set, or rows that"
                  + " are learned from may be later than those that are evaluated; found %s rows; give"
                  + " the table a column of dates, or series of the same rows")
              .formatted(
                  InputPaths.words(file),
                  all.list().stream()
                      .map(series -> series.id() + " of " + series.length())
                      .collect(Collectors.joining(", "))));
    }
  }

  /**
   * The tables: each file that is named, and those that folders have and globs match.
   *
   * @throws InvalidInputException that says where it can be had
   */
  public InputPaths paths() {
    return InputPaths.of(file, source);
  }
}
