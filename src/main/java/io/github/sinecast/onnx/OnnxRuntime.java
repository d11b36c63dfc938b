package io.github.sinecast.onnx;

import io.github.sinecast.InvalidInputException;

/**
 * Whether ONNX Runtime, which is not part of the distribution, can be used. None of its classes is
 * named here: where it is missing, a class that names one cannot be loaded.
 */
public final class OnnxRuntime {
  private static final String RUNTIME = "onnxruntime-1.29.0.jar";

  private static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

  private OnnxRuntime() {}

  /**
   * Refuses where ONNX Runtime cannot be used. Since 1.29 it sends data about its use to its maker,
   * unless an environment variable says otherwise, which no Java program can set for itself; and
   * while it collects them, a long command line ends the process.
   *
   * @throws InvalidInputException if it is not on the class path, or would send data
   */
  public static void require() {
    try {
      Class.forName("ai.onnxruntime.OrtEnvironment", false, OnnxRuntime.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new InvalidInputException(
          ("ONNX Runtime is not installed; put %s into the folder lib of Sinecast, from"
                  + " https://repo1.maven.org/maven2/com/microsoft/onnxruntime/onnxruntime/1.29.0/%s,"
                  + " or make com.microsoft.onnxruntime:onnxruntime:1.29.0 a dependency of your"
                  + " project")
              .formatted(RUNTIME, RUNTIME),
          e);
    }
    if (!"1".equals(System.getenv(NO_TELEMETRY))) {
      throw new InvalidInputException(
          "ONNX Runtime would send data about its use to its maker; start the program with the"
              + " environment variable %s=1".formatted(NO_TELEMETRY));
    }
  }
}
