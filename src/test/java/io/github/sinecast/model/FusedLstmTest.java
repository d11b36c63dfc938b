package io.github.sinecast.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sinecast.engine.NativeBackend;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The fused passes against those of DL4J's own layer. */
class FusedLstmTest {
  private static final int INPUTS = 5;
  private static final int HIDDEN = 7;
  private static final int STEPS = 9;
  private static final int ANSWERS = 3;

  /** Sums of some hundred floats in another order. */
  private static final double FLOAT_SUMS = 2e-6;

  @Test
  void itStartsWithTheWeightsOfDl4jsLayer() {
    assertArrayEquals(
        network(plain()).params().toFloatVector(), network(fused()).params().toFloatVector());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 19})
  void itAnswersAsDl4jsLayerDoes(int windows) {
    INDArray inputs = numbers(windows, INPUTS, STEPS);
    INDArray expected = network(plain()).output(inputs);
    INDArray found = network(fused()).output(inputs);
    assertClose(expected, found);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 19})
  void itHasTheGradientOfDl4jsLayer(int windows) {
    INDArray inputs = numbers(windows, INPUTS, STEPS);
    INDArray labels = numbers(windows, ANSWERS);
    assertClose(gradient(plain(), inputs, labels), gradient(fused(), inputs, labels));
  }

  private static INDArray gradient(LSTM layer, INDArray inputs, INDArray labels) {
    MultiLayerNetwork network = network(layer);
    network.setInput(inputs);
    network.setLabels(labels);
    network.computeGradientAndScore();
    return network.getFlattenedGradients();
  }

  private static LSTM plain() {
    return new LSTM.Builder().nIn(INPUTS).nOut(HIDDEN).activation(Activation.TANH).build();
  }

  private static LSTM fused() {
    return new FusedLstm(INPUTS, HIDDEN);
  }

  private static MultiLayerNetwork network(LSTM layer) {
    NativeBackend.start();
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(new LastTimeStep(layer))
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(HIDDEN)
                        .nOut(ANSWERS)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static INDArray numbers(long... shape) {
    return Nd4j.rand(5, shape).subi(0.5).muli(3);
  }

  private static void assertClose(INDArray expected, INDArray found) {
    double largest = expected.amaxNumber().doubleValue();
    assertTrue(largest > 1e-2, "the numbers must not vanish");
    assertArrayEquals(
        expected.ravel().toFloatVector(),
        found.ravel().toFloatVector(),
        (float) (FLOAT_SUMS * Math.max(1, largest)));
  }
}
