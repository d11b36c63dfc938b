package io.github.sinecast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;

/** What a network makes of its inputs, before the last linear map. */
interface NetworkBody {
  /**
   * Numbers that go into the last linear map.
   *
   * @param name of the matrix that they are multiplied by
   * @param rows a window a row, [B, width]
   */
  record Features(String name, SDVariable rows, int width) {}

  /**
   * The numbers that go into the last linear map, side by side.
   *
   * @param inputs what the network reads, [B, ...]
   */
  List<Features> features(SDVariable inputs);

  /**
   * The matrix that features are multiplied by, [width, numbers].
   *
   * @param numbers of all steps together, H R
   */
  default SDVariable weight(ParameterStore parameters, Features features, int numbers) {
    // Zeros: an untrained network answers as the naive forecast does.
    return parameters.zeroWeight(features.name() + ".weight", features.width(), numbers);
  }

  /** What each answer is shifted by, [B, 1]; null where by nothing. */
  default @Nullable SDVariable shift(SDVariable inputs) {
    return null;
  }

  /** What each answer is multiplied by before, [B, 1]; null where by nothing. */
  default @Nullable SDVariable spread(SDVariable inputs) {
    return null;
  }

  /** The placeholders of dropout masks, each [rows, width]. */
  default List<String> dropoutMasks() {
    return List.of();
  }

  /** The placeholders of what follows from the times of windows. */
  default List<TimeInput> timeInputs() {
    return List.of();
  }
}
