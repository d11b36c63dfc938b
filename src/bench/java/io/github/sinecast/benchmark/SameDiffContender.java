package io.github.sinecast.benchmark;

import io.github.sinecast.engine.ExecutionPlan;
import io.github.sinecast.model.NetworkGraph;
import io.github.sinecast.model.Parameter;
import io.github.sinecast.window.Batch;
import io.github.sinecast.window.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * SameDiff's own training loop on the graph that Sinecast builds.
 *
 * <p>Its gradients go wrong (its cache of arrays mixes up memory orders) and it reports a loss of
 * 0. So its first losses are computed apart, before the clock counts, and leave the other
 * contenders' curve after the first.
 */
final class SameDiffContender implements Contender {
  @Override
  public void train(Workload workload, Windows windows, Path weights, StepLog log)
      throws IOException {
    NetworkGraph encoder =
        NetworkGraph.forTraining(
            workload.encoder(), workload.window(), DataType.FLOAT, Workload.SEED);
    SameDiff graph = encoder.graph();
    Map<String, float[]> initial = InitialWeights.read(weights);
    for (Parameter parameter : encoder.parameters()) {
      graph.associateArrayWithVariable(
          Nd4j.createFromArray(initial.get(parameter.name())).reshape('c', parameter.shape()),
          parameter.name());
    }
    graph.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Adam(Workload.LEARNING_RATE))
            .dataSetFeatureMapping(NetworkGraph.INPUTS)
            .dataSetLabelMapping(NetworkGraph.TARGETS)
            .build());
    List<DataSet> batches = batches(workload, windows);
    int step = 0;
    while (log.wantsLoss() && step < batches.size()) {
      DataSet batch = batches.get(step);
      log.loss(loss(encoder, batch));
      graph.fit(batch);
      log.stepEnded();
      step++;
    }
    graph.fit(
        new ListDataSetIterator<>(batches.subList(step, batches.size()), 1),
        1,
        new BaseListener() {
          @Override
          public void iterationDone(
              SameDiff trained, At at, MultiDataSet data, org.nd4j.autodiff.listeners.Loss loss) {
            log.stepEnded();
          }

          @Override
          public boolean isActive(Operation operation) {
            return operation == Operation.TRAINING;
          }
        });
  }

  @Override
  public Answerer answerer(Workload workload, Windows windows, Path weights) {
    throw new UnsupportedOperationException("only training is compared with SameDiff.fit");
  }

  /** By a plan of our own, because SameDiff's sessions would disturb each other. */
  private static double loss(NetworkGraph encoder, DataSet batch) {
    Map<String, INDArray> bound = new HashMap<>();
    for (Parameter parameter : encoder.parameters()) {
      bound.put(parameter.name(), encoder.graph().getVariable(parameter.name()).getArr());
    }
    bound.put(NetworkGraph.INPUTS, batch.getFeatures());
    bound.put(NetworkGraph.TARGETS, batch.getLabels());
    try (ExecutionPlan plan =
        new ExecutionPlan(encoder.graph(), bound, List.of(NetworkGraph.LOSS))) {
      plan.run();
      return plan.result(NetworkGraph.LOSS).getDouble(0);
    }
  }

  private static List<DataSet> batches(Workload workload, Windows windows) {
    int[] order = TrainingOrder.ofFirstEpoch(windows.size(), Workload.SEED);
    Batch batch = new Batch(workload.window(), Workload.BATCH);
    List<DataSet> batches = new ArrayList<>();
    for (int from = 0; from < order.length; from += Workload.BATCH) {
      windows.gather(order, from, batch);
      batches.add(
          new DataSet(
              Nd4j.createFromArray(batch.inputs())
                  .reshape(
                      'c',
                      Workload.BATCH,
                      workload.window().tokens(),
                      workload.window().tokenWidth()),
              Nd4j.createFromArray(batch.targets())
                  .reshape('c', Workload.BATCH, workload.window().horizon())));
    }
    return batches;
  }
}
