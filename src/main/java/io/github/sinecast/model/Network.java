package io.github.sinecast.model;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A network that answers: windows in, numbers out, without dropout. Used by one thread at a time.
 */
public interface Network extends AutoCloseable {
  /** Replaces all weights by numbers in the order of the parameters. */
  void write(float[] weights);

  /**
   * Answers a batch.
   *
   * @param batch windows in the form of the network
   * @param answers receives B x H x R numbers, row-major, in the form the target is learned in
   */
  void answer(Batch batch, float[] answers);

  @Override
  void close();

  /** The trained arrays of a network of that shape, in a fixed order. */
  static List<Parameter> parameters(GraphSpec spec, WindowSpec window) {
    NativeBackend.start();
    return NetworkGraph.forAnswers(spec, window, DataType.FLOAT).parameters();
  }
}
