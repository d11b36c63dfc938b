package io.github.sinecast.window;

import io.github.sinecast.Require;
import io.github.sinecast.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns beside the target that a forecast may use, by when their values are known.
 *
 * @param past columns that are known up to the cutoff
 * @param known columns that are known ahead
 * @param scaling the scale of each column of numbers
 */
public record Covariates(
    @Setting(help = "Columns that are known up to the cutoff only.", initial = "[]")
        List<String> past,
    @Setting(
            help =
                "Columns that are known ahead, such as a load forecast: their values in the rows to"
                    + " forecast are inputs.",
            initial = "[]",
            otherNames = {"futr_exog_list", "future_covariates", "known_covariates"})
        List<String> known,
    @Setting(help = InputChannel.SCALING_HELP, initial = "standard") Scaling scaling) {
  /** No covariates. */
  public static final Covariates NONE = new Covariates(List.of(), List.of(), Scaling.STANDARD);

  public Covariates {
    past = List.copyOf(past);
    known = List.copyOf(known);
    Set<String> declared = new HashSet<>();
    declare(past, "past", declared);
    declare(known, "known", declared);
  }

  private static void declare(List<String> columns, String key, Set<String> declared) {
    for (String column : columns) {
      Require.that(!column.isBlank(), key, "must name columns, found nothing");
      Require.that(
          declared.add(column),
          key,
          "must hold columns that are declared once, found '%s' again".formatted(column));
    }
  }

  /** The inputs that end at the cutoff. */
  List<WindowInput> observed() {
    return past.stream().<WindowInput>map(name -> new InputChannel.Column(name, scaling)).toList();
  }

  /** The inputs that go on beyond the cutoff. */
  List<KnownInput> ahead() {
    return known.stream().<KnownInput>map(name -> new KnownInput.Numeric(name, scaling)).toList();
  }

  /** Whether rows to be forecast have inputs. */
  public boolean reachAhead() {
    return !ahead().isEmpty();
  }
}
