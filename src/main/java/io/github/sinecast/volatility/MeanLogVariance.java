package io.github.sinecast.volatility;

import io.github.sinecast.History;
import io.github.sinecast.RowRange;
import java.util.List;

/**
 * The geometric mean of the variances that fitted models forecast for each step.
 *
 * @param parts the models, which measure changes in the same way; at least one
 */
public record MeanLogVariance(List<FittedVolatility> parts) implements FittedVolatility {
  public MeanLogVariance {
    parts = List.copyOf(parts);
    if (parts.stream().map(part -> part.measure().change()).distinct().count() != 1) {
      throw new IllegalArgumentException("parts must measure changes in one way, found " + parts);
    }
  }

  @Override
  public RowMeasure measure() {
    return parts.get(0).measure();
  }

  @Override
  public int horizon() {
    return parts.stream().mapToInt(FittedVolatility::horizon).min().orElseThrow();
  }

  @Override
  public Filter start() {
    return new Together(parts.stream().map(FittedVolatility::start).toList());
  }

  @Override
  public MeanLogVariance at(History history, RowRange rows) {
    return new MeanLogVariance(parts.stream().map(part -> part.at(history, rows)).toList());
  }

  private record Together(List<Filter> filters) implements Filter {
    @Override
    public void add(History history, int row) {
      filters.forEach(filter -> filter.add(history, row));
    }

    @Override
    public double[] variances(int horizon) {
      double[] means = new double[horizon];
      for (Filter filter : filters) {
        double[] variances = filter.variances(horizon);
        for (int step = 0; step < horizon; step++) {
          means[step] += Math.log(variances[step]) / filters.size();
        }
      }
      for (int step = 0; step < horizon; step++) {
        means[step] = Math.exp(means[step]);
      }
      return means;
    }
  }
}
