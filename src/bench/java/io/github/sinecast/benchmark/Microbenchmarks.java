package io.github.sinecast.benchmark;

import io.github.sinecast.encoding.PositionalEncoding;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Starts JMH on the small benchmarks of this package. */
public final class Microbenchmarks {
  private static final int FORKS = 2;
  private static final int WARM_UPS = 2;

  private Microbenchmarks() {}

  public static void main(String[] arguments) throws RunnerException {
    String only = System.getProperty("bench.only", "");
    TimeValue time = TimeValue.milliseconds(Math.round(1000 * Settings.seconds()));
    Options options =
        new OptionsBuilder()
            .include(only.isEmpty() ? "io.github.sinecast.benchmark.*" : only)
            .param(
                "encoding",
                EncodingCost.encodings().stream()
                    .map(PositionalEncoding::name)
                    .toArray(String[]::new))
            .forks(Settings.rounds() == 1 ? 1 : FORKS)
            .warmupIterations(WARM_UPS)
            .warmupTime(time)
            .measurementIterations(Settings.rounds())
            .measurementTime(time)
            .build();
    new Runner(options).run();
  }
}
