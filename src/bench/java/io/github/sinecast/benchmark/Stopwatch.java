package io.github.sinecast.benchmark;

/** Seconds since the last look. */
final class Stopwatch {
  private long last = System.nanoTime();

  double seconds() {
    long now = System.nanoTime();
    double seconds = (now - last) / 1e9;
    last = now;
    return seconds;
  }
}
