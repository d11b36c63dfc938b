package io.github.sinecast.run;

import io.github.sinecast.coverage.Risk;
import io.github.sinecast.coverage.RiskTable;
import java.util.stream.Stream;

/**
 * A line of {@code risk.csv}: how value at risk (VaR) and expected shortfall (ES) one step ahead
 * held; {@link Risk} has the measures.
 *
 * @param series the id of the series
 * @param model the name of the model
 * @param level the level of the VaR
 * @param n the number of returns
 * @param exceedances how many of them were below the VaR
 * @param pKupiec the p value of unconditional coverage
 * @param pIndependence the p value of independence
 * @param pChristoffersen the p value of conditional coverage
 * @param pDynamicQuantile the p value of the dynamic quantile test
 * @param shortfallZ2 Acerbi and Szekely's statistic of ES
 * @param pShortfall its p value
 * @param fz0 the mean FZ0 loss
 */
public record RiskRow(
    String series,
    String model,
    double level,
    int n,
    int exceedances,
    double pKupiec,
    double pIndependence,
    double pChristoffersen,
    double pDynamicQuantile,
    double shortfallZ2,
    double pShortfall,
    double fz0) {
  /** The file of risk; not there where no model forecasts distributions. */
  public static final CsvFile<RiskRow> FILE = new CsvFile<>("risk.csv", RiskRow.class);

  /** Every test, in order. */
  public static Stream<RiskRow> of(RiskTable table) {
    return table.rows().stream()
        .map(
            row ->
                new RiskRow(
                    row.series(),
                    row.model(),
                    row.level(),
                    row.returns(),
                    row.exceedances(),
                    row.unconditionalP(),
                    row.independenceP(),
                    row.conditionalP(),
                    row.dynamicQuantileP(),
                    row.shortfallStatistic(),
                    row.shortfallP(),
                    row.jointLoss()));
  }
}
