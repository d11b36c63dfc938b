package io.github.sinecast.baseline;

import io.github.sinecast.Forecast;
import io.github.sinecast.History;
import io.github.sinecast.InvalidInputException;
import io.github.sinecast.RowRange;
import io.github.sinecast.TimeLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@link Lear} fitted to one series: a regression for each time of day at which forecasts begin.
 */
final class LearFit {
  /** Fewer rows of a regression say nothing. */
  private static final int FEWEST = 3;

  private final Lear lear;
  private final History history;
  private final RowRange rows;
  private final int horizon;
  private final LearFeatures features;

  /** By the time of day of the last known row; made when a forecast first begins then. */
  private final Map<Integer, Ridge> regressions = new ConcurrentHashMap<>();

  /**
   * @param history the series, known at least to the end of the rows
   * @param rows the only rows that are learned from
   * @throws InvalidInputException if they are too few, or all equal
   */
  LearFit(Lear lear, History history, RowRange rows, int horizon) {
    this.lear = lear;
    this.history = history;
    this.rows = rows;
    this.horizon = horizon;
    FittedBaseline.learnable(lear, history, rows);
    int needed = lear.minimumHistory() + FEWEST * lear.season() + horizon;
    if (rows.size() < needed) {
      throw new InvalidInputException(
          "%s learns from at least %s rows; series %s has %s from %s on"
              .formatted(
                  lear.name(),
                  needed,
                  history.id(),
                  rows.size(),
                  history.time().label(rows.from())));
    }
    this.features = new LearFeatures(lear.season(), horizon, history, rows);
  }

  private Ridge regression(int time) {
    List<double[]> numbers = new ArrayList<>();
    List<double[]> answers = new ArrayList<>();
    for (int origin = rows.from() + lear.minimumHistory();
        origin + horizon <= rows.to();
        origin++) {
      if (time(history, origin) == time) {
        double[] answer = new double[horizon];
        for (int step = 0; step < horizon; step++) {
          answer[step] = features.target().scaled(history.target(origin + step));
        }
        numbers.add(features.of(history, origin));
        answers.add(answer);
      }
    }
    return new Ridge(numbers.toArray(double[][]::new), answers.toArray(double[][]::new));
  }

  /** The second of the day of the last known row; 0 where rows have no dates. */
  private static int time(History history, int origin) {
    TimeLine line = history.time();
    return line.isDated() ? line.at(origin - 1).toLocalTime().toSecondOfDay() : 0;
  }

  Forecast forecast(History known, int steps) {
    int origin = known.length();
    Ridge regression = regressions.computeIfAbsent(time(known, origin), this::regression);
    double[] answers = regression.answers(features.of(known, origin));
    return new Forecast(
        Arrays.stream(answers).limit(steps).map(features.target()::value).toArray());
  }
}
