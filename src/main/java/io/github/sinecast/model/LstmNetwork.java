package io.github.sinecast.model;

import io.github.sinecast.engine.NativeBackend;
import io.github.sinecast.engine.memory.FloatArrays;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * DL4J's own recurrent network on the windows that the encoder reads. Used by one thread, and
 * computed by that thread alone, so that a seed gives the same bits everywhere.
 */
public final class LstmNetwork implements AutoCloseable {
  private final WindowSpec window;
  private final MultiLayerNetwork network;

  private LstmNetwork(
      Lstm spec, WindowSpec window, long seed, NeuralNetConfiguration.Builder learning) {
    NativeBackend.start();
    this.window = window;
    this.network =
        new MultiLayerNetwork(
            learning
                .seed(seed)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.XAVIER)
                // Arrays that outlive a workspace would be overwritten; these are small.
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .list()
                .layer(
                    new LastTimeStep(
                        new LSTM.Builder()
                            .nIn(stepWidth(window))
                            .nOut(spec.hidden())
                            .activation(Activation.TANH)
                            .build()))
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(spec.hidden())
                        .nOut(window.horizon())
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
  }

  /** A network that answers, whose weights are still to be written. */
  public static LstmNetwork forAnswers(Lstm spec, WindowSpec window) {
    return new LstmNetwork(spec, window, 0, configuration(new NoOp()));
  }

  /**
   * A network that learns by Adam with decoupled weight decay.
   *
   * @param seed where the weights before training come from
   * @param rate the learning rate of each step
   * @param weightDecay how strongly matrices are pulled to zero
   * @param clipNorm the greatest norm of the gradient of each layer
   */
  public static LstmNetwork forTraining(
      Lstm spec,
      WindowSpec window,
      long seed,
      ISchedule rate,
      double weightDecay,
      double clipNorm) {
    return new LstmNetwork(
        spec,
        window,
        seed,
        configuration(Adam.builder().learningRateSchedule(rate).build())
            .weightDecay(weightDecay)
            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
            .gradientNormalizationThreshold(clipNorm));
  }

  /**
   * Takes one step against the gradient of a batch.
   *
   * @return the mean squared error of the batch before the step, in scaled units
   */
  public double learn(Batch batch) {
    double ofWeights = network.calcRegularizationScore(true);
    network.fit(
        inputs(batch),
        Nd4j.createFromArray(batch.targets()).reshape('c', batch.windows(), window.horizon()));
    return network.score() - ofWeights;
  }

  /**
   * Answers a batch.
   *
   * @param answers receives B x H numbers, row-major, in the form the target is learned in
   */
  public void answer(Batch batch, float[] answers) {
    FloatArrays.read(network.output(inputs(batch), false).dup('c'), answers, 0);
  }

  /** All weights, in the order in which DL4J keeps them. */
  public Weights weights() {
    return new Weights(parameters(), network.params().toFloatVector());
  }

  /** Replaces all weights. */
  public void write(Weights weights) {
    network.setParams(Nd4j.createFromArray(weights.values()).reshape('c', 1, weights.count()));
  }

  @Override
  public void close() {
    network.close();
  }

  /** DL4J names the arrays of the first layer {@code 0_W}, {@code 0_RW}, {@code 0_b}. */
  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (Map.Entry<String, INDArray> array : network.paramTable().entrySet()) {
      String name = array.getKey();
      parameters.add(
          new Parameter(
              "lstm." + name,
              array.getValue().shape(),
              !name.endsWith("_b"),
              new double[Math.toIntExact(array.getValue().length())]));
    }
    return parameters;
  }

  /** The batch's patches as a sequence, all variates of a patch together: B x C x T. */
  private INDArray inputs(Batch batch) {
    return Nd4j.createFromArray(batch.inputs())
        .reshape('c', batch.windows(), window.steps(), stepWidth(window))
        .permute(0, 2, 1);
  }

  private static int stepWidth(WindowSpec window) {
    return window.variates() * window.tokenWidth();
  }

  private static NeuralNetConfiguration.Builder configuration(IUpdater updater) {
    return new NeuralNetConfiguration.Builder().updater(updater);
  }
}
