package io.github.sinecast.encoding.oracle;

/** The filter of table 1 in Daubechies (1988), for N = 4. */
public final class NaiveLoopDaubechies {
  private NaiveLoopDaubechies() {}

  /** The low-pass filter, as printed. */
  public static double[] lowPass() {
    return new double[] {
      .230377813309, .714846570553, .630880767930, -.027983769417,
      -.187034811719, .030841381836, .032883011667, -.010597401785
    };
  }
}
