package io.github.sinecast.guide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sinecast.Installed;
import io.github.sinecast.experiment.Experiment;
import io.github.sinecast.experiment.ExperimentConfig;
import io.github.sinecast.experiment.TrainedNetwork;
import io.github.sinecast.run.RunDirectory;
import io.github.sinecast.run.RunWriter;
import io.github.sinecast.run.SeriesForecast;
import io.github.sinecast.training.TrainingListener;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the page about models in other programs shows. */
@Tag("slow")
class ElsewhereTest {
  private static final Path TABLE = Path.of("data", "sp500-daily.csv");

  /** Of a price: a float has seven digits, and the change is some hundredths of it. */
  private static final double ROUNDING = 1e-7;

  private static final String PYTHON = "/usr/bin/python3";

  @TempDir private static Path folder;

  private static Path run = Path.of("");
  private static double[] expected = {};

  @BeforeAll
  static void trainTheSmallestRun() {
    Experiment experiment =
        Experiment.prepare(
            ExperimentConfig.read(Path.of("configs", "tiny.yaml"), List.of("model.layers=2")));
    TrainedNetwork trained = experiment.train(TrainingListener.NONE);
    RunDirectory directory = new RunWriter(folder).write(trained, experiment.judge(trained));
    run = directory.path();
    SeriesForecast forecast = directory.forecast(TABLE, List.of()).get(0);
    expected = IntStream.rangeClosed(1, forecast.horizon()).mapToDouble(forecast::point).toArray();
  }

  @Test
  void onnxRuntimeForecastsInJavaWhatSinecastForecasts() throws Exception {
    Path file = folder.resolve("model.onnx");
    Files.write(file, RunDirectory.open(run).toOnnx());
    double[] prices =
        Files.readAllLines(TABLE).stream()
            .skip(1)
            .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[4]))
            .toArray();
    double[][] forecast = forecast(file.toString(), prices);
    assertEquals(expected.length, forecast.length);
    for (int step = 0; step < expected.length; step++) {
      assertArrayEquals(
          new double[] {expected[step]}, forecast[step], ROUNDING * expected[step], "step " + step);
    }
  }

  @SuppressWarnings("NullAway") // Programs of readers do without.
  // @start region=onnx
  static double[][] forecast(String file, double[] prices) throws OrtException, IOException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file)) {
      String scales = session.getMetadata().getCustomMetadata().get("scales");
      JsonNode scale = new ObjectMapper().readTree(scales).elements().next().get("scale");
      JsonNode channel = scale.get("channels").get(0);
      JsonNode target = scale.get("target");
      long[] shape = ((TensorInfo) session.getInputInfo().get("inputs").getInfo()).getShape();
      shape[0] = 1;
      int lookback = (int) (shape[1] * shape[2]);
      FloatBuffer window = FloatBuffer.allocate(lookback);
      for (int row = prices.length - lookback; row < prices.length; row++) {
        double change =
            Math.log(prices[row] / prices[row - 1]) - channel.get("location").asDouble();
        window.put((float) (change / channel.get("spread").asDouble()));
      }
      double[][] last = {{prices[prices.length - 1]}};
      double[][] location = {{target.get("location").asDouble()}};
      double[][] spread = {{target.get("spread").asDouble()}};
      Map<String, OnnxTensor> inputs =
          Map.of(
              "inputs", OnnxTensor.createTensor(environment, window.flip(), shape),
              "last", OnnxTensor.createTensor(environment, last),
              "location", OnnxTensor.createTensor(environment, location),
              "spread", OnnxTensor.createTensor(environment, spread));
      try (OrtSession.Result result = session.run(inputs)) {
        double[][][] forecast = (double[][][]) result.get("forecast").get().getValue();
        return forecast[0]; // a step a row; the columns are in the metadata
      } finally {
        inputs.values().forEach(OnnxTensor::close);
      }
    }
  }

  // @end region=onnx

  @Test
  void numpyForecastsWhatSinecastForecasts() throws Exception {
    Installed.require(
        Files.isExecutable(Path.of(PYTHON)) && python("-c", "import numpy").exitCode() == 0,
        "numpy is not installed for "
            + PYTHON
            + "; on Debian and Ubuntu: apt-get install python3-numpy");
    writePrograms();
    Ended ended =
        python(
            folder.resolve("forecast_numpy.py").toString(),
            run.toString(),
            TABLE.toAbsolutePath().toString());
    assertEquals(0, ended.exitCode(), ended.printed());
    double[] printed = ended.printed().lines().mapToDouble(Double::parseDouble).toArray();
    assertArrayEquals(expected, printed, ROUNDING * expected[0]);
  }

  /** Debian has no ONNX Runtime for Python: that program is parsed alone. */
  @Test
  void theProgramsInPythonAreWellFormed() throws Exception {
    Installed.require(
        Files.isExecutable(Path.of(PYTHON)),
        PYTHON + " is not installed; on Debian and Ubuntu: apt-get install python3-numpy");
    writePrograms();
    Ended ended = python("-m", "py_compile", folder.resolve("forecast_onnx.py").toString());
    assertEquals(0, ended.exitCode(), ended.printed());
  }

  private static void writePrograms() throws IOException {
    for (Page.Block block : Page.named("elsewhere.md").blocks()) {
      if (block.language().equals("python")) {
        String name = block.before().replaceFirst("<!-- file: (\\S+) -->", "$1");
        Files.write(folder.resolve(name), block.lines());
      }
    }
    assertTrue(Files.exists(folder.resolve("forecast_numpy.py")));
  }

  private record Ended(int exitCode, String printed) {}

  private static Ended python(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed);
  }
}
