package io.github.sinecast.encoding.formula;

/** Formulas of one window, computed at once in double precision, as outside of training. */
public final class PlainFormulas implements Formulas {
  private final EncoderShape shape;
  private final TokenTimes times;
  private final LearnedValues learned;
  private final String prefix;

  /**
   * @param times when the tokens are
   * @param learned what learned arrays hold
   */
  public PlainFormulas(EncoderShape shape, TokenTimes times, LearnedValues learned) {
    this(shape, times, learned, "");
  }

  private PlainFormulas(
      EncoderShape shape, TokenTimes times, LearnedValues learned, String prefix) {
    this.shape = shape;
    this.times = times;
    this.learned = learned;
    this.prefix = prefix;
  }

  /** What a learned array holds, row-major. */
  @FunctionalInterface
  public interface LearnedValues {
    /** The numbers of a learned parameter, in row-major order. */
    double[] of(String name, Initial initial, int[] shape);
  }

  @Override
  public EncoderShape shape() {
    return shape;
  }

  @Override
  public PlainNumbers constant(double[] values, int... wanted) {
    return new PlainNumbers(values, wanted);
  }

  @Override
  public PlainNumbers learned(String name, Initial initial, int... wanted) {
    return new PlainNumbers(learned.of(prefix + name, initial, wanted.clone()), wanted);
  }

  @Override
  public PlainNumbers timed(Clock clock, TimeFormula formula, int... wanted) {
    return new PlainNumbers(formula.of(times), wanted);
  }

  @Override
  public PlainNumbers augmented(Clock clock, AugmentedFormula formula, int... wanted) {
    return new PlainNumbers(formula.of(times, null), wanted);
  }

  @Override
  public PlainFormulas within(String part) {
    return new PlainFormulas(shape, times, learned, prefix + part + ".");
  }
}
