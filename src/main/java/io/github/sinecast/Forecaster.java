package io.github.sinecast;

import java.util.List;

/**
 * Forecasts the next rows of series from what is known of them.
 *
 * <p>Networks and naive rules meet the judge through this interface alone.
 */
public interface Forecaster {
  /** The name under which scores are reported, in kebab case. */
  String name();

  /** The fewest known rows from which a forecast can be made. */
  int minimumHistory();

  /**
   * Forecasts each history on its own: the answer for one does not depend on the others, but many
   * may be computed at once.
   *
   * @param histories what is known; each at least {@link #minimumHistory()} rows long
   * @param horizon the number of steps wanted, at least 1
   * @return one forecast of {@code horizon} steps for each history, in their order
   * @throws InvalidInputException if a history is too short or the horizon longer than this
   *     forecaster can see
   */
  List<Forecast> forecast(List<History> histories, int horizon);
}
