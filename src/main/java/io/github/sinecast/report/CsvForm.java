package io.github.sinecast.report;

import java.io.IOException;
import java.util.List;

/** How panels become comma-separated values. All doubles read back as the same number. */
public enum CsvForm {
  /** One panel, a line for each of its rows: {@code position,0,1,…}. */
  WIDE {
    @Override
    void write(List<Panel> panels, Appendable out) throws IOException {
      Panel panel = panels.get(0);
      out.append(panel.rows().key());
      for (String column : panel.columns().keys()) {
        out.append(',').append(column);
      }
      out.append('\n');
      for (int row = 0; row < panel.rows().length(); row++) {
        out.append(panel.rows().keys().get(row));
        for (int column = 0; column < panel.columns().length(); column++) {
          out.append(',').append(Double.toString(panel.at(row, column)));
        }
        out.append('\n');
      }
    }
  },
  /** A panel for each head, a line for each of their numbers: {@code head,i,j,value}. */
  LONG {
    @Override
    void write(List<Panel> panels, Appendable out) throws IOException {
      Panel first = panels.get(0);
      out.append("head,").append(first.rows().key()).append(',').append(first.columns().key());
      out.append(",value\n");
      for (Panel panel : panels) {
        for (int row = 0; row < panel.rows().length(); row++) {
          for (int column = 0; column < panel.columns().length(); column++) {
            out.append(panel.name()).append(',').append(panel.rows().keys().get(row)).append(',');
            out.append(panel.columns().keys().get(column)).append(',');
            out.append(Double.toString(panel.at(row, column))).append('\n');
          }
        }
      }
    }
  },
  /** Panels of the same places, a line for each place: {@code position,pair,angle,scale}. */
  BESIDE {
    @Override
    void write(List<Panel> panels, Appendable out) throws IOException {
      Panel first = panels.get(0);
      out.append(first.rows().key()).append(',').append(first.columns().key());
      for (Panel panel : panels) {
        out.append(',').append(panel.name());
      }
      out.append('\n');
      for (int row = 0; row < first.rows().length(); row++) {
        for (int column = 0; column < first.columns().length(); column++) {
          out.append(first.rows().keys().get(row)).append(',');
          out.append(first.columns().keys().get(column));
          for (Panel panel : panels) {
            out.append(',').append(Double.toString(panel.at(row, column)));
          }
          out.append('\n');
        }
      }
    }
  };

  abstract void write(List<Panel> panels, Appendable out) throws IOException;
}
