package io.github.sinecast.window;

import io.github.sinecast.FittedScaler;
import io.github.sinecast.Setting;

/**
 * The scale of a number that never changes within a series, fitted over the series trained on.
 *
 * @param location what is subtracted
 * @param spread what the rest is divided by, above 0
 */
public record StaticScale(
    @Setting(help = "What is subtracted.") double location,
    @Setting(help = "What the rest is divided by.") double spread) {
  double scale(double value) {
    return new FittedScaler(location, spread).scale(value);
  }
}
