package io.github.sinecast.model;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J's own recurrent network on the windows that the encoder reads; it learns and it answers. */
final class LstmNetwork implements Network, Learner {
  /**
   * Windows answered at a time. Batches are always full, with zeros where windows are missing: a
   * product of another size may round otherwise.
   */
  private static final int WINDOWS = 64;

  private final WindowSpec window;
  private final MultiLayerNetwork network;

  LstmNetwork(Lstm spec, WindowSpec window, long seed) {
    NativeBackend.start();
    this.window = window;
    this.network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                // Arrays that outlive a workspace would be overwritten; these are small.
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .list()
                .layer(
                    new LastTimeStep(
                        new FusedLstm(window.variates() * window.tokenWidth(), spec.hidden())))
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(spec.hidden())
                        .nOut(window.horizon())
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
  }

  /**
   * DL4J names the arrays of the first layer {@code 0_W}, {@code 0_RW}, {@code 0_b}. It keeps them
   * column by column, so that their transposes are row-major.
   */
  @Override
  public List<Parameter> parameters() {
    float[] values = network.params().toFloatVector();
    List<Parameter> parameters = new ArrayList<>();
    int at = 0;
    for (Map.Entry<String, INDArray> array : network.paramTable().entrySet()) {
      String name = array.getKey();
      double[] initial = new double[Math.toIntExact(array.getValue().length())];
      for (int index = 0; index < initial.length; index++) {
        initial[index] = values[at++];
      }
      parameters.add(
          new Parameter(
              "lstm." + name,
              array.getValue().rank() == 1
                  ? array.getValue().shape()
                  : array.getValue().transpose().shape(),
              !name.endsWith("_b"),
              initial));
    }
    return parameters;
  }

  @Override
  public void write(float[] weights) {
    network.setParams(Nd4j.createFromArray(weights).reshape('c', 1, weights.length));
  }

  @Override
  public double gradient(Batch batch, PartRandom random, float[] gradient) {
    network.setInput(inputs(batch.inputs(), batch.windows()));
    network.setLabels(
        Nd4j.createFromArray(batch.targets()).reshape('c', batch.windows(), window.horizon()));
    network.computeGradientAndScore();
    // DL4J leaves it to the updater to divide the sum by the number of windows.
    float[] sum = network.getFlattenedGradients().toFloatVector();
    for (int index = 0; index < gradient.length; index++) {
      gradient[index] = sum[index] / batch.windows();
    }
    return network.score();
  }

  @Override
  public void answer(Batch batch, float[] answers) {
    int size = batch.inputs().length / batch.windows();
    for (int from = 0; from < batch.windows(); from += WINDOWS) {
      int count = Math.min(WINDOWS, batch.windows() - from);
      float[] full = new float[WINDOWS * size];
      System.arraycopy(batch.inputs(), from * size, full, 0, count * size);
      float[] answer = network.output(inputs(full, WINDOWS), false).dup('c').data().asFloat();
      System.arraycopy(answer, 0, answers, from * window.horizon(), count * window.horizon());
    }
  }

  @Override
  public void close() {
    // MultiLayerNetwork's own close runs the garbage collector twice.
    network.params().close();
    INDArray gradients = network.getFlattenedGradients();
    if (gradients != null) {
      gradients.close();
    }
  }

  /** The patches of windows as sequences, all variates of a patch together: B x C x T. */
  private INDArray inputs(float[] numbers, int windows) {
    return Nd4j.createFromArray(numbers)
        .reshape('c', windows, window.steps(), window.variates() * window.tokenWidth())
        .permute(0, 2, 1);
  }
}
