package io.github.sinecast.benchmark;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.model.NetworkGraph;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.model.Weights;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The weights that all contenders start from, in a file: a contender that is not Sinecast reads
 * them without loading Sinecast's native library, which would count as its memory.
 */
final class InitialWeights {
  /** The last map, which training starts at zero; an answer of zeros would compare nothing. */
  private static final String HEAD = "head.weight";

  private static final double HEAD_SPREAD = 0.02;

  private InitialWeights() {}

  /** Writes the weights of a workload before training. */
  static void write(Workload workload, Path file) throws IOException {
    NativeBackend.start();
    List<Parameter> parameters =
        NetworkGraph.forTraining(
                workload.encoder(), workload.window(), DataType.FLOAT, Workload.SEED)
            .parameters();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(parameters.size());
      for (Map.Entry<String, float[]> entry : Weights.initial(parameters).byName().entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        for (float value : entry.getValue()) {
          out.writeFloat(value);
        }
      }
    }
  }

  /** The weights in the order of the parameters. */
  static Map<String, float[]> read(Path file) throws IOException {
    Map<String, float[]> weights = new LinkedHashMap<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int parameters = in.readInt();
      for (int parameter = 0; parameter < parameters; parameter++) {
        String name = in.readUTF();
        float[] values = new float[in.readInt()];
        for (int index = 0; index < values.length; index++) {
          values[index] = in.readFloat();
        }
        weights.put(name, values);
      }
    }
    return weights;
  }

  /** The weights with a head that answers something other than zero. */
  static Map<String, float[]> readForAnswers(Path file) throws IOException {
    Map<String, float[]> weights = read(file);
    Random random = new Random(Workload.SEED);
    float[] head = weights.get(HEAD);
    for (int index = 0; index < head.length; index++) {
      head[index] = (float) (HEAD_SPREAD * random.nextGaussian());
    }
    return weights;
  }
}
