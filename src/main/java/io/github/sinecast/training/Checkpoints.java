package io.github.sinecast.training;

import io.github.sinecast.model.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the training of one network leaves its newest checkpoint, and finds it again. */
public interface Checkpoints {
  /** Keeps nothing. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public @Nullable Checkpoint newest(List<Parameter> parameters) {
          return null;
        }

        @Override
        public void keep(Checkpoint checkpoint) {}
      };

  /**
   * The checkpoint that was kept last; null if none was.
   *
   * @param parameters the arrays of the network
   */
  @Nullable Checkpoint newest(List<Parameter> parameters);

  /** Keeps a checkpoint in the place of the one before; called after each epoch. */
  void keep(Checkpoint checkpoint);
}
