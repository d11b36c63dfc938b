package io.github.sinecast.cli;

import io.github.sinecast.work.ClusterSpec;
import io.github.sinecast.work.Clusters;
import io.github.sinecast.work.Workplace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** On which cluster the work is done, if on any. */
final class ClusterOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--cluster",
      paramLabel = "MASTER",
      description =
          "Work on a cluster of Apache Spark: spark://HOST:PORT, yarn, k8s://URL, or local[N] to"
              + " try it. Does not change results.")
  private @Nullable String master;

  @Option(
      names = "--cluster-option",
      paramLabel = "KEY=VALUE",
      description =
          "How the cluster is used: memory=4g (of an executor), threads=1 (of a piece of work),"
              + " at-once=64, properties=FILE, or a setting of Spark; may be repeated.")
  private Map<String, String> options = new LinkedHashMap<>();

  /** Whether a cluster does the work. */
  boolean isGiven() {
    if (master == null && !options.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--cluster-option needs --cluster, which says what it is about");
    }
    return master != null;
  }

  /**
   * Connects to the cluster; to be closed by the caller.
   *
   * @param logs the folder in which the logs of failed work are left
   */
  ClusterProgress connect(Path logs) {
    if (master == null) {
      throw new IllegalStateException("no cluster was given");
    }
    Workplace cluster = Clusters.at(new ClusterSpec(master, options, logs).withoutSecrets());
    return new ClusterProgress(cluster, spec.commandLine().getErr());
  }
}
