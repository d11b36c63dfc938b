package io.github.sinecast.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.report.Picture;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class RunPicturesTest {
  /** SVG has two decimals. */
  private static final double ROUNDING = 0.02;

  private static final String NASTY = "Zürich, \"A&B\" </script><b>ß";

  @TempDir private Path folder;

  private Map<String, Picture> pictures() throws Exception {
    return RunPictures.of(WrittenRun.of(folder.resolve("run"), List.of(NASTY)));
  }

  private static Document xml(Picture picture) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(picture.toSvg())));
  }

  @Test
  void everyPictureIsAnImageAndADrawingOfTheSameSize() throws Exception {
    Map<String, Picture> pictures = pictures();
    for (String name :
        List.of(
            "forecast-Zürich-A-B-script-b-ß",
            "series-Zürich-A-B-script-b-ß",
            "residuals-Zürich-A-B-script-b-ß",
            "steps-MAE",
            "steps-CRPS",
            "reliability",
            "losses",
            "learning-rate")) {
      assertTrue(pictures.containsKey(name), () -> name + " of " + pictures.keySet());
    }
    for (Picture picture : pictures.values()) {
      Element svg = xml(picture).getDocumentElement();
      var image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(picture.toPng())));
      assertEquals(picture.title(), svg.getElementsByTagName("title").item(0).getTextContent());
      assertEquals(Integer.parseInt(svg.getAttribute("width")), image.getWidth() / 2);
      assertEquals(Integer.parseInt(svg.getAttribute("height")), image.getHeight() / 2);
    }
  }

  /** The validation losses of the written run are as 1, 2 and 3. */
  @Test
  void aLineRisesAsItsValuesDo() throws Exception {
    Picture losses = Objects.requireNonNull(pictures().get("losses"));
    var lines = xml(losses).getElementsByTagName("polyline");
    List<double[]> thick =
        java.util.stream.IntStream.range(0, lines.getLength())
            .mapToObj(at -> (Element) lines.item(at))
            .filter(line -> line.getAttribute("stroke-width").equals("2.5"))
            .map(
                line ->
                    Arrays.stream(line.getAttribute("points").split("[ ,]"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
            .toList();
    assertEquals(1, thick.size());
    double[] points = thick.get(0);
    assertEquals(6, points.length);
    assertTrue(points[1] > points[3], "y runs downwards");
    assertEquals(points[1] - points[3], points[3] - points[5], ROUNDING);
    assertEquals(points[2] - points[0], points[4] - points[2], ROUNDING);
  }
}
