package io.github.sinecast.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.InvalidSettingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowSpecTest {
  @Test
  void aWindowNeedsOneMoreRowWhereAChannelLooksBack() {
    WindowSpec level = spec(12, List.of(new InputChannel.TargetLevel(Scaling.NONE)), 4, 2);
    assertEquals(12, level.rowsNeeded());
    assertEquals(5, level.tokens());
    assertEquals(4, level.tokenWidth());
    WindowSpec all = spec(12, Examples.ALL_CHANNELS, 4, 2);
    assertEquals(13, all.rowsNeeded());
    assertEquals(24, all.tokenWidth());
    assertEquals(List.of("high", "low", "open", "close", "volume", "rate"), all.columns());
  }

  /** The advice in a refusal must itself be accepted. */
  @Test
  void aLookbackThatPatchesDoNotFillIsRefusedWithOnesThatTheyDo() {
    for (int lookback = 1; lookback <= 40; lookback++) {
      for (int length = 1; length <= 12; length++) {
        for (int stride = 1; stride <= length; stride++) {
          assertFilledOrRefused(lookback, length, stride);
        }
      }
    }
  }

  private static void assertFilledOrRefused(int lookback, int length, int stride) {
    boolean fills = false;
    for (int end = length; end <= lookback; end += stride) {
      fills |= end == lookback;
    }
    if (fills) {
      assertEquals((lookback - length) / stride + 1, spec(lookback, length, stride).tokens());
      return;
    }
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> spec(lookback, length, stride));
    assertEquals("lookback", refusal.setting());
    String advice = refusal.rule().substring(refusal.rule().indexOf("write ") + 6);
    for (String better : advice.split(" or ", -1)) {
      spec(Integer.parseInt(better), length, stride);
    }
  }

  @Test
  void rowsBetweenPatchesAreNeverSkipped() {
    InvalidSettingException refusal =
        assertThrows(InvalidSettingException.class, () -> new Patching(3, 4));
    assertEquals("stride", refusal.setting());
  }

  @Test
  void everyCountIsAtLeastOne() {
    List<InputChannel> channels = Examples.ALL_CHANNELS;
    assertRefused("lookback", () -> window(0, 1, 1, channels));
    assertRefused("horizon", () -> window(1, 0, 1, channels));
    assertRefused("stride", () -> window(1, 1, 0, channels));
    assertRefused("channels", () -> window(1, 1, 1, List.of()));
    assertRefused("length", () -> new Patching(0, 1));
    assertRefused("stride", () -> new Patching(1, 0));
  }

  @Test
  void aChannelIsNamedOnce() {
    InputChannel change = new InputChannel.Return(Scaling.STANDARD);
    assertRefused("channels", () -> window(3, 1, 1, List.of(change, change)));
  }

  private static void assertRefused(
      String setting, org.junit.jupiter.api.function.Executable making) {
    InvalidSettingException refusal = assertThrows(InvalidSettingException.class, making);
    assertEquals(setting, refusal.setting());
    assertTrue(refusal.rule().startsWith("must "), refusal.rule());
  }

  private static WindowSpec window(
      int lookback, int horizon, int stride, List<InputChannel> channels) {
    return new WindowSpec(lookback, horizon, stride, Target.LEVEL, channels, Patching.POINTS);
  }

  private static WindowSpec spec(int lookback, int length, int stride) {
    return spec(lookback, Examples.ALL_CHANNELS, length, stride);
  }

  private static WindowSpec spec(
      int lookback, List<InputChannel> channels, int length, int stride) {
    return new WindowSpec(lookback, 1, 1, Target.LEVEL, channels, new Patching(length, stride));
  }
}
