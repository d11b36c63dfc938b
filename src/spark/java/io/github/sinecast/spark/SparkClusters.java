package io.github.sinecast.spark;

import io.github.sinecast.work.ClusterSpec;
import io.github.sinecast.work.Clusters;
import io.github.sinecast.work.Workplace;

/** Connects to masters that Apache Spark knows: standalone, YARN, Kubernetes, and local threads. */
public final class SparkClusters implements Clusters {
  @Override
  public Workplace connect(ClusterSpec cluster) {
    return SparkCluster.connect(ClusterSettings.of(cluster), cluster.logs());
  }
}
