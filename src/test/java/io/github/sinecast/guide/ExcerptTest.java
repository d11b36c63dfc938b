package io.github.sinecast.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final String ANSWER =
      """
      epoch  1/2  0.4
                  MAE    skill
      naive     2.500   0.0000
      network   2.400   0.0100

      network  MAE  better than naive (MAE -4.00 %, skill
                              0.0400 [0.0100, 0.0700])
               MSE  no difference
      network: the 80 % interval holds 81.00 % of the actual values
      Run directory: runs/a-2
      """;

  @Test
  void anotherResultIsShownWhereTheOneBeforeStood() {
    List<String> before =
        List.of(
            "...",
            "             MAE    skill",
            "naive      2.500   0.0000",
            "network    2.600  -0.0900",
            "...",
            "network  MAE  no difference",
            "         MSE  worse than naive (MSE +4.00 %)",
            "network: the 80 % interval holds 61.00 % of the actual values, 19.00 points too few",
            "    (calm 50.00 %)",
            "Run directory: runs/a-1");
    assertEquals(
        List.of(
            "...",
            "            MAE    skill",
            "naive     2.500   0.0000",
            "network   2.400   0.0100",
            "...",
            "network  MAE  better than naive (MAE -4.00 %, skill",
            "                        0.0400 [0.0100, 0.0700])",
            "         MSE  no difference",
            "network: the 80 % interval holds 81.00 % of the actual values",
            "Run directory: runs/a-2"),
        new Excerpt(before).of(ANSWER).lines());
  }

  @Test
  void aLineThatIsNotAnsweredIsNamed() {
    for (String missing : List.of("network  CRPS  better", "drift  2.0", "            MAE  RMSE")) {
      Excerpt excerpt = new Excerpt(List.of("...", missing, "..."));
      assertNamed(missing, assertThrows(AssertionError.class, () -> excerpt.of(ANSWER)));
    }
  }

  @Test
  void linesAreLeftOutWhereThreeDotsStandAlone() {
    Excerpt gap = new Excerpt(List.of("...", "naive     2.500   0.0000", "", "..."));
    assertNamed("not answered: ", assertThrows(AssertionError.class, () -> gap.of(ANSWER)));
    Excerpt early = new Excerpt(List.of("...", "naive     2.500   0.0000"));
    assertNamed("not shown: network", assertThrows(AssertionError.class, () -> early.of(ANSWER)));
  }

  private static void assertNamed(String expected, AssertionError error) {
    assertTrue(String.valueOf(error.getMessage()).contains(expected), error.getMessage());
  }
}
