package io.github.sinecast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/** What a network makes of its inputs, before the last linear map. */
interface NetworkBody {
  /**
   * The free numbers of all steps, [B, H R], that the head composes answers from.
   *
   * @param inputs what the network reads, [B, ...]
   */
  SDVariable numbers(SDVariable inputs, LastMap map);

  /** What each answer is shifted by, [B, 1] or [B, H]; null where by nothing. */
  default @Nullable SDVariable shift(SDVariable inputs) {
    return null;
  }

  /** The numbers that a window is shifted by: 1 for all steps, or one for each. */
  default int shifts() {
    return 1;
  }

  /** What each answer is multiplied by before, [B, 1]; null where by nothing. */
  default @Nullable SDVariable spread(SDVariable inputs) {
    return null;
  }

  /** The placeholders of dropout masks. */
  default List<DropoutMask> dropoutMasks() {
    return List.of();
  }

  /** The placeholders of what follows from which windows there are. */
  default List<BatchInput> batchInputs() {
    return List.of();
  }
}
