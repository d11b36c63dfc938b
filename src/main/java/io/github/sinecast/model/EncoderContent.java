package io.github.sinecast.model;

import io.github.sinecast.encoding.Sites;
import io.github.sinecast.encoding.formula.PlainNumbers;
import java.util.List;

/**
 * What a trained encoder holds of one window, for encodings that read positions from it.
 *
 * @param embedded the token embeddings before positions, {@code [T, D]}
 * @param layers what each layer attends to
 */
public record EncoderContent(PlainNumbers embedded, List<Sites.Content> layers) {
  public EncoderContent {
    layers = List.copyOf(layers);
  }
}
