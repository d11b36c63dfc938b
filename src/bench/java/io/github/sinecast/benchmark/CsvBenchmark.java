package io.github.sinecast.benchmark;

import io.github.sinecast.SeriesSet;
import io.github.sinecast.data.CsvSchema;
import io.github.sinecast.data.GapPolicy;
import io.github.sinecast.data.SeriesReader;
import io.github.sinecast.data.TargetRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading a table of 100,000 dated rows. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class CsvBenchmark {
  private static final int ROWS = 100_000;

  private Path directory;
  private Path file;

  @Setup(Level.Trial)
  public void write() throws IOException {
    directory = Files.createTempDirectory("sinecast-csv");
    file = CsvFile.ofOneSeries(directory, ROWS);
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.delete(file);
    Files.delete(directory);
  }

  @Benchmark
  public SeriesSet reading() {
    return new SeriesReader(CsvSchema.found(), GapPolicy.REFUSE, List.of(), TargetRule.ANY_SIGN)
        .read(file)
        .series();
  }
}
