package io.github.sinecast.baseline;

import io.github.sinecast.Change;
import io.github.sinecast.Forecast;
import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import io.github.sinecast.TypeName;

/**
 * An autoregressive model of log returns, {@code r(t) - m = a(1) (r(t-1) - m) + ... + a(p) (r(t-p)
 * - m)}; the price follows the sum of the forecast returns. Where a value is not above 0, a model
 * of differences.
 *
 * <p>Mean, order and coefficients are those of {@code ar(order.max, method = "yule-walker")} of R:
 * the Yule-Walker equations, and the order of Akaike's least criterion.
 *
 * @param maximumOrder the largest order that is tried
 */
@TypeName(
    value = "ar",
    help = "An autoregressive model of log returns, its order chosen by Akaike's criterion.",
    source =
        "P. J. Brockwell, R. A. Davis, Time series: theory and methods, 2nd "
            + "edition (1991), sections 8.1 and 8.2, doi:10.1007/978-1-4419-0320-4")
public record Autoregressive(
    @Setting(
            help = "The largest order that is tried, in rows.",
            initial = "10",
            min = 1,
            max = 1000)
        int maximumOrder)
    implements LearnedBaseline {
  private static final int USUAL_ORDER = 10;

  public Autoregressive {
    Require.between(1, 1000, maximumOrder, "maximumOrder");
  }

  @Override
  public String name() {
    return maximumOrder == USUAL_ORDER ? "ar" : "ar-" + maximumOrder;
  }

  @Override
  public int minimumHistory() {
    return maximumOrder + 2;
  }

  @Override
  public Rule learn(double[] values) {
    return new ChangeRule(
        values,
        changes -> {
          YuleWalker model = YuleWalker.fit(changes, maximumOrder);
          return () -> new Filter(model);
        });
  }

  private static final class Filter implements ChangeModel.Filter {
    private final YuleWalker model;

    /** The last changes less their mean, the newest first; those before the first row are 0. */
    private final double[] recent;

    Filter(YuleWalker model) {
      this.model = model;
      recent = new double[model.order()];
    }

    @Override
    public void add(double change) {
      push(recent, change - model.mean());
    }

    @Override
    public Forecast forecast(Change measure, double last, int horizon) {
      double[] known = recent.clone();
      double[] points = new double[horizon];
      double sum = 0;
      for (int step = 0; step < horizon; step++) {
        double next = 0;
        for (int lag = 1; lag <= model.order(); lag++) {
          next += model.coefficient(lag) * known[lag - 1];
        }
        push(known, next);
        sum += model.mean() + next;
        points[step] = measure.applied(last, sum);
      }
      return new Forecast(points);
    }

    private static void push(double[] newestFirst, double value) {
      if (newestFirst.length > 0) {
        System.arraycopy(newestFirst, 0, newestFirst, 1, newestFirst.length - 1);
        newestFirst[0] = value;
      }
    }
  }
}
