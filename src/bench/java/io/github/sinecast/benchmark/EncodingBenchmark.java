package io.github.sinecast.benchmark;

import io.github.sinecast.TimeLine;
import io.github.sinecast.encoding.Limit;
import io.github.sinecast.encoding.PlainSites;
import io.github.sinecast.encoding.PositionalEncoding;
import io.github.sinecast.encoding.Rotation;
import io.github.sinecast.encoding.formula.EncoderShape;
import io.github.sinecast.encoding.formula.PlainFormulas;
import io.github.sinecast.encoding.formula.PlainNumbers;
import io.github.sinecast.encoding.formula.TokenTimes;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Building what an encoding contributes to one layer for one window of 512 tokens, 64 wide: table,
 * scores, weights and angles, in double precision. What acts on tokens between layers or on values
 * is not computed.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class EncodingBenchmark {
  private static final int TOKENS = 512;
  private static final int WIDTH = 64;
  private static final int HEADS = 4;

  /** The name of an encoding; the program that starts JMH fills in all names. */
  @Param("sinusoidal")
  String encoding;

  private PositionalEncoding member;
  private PlainFormulas formulas;
  private final PlainNumbers heads = randomHeads();

  @Setup(Level.Trial)
  public void choose() {
    member =
        EncodingCost.encodings().stream()
            .filter(one -> one.name().equals(encoding))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no encoding " + encoding));
    EncoderShape shape =
        new EncoderShape(TOKENS, 1, WIDTH, HEADS, 1, member.limits().contains(Limit.CAUSAL_ONLY));
    TimeLine days =
        TimeLine.ofDates(
            Stream.iterate(LocalDate.of(2000, 1, 3), date -> date.plusDays(1))
                .limit(TOKENS)
                .toList());
    formulas =
        new PlainFormulas(
            shape,
            TokenTimes.of(shape, days, 0, 1),
            (name, initial, wanted) -> initial.draw(new Random(name.hashCode()), wanted));
  }

  @Benchmark
  public void contribution(Blackhole taken) {
    PlainSites sites = PlainSites.of(member, formulas);
    taken.consume(sites.table());
    taken.consume(sites.scores(0, heads, heads));
    taken.consume(sites.weights(0));
    for (Rotation rotation : sites.rotations()) {
      taken.consume(angles(rotation));
    }
  }

  private static double[] angles(Rotation rotation) {
    int width = WIDTH / HEADS;
    double[] angles = new double[TOKENS * width];
    for (int index = 0; index < angles.length; index++) {
      int position = index / width;
      int pair = rotation.pair(index % width);
      angles[index] = pair < 0 ? 0 : rotation.angle(position, pair);
    }
    return angles;
  }

  private static PlainNumbers randomHeads() {
    Random random = new Random(1);
    return new PlainNumbers(
        DoubleStream.generate(random::nextGaussian).limit((long) TOKENS * WIDTH).toArray(),
        HEADS,
        TOKENS,
        WIDTH / HEADS);
  }
}
