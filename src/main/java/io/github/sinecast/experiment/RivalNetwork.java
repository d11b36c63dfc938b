package io.github.sinecast.experiment;

import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;
import io.github.sinecast.model.CycleNetSpec;
import io.github.sinecast.model.DLinearSpec;
import io.github.sinecast.model.FitsSpec;
import io.github.sinecast.model.Lstm;
import io.github.sinecast.model.NLinearSpec;
import io.github.sinecast.model.NetworkSpec;
import io.github.sinecast.model.SparseTsfSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A network that the model is compared with. */
public sealed interface RivalNetwork {
  /** The name under which it is evaluated; other settings, another name. */
  default String name() {
    return Objects.requireNonNull(getClass().getAnnotation(TypeName.class)).value();
  }

  /** This network with its file, if it has one, in another place. */
  default RivalNetwork placed(UnaryOperator<Path> place) {
    return this;
  }

  /** A network that is trained on the same windows by the same settings. */
  sealed interface Trained extends RivalNetwork {
    /**
     * Its shape, with the head of the model where it can.
     *
     * @param config of the experiment
     * @param series the ids of those that are trained on
     */
    NetworkSpec spec(ExperimentConfig config, List<String> series);
  }

  /** {@link NLinearSpec}. */
  @TypeName(value = "nlinear", help = "a linear map of the changes since the last row")
  record NLinear() implements Trained {
    @Override
    public NetworkSpec spec(ExperimentConfig config, List<String> series) {
      return new NLinearSpec(config.model().head());
    }
  }

  /** {@link DLinearSpec}. */
  @TypeName(value = "dlinear", help = "linear maps of trend and remainder")
  record DLinear() implements Trained {
    @Override
    public NetworkSpec spec(ExperimentConfig config, List<String> series) {
      return new DLinearSpec(config.model().head());
    }
  }

  /** {@link FitsSpec}, by the season of the evaluation. */
  @TypeName(value = "fits", help = "a linear map of low frequencies, by evaluation.season")
  record Fits() implements Trained {
    @Override
    public NetworkSpec spec(ExperimentConfig config, List<String> series) {
      return new FitsSpec(config.model().head(), config.evaluation().season());
    }
  }

  /** {@link SparseTsfSpec}, by the season of the evaluation. */
  @TypeName(value = "sparse-tsf", help = "one linear map of all phases of evaluation.season")
  record SparseTsf() implements Trained {
    @Override
    public NetworkSpec spec(ExperimentConfig config, List<String> series) {
      return new SparseTsfSpec(config.model().head(), config.evaluation().season());
    }
  }

  /** {@link CycleNetSpec}, whose cycle is the season of the evaluation. */
  @TypeName(
      value = "cyclenet",
      help = "a learned cycle of evaluation.season, and a linear map of the rest")
  record CycleNet() implements Trained {
    @Override
    public NetworkSpec spec(ExperimentConfig config, List<String> series) {
      return new CycleNetSpec(config.model().head(), config.evaluation().season(), series);
    }
  }

  /** {@link Lstm}, which forecasts points by the mean squared error whatever the model's head. */
  @TypeName(value = "lstm", help = "a recurrent network, whose head is a point")
  record Recurrent() implements Trained {
    @Override
    public NetworkSpec spec(ExperimentConfig config, List<String> series) {
      return new Lstm(Lstm.USUAL_SIZE);
    }
  }

  /**
   * A model that was trained elsewhere, in the ONNX format. It is evaluated as it is, whatever rows
   * it was trained on.
   *
   * @param file the model
   */
  @TypeName(value = "onnx", help = "a model trained elsewhere, in the ONNX format")
  record Onnx(
      @Setting(help = "ONNX file of a model that was trained elsewhere; needs ONNX Runtime.")
          Path file)
      implements RivalNetwork {
    @Override
    public String name() {
      String name = String.valueOf(file.getFileName());
      return name.endsWith(".onnx") ? name.substring(0, name.length() - 5) : name;
    }

    @Override
    public Onnx placed(UnaryOperator<Path> place) {
      return new Onnx(place.apply(file));
    }
  }
}
