package io.github.sinecast.spark;

import io.github.sinecast.work.Workplace;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Counts the tasks that run, and those that failed and were tried again. */
final class RunningTasks extends SparkListener {
  private int running;
  private int failed;

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    running++;
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    running--;
    if (!end.taskInfo().successful()) {
      failed++;
    }
  }

  synchronized Workplace.Load load() {
    return new Workplace.Load(running, failed);
  }
}
