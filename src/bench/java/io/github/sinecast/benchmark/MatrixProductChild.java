package io.github.sinecast.benchmark;

import java.io.IOException;
import java.util.List;

/** The process that measures a plain matrix product; started by {@link ModelSpeed}. */
final class MatrixProductChild {
  private MatrixProductChild() {}

  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[0]);
    int inner = Integer.parseInt(arguments[1]);
    int columns = Integer.parseInt(arguments[2]);
    int threads = Integer.parseInt(arguments[3]);
    double seconds = Double.parseDouble(arguments[4]);
    double perSecond = new MatrixProduct(rows, inner, columns).perSecond(threads, seconds);
    System.out.println(new Measurement(perSecond, PeakMemory.mebibytes(), List.of()).line());
    System.exit(0);
  }
}
