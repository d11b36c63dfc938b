package io.github.sinecast.report;

import io.github.sinecast.InvalidInputException;
import java.util.List;

/**
 * What a positional encoding does at one of its sites, as numbers to look at.
 *
 * @param title the encoding, its site, and the sizes of its network
 * @param remarks what else a reader must know, a sentence each
 * @param form how the panels become comma-separated values
 * @param panels the numbers
 * @param pictures the numbers as they are drawn
 */
public record EncodingView(
    String title, List<String> remarks, CsvForm form, List<Panel> panels, List<Panel> pictures) {
  public EncodingView {
    remarks = List.copyOf(remarks);
    panels = List.copyOf(panels);
    pictures = List.copyOf(pictures);
  }

  /** Every number with all its digits, as comma-separated values. */
  public String csv() {
    return form.text(panels);
  }

  /** The numbers for a screen: rounded, aligned, and cut where there are many. */
  public String toText() {
    return PanelText.of(this);
  }

  /**
   * The numbers as a picture.
   *
   * @return an image in the PNG format
   * @throws InvalidInputException if there are more numbers than a picture shows
   */
  public byte[] toPng() {
    return HeatMap.of(this);
  }
}
