package io.github.sinecast.experiment;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.Setting;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.SplitRule;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the series come from and how they are split.
 *
 * @param file the table; in a config file, relative to that file's folder
 * @param source where the table can be had; told when it is missing
 * @param csv what the table looks like
 * @param gaps what is done about missing values
 * @param split which rows train, validate and test
 */
public record DataSpec(
    @Setting(
            help =
                "The table of series: .csv, .tsv or .txt, each also .gz. Relative to this config's"
                    + " folder.")
        Path file,
    @Setting(help = "Where the table can be had; told when it is missing.", initial = "")
        @Nullable String source,
    @Setting(help = "What the table looks like.", initial = "{}") CsvSchema csv,
    @Setting(
            help =
                "What is done about missing values: refuse, forward-fill, interpolate (uses the"
                    + " next known value) or drop.",
            initial = "refuse")
        GapPolicy gaps,
    @Setting(help = "Which rows train, validate and test.", initial = "fractions")
        SplitRule split) {
  DataSpec in(Path folder) {
    return with(folder.resolve(file).normalize());
  }

  /** These settings for another table. */
  DataSpec with(Path other) {
    return new DataSpec(other, source, csv, gaps, split);
  }

  /**
   * Refuses a table that is not there.
   *
   * @throws InvalidInputException that says where it can be had
   */
  public void requireFile() {
    if (!Files.exists(file)) {
      throw new InvalidInputException(
          source == null
              ? file + ": no such file; check the path"
              : "%s: no such file, and it does not come with the program. %s"
                  .formatted(file, source.strip()));
    }
  }
}
