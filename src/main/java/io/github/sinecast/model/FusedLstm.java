package io.github.sinecast.model;

import java.util.Arrays;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's LSTM layer, computed by one native operation forward and one backward. DL4J's own passes
 * are some seventy small operations a time step, whose calls take most of the time.
 *
 * <p>Shapes in comments: B batch, C inputs, T time steps, H hidden numbers.
 */
final class FusedLstm extends LSTM {
  private static final long serialVersionUID = 1L;

  FusedLstm(int inputs, int hidden) {
    setNIn(inputs);
    setNOut(hidden);
    setActivationFn(new ActivationTanH());
    setGateActivationFn(new ActivationSigmoid());
    setForgetGateBiasInit(1);
    setRnnDataFormat(RNNFormat.NCW);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    Passes layer = new Passes(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialise));
    return layer;
  }

  /** The passes of the layer. */
  private static final class Passes extends org.deeplearning4j.nn.layers.recurrent.LSTM {
    private static final long serialVersionUID = 1L;

    /** Arrays are B x T x C; from left to right; sigmoid gates, tanh for cells and outputs. */
    private static final int[] FORM = {1, 0, 2, 0, 0};

    /** With biases and first states; whole sequences and last states are wanted. */
    private static final boolean[] WITH = {true, false, true, true, false, true, true, true};

    /** With biases and first states; the gradient comes from the whole sequence. */
    private static final boolean[] BACK = {true, false, true, true, false, true, false, false};

    /**
     * Where DL4J keeps what the operation reads as input gate, forget gate, cell and output gate.
     */
    private static final int[] GATES = {3, 1, 0, 2};

    Passes(NeuralNetConfiguration conf, DataType type) {
      super(conf, type);
    }

    @Override
    public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
      setInput(input, workspaces);
      return activate(training, workspaces);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
      INDArray[] read = read();
      INDArray states = Nd4j.create(read[0].size(0), read[0].size(1), hidden()); // [B, T, H]
      run("lstmLayer", WITH, read, states, read[4].ulike(), read[4].ulike());
      return workspaces.dup(ArrayType.ACTIVATIONS, states.permute(0, 2, 1)); // [B, H, T]
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      INDArray[] read = read();
      INDArray[] gradients = Arrays.stream(read).map(INDArray::like).toArray(INDArray[]::new);
      INDArray[] all = Arrays.copyOf(read, read.length + 1);
      all[read.length] = epsilon.permute(0, 2, 1).dup('c'); // [B, T, H]
      run("lstmLayer_bp", BACK, all, gradients);
      float[] kept = new float[Math.toIntExact(numParams())];
      int at = 0;
      for (int array = 1; array <= 3; array++) {
        float[] columns = gradients[array].dup('f').data().asFloat();
        int size = columns.length / GATES.length;
        for (int gate = 0; gate < GATES.length; gate++) {
          System.arraycopy(columns, gate * size, kept, at + GATES[gate] * size, size);
        }
        at += columns.length;
      }
      gradientsFlattened.assign(Nd4j.createFromArray(kept).reshape(gradientsFlattened.shape()));
      Gradient gradient = new DefaultGradient();
      gradientViews.forEach(gradient::setGradientFor);
      INDArray ofInputs = gradients[0].permute(0, 2, 1); // [B, C, T]
      return new Pair<>(gradient, workspaces.dup(ArrayType.ACTIVATION_GRAD, ofInputs));
    }

    /**
     * Inputs [B, T, C], weights [C, 4H] and [H, 4H], biases [4H], and two states of zeros [B, H].
     *
     * <p>DL4J keeps all numbers side by side, column by column, so that those of a gate are
     * together.
     */
    private INDArray[] read() {
      float[] kept = params().toFloatVector();
      long[][] shapes = {
        {layerConf().getNIn(), 4 * hidden()}, {hidden(), 4 * hidden()}, {4 * hidden()}
      };
      INDArray[] all = new INDArray[6];
      all[0] = input.permute(0, 2, 1).dup('c');
      int at = 0;
      for (int array = 0; array < shapes.length; array++) {
        float[] columns = new float[Math.toIntExact(ArrayUtil.prodLong(shapes[array]))];
        int size = columns.length / GATES.length;
        for (int gate = 0; gate < GATES.length; gate++) {
          System.arraycopy(kept, at + GATES[gate] * size, columns, gate * size, size);
        }
        at += columns.length;
        all[array + 1] = Nd4j.createFromArray(columns).reshape('f', shapes[array]).dup('c');
      }
      all[4] = Nd4j.create(all[0].size(0), hidden());
      all[5] = Nd4j.create(all[0].size(0), hidden());
      return all;
    }

    private long hidden() {
      return layerConf().getNOut();
    }

    private static void run(String name, boolean[] with, INDArray[] read, INDArray... written) {
      Nd4j.exec(
          DynamicCustomOp.builder(name)
              .addInputs(read)
              .addOutputs(written)
              .addIntegerArguments(FORM)
              .addFloatingPointArguments(0.0)
              .addBooleanArguments(with)
              .build());
    }
  }
}
