package io.github.sinecast.coverage;

/**
 * How one model's value at risk (VaR) and expected shortfall (ES) at a level held on one series,
 * one step ahead.
 *
 * @param series the id of the series
 * @param model the name of the model
 * @param level the level of the VaR, such as 0.01
 * @param returns the number of returns
 * @param exceedances how many of them were below the VaR
 * @param unconditionalP Kupiec's p value of unconditional coverage
 * @param independenceP Christoffersen's p value of independence; NaN without an exceedance
 * @param conditionalP Christoffersen's p value of conditional coverage; NaN without an exceedance
 * @param dynamicQuantileP Engle and Manganelli's p value
 * @param shortfallStatistic Acerbi and Szekely's Z2; NaN where an ES is not below 0
 * @param shortfallP its p value; NaN where Z2 is
 * @param jointLoss the mean FZ0 loss; NaN where an ES is not below 0
 */
public record Risk(
    String series,
    String model,
    double level,
    int returns,
    int exceedances,
    double unconditionalP,
    double independenceP,
    double conditionalP,
    double dynamicQuantileP,
    double shortfallStatistic,
    double shortfallP,
    double jointLoss) {}
