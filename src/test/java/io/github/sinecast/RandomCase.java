package io.github.sinecast;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/** What one seed draws for a test. One draw in eight is a limit, where mistakes like to be. */
public final class RandomCase {
  private static final int LIMITS = 8;

  private static final List<Double> EXTREME_NUMBERS =
      List.of(0.0, -0.0, 1.0, -1.0, Double.MIN_VALUE, Double.MIN_NORMAL, -Double.MAX_VALUE);

  private static final List<Long> EXTREME_WHOLES =
      List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);

  private final long seed;
  private final RandomGenerator random;

  RandomCase(long seed) {
    this.seed = seed;
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** A whole number between two limits, both included. */
  public int between(int least, int greatest) {
    if (atLimit()) {
      return coin() ? least : greatest;
    }
    return (int) random.nextLong(least, greatest + 1L);
  }

  /** A number between two limits, both included. */
  public double between(double least, double greatest) {
    if (atLimit()) {
      return coin() ? least : greatest;
    }
    return random.nextDouble(least, greatest);
  }

  /** Any finite number, of any size. */
  public double number() {
    if (atLimit()) {
      return oneOf(EXTREME_NUMBERS);
    }
    double number = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(number) ? number : number();
  }

  /** Any whole number, of any size. */
  public long whole() {
    return atLimit() ? oneOf(EXTREME_WHOLES) : random.nextLong() >> random.nextInt(64);
  }

  /** Heads or tails. */
  public boolean coin() {
    return random.nextBoolean();
  }

  /** One of these, each as likely as the others. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One of these, each as likely as the others. */
  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** At least one number of draws, and at most another. */
  public <T> List<T> list(int least, int greatest, Supplier<T> drawn) {
    return Stream.generate(drawn).limit(between(least, greatest)).toList();
  }

  /** Numbers between two limits, both included. */
  public double[] numbers(int count, double least, double greatest) {
    return random.doubles(count).map(ignored -> between(least, greatest)).toArray();
  }

  /** A text of at most so many letters, from one letter to another. */
  public String text(int longest, char from, char to) {
    return String.join("", list(0, longest, () -> Character.toString(between(from, to))));
  }

  /** The generator itself. */
  public RandomGenerator random() {
    return random;
  }

  private boolean atLimit() {
    return random.nextInt(LIMITS) == 0;
  }

  /** Names the seed in the report of a test that fails. */
  @Override
  public String toString() {
    return "seed " + seed;
  }
}
