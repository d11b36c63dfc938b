package io.github.sinecast.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class LineChartTest {
  /** Coordinates are written with two decimals, and ratios are taken of some hundred points. */
  private static final double WRITTEN = 1e-3;

  private static final LineChart.Curve WIDE =
      LineChart.Curve.line("wide & \"ü\"", new double[] {0, 1, 4}, new double[] {10, 30, 20});

  private static final LineChart.Curve SHORT =
      LineChart.Curve.marked("short", new double[] {1, 2}, new double[] {30, 15});

  private static Document svg(LineChart.Curve... curves) throws Exception {
    String svg = new LineChart("A < B", "across", "up", List.of(curves)).toSvg();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<double[]> curve(Document svg, int points) {
    NodeList lines = svg.getElementsByTagName("polyline");
    for (int line = 0; line < lines.getLength(); line++) {
      Element one = (Element) lines.item(line);
      String[] pairs = one.getAttribute("points").split(" ", -1);
      if (pairs.length == points && one.getAttribute("stroke-width").equals("1.8")) {
        return Stream.of(pairs)
            .map(pair -> Stream.of(pair.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
            .toList();
      }
    }
    throw new AssertionError("no curve of " + points + " points");
  }

  @Test
  void curvesShareTheScalesOfBothAxes() throws Exception {
    Document svg = svg(WIDE, SHORT);
    List<double[]> wide = curve(svg, 3);
    double across = (wide.get(2)[0] - wide.get(0)[0]) / 4;
    double up = (wide.get(0)[1] - wide.get(1)[1]) / 20;
    assertTrue(across > 0 && up > 0, "to the right and upwards");
    assertEquals(across, wide.get(1)[0] - wide.get(0)[0], WRITTEN * across);
    assertEquals(10 * up, wide.get(0)[1] - wide.get(2)[1], WRITTEN * 10 * up);

    List<double[]> other = curve(svg, 2);
    assertEquals(wide.get(1)[0], other.get(0)[0], WRITTEN * across);
    assertEquals(wide.get(1)[1], other.get(0)[1], WRITTEN * up);
    assertEquals(15 * up, other.get(1)[1] - other.get(0)[1], WRITTEN * 15 * up);
  }

  @Test
  void namesStandApartEvenWhereCurvesEndTogether() throws Exception {
    LineChart.Curve[] same = {WIDE, WIDE, WIDE, WIDE, WIDE};
    NodeList texts = svg(same).getElementsByTagName("text");
    List<Double> heights = new ArrayList<>();
    for (int text = 0; text < texts.getLength(); text++) {
      if (texts.item(text).getTextContent().equals(WIDE.name())) {
        heights.add(Double.parseDouble(((Element) texts.item(text)).getAttribute("y")));
      }
    }
    assertEquals(5, heights.size());
    heights.sort(null);
    for (int name = 1; name < 5; name++) {
      assertTrue(heights.get(name) - heights.get(name - 1) >= 13, heights::toString);
    }
  }

  @Test
  void aCurveThatIsFlatIsDrawnToo() throws Exception {
    LineChart.Curve flat =
        LineChart.Curve.line("flat", new double[] {3, 3}, new double[] {0.5, 0.5});
    assertTrue(
        curve(svg(flat), 2).stream()
            .flatMapToDouble(java.util.Arrays::stream)
            .allMatch(c -> c > 0));
  }

  @Test
  void anAxisThatCountsHasWholeNumbers() throws Exception {
    double[] seeds = {1, 2, 3};
    Document svg = svg(LineChart.Curve.marked("a", seeds, new double[] {0.5, 0.25, 0.75}));
    List<String> labels = new ArrayList<>();
    NodeList texts = svg.getElementsByTagName("text");
    for (int text = 0; text < texts.getLength(); text++) {
      if (((Element) texts.item(text)).getAttribute("text-anchor").equals("middle")) {
        labels.add(texts.item(text).getTextContent());
      }
    }
    assertEquals(List.of("across", "1", "2", "3"), labels);
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    double[] x = {1, 2};
    assertThrows(
        IllegalArgumentException.class,
        () -> LineChart.Curve.line("a", x, new double[] {1, Double.NaN}));
    assertThrows(
        IllegalArgumentException.class, () -> LineChart.Curve.line("a", x, new double[] {1}));
    assertThrows(IllegalArgumentException.class, () -> new LineChart("a", "b", "c", List.of()));
  }

  @Test
  void pixelsAreTwoForEachPoint() throws Exception {
    Element root = svg(WIDE).getDocumentElement();
    byte[] png = new LineChart("A < B", "across", "up", List.of(WIDE)).toPng();
    assertEquals(
        2 * Integer.parseInt(root.getAttribute("width")),
        Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png))).getWidth());
  }
}
