package io.github.sinecast.cli;

import io.github.sinecast.InvalidInputException;
import io.github.sinecast.report.ForecastPicture;
import io.github.sinecast.report.page.ForecastPage;
import io.github.sinecast.run.SeriesForecast;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The picture of a forecast: a new file whose name says what kind it is. */
final class ForecastPlot {
  /** The kinds, by how their names end. */
  private enum Kind {
    HTML {
      @Override
      byte[] of(List<SeriesForecast> forecasts) {
        return ForecastPage.of(forecasts).getBytes(StandardCharsets.UTF_8);
      }
    },
    PNG {
      @Override
      byte[] of(List<SeriesForecast> forecasts) {
        return new ForecastPicture(forecasts).toPng();
      }
    },
    SVG {
      @Override
      byte[] of(List<SeriesForecast> forecasts) {
        return new ForecastPicture(forecasts).toSvg().getBytes(StandardCharsets.UTF_8);
      }
    };

    abstract byte[] of(List<SeriesForecast> forecasts);
  }

  private final NewFile file;
  private final Kind kind;

  /**
   * @throws InvalidInputException if the name says no kind that is known
   */
  ForecastPlot(Path path) {
    this.file = new NewFile(path, "--plot");
    String name = path.toString().toLowerCase(Locale.ROOT);
    for (Kind one : Kind.values()) {
      if (name.endsWith("." + one.name().toLowerCase(Locale.ROOT))) {
        this.kind = one;
        return;
      }
    }
    throw new InvalidInputException(
        "--plot must be a file that ends in .html, .png or .svg, found " + path);
  }

  /** Known before the work rather than after it. */
  void refuseExisting() {
    file.refuseExisting();
  }

  void write(List<SeriesForecast> forecasts) {
    file.write(kind.of(forecasts));
  }
}
