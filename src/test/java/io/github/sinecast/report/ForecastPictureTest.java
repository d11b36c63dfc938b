package io.github.sinecast.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ForecastPictureTest {
  private static final String NASTY = "A&B </svg> \"ü\"\u0001";

  /** Coordinates are written with two decimals. */
  private static final double WRITTEN = 0.02;

  /** Quantiles of the standard normal distribution, from any table. */
  private static final double Z_975 = 1.959964;

  private static Document svg(String... ids) throws Exception {
    String svg = new ForecastPicture(Stream.of(ids).map(Fans::of).toList()).toSvg();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aNameIsTextWhateverIsInIt() throws Exception {
    Element title = (Element) svg(NASTY).getElementsByTagName("title").item(0);
    assertEquals("Forecasts of A&B </svg> \"ü\" ", title.getTextContent());
  }

  /** One unit of the series is as tall in the fan as it is in the history. */
  @Test
  void theFanIsDrawnToTheScaleOfTheHistory() throws Exception {
    Document svg = svg("one");
    List<double[]> history = points(longest(svg));
    assertEquals(60, history.size());
    double unit = (history.get(0)[1] - history.get(59)[1]) / 59;
    double[] last = history.get(59);
    List<double[]> widest = points((Element) svg.getElementsByTagName("polygon").item(0));
    assertEquals(6, widest.size());
    assertEquals(last[0], widest.get(0)[0], WRITTEN);
    assertEquals(last[1], widest.get(0)[1], WRITTEN);
    assertEquals(last[1] - Z_975 * unit, widest.get(1)[1], WRITTEN);
    assertEquals(last[1] - 2 * Z_975 * unit, widest.get(2)[1], WRITTEN);
    assertEquals(last[1] + 2 * Z_975 * unit, widest.get(3)[1], WRITTEN);
    double step = (history.get(59)[0] - history.get(0)[0]) / 59;
    assertEquals(last[0] + 2 * step, widest.get(2)[0], WRITTEN);
  }

  private static Element longest(Document svg) {
    Element longest = (Element) svg.getElementsByTagName("polyline").item(0);
    for (int line = 0; line < svg.getElementsByTagName("polyline").getLength(); line++) {
      Element one = (Element) svg.getElementsByTagName("polyline").item(line);
      longest = points(one).size() > points(longest).size() ? one : longest;
    }
    return longest;
  }

  private static List<double[]> points(Element line) {
    return Stream.of(line.getAttribute("points").split(" ", -1))
        .map(point -> Stream.of(point.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  @Test
  void pixelsAreTwoForEachPointOfThePicture() throws Exception {
    Element root = svg("one", "two").getDocumentElement();
    byte[] png = new ForecastPicture(List.of(Fans.of("one"), Fans.of("two"))).toPng();
    BufferedImage image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
    assertEquals(2 * Integer.parseInt(root.getAttribute("width")), image.getWidth());
    assertEquals(2 * Integer.parseInt(root.getAttribute("height")), image.getHeight());
    assertTrue(
        Stream.iterate(0, x -> x + 1)
            .limit(image.getWidth())
            .anyMatch(x -> (image.getRGB(x, image.getHeight() / 4) & 0xFFFFFF) != 0xFFFFFF),
        "nothing is drawn");
  }

  @Test
  void moreSeriesThanAPictureShowsAreRefused() {
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () -> new ForecastPicture(Collections.nCopies(25, Fans.of("one"))));
    assertTrue(String.valueOf(refused.getMessage()).contains("found 25"));
  }
}
