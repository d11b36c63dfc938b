package io.github.sinecast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sinecast.TimeLine;
import io.github.sinecast.encoding.Site;
import io.github.sinecast.experiment.EncodedWindow;
import io.github.sinecast.report.Axis;
import io.github.sinecast.report.EncodingView;
import io.github.sinecast.report.EncodingViews;
import io.github.sinecast.report.Panel;
import io.github.sinecast.run.RunDirectory;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The trained positional encoding of a run at its sites, and how alike it makes positions. */
final class EncodingJson {
  /** Panels of more numbers make a page slow; the command {@code encodings show} has them all. */
  private static final int MOST_NUMBERS = 40_000;

  private EncodingJson() {}

  /**
   * Writes what the encoding does to the last window of a series.
   *
   * @param labels the times of rows, of which the last are the window's
   */
  static void write(JsonGenerator json, RunDirectory run, String encoding, List<String> labels)
      throws IOException {
    EncodedWindow window = run.encoding(encoding, rows -> line(labels, rows));
    EncodingViews views = new EncodingViews(window, 0);
    List<Site> sites = new ArrayList<>(window.encoding().sites().stream().sorted().toList());
    json.writeStartArray();
    for (Site site : sites) {
      write(json, views.at(site), site);
    }
    json.writeEndArray();
  }

  private static TimeLine line(List<String> labels, int rows) {
    if (labels.size() < rows || !labels.get(0).contains("-")) {
      return TimeLine.ofRows(rows);
    }
    return TimeLine.ofEpochSeconds(
        labels.subList(labels.size() - rows, labels.size()).stream()
            .map(
                label ->
                    label.contains("T")
                        ? LocalDateTime.parse(label)
                        : LocalDate.parse(label).atStartOfDay())
            .mapToLong(time -> time.toEpochSecond(ZoneOffset.UTC))
            .toArray());
  }

  private static void write(JsonGenerator json, EncodingView view, Site site) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", view.title());
    json.writeArrayFieldStart("remarks");
    for (String remark : view.remarks()) {
      json.writeString(remark);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("panels");
    int numbers = 0;
    for (Panel panel : view.pictures()) {
      numbers += panel.rows().length() * panel.columns().length();
      if (numbers <= MOST_NUMBERS) {
        write(json, panel);
      }
    }
    if (view.panels().get(0).rows().length() <= Math.sqrt(MOST_NUMBERS)) {
      Panel first = view.panels().get(0);
      if (site == Site.INPUT) {
        write(json, similarity(first.rows(), "cosine of two positions", Similarity.ofRows(first)));
      } else if (site == Site.QUERY_KEY) {
        String title = "product of equal queries and keys after turning";
        Panel scales = view.panels().get(1);
        write(json, similarity(first.rows(), title, Similarity.ofTurned(first, scales)));
      }
    }
    json.writeEndArray();
    json.writeBooleanField("cut", numbers > MOST_NUMBERS);
    json.writeEndObject();
  }

  private static Panel similarity(Axis positions, String title, double[][] similar) {
    double[] values = new double[similar.length * similar.length];
    for (int row = 0; row < similar.length; row++) {
      System.arraycopy(similar[row], 0, values, row * similar.length, similar.length);
    }
    return new Panel("similarity", title, positions, positions, values);
  }

  private static void write(JsonGenerator json, Panel panel) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", panel.title());
    writeAxis(json, "rows", panel.rows());
    writeAxis(json, "columns", panel.columns());
    json.writeArrayFieldStart("values");
    for (int row = 0; row < panel.rows().length(); row++) {
      for (int column = 0; column < panel.columns().length(); column++) {
        double value = panel.at(row, column);
        if (Double.isFinite(value)) {
          json.writeNumber(value);
        } else {
          json.writeNull();
        }
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeAxis(JsonGenerator json, String name, Axis axis) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("title", axis.title());
    json.writeArrayFieldStart("labels");
    for (String label : axis.labels()) {
      json.writeString(label);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
