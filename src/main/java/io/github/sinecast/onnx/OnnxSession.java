package io.github.sinecast.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import io.github.sinecast.InvalidInputException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An ONNX model that ONNX Runtime has loaded, with one thread. Several threads may run it at once.
 */
public final class OnnxSession implements AutoCloseable {
  private final String name;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private OnnxSession(String name, OrtEnvironment environment, OrtSession session) {
    this.name = name;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Loads a model.
   *
   * @param name of the model, for messages
   * @param model the content of its file
   * @throws InvalidInputException if it is no model that ONNX Runtime understands, or if ONNX
   *     Runtime is not on the class path
   */
  public static OnnxSession open(String name, byte[] model) {
    return open(name, model, true);
  }

  static OnnxSession open(String name, byte[] model, boolean optimised) {
    OnnxRuntime.require();
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(optimised ? OptLevel.ALL_OPT : OptLevel.NO_OPT);
        return new OnnxSession(name, environment, environment.createSession(model, options));
      }
    } catch (OrtException e) {
      throw new InvalidInputException(
          "%s: ONNX Runtime cannot load the model (%s); export it again"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** The shape of each input, -1 for an axis of any size. */
  public Map<String, long[]> inputs() {
    try {
      return shapes(session.getInputInfo());
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /** The shape of each output, -1 for an axis of any size. */
  public Map<String, long[]> outputs() {
    try {
      return shapes(session.getOutputInfo());
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  private static Map<String, long[]> shapes(Map<String, NodeInfo> nodes) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    nodes.forEach(
        (name, node) -> {
          if (node.getInfo() instanceof TensorInfo tensor) {
            shapes.put(name, tensor.getShape());
          }
        });
    return shapes;
  }

  /** What the file says besides its graph. */
  public Map<String, String> metadata() {
    try {
      return session.getMetadata().getCustomMetadata();
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /**
   * Runs the model.
   *
   * @param inputs the numbers of each input, row-major
   * @param windows the size of the free axis
   * @return the numbers of each output, row-major
   * @throws InvalidInputException if the model does not run on these inputs
   */
  public Map<String, double[]> run(Map<String, double[]> inputs, int windows) {
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
        double[] values = inputs.get(input.getKey());
        if (values == null) {
          throw new InvalidInputException(
              "%s: the model has an input '%s' that Sinecast does not know; its inputs must be"
                      .formatted(name, input.getKey())
                  + " among "
                  + inputs.keySet());
        }
        tensors.put(
            input.getKey(), tensor((TensorInfo) input.getValue().getInfo(), values, windows));
      }
      Map<String, double[]> outputs = new LinkedHashMap<>();
      try (OrtSession.Result result = session.run(tensors)) {
        result.forEach(
            output -> outputs.put(output.getKey(), numbers((OnnxTensor) output.getValue())));
      }
      return outputs;
    } catch (OrtException e) {
      throw failed(e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(TensorInfo info, double[] values, int windows) throws OrtException {
    long[] shape = info.getShape().clone();
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = shape[axis] < 0 ? windows : shape[axis];
    }
    return switch (info.type) {
      case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape);
      case FLOAT -> {
        FloatBuffer floats = FloatBuffer.allocate(values.length);
        for (double value : values) {
          floats.put((float) value);
        }
        yield OnnxTensor.createTensor(environment, floats.flip(), shape);
      }
      default ->
          throw new InvalidInputException(
              "%s: the inputs of the model must be float or double, found %s"
                  .formatted(name, info.type));
    };
  }

  private static double[] numbers(OnnxTensor tensor) {
    DoubleBuffer doubles = tensor.getDoubleBuffer();
    if (doubles != null) {
      double[] numbers = new double[doubles.remaining()];
      doubles.get(numbers);
      return numbers;
    }
    FloatBuffer floats = tensor.getFloatBuffer();
    double[] numbers = new double[floats.remaining()];
    for (int index = 0; index < numbers.length; index++) {
      numbers[index] = floats.get();
    }
    return numbers;
  }

  private InvalidInputException failed(OrtException e) {
    return new InvalidInputException(
        "%s: ONNX Runtime cannot run the model (%s)".formatted(name, e.getMessage()), e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw failed(e);
    }
  }
}
