package io.github.sinecast.engine;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.api.ops.impl.transforms.custom.LayerNorm;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The native library that this machine gets computes what the definitions say, and DL4J and
 * SameDiff find all the libraries they need among those that the build kept.
 */
class NativeLibraryTest {
  /** A few roundings of numbers near 1, added up over a row of 60. */
  private static final double FLOAT_TOLERANCE = 2e-5;

  private static final double DOUBLE_TOLERANCE = 1e-12;

  private static final int ROWS = 37;
  private static final int WIDTH = 60;
  private static final int COLUMNS = 19;

  @BeforeAll
  static void start() {
    NativeBackend.start();
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void softmaxFollowsItsDefinition(DataType type) {
    double[][] x = random(ROWS, WIDTH, 1);
    double[][] expected = new double[ROWS][WIDTH];
    for (int i = 0; i < ROWS; i++) {
      double sum = Arrays.stream(x[i]).map(Math::exp).sum();
      for (int j = 0; j < WIDTH; j++) {
        expected[i][j] = Math.exp(x[i][j]) / sum;
      }
    }
    INDArray y = Nd4j.create(type, ROWS, WIDTH);
    Nd4j.exec(new SoftMax(array(x, type), y, -1));
    assertClose(expected, y);
  }

  /** ND4J's layer norm adds no epsilon to the variance. */
  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void layerNormFollowsItsDefinition(DataType type) {
    double[][] x = random(ROWS, WIDTH, 2);
    double[] gain = random(1, WIDTH, 3)[0];
    double[] bias = random(1, WIDTH, 4)[0];
    double[][] expected = new double[ROWS][WIDTH];
    for (int i = 0; i < ROWS; i++) {
      double mean = Arrays.stream(x[i]).sum() / WIDTH;
      double variance = Arrays.stream(x[i]).map(v -> (v - mean) * (v - mean)).sum() / WIDTH;
      for (int j = 0; j < WIDTH; j++) {
        double standardised = (x[i][j] - mean) / Math.sqrt(variance);
        expected[i][j] = gain[j] * standardised + bias[j];
      }
    }
    INDArray y = Nd4j.create(type, ROWS, WIDTH);
    INDArray g = Nd4j.createFromArray(gain).castTo(type);
    INDArray b = Nd4j.createFromArray(bias).castTo(type);
    Nd4j.exec(new LayerNorm(array(x, type), g, b, y, true, 1));
    assertClose(expected, y);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void aMatrixProductFollowsItsDefinition(DataType type) {
    double[][] x = random(ROWS, WIDTH, 5);
    double[][] w = random(WIDTH, COLUMNS, 6);
    INDArray y = Nd4j.create(type, ROWS, COLUMNS);
    Nd4j.exec(new Mmul(array(x, type), array(w, type), y, null));
    assertClose(product(x, w), y);
  }

  /** The gradient of the sum of squares of xw - y by w is 2 x'(xw - y). */
  @Test
  void sameDiffDifferentiatesALeastSquaresLoss() {
    double[][] x = random(ROWS, WIDTH, 7);
    double[][] w = random(WIDTH, COLUMNS, 8);
    double[][] y = random(ROWS, COLUMNS, 9);
    SameDiff graph = SameDiff.create();
    SDVariable weights = graph.var("w", array(w, DataType.DOUBLE));
    SDVariable input = graph.placeHolder("x", DataType.DOUBLE, -1, WIDTH);
    SDVariable target = graph.placeHolder("y", DataType.DOUBLE, -1, COLUMNS);
    SDVariable residual = input.mmul(weights).sub(target);
    residual.mul(residual).sum().rename("loss").markAsLoss();

    Map<String, INDArray> batch =
        Map.of("x", array(x, DataType.DOUBLE), "y", array(y, DataType.DOUBLE));
    INDArray gradient = requireNonNull(graph.calculateGradients(batch, "w").get("w"));

    double[][] expected = product(x, w);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        expected[i][j] = 2 * (expected[i][j] - y[i][j]);
      }
    }
    assertClose(product(transposed(x), expected), gradient);
  }

  @Test
  void aRecurrentNetworkOfLayersTrainsAStepAndSurvivesItsTextForm() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(10)
            .updater(new Adam(0.01))
            .list()
            .layer(new LSTM.Builder().nIn(2).nOut(3).activation(Activation.TANH).build())
            .layer(
                new RnnOutputLayer.Builder(LossFunction.MSE)
                    .nIn(3)
                    .nOut(1)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    assertEquals(configuration, MultiLayerConfiguration.fromJson(configuration.toJson()));

    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    INDArray before = network.params().dup();
    INDArray inputs = array(random(4, 2 * 5, 11), DataType.FLOAT).reshape(4, 2, 5);
    INDArray targets = array(random(4, 5, 12), DataType.FLOAT).reshape(4, 1, 5);
    network.fit(new OneBatch(new DataSet(inputs, targets)));

    assertTrue(Double.isFinite(network.score()), "loss " + network.score());
    assertFalse(before.equalsWithEps(network.params(), 1e-6), "no parameter moved");
    assertNotEquals(0.0, network.output(inputs).sumNumber().doubleValue());
  }

  private static double[][] random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    return numbers;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  private static double[][] transposed(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }

  private static INDArray array(double[][] numbers, DataType type) {
    return Nd4j.createFromArray(numbers).castTo(type);
  }

  private static void assertClose(double[][] expected, INDArray actual) {
    double tolerance = actual.dataType() == DataType.FLOAT ? FLOAT_TOLERANCE : DOUBLE_TOLERANCE;
    double largest = 1;
    for (double[] row : expected) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        assertEquals(expected[i][j], actual.getDouble(i, j), tolerance * largest, i + ", " + j);
      }
    }
  }

  /** An iterator of our own, so that none of DL4J's is needed. */
  private static final class OneBatch implements DataSetIterator {
    private static final long serialVersionUID = 1;
    private final DataSet batch;
    private boolean given;

    OneBatch(DataSet batch) {
      this.batch = batch;
    }

    @Override
    public boolean hasNext() {
      return !given;
    }

    @Override
    public DataSet next() {
      given = true;
      return batch;
    }

    @Override
    public DataSet next(int size) {
      return next();
    }

    @Override
    public void reset() {
      given = false;
    }

    @Override
    public boolean resetSupported() {
      return true;
    }

    @Override
    public boolean asyncSupported() {
      return true;
    }

    @Override
    public int inputColumns() {
      return Math.toIntExact(batch.getFeatures().size(1));
    }

    @Override
    public int totalOutcomes() {
      return Math.toIntExact(batch.getLabels().size(1));
    }

    @Override
    public int batch() {
      return batch.numExamples();
    }

    @Override
    public void setPreProcessor(org.nd4j.linalg.dataset.api.DataSetPreProcessor preProcessor) {
      throw new UnsupportedOperationException();
    }

    @Override
    public org.nd4j.linalg.dataset.api.DataSetPreProcessor getPreProcessor() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> getLabels() {
      return List.of();
    }
  }
}
