package io.github.sinecast.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatMapTest {
  /** The ends and the middle of ColorBrewer's RdBu with eleven classes. */
  private static final Color DEEPEST_BLUE = new Color(0x053061);

  private static final Color WHITE = new Color(0xF7F7F7);
  private static final Color DEEPEST_RED = new Color(0x67001F);

  @Test
  void zeroIsWhiteAndBothSidesReachAsFarAsTheGreatestNumber() {
    ColourScale scale = new ColourScale(-1, 0, 4);
    assertEquals(WHITE, scale.of(0));
    assertEquals(DEEPEST_RED, scale.of(4));
    assertEquals(DEEPEST_BLUE, new ColourScale(-4, 0, 1).of(-4));
    assertEquals(new Color(0xD1E5F0), new ColourScale(-5, 0, 5).of(-1), "the fifth class");
    assertEquals(ColourScale.HIDDEN, scale.of(Double.NEGATIVE_INFINITY));
    assertEquals(WHITE, new ColourScale(0, 0, 0).of(0));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 1, '-1.0 -0.5 0.0 0.5 1.0'",
    "-11.5, 0, '-10.0 -8.0 -6.0 -4.0 -2.0 0.0'",
    "0, 7, '0.0 1.0 2.0 3.0 4.0 5.0 6.0 7.0'",
    "0, 0, '0.0'",
  })
  void ticksAreRoundNumbers(double low, double high, String ticks) {
    assertEquals(
        ticks,
        new ColourScale(low, 0, high)
            .ticks().stream()
                .map(tick -> tick + 0.0)
                .map(String::valueOf)
                .collect(Collectors.joining(" ")));
  }

  @Test
  void everyCellIsDrawnInItsColour() throws IOException {
    double[] values = {-1, 0.25, Double.NEGATIVE_INFINITY, 0.5, -0.75, 1};
    Panel panel =
        new Panel("0", "", Axis.counted("i", "query", 2), Axis.counted("j", "key", 3), values);
    BufferedImage image = drawn(panel);
    Map<Integer, Long> pixels =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()))
            .boxed()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    ColourScale scale = new ColourScale(-1, 0, 1);
    for (double value : values) {
      Long found = pixels.get(scale.of(value).getRGB());
      assertNotNull(found, "no pixel for " + value);
      assertTrue(found >= 32 * 32, "%s pixels for %s".formatted(found, value));
    }
  }

  @Test
  void factorsAreWhiteAtOne() {
    ColourScale scale = ColourScale.of(List.of(row(0.5, 1, 1.25).ofFactors())).get(0);
    assertEquals(WHITE, scale.of(1));
    assertEquals(DEEPEST_BLUE, scale.of(0.5));
    assertEquals(new Color(0xF4A582), scale.of(1.2), "the eighth class: two fifths of the way");
  }

  @ParameterizedTest
  @CsvSource({"-8, 1, 1", "-8.1, 1, 2", "-8, 0, 1", "0, 0, 1"})
  void panelsShareAScaleUnlessOneWouldLookBlank(double one, double other, int scales) {
    List<ColourScale> found = ColourScale.of(List.of(row(one, 0), row(other, 0)));
    assertEquals(2, found.size());
    assertEquals(scales, found.stream().distinct().count());
    assertTrue(found.get(0).low() <= one && found.get(1).high() >= other, found.toString());
  }

  @Test
  void aPanelOfFactorsHasAScaleOfItsOwn() {
    List<ColourScale> scales = ColourScale.of(List.of(row(-1, 1), row(0.9, 1).ofFactors()));
    assertEquals(List.of(new ColourScale(-1, 0, 1), new ColourScale(0.9, 1, 1)), scales);
  }

  @Test
  void everyPanelWithAScaleOfItsOwnReachesTheDeepestColour() throws IOException {
    BufferedImage image = drawn(row(1, 0, 0), row(0.01, 0, 0));
    long deepest =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .map(at -> image.getRGB(at % image.getWidth(), at / image.getWidth()))
            .filter(colour -> colour == DEEPEST_RED.getRGB())
            .count();
    assertTrue(deepest >= 2 * 32 * 32, deepest + " pixels");
  }

  private static Panel row(double... values) {
    return new Panel(
        "0", "", Axis.counted("i", "query", 1), Axis.counted("j", "key", values.length), values);
  }

  @Test
  void aPictureGrowsWithItsPanelsAndNeverBeyondReason() throws IOException {
    BufferedImage one = drawn(square(60));
    BufferedImage four = drawn(square(60), square(60), square(60), square(60));
    BufferedImage large = drawn(square(1500));
    assertTrue(one.getWidth() > 700 && one.getWidth() < 1000, one.toString());
    assertTrue(four.getHeight() > 700 && four.getHeight() < 1200, four.toString());
    assertTrue(large.getWidth() > 1500 && large.getWidth() < 1800, large.toString());
  }

  private static Panel square(int side) {
    return new Panel(
        "0",
        "head 0",
        Axis.counted("i", "query", side),
        Axis.counted("j", "key", side),
        new double[side * side]);
  }

  private static BufferedImage drawn(Panel... panels) throws IOException {
    EncodingView view =
        new EncodingView("title", List.of(), CsvForm.LONG, List.of(panels), List.of(panels));
    return ImageIO.read(new ByteArrayInputStream(view.toPng()));
  }
}
