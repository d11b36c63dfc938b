package io.github.sinecast.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Operations a second of a plain matrix product, on one thread and on two, round by round. */
final class ProductRates {
  private final List<Double> one = new ArrayList<>();
  private final List<Double> two = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();

  void add(double onOne, double onTwo) {
    one.add(onOne);
    two.add(onTwo);
    ratios.add(onTwo / onOne);
  }

  List<Double> one() {
    return one;
  }

  List<Double> two() {
    return two;
  }

  Spread ratio() {
    return Spread.of(ratios);
  }
}
