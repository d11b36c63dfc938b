package io.github.sinecast.experiment;

import io.github.sinecast.Setting;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.SplitRule;
import java.nio.file.Path;

/**
 * Where the series come from and how they are split.
 *
 * @param file the table; in a config file, relative to that file's folder
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
    return new DataSpec(folder.resolve(file).normalize(), csv, gaps, split);
  }
}
