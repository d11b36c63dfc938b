package io.github.sinecast.encoding;

/** What a rotation makes of a head's numbers, by its javadoc. */
final class Turned {
  private Turned() {}

  static double[] query(Rotation rotation, double[] numbers, double position) {
    return turned(rotation, numbers, position, rotation::queryScale);
  }

  static double[] key(Rotation rotation, double[] numbers, double position) {
    return turned(rotation, numbers, position, rotation::keyScale);
  }

  /** The product of a query at n and a key at m. */
  static double product(Rotation rotation, double[] query, double n, double[] key, double m) {
    double[] asking = query(rotation, query, n);
    double[] answering = key(rotation, key, m);
    double sum = 0;
    for (int column = 0; column < asking.length; column++) {
      sum += asking[column] * answering[column];
    }
    return sum;
  }

  private static double[] turned(
      Rotation rotation, double[] numbers, double position, Rotation.PairNumber scale) {
    double[] turned = numbers.clone();
    for (int column = 0; column < numbers.length; column++) {
      int pair = rotation.pair(column);
      if (pair >= 0) {
        double angle = rotation.angle(position, pair);
        double partner = numbers[rotation.partner(column)];
        double across = rotation.isFirst(column) ? -partner : partner;
        turned[column] =
            scale.at(position, pair)
                * (numbers[column] * Math.cos(angle) + across * Math.sin(angle));
      }
    }
    return turned;
  }
}
