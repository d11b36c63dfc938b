// The sections of the page of one run.

const SHORT = { overview: "Forecast", panel: "Series", steps: "Steps", calibration: "Calibration", residuals: "Residuals", worst: "Worst windows",
  training: "Training", data: "Data", encoding: "Encoding", attention: "Attention", tests: "Claims", sets: "Best models", ranks: "Ranks", ensemble: "Ensemble", "scores-section": "Scores", coverage: "Coverage", risk: "Risk", audit: "Audit", repeat: "Repeat" };

/** The heading of a section, and its place in the contents. */
function section(id, title, contents) {
  const made = element("section", { id, "aria-labelledby": id + "-title" }, element("h2", { id: id + "-title" }, title));
  document.getElementById("content").append(made);
  contents.push([id, SHORT[id] ?? title]);
  return made;
}
/** A place for pictures, side by side where there is room. */
function row(parent) {
  const made = element("div", { class: "row" });
  parent.append(made);
  return made;
}
const note = (...text) => element("p", { class: "note" }, ...text);

/** The colour, dash and width of a model in every chart; no two models share both colour and dash. */
function look(run, model) {
  if (model === run.network) return { colour: colour(0), dash: [], width: 2.5 };
  if (model === "last-value") return { colour: variable("--faint"), dash: [5, 4], width: 1.5 };
  const references = usual(run);
  const others = run.compared.filter(m => m !== run.network && m !== "last-value");
  const place = Math.max(0, [...others.filter(m => references.has(m)), ...others.filter(m => !references.has(m))].indexOf(model));
  return { colour: colour(1 + place % 7), dash: DASHES[(1 + place + Math.floor(place / 7)) % DASHES.length], width: 1.5 };
}

/** Whether rows have dates, or numbers only. */
const isDated = rows => !!rows.labels[0]?.includes("-");
const timeName = rows => isDated(rows) ? "Date" : "Row";

const groupName = (run, group) => group === "all" && run.chosen.of > 1 ? `all ${run.chosen.of} series` : group;
const claim = (run, test) => run.verdicts[test.verdict].replace("{reference}", test.reference);

/** What may be claimed of the network, in sentences. */
function claims(run, group) {
  const own = records(run.tests).filter(t => t.series === group && t.step === "all" && t.model === run.network);
  if (!own.length) return "Nothing was tested: the naive forecasts that a test compares with did not take part.";
  const byWords = new Map();
  for (const test of own) {
    const words = claim(run, test);
    const key = words.startsWith("no") ? words.replace(/ shown$/, " is shown") : `the ${run.network} is ${words}`;
    byWords.set(key, [...(byWords.get(key) ?? []), test.loss]);
  }
  return [...byWords].map(([words, losses]) => `By ${losses.join(" and ")}, ${words}.`).join(" ");
}

function testsTable(run, group, id) {
  const all = records(run.tests).filter(t => t.series === group && t.step === "all");
  const beside = t => `${t.loss}, beside ${t.reference}`;
  const rows = [...new Set(all.map(beside))].flatMap(heading => {
    const tests = all.filter(t => beside(t) === heading);
    const own = tests.filter(t => t.model === run.network);
    const others = tests.filter(t => t.model !== run.network);
    const equal = others.filter(t => t.verdict === "no-difference");
    return [heading, ...own, ...others.filter(t => t.verdict !== "no-difference"),
      ...(equal.length > 1 ? [{ ...equal[0], model: equal.map(t => t.model).join(", ") }] : equal)];
  });
  const bySeeds = all.some(t => t.p_seeds != null);
  const signed = v => v == null ? UNDEFINED : fixed(v, 4);
  return table(`Tests over all steps, ${groupName(run, group)}. Skill is 1 − loss / loss of the reference; above 0 is better. A claim needs a Holm-corrected p value of at most 0.05 in the Diebold–Mariano test and a 95 % interval of the skill that excludes 0. A model with several seeds also needs a corrected p value over seeds of at most 0.05.`,
    [{ name: "Model" }, { name: "What may be claimed", words: true }, { name: "Skill", number: true }, { name: "95 % interval", number: true }, { name: "p (Holm)", number: true }, ...(bySeeds ? [{ name: "p over seeds (Holm)", number: true }] : [])],
    rows.map(t => typeof t === "string" ? t : [t.model, claim(run, t), number(t.skill, signed(t.skill)),
      { text: t.lower == null ? UNDEFINED : `${signed(t.lower)} to ${signed(t.upper)}`, value: t.lower == null ? null : `${t.lower} ${t.upper}` },
      number(t.p_holm, probability(t.p_holm)), ...(bySeeds ? [number(t.p_seeds, probability(t.p_seeds))] : [])]),
    { id, rowClass: at => rows[at].model === run.network ? "network" : null });
}

function scoresOf(run, group, models, metrics, caption, id) {
  const found = new Map(records(run.scores).filter(s => s.series === group && s.step === "all").map(s => [s.model + "\n" + s.metric, s.value]));
  const scores = model => metrics.map(metric => found.get(model + "\n" + metric.label) ?? null);
  const equal = models.filter(m => m !== run.network && m !== "last-value" && models.includes("last-value") && String(scores(m)) === String(scores("last-value")));
  const shown = models.filter(m => !equal.includes(m));
  const values = metrics.map((_, at) => shown.map(model => scores(model)[at]));
  const texts = metrics.map((metric, at) => column(values[at], metric.notation));
  const legend = [caption, ...(equal.length ? [`Equal to last-value in every score: ${equal.join(", ")}.`] : []), ...metrics.filter(m => m.legend).map(m => `${m.label}: ${m.legend}.`)];
  return table(legend.join(" "), [{ name: "Model" }, ...metrics.map(m => ({ name: m.label, number: true }))],
    shown.map((model, row) => [model, ...metrics.map((_, at) => number(values[at][row], texts[at][row]))]),
    { id, rowClass: at => shown[at] === run.network ? "network" : null });
}

/** The variation of the scores of the network between seeds. */
function seedsTable(run, group, metrics) {
  const runsOf = [run.network, ...run.further.filter(m => m.startsWith(run.network + "-seed-"))];
  const found = new Map(records(run.scores).filter(s => s.series === group && s.step === "all").map(s => [s.model + "\n" + s.metric, s.value]));
  const rows = metrics.map(metric => ({ metric, values: runsOf.map(model => found.get(model + "\n" + metric.label)).filter(v => v != null) })).filter(row => row.values.length > 1);
  return table(`${run.network} over ${runsOf.length} seeds, all steps, ${groupName(run, group)}. The tests use the mean of their losses; the pictures show the first seed.`,
    [{ name: "Score" }, { name: "Mean", number: true }, { name: "Standard deviation", number: true }, { name: "Least", number: true }, { name: "Greatest", number: true }],
    rows.map(({ metric, values }) => {
      const mean = values.reduce((a, b) => a + b) / values.length;
      const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1));
      const shown = [mean, deviation, Math.min(...values), Math.max(...values)];
      const texts = column(shown, metric.notation);
      return [metric.label, ...shown.map((v, at) => number(v, texts[at]))];
    }), { id: "seeds" });
}

/** The test that the first screen reports: by the last of the headline metrics that was tested. */
function headline(run, group) {
  const own = records(run.tests).filter(t => t.series === group && t.step === "all" && t.model === run.network);
  const losses = run.metrics.filter(m => m.headline).map(m => m.label).reverse();
  return losses.map(loss => own.find(t => t.loss === loss)).find(t => t) ?? own[0];
}

/** The score of a model over all steps. */
function score(run, group, model, metric) {
  return records(run.scores).find(s => s.series === group && s.step === "all" && s.model === model && s.metric === metric)?.value ?? null;
}

/** One figure of the first screen. */
function card(name, value, below) {
  return element("div", { class: "card" }, element("dt", {}, name), element("dd", { class: "value" }, value), element("dd", { class: "note" }, below));
}

/** The score of the network beside the least score of the other models. */
function besideBest(run, group, metric) {
  const own = score(run, group, run.network, metric.label);
  const others = run.compared.filter(m => m !== run.network).map(model => ({ model, value: score(run, group, model, metric.label) })).filter(one => one.value != null);
  const best = others.reduce((a, b) => !a || b.value < a.value ? b : a, null);
  const texts = column([own, best?.value ?? null], metric.notation);
  return card(metric.label, texts[0], best ? `best of the others: ${best.model}, ${texts[1]}` : "no other model");
}

function coverageCard(run, group) {
  const held = records(run.calibration).filter(r => r.series === group && r.model === run.network && r.measure === "coverage" && r.regime === "all");
  if (!held.length) return null;
  const [first, ...others] = [...held].sort((a, b) => a.level - b.level).reverse().sort((a, b) => Math.abs(a.level - 0.8) - Math.abs(b.level - 0.8));
  return card(`Coverage of the ${+(100 * first.level).toFixed(2)} % interval`, percent(first.observed, 1),
    others.slice(0, 1).map(r => `${+(100 * r.level).toFixed(2)} % interval: ${percent(r.observed, 1)}`).join());
}

function skillCard(run, group) {
  const test = headline(run, group);
  if (!test || test.skill == null) return card("Skill", UNDEFINED, "no test was possible");
  const interval = test.lower == null ? "" : `, 95 % interval ${fixed(100 * test.lower, 1)} to ${fixed(100 * test.upper, 1)} %`;
  return card("Skill", percent(test.skill, 1), `${test.loss} against ${test.reference}${interval}`);
}

/** The verdict of the headline test, in one sentence. */
function sentence(run, group) {
  const test = headline(run, group);
  if (!test) return claims(run, group);
  const words = claim(run, test);
  return `By ${test.loss}, ${words.startsWith("no") ? words.replace(/ shown$/, " is shown") : `the ${run.network} is ${words}`}.`;
}

/** The first screen: the forecast over the recent past, the verdict, and four figures. */
function overview(run, contents) {
  const made = section("overview", next(run) ? "The next forecast" : "The latest forecast of the test split", contents);
  const main = element("div"), aside = element("aside", { "aria-label": "Verdict" });
  made.append(element("div", { class: "overview" }, main, aside));
  const show = forecasts(run, main);
  return () => {
    const group = run.group;
    const scored = run.metrics.filter(m => score(run, group, run.network, m.label) != null);
    const metrics = [...scored.filter(m => m.headline), ...scored.filter(m => !m.headline)].slice(0, run.calibration ? 2 : 3);
    aside.replaceChildren(element("p", { class: "lead" }, sentence(run, group)),
      element("dl", { class: "cards" }, ...metrics.map(metric => besideBest(run, group, metric)),
        coverageCard(run, group),
        skillCard(run, group)),
      element("p", { class: "note" }, element("a", { href: "#tests", onclick: event => {
        event.preventDefault();
        document.getElementById("tests").scrollIntoView();
      } }, "All claims and tests")));
    show();
  };
}

function tests(run, contents) {
  const made = section("tests", "What may be claimed", contents);
  const place = element("div");
  made.append(place);
  return () => place.replaceChildren(element("p", {}, claims(run, run.group)), testsTable(run, run.group, "tests-table"));
}

/** Which models may be the best: the model confidence set, and Hansen's test of each model. */
function sets(run, contents) {
  const all = records(run.sets);
  if (!all.length) return () => {};
  const made = section("sets", "Which models may be the best", contents);
  const losses = [...new Set(all.map(r => r.loss))];
  const ofLoss = loss => all.filter(r => r.loss === loss).sort((a, b) => a.mean_loss - b.mean_loss);
  for (const loss of losses) {
    const rows = ofLoss(loss), held = rows.filter(r => r.in_set === "true");
    made.append(element("p", {}, `By ${loss}, ${held.length === 1 ? "only one model" : `${held.length} of ${rows.length} models`} may be the best: ${held.map(r => r.model).join(", ")}.`));
  }
  const rows = losses.flatMap(loss => [loss, ...ofLoss(loss)]);
  made.append(table("The 95 % model confidence set holds the best model with a probability of 95 %. SPA asks of each model whether another is better; a p value of at most 0.05 says so.",
    [{ name: "Model" }, { name: "In the set", words: true }, { name: "p (set)", number: true }, { name: "p (SPA)", number: true }],
    rows.map(r => typeof r === "string" ? r : [r.model, r.in_set === "true" ? "yes" : "no", number(r.p_set, probability(r.p_set)), number(r.p_spa, probability(r.p_spa))]),
    { id: "sets-table", rowClass: at => rows[at].model === run.network ? "network" : null }));
  return () => {};
}

/** How models rank over the series of a panel, with Nemenyi's critical difference. */
function ranks(run, contents) {
  const all = records(run.ranks);
  if (!all.length) return () => {};
  const made = section("ranks", "Ranks over the series", contents);
  const loss = run.rankedBy.find(loss => all.some(r => r.loss === loss)) ?? all[0].loss;
  const own = all.filter(r => r.loss === loss).sort((a, b) => a.mean_rank - b.mean_rank);
  const first = own[0], reach = first.critical_difference, differ = first.p_friedman <= 0.05, p = probability(first.p_friedman).replace(/^(?!<)/, "= ");
  const near = own.slice(1).filter(r => r.mean_rank - first.mean_rank < reach).map(r => r.model);
  const far = own.slice(1).filter(r => r.mean_rank - first.mean_rank >= reach).map(r => r.model);
  made.append(element("p", {}, `By ${loss}, ${first.model} ranks first over ${first.series} series. ` + (differ
    ? `The models differ in rank (Friedman, p ${p}). Mean ranks differ if they are ${fixed(reach, 2)} or more apart (Nemenyi).`
      + (near.length ? ` No difference from ${first.model} is shown for ${near.join(", ")}.` : "") + (far.length ? ` It ranks better than ${far.join(", ")}.` : "")
    : `No difference in rank is shown (Friedman, p ${p}).`)));
  const top = own.length;
  chart(made, `Mean ranks by ${loss}, best model on top. Bars reach half the critical difference (${fixed(reach, 2)}) to both sides: models whose bars do not overlap differ`,
    "Critical-difference plot: the mean rank of each model", () => ({
      x: own.flatMap(r => [r.mean_rank - reach / 2, r.mean_rank, r.mean_rank + reach / 2]).sort((a, b) => a - b),
      xTitle: "mean rank, 1 is the best", yTitle: "", xRange: [1 - reach / 2, top + reach / 2], yRange: [0.4, top + 0.6], yText: () => "",
      lines: own.map((r, at) => ({ label: r.model, direct: r.model, points: true, span: true, ...look(run, r.model),
        values: own.flatMap(o => [o.mean_rank - reach / 2, o.mean_rank, o.mean_rank + reach / 2].map(x => ({ x, own: o === r }))).sort((a, b) => a.x - b.x).map(p => p.own ? top - at : null) })),
    }), () => table(`Mean ranks by ${loss}`, [{ name: "Model" }, { name: "Mean rank", number: true }, { name: "Best on", number: true }],
      own.map(r => [r.model, number(r.mean_rank, fixed(r.mean_rank, 3)), number(r.won, percent(r.won, 1))]), { id: "ranks-table" }));
  const references = [...usual(run)].filter(m => m !== run.network && own.some(r => r.model === m));
  const pairs = new Map(records(run.pairs).filter(p => p.loss === loss).map(p => [p.model + "\n" + p.reference, p]));
  const last = new Map(records(run.rankIc).filter(r => r.step === run.horizon).map(r => [r.model, r]));
  made.append(table(`${loss} of each model relative to reference models, in the mean over the series, and on how many series it is smaller. Rank IC is the rank correlation over the series of forecast and actual changes at step ${run.horizon}, in the mean over dates, with its Newey–West t.`,
    [{ name: "Model" }, ...references.flatMap(m => [{ name: "to " + m, number: true }, { name: "better on", number: true }]), { name: "Rank IC", number: true }, { name: "t", number: true }],
    own.map(r => [r.model, ...references.flatMap(m => {
      const pair = pairs.get(r.model + "\n" + m);
      return pair ? [number(pair.relative_loss, percent(pair.relative_loss)), number(pair.better, `${pair.better} of ${pair.series}`)] : [number(null, UNDEFINED), number(null, UNDEFINED)];
    }), ...["mean", "t"].map(name => { const value = last.get(r.model)?.[name] ?? null; return number(value, value == null ? UNDEFINED : fixed(value, name === "t" ? 2 : 4)); })]),
    { id: "pairs-table", rowClass: at => own[at].model === run.network ? "network" : null }),
    note("Friedman's and Nemenyi's tests take series as independent. Series that move together make them too sure; the tests by date allow for that."));
  return () => {};
}

/** Value at risk and expected shortfall one step ahead, and where returns fell below. */
function risk(run, contents) {
  const all = records(run.risk);
  if (!all.length) return () => {};
  const made = section("risk", "Risk one step ahead", contents);
  const words = element("p", {}), place = element("div");
  made.append(words);
  const tests = [["p_kupiec", "Kupiec"], ["p_independence", "Independence"], ["p_christoffersen", "Christoffersen"], ["p_dynamic_quantile", "DQ"], ["p_shortfall", "ES"]];
  const models = run.probabilistic;
  const parts = () => {
    const of = run.forecasts?.series.find(s => s.series === run.id);
    const model = of?.models.find(m => m.model === (models.includes(run.model) ? run.model : run.network));
    if (!model?.quantiles) return null;
    const rows = run.series.find(s => s.series === run.id);
    const outer = run.forecasts.shares.indexOf(Math.max(...run.forecasts.shares));
    const change = (value, row) => rows.values[row] > 0 ? value / rows.values[row] - 1 : value - rows.values[row];
    const bound = of.origins.map((row, at) => change(windowAt(run, of, model, at).quantiles[0][2 * outer], row));
    const actual = of.origins.map(row => change(rows.values[row + 1], row));
    return { of, rows, model: model.model, share: (1 - run.forecasts.shares[outer]) / 2, bound, actual };
  };
  const picture = parts() && chart(made, "", "Changes one step ahead and those below the lower quantile", () => {
    const { of, rows, model, bound, actual } = parts();
    const x = of.origins.map(row => row + 1);
    return { x, xTitle: isDated(rows) ? "date" : "row", yTitle: "change from the last known value", ...dates(rows.labels),
      lines: [{ label: "change", values: actual, colour: variable("--faint"), width: 1 },
        { label: `quantile of ${model}`, values: bound, colour: look(run, model).colour, width: 1.5 },
        { label: "exceedance", values: actual.map((v, at) => v < bound[at] ? v : null), dots: true, colour: HEAT[9], width: 1 }] };
  }, () => {
    const { of, rows, model, bound, actual } = parts();
    const below = of.origins.map((_, at) => at).filter(at => actual[at] < bound[at]);
    return table(`${model}: changes below the quantile`, [{ name: timeName(rows) }, { name: "Change", number: true }, { name: "Quantile", number: true }],
      below.map(at => [rows.labels[of.origins[at] + 1], number(actual[at], fixed(actual[at], 5)), number(bound[at], fixed(bound[at], 5))]), { id: "exceedances-table" });
  }, { height: 300 });
  made.append(place);
  return () => {
    const own = all.filter(r => r.series === run.id && models.includes(r.model));
    const rows = own.filter(r => r.model === run.network);
    const rejected = rows.flatMap(r => tests.filter(([name]) => r[name] != null && r[name] <= 0.05).map(([, title]) => `${title} at ${percent(r.level, 1)}`));
    words.textContent = rows.length ? `${run.id}: of ${rows.length * tests.length} tests of ${run.network}, ${rejected.length ? "these reject at the 5 % level: " + rejected.join(", ") : "none rejects at the 5 % level"}. Of 20 true hypotheses, about one is rejected.` : "";
    if (picture) {
      const { model, share, of, bound, actual } = parts();
      picture.frame.caption(`${run.id}, ${model}: ${actual.filter((v, at) => v < bound[at]).length} of ${actual.length} changes are below the ${percent(share, 1)} quantile` + (of.every > 1 ? `; every ${of.every}th window is drawn` : ""));
      picture.draw();
    }
    place.replaceChildren(table("Value at risk (VaR) and expected shortfall (ES): the share of returns below the VaR, and the p values of the tests. A p value of at most 0.05 rejects.",
      [{ name: "Model" }, { name: "VaR", number: true }, { name: "Below", number: true }, ...tests.map(([, name]) => ({ name, number: true })), { name: "FZ0", number: true }],
      own.map(r => [r.model, percent(r.level, 1), number(r.exceedances, `${r.exceedances} of ${r.n}`), ...tests.map(([name]) => number(r[name], probability(r[name]))), number(r.fz0, r.fz0 == null ? UNDEFINED : fixed(r.fz0, 4))]),
      { id: "risk-table", rowClass: at => own[at].model === run.network ? "network" : null }));
  };
}

function scores(run, contents) {
  const made = section("scores-section", "Scores", contents);
  const place = element("div");
  made.append(place);
  return () => {
    const group = run.group;
    const points = run.metrics.filter(m => !m.ofDistributions);
    const distributions = run.metrics.filter(m => m.ofDistributions);
    const unit = run.protocol === "standard" ? "in the units of the data" : "in scaled units";
    place.replaceChildren(
      scoresOf(run, group, run.compared, points, `Point forecasts over all steps, ${groupName(run, group)}, ${unit}.`, "scores"),
      ...(distributions.length && run.probabilistic.length ? [scoresOf(run, group, run.probabilistic, distributions, `Distributions over all steps, ${groupName(run, group)}.`, "distribution-scores")] : []),
      ...(run.further.length ? [seedsTable(run, group, [...points, ...distributions])] : []));
  };
}

/** The metric of the first screen, of points or of distributions. */
const errorOf = (run, ofDistributions) => run.metrics.find(m => m.headline && m.ofDistributions === ofDistributions)?.label ?? "";

/** A small line without axes. */
function sparkline(values) {
  const known = values.filter(v => Number.isFinite(v)), least = Math.min(...known), reach = Math.max(...known) - least || 1;
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 120 24", width: 120, height: 24, class: "spark", "aria-hidden": "true" })) picture.setAttribute(key, value);
  const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
  line.setAttribute("points", values.map((v, at) => Number.isFinite(v) ? `${(1 + 118 * at / Math.max(1, values.length - 1)).toFixed(1)},${(22 - 20 * (v - least) / reach).toFixed(1)}` : "").filter(Boolean).join(" "));
  picture.append(line);
  return picture;
}

/** What the parts of an ensemble are worth. */
function ensemble(run, contents) {
  const all = records(run.ensemble);
  if (!all.length) return () => {};
  const made = section("ensemble", "Parts of the ensemble", contents);
  const loss = errorOf(run, !!run.calibration);
  const weighted = all.filter(p => p.weight > 0 && p.part !== "combination" && !/-seed-\d+$/.test(p.part));
  const [validation, test] = ["validation", "test"].map(name => column(all.map(p => p[name])));
  if (weighted.length) made.append(element("p", {}, `${run.network} is ${weighted.map(p => `${percent(p.weight, 0)} ${p.part}`).join(" and ")}. The validation split chose the weights.`));
  made.append(table(`${loss} of each part. Weight is its share of the quantiles of ${run.network}.`,
    [{ name: "Part" }, { name: "Weight", number: true }, { name: "Validation", number: true }, { name: "Test", number: true }],
    all.map((p, at) => [p.part, number(p.weight, percent(p.weight, 1)), number(p.validation, validation[at]), number(p.test, test[at])]),
    { id: "ensemble-table", rowClass: at => all[at].part === "combination" ? "network" : null }));
  return () => {};
}

/** What the scores of all series of a panel come to, as it is printed too. */
function panel(run, contents) {
  const summary = run.panel;
  if (!summary) return () => {};
  const made = section("panel", "Scores across the series", contents);
  const shown = value => Number.isFinite(value) ? number(value, fixed(value, 3)) : number(null, UNDEFINED);
  made.append(table(`${summary.score}, over all ${summary.series} series. A rank is a model's place on one series, 1 for the least error.`,
    [{ name: "Model" }, { name: "Median", number: true }, { name: "Mean rank", number: true }, { name: "Worst series", words: true }],
    summary.models.map(one => [one.model, shown(one.median), shown(one.meanRank), one.worst.map(of => `${of.series} ${fixed(of.score, 3)}`).join(", ") || UNDEFINED]),
    { id: "panel-table", rowClass: at => summary.models[at].model === run.network ? "network" : null }));
  const all = run.panelSeries ?? [];
  const errors = column(all.map(s => s.error)), error = errorOf(run, false);
  const name = series => run.chosen.ids.includes(series)
    ? element("button", { type: "button", onclick: () => {
      run.id = series;
      document.getElementById("series").value = series;
      remember(run);
      run.show();
      document.getElementById("overview").scrollIntoView();
    }, "aria-label": `Show the forecast of ${series}` }, series) : series;
  if (all.length) made.append(table(`${all.length < summary.series ? `The ${all.length} series` : "All series"}, those first on which ${run.network} is worst beside last-value.`,
    [{ name: "Series" }, { name: "Target over time" }, { name: "Rows", number: true }, { name: error, number: true }, { name: `${error} / last-value`, number: true }, { name: `Least ${error}` }],
    all.map((s, at) => [name(s.series), sparkline(s.line), number(s.rows, String(s.rows)), number(s.error, errors[at]), shown(s.relative ?? NaN), s.best]), { id: "series-table" }));
  return () => {};
}

/** The forecast from a chosen cutoff, over the rows before it and the actual values after it. */
function forecasts(run, made) {
  if (!run.forecasts) {
    made.append(note("The run directory has no series.csv, so its forecasts cannot be drawn."));
    return () => {};
  }
  const slider = element("input", { type: "range", id: "origin", min: "0", step: "1", "aria-label": "Cutoff of the forecast", oninput: () => {
    run.origin = +slider.value;
    remember(run);
    show();
  } });
  const told = element("output", { for: "origin", id: "origin-told" });
  made.append(element("div", { class: "slider" }, element("label", { for: "origin" }, "Cutoff"), slider, told));
  const shares = run.forecasts.shares;
  const parts = () => {
    const of = run.forecasts.series.find(s => s.series === run.id);
    const rows = run.series.find(s => s.series === run.id);
    if (run.origin === of.origins.length) {
      // Only the network of the run is saved, so no other model forecasts beyond the data.
      const after = next(run);
      const model = of.models.find(m => m.model === run.network);
      return { of, model: { model: run.network, quantiles: !!after.quantiles.length && model?.quantiles }, window: after, row: rows.labels.length - 1,
        rows: { labels: [...rows.labels, ...after.labels], values: rows.values } };
    }
    const model = of.models.find(m => m.model === run.model) ?? of.models[0];
    return { of, rows, model, window: windowAt(run, of, model, run.origin), row: of.origins[run.origin] };
  };
  const spec = () => {
    const { of, rows, model, window, row } = parts();
    const before = Math.max(0, row - Math.max(2 * run.horizon, Math.min(run.lookback, 120), 60));
    const x = [], actual = [], mean = [];
    const bounds = shares.flatMap(() => [[], []]);
    for (let at = before; at <= row + run.horizon; at++) {
      const step = at - row - 1;
      x.push(at);
      actual.push(rows.values[at] ?? null);
      mean.push(step >= 0 ? window.means[step] : step === -1 ? rows.values[at] : null);
      bounds.forEach((bound, place) => bound.push(!model.quantiles ? null : step >= 0 ? window.quantiles[step][place] : step === -1 ? rows.values[at] : null));
    }
    const main = look(run, model.model).colour;
    const base = model.model === "last-value" ? variable("--ink") : main;
    const bands = model.quantiles ? shares.map((_, at) => ({ high: 2 * at + 1, low: 2 * at, fill: translucent(colour(0), at ? 0.3 : 0.16) })) : [];
    return {
      x, bands, marks: [row],
      ...dates(rows.labels),
      xTitle: isDated(rows) ? "date" : "row", yTitle: run.target === "level" ? "value" : "value, units of the data",
      lines: [...bounds.map((values, at) => ({ values, colour: "rgba(0,0,0,0)", width: 0, label: null, labelColour: variable("--faint"), direct: model.quantiles && at % 2 ? `${+(100 * shares[at >> 1]).toFixed(2)} %` : null })),
        { label: "actual", values: actual, colour: variable("--ink"), width: 1.5, direct: rows.values[row + 1] == null ? null : "actual" },
        { label: model.model, values: mean, colour: base, width: 2.5, dash: model.model === "last-value" ? [5, 4] : [], direct: model.model }],
      readout: at => {
        const step = x[at] - row - 1;
        const base = `${rows.labels[x[at]] ?? ""}` + (actual[at] == null ? "" : ` · actual ${figure(actual[at])}`);
        if (step < 0) return base;
        const shown = v => fixed(v, Math.max(0, of.decimals));
        return `${base} · ${model.model} ${shown(window.means[step])}` + (model.quantiles ? shares.map((share, b) => ` · ${+(100 * share).toFixed(2)} % ${shown(window.quantiles[step][2 * b])} to ${shown(window.quantiles[step][2 * b + 1])}`).join("") : "");
      },
    };
  };
  const tableOf = () => {
    const { of, rows, model, window, row } = parts();
    const shown = v => number(v, fixed(v, Math.max(0, of.decimals)));
    const beyond = run.origin === of.origins.length;
    return table(`${model.model}, ${run.id}, cutoff ${rows.labels[row]}. ${beyond ? "forecast.csv has the same numbers." : "Forecasts have six digits; forecasts.csv has all of them."}`,
      [{ name: "Step" }, { name: timeName(rows) }, ...(beyond ? [] : [{ name: "Actual", number: true }]), { name: "Forecast", number: true },
        ...(model.quantiles ? shares.flatMap(share => [{ name: `${+(100 * share).toFixed(2)} % from`, number: true }, { name: "to", number: true }]) : [])],
      window.means.map((mean, step) => [String(step + 1), rows.labels[row + 1 + step] ?? "", ...(beyond ? [] : [shown(rows.values[row + 1 + step])]), shown(mean),
        ...(model.quantiles ? window.quantiles[step].map(shown) : [])]), { id: "forecast-table" });
  };
  const fan = chart(made, "", "Forecast fan over actual values; the slider above chooses the cutoff, the table below has the numbers", spec, tableOf, { id: "fan", height: 400 });
  const told2 = note();
  made.append(told2);
  function show() {
    const { of, rows, model, row } = parts();
    const beyond = run.origin === of.origins.length;
    slider.max = String(newest(run));
    slider.value = String(run.origin);
    told.textContent = rows.labels[row] + (beyond ? ", the last row" : ` (${run.origin + 1} of ${of.origins.length})`);
    slider.setAttribute("aria-valuetext", rows.labels[row]);
    fan.frame.caption(`${run.id}, ${model.model}: ` + (beyond ? `${rows.labels[row + 1]} to ${rows.labels[row + run.horizon]}, after the last row` : `${run.horizon} ${run.horizon === 1 ? "step" : "steps"} from ${rows.labels[row]}`));
    told2.textContent = (model.quantiles ? "The shades are the " + shares.map(s => `${+(100 * s).toFixed(2)} %`).join(" and ") + " intervals. " : `${model.model} forecasts points without intervals. `)
      + (newest(run) > 0 ? "Move the cutoff back to see earlier forecasts beside what came true. " : "")
      + (of.every > 1 || of.origins.length < of.windows ? `The page holds ${of.origins.length} of ${of.windows} cutoffs of the test split, evenly spaced.` : "");
    fan.draw();
  }
  return show;
}

/** A window of a model, from its packed numbers. */
function windowAt(run, of, model, index) {
  if (!model.windows) {
    const packed = unpack(model.packed), unit = 10 ** of.decimals, levels = model.quantiles ? 2 * run.forecasts.shares.length : 0;
    // Dividing by a power of ten gives the double nearest to the decimal; multiplying by 0.01 would not.
    const scaled = whole => of.decimals >= 0 ? whole / unit : whole * 10 ** -of.decimals;
    model.windows = [];
    let at = 0, first = 0;
    for (let window = 0; window < of.origins.length; window++) {
      const means = [], quantiles = [];
      let before = first;
      for (let step = 0; step < run.horizon; step++) {
        const mean = before + packed[at++];
        if (step === 0) first = mean;
        before = mean;
        means.push(scaled(mean));
        const bounds = [];
        for (let level = 0; level < levels; level++) bounds.push(scaled(mean + packed[at++]));
        quantiles.push(bounds);
      }
      model.windows.push({ means, quantiles });
    }
  }
  return model.windows[index];
}

/** The models that charts of many models show at first; the legend shows the others. */
const usual = run => new Set([run.network, "last-value", ...records(run.tests).filter(t => t.model === run.network).map(t => t.reference)]);

function steps(run, contents) {
  if (run.horizon < 2) return () => {};
  const made = section("steps", "Error by step of the horizon", contents);
  const skillRows = () => {
    const test = headline(run, run.group);
    return test ? records(run.tests).filter(t => t.series === run.group && t.model === run.network && t.loss === test.loss && t.reference === test.reference && t.step !== "all") : [];
  };
  const known = new Set(records(run.scores).filter(s => s.step !== "all" && s.value != null).map(s => s.metric));
  const metrics = run.metrics.filter(m => m.byStep && known.has(m.label));
  const skills = chart(made, "", "Skill of the network at each step, with its 95 % interval", () => {
    const rows = skillRows();
    const at = name => rows.map(t => t[name] == null ? null : 100 * t[name]);
    return {
      x: rows.map(t => +t.step), xTitle: "steps ahead", yTitle: "skill, %", xSpace: 40, xText: x => Number.isInteger(x) ? String(x) : "",
      bands: [{ high: 1, low: 0, fill: translucent(colour(0), 0.16) }],
      lines: [{ values: at("lower"), colour: "rgba(0,0,0,0)", width: 0 }, { values: at("upper"), colour: "rgba(0,0,0,0)", width: 0, direct: "95 %", labelColour: variable("--faint") },
        { values: rows.map(() => 0), colour: variable("--faint"), dash: [5, 4], width: 1.5, direct: rows[0]?.reference },
        { label: run.network, direct: run.network, values: at("skill"), ...look(run, run.network), points: run.horizon < 16 }],
      readout: place => `${rows[place].step} ahead · skill ${percent(rows[place].skill, 1)}, 95 % interval ${percent(rows[place].lower, 1)} to ${percent(rows[place].upper, 1)}`,
    };
  }, () => table("Skill by step", [{ name: "Step" }, { name: "Skill", number: true }, { name: "Lower", number: true }, { name: "Upper", number: true }, { name: "p (Holm)", number: true }],
    skillRows().map(t => [String(t.step), number(t.skill, fixed(t.skill, 4)), number(t.lower, fixed(t.lower, 4)), number(t.upper, fixed(t.upper, 4)), number(t.p_holm, probability(t.p_holm))]), { id: "skill-table" }), { height: 260 });
  const choice = element("select", { id: "metric", onchange: () => one.draw() }, ...metrics.map(m => element("option", { selected: m === metrics.filter(one => one.headline).pop() }, m.label)));
  const notation = () => metrics.find(m => m.label === choice.value)?.notation;
  made.append(element("label", {}, "Score", choice));
  const values = () => {
    const found = new Map(records(run.scores).filter(s => s.series === run.group && s.metric === choice.value && s.step !== "all").map(s => [s.model + "\n" + s.step, s.value]));
    return run.compared.map(model => ({ model, values: Array.from({ length: run.horizon }, (_, step) => found.get(model + "\n" + (step + 1)) ?? null) })).filter(one => one.values.some(v => v != null));
  };
  const one = chart(made, "Score of each model by step", "Lines of a score by step for all models; the table has the numbers",
    () => ({
      x: Array.from({ length: run.horizon }, (_, step) => step + 1), xTitle: "steps ahead", yTitle: choice.value, xSpace: 40,
      xText: x => Number.isInteger(x) ? String(x) : "",
      yText: notation() === "share" ? v => percent(v, 0) : undefined,
      lines: values().map(m => ({ label: m.model, values: m.values, ...look(run, m.model), points: run.horizon < 16 })),
      readout: at => `${at + 1} ${at ? "steps" : "step"} ahead · ` + values().map(m => `${m.model} ${column([m.values[at]], notation())[0]}`).join(" · "),
    }),
    () => {
      const all = values();
      const texts = all.map(m => m.values);
      const formatted = column(texts.flat(), notation());
      return table(`${choice.value} by step, ${groupName(run, run.group)}`, [{ name: "Step" }, ...all.map(m => ({ name: m.model, number: true }))],
        Array.from({ length: run.horizon }, (_, step) => [String(step + 1), ...all.map((m, at) => number(m.values[step], formatted[at * run.horizon + step]))]), { id: "steps-table" });
    }, { legend: usual(run) });
  return () => {
    const test = headline(run, run.group);
    skills.frame.whole.hidden = !skillRows().length;
    skills.frame.caption(test ? `${test.loss}: skill of the ${run.network} against ${test.reference}` : "");
    skills.draw();
    one.draw();
  };
}

function calibration(run, contents) {
  if (!run.calibration) return () => {};
  const made = section("calibration", "Calibration: do the intervals cover what they promise?", contents);
  const all = records(run.calibration);
  const of = (measure, model) => all.filter(r => r.series === run.group && r.measure === measure && r.regime === "all" && (!model || r.model === model));
  const models = run.probabilistic;
  const pictures = row(made);
  const reliability = chart(pictures, "Reliability: how often actual values were at or below each quantile", "Observed share against promised share of each quantile, one line a model; a calibrated model is on the diagonal",
    () => {
      const levels = of("below", models[0]).map(r => r.level);
      return {
        x: [0, ...levels, 1], xTitle: "promised share", yTitle: "observed share", xRange: [0, 1], yRange: [0, 1], yText: v => percent(v, 0), xText: v => percent(v, v * 100 % 1 ? 1 : 0),
        lines: [{ values: [0, ...levels, 1], colour: variable("--faint"), width: 1 }, ...models.map(model => ({ label: model, values: [null, ...of("below", model).map(r => r.observed), null], ...look(run, model), points: true }))],
        readout: at => at === 0 || at > levels.length ? "" : `${percent(levels[at - 1], 1)} promised · ` + models.map(m => `${m} ${percent(of("below", m)[at - 1].observed)}`).join(" · "),
      };
    },
    () => table(`Share of actual values at or below each quantile, all steps, ${groupName(run, run.group)}`, [{ name: "Quantile" }, ...models.map(name => ({ name, number: true }))],
      of("below", models[0]).map((r, at) => [String(r.level), ...models.map(m => of("below", m)[at]).map(one => number(one.observed, percent(one.observed)))]), { id: "reliability-table" }), { height: 360, legend: usual(run) });
  const shown = () => models.includes(run.model) ? run.model : models.includes(run.network) ? run.network : models[0];
  const pit = chart(pictures, "", "Histogram of the probability integral transform; of a calibrated model all columns are as high as 1",
    () => {
      const bins = of("between", shown());
      const edges = [0, ...bins.map(b => b.level)];
      const density = bins.map(b => b.observed / b.nominal);
      return {
        x: edges, xTitle: "between these quantiles", yTitle: "observed / promised", xRange: [0, 1], yRange: (u, least, most) => [0, Math.max(1.5, most * 1.1)], xText: v => String(+v.toFixed(3)),
        lines: [{ label: "observed / promised", values: [...density, density[density.length - 1]], stepped: true, colour: look(run, shown()).colour, fill: translucent(colour(0), 0.2), width: 1.5 },
          { values: edges.map(() => 1), colour: variable("--faint"), width: 1.5, dash: [5, 4], direct: "as promised" }],
        readout: at => bins[at] ? `from ${edges[at]} to ${edges[at + 1]} · observed ${percent(bins[at].observed)} · promised ${percent(bins[at].nominal)}` : "",
      };
    },
    () => table(`${shown()}: share of actual values between neighbouring quantiles, all steps`, [{ name: "Up to" }, { name: "Promised", number: true }, { name: "Observed", number: true }],
      of("between", shown()).map(b => [String(b.level), number(b.nominal, percent(b.nominal)), number(b.observed, percent(b.observed))]), { id: "pit-table" }), { height: 360 });
  return () => {
    pit.frame.caption(`Probability integral transform of ${shown()}`);
    reliability.draw();
    pit.draw();
  };
}

/** Coverage and width of the intervals, by the volatility before the cutoff. */
function coverage(run, contents) {
  if (!run.calibration) return () => {};
  const made = section("coverage", "Coverage by volatility", contents);
  const place = element("div");
  made.append(place);
  const all = records(run.calibration);
  const models = run.probabilistic;
  return () => {
    const own = all.filter(r => r.series === run.group);
    const levels = [...new Set(own.filter(r => r.measure === "coverage").map(r => r.level))];
    const regimes = ["all", "calm", "middle", "volatile"];
    const rows = models.flatMap(model => levels.map(level => ({ model, level })));
    const found = new Map(own.filter(r => r.measure === "coverage" || r.measure === "width").map(r => [[r.model, r.level, r.measure, r.regime].join("\n"), r.observed]));
    const value = (row, measure, regime) => found.get([row.model, row.level, measure, regime].join("\n")) ?? null;
    const widths = column(rows.flatMap(row => regimes.map(regime => value(row, "width", regime))));
    place.replaceChildren(
      table("Share of actual values inside the intervals, by thirds of the volatility in the 20 rows before the cutoff", [{ name: "Model" }, { name: "Promised", number: true }, ...regimes.map(name => ({ name, number: true }))],
        rows.map(row => [row.model, `${+(100 * row.level).toFixed(2)} %`, ...regimes.map(regime => number(value(row, "coverage", regime), percent(value(row, "coverage", regime))))]),
        { id: "regimes", rowClass: at => rows[at].model === run.network ? "network" : null }),
      table("Mean width of the same intervals. Of two intervals with the promised coverage, the narrower is better.", [{ name: "Model" }, { name: "Interval", number: true }, ...regimes.map(name => ({ name, number: true }))],
        rows.map((row, at) => [row.model, `${+(100 * row.level).toFixed(2)} %`, ...regimes.map((regime, place) => number(value(row, "width", regime), widths[at * regimes.length + place]))]),
        { id: "widths", rowClass: at => rows[at].model === run.network ? "network" : null }));
  };
}

function residuals(run, contents) {
  if (!run.forecasts) return () => {};
  const made = section("residuals", "Residuals", contents);
  const parts = () => {
    const of = run.forecasts.series.find(s => s.series === run.id);
    const rows = run.series.find(s => s.series === run.id);
    const model = of.models.find(m => m.model === run.model) ?? of.models[0];
    return { of, rows, model, values: of.origins.map((row, at) => rows.values[row + 1] - windowAt(run, of, model, at).means[0]) };
  };
  const pictures = row(made);
  const time = chart(pictures, "", "Residuals one step ahead over time", () => {
    const { of, rows, model, values } = parts();
    const x = of.origins.map(row => row + 1);
    return {
      x, xTitle: isDated(rows) ? "date" : "row", yTitle: "actual − forecast", ...dates(rows.labels),
      lines: [{ values: x.map(() => 0), colour: variable("--faint"), width: 1 }, { label: "residual", values, colour: look(run, model.model).colour, width: 1 }],
    };
  }, () => {
    const { of, rows, model, values } = parts();
    return table(`${model.model}: residuals one step ahead, of forecasts to six digits`, [{ name: timeName(rows) }, { name: "Actual − forecast", number: true }],
      values.map((v, at) => [rows.labels[of.origins[at] + 1], number(v, fixed(v, Math.max(0, of.decimals)))]));
  }, { height: 280 });
  const lags = chart(pictures, "Autocorrelation of residuals one step ahead", "Bars of the autocorrelation by lag, with the 95 % limits of residuals that know nothing of each other", () => {
    const { model } = parts();
    const values = model.autocorrelation, limit = 1.96 / Math.sqrt(model.residuals), reach = Math.max(limit * 2, ...values.map(Math.abs)) * 1.15;
    return {
      x: values.map((_, at) => at + 1), xTitle: "lag, rows", yTitle: "autocorrelation", yRange: [-reach, reach], xRange: [0.3, values.length + 0.7], xText: x => Number.isInteger(x) ? String(x) : "",
      lines: [{ label: "autocorrelation", values, bars: true, colour: look(run, model.model).colour, fill: translucent(colour(0), 0.5), width: 1 },
        { values: values.map(() => limit), colour: variable("--faint"), dash: [5, 4], width: 1, direct: "95 %" }, { values: values.map(() => -limit), colour: variable("--faint"), dash: [5, 4], width: 1 }, { values: values.map(() => 0), colour: variable("--faint"), width: 1 }],
    };
  }, () => {
    const { model } = parts();
    return table(`${model.model}: autocorrelation of ${model.residuals} residuals; beyond ±${fixed(1.96 / Math.sqrt(model.residuals), 4)} is unlike chance`, [{ name: "Lag" }, { name: "Autocorrelation", number: true }],
      model.autocorrelation.map((v, at) => [String(at + 1), number(v, fixed(v, 4))]), { id: "autocorrelation-table" });
  }, { height: 280 });
  made.append(note("These are residuals one step ahead. Errors of later steps overlap, so they are correlated for every model."));
  return () => {
    time.frame.caption(`${run.id}, ${parts().model.model}: actual minus forecast, one step ahead`);
    time.draw();
    lags.draw();
  };
}

function worst(run, contents) {
  if (!run.forecasts) return () => {};
  const made = section("worst", "The worst windows", contents);
  const place = element("div");
  made.append(place);
  return () => {
    const of = run.forecasts.series.find(s => s.series === run.id);
    const rows = run.series.find(s => s.series === run.id);
    const model = of.models.find(m => m.model === run.model) ?? of.models[0];
    const errors = column(model.worst.map(w => w[1])), actual = column(model.worst.map(w => w[4])), forecast = column(model.worst.map(w => w[5]));
    const go = origin => {
      const row = rows.labels.indexOf(origin);
      run.origin = of.origins.reduce((best, place, at) => Math.abs(place - row) < Math.abs(of.origins[best] - row) ? at : best, 0);
      remember(run);
      run.show();
      document.getElementById("overview").scrollIntoView();
      document.getElementById("origin").focus({ preventScroll: true });
    };
    place.replaceChildren(table(`${run.id}, ${model.model}: the windows with the greatest mean absolute error, and the step with the largest error in each`,
      [{ name: "Cutoff" }, { name: "Mean error", number: true }, { name: "Step", number: true }, { name: timeName(rows) }, { name: "Actual", number: true }, { name: "Forecast", number: true }],
      model.worst.map((w, at) => [element("button", { type: "button", onclick: () => go(w[0]), "aria-label": `Show the forecast from ${w[0]}` }, w[0]), number(w[1], errors[at]), number(w[2], String(w[2])), w[3], number(w[4], actual[at]), number(w[5], forecast[at])]), { id: "worst-table" }));
  };
}

/** The losses of a forecast that learns nothing: the last value, or the model that the network starts from. */
function untrained(run, epochs) {
  return records(run.referenceLoss)[0] ?? (epochs[0]?.epoch === 0 ? { model: "before training", ...epochs[0] } : null);
}

/** Why training and validation loss differ: how much of it a forecast that learns nothing shows, too. */
function gap(epoch, still) {
  if (!still || ![epoch.train_loss, epoch.validation_loss, still.train_loss, still.validation_loss].every(v => v > 0)) return "";
  const own = Math.log(epoch.validation_loss / epoch.train_loss), other = Math.log(still.validation_loss / still.train_loss);
  const than = ratio => `${percent(Math.abs(Math.expm1(ratio)), 0)} ${ratio < 0 ? "lower" : "higher"}`;
  const name = still.model === "before training" ? "the network before training" : still.model;
  const both = `On the validation windows the loss of the network is ${than(own)} than on the training windows, and that of ${name} is ${than(other)}. `;
  if (epoch.epoch === 0) return `On the validation windows the loss is ${than(own)} than on the training windows, before anything was learned: their rows are ${own < 0 ? "easier" : "harder"} to forecast.`;
  if (Math.abs(own - other) < 0.02) return both + "The gap comes from the rows, not from training.";
  return both + (own > other ? "The rest of the gap is overfitting: what the network learned fits the training windows better than later ones." : "Apart from the rows, the network is better on the validation windows, which saw the weights after the epoch, without dropout.");
}

function training(run, contents) {
  const made = section("training", "Training", contents);
  const epochs = records(run.epochs);
  const x = epochs.map(e => e.epoch);
  const best = epochs.reduce((a, b) => b.validation_loss < a.validation_loss ? b : a, epochs[0]);
  const few = epochs.length < 40;
  const tableOf = () => {
    const names = ["train_loss", "validation_loss", "learning_rate", "seconds"];
    return table("Every epoch", [{ name: "Epoch" }, { name: "Training loss", number: true }, { name: "Validation loss", number: true }, { name: "Learning rate", number: true }, { name: "Seconds", number: true }],
      epochs.map(e => [String(e.epoch), ...names.map(name => number(e[name], name === "seconds" ? fixed(e[name], 1) : name === "learning_rate" ? e[name].toPrecision(4) : fixed(e[name], 6)))]), { id: "epochs-table" });
  };
  const whole = x => Number.isInteger(x) ? String(x) : "";
  const pictures = row(made);
  const still = untrained(run, epochs);
  const level = value => epochs.map(() => value);
  const losses = chart(pictures, "Loss by epoch", "Training and validation loss by epoch, and the losses of a forecast that learns nothing", () => ({
    x, xTitle: "epoch", yTitle: "loss, learned units", xText: whole, marks: best ? [best.epoch] : [],
    lines: [{ label: "training", direct: "training", values: epochs.map(e => e.train_loss), colour: colour(1), dash: [6, 3], width: 2, points: few },
      { label: "validation", direct: "validation", values: epochs.map(e => e.validation_loss), colour: colour(0), width: 2.5, points: few },
      ...(still ? [{ label: `training, ${still.model}`, values: level(still.train_loss), colour: colour(1), dash: [2, 3], width: 1.5 },
        { label: `validation, ${still.model}`, values: level(still.validation_loss), colour: colour(0), dash: [2, 3], width: 1.5 }] : [])],
  }), tableOf, { height: 280, legend: new Set() });
  const rates = chart(pictures, "Learning rate by epoch", "Learning rate by epoch", () => ({
    x, xTitle: "epoch", yTitle: "learning rate", xText: whole, yText: v => v === 0 ? "0" : v.toExponential(1),
    lines: [{ label: "learning rate", values: epochs.map(e => e.learning_rate), colour: colour(2), width: 2, points: few }],
  }), tableOf, { height: 280 });
  if (best) made.append(note(`Sinecast kept the weights of epoch ${best.epoch}, which has the lowest validation loss: ${fixed(best.validation_loss, 6)}. ${gap(best, still)}`));
  return () => { losses.draw(); rates.draw(); };
}

function data(run, contents) {
  const made = section("data", "The data", contents);
  const draws = [];
  if (run.series) {
    const of = () => run.series.find(s => s.series === run.id);
    const seconds = label => Date.parse(label.includes("T") ? label + "Z" : label + "T00:00Z") / 1000;
    const place = element("div");
    const gapsOf = rows => {
      if (!isDated(rows)) return [];
      const times = rows.labels.map(seconds);
      const lengths = times.slice(1).map((t, at) => t - times[at]);
      const usual = [...lengths].sort((a, b) => a - b)[lengths.length >> 1];
      return lengths.map((length, at) => ({ length, at })).filter(g => g.length > 5 * usual).sort((a, b) => b.length - a.length);
    };
    const all = chart(made, "", "The target over time, with the rows that train, validate and test shaded", () => {
      const rows = of(), times = isDated(rows);
      const x = [], values = [];
      const broken = new Set(gapsOf(rows).map(g => g.at));
      rows.labels.forEach((label, at) => {
        x.push(times ? seconds(label) : +label);
        values.push(rows.values[at]);
        if (broken.has(at)) {
          x.push(x[x.length - 1] + 1);
          values.push(null);
        }
      });
      const at = label => times ? seconds(label) : +label;
      const fills = { train: null, validation: translucent(colour(1), 0.13), test: translucent(colour(0), 0.13) };
      return {
        x, xTitle: times ? "date" : "row", yTitle: "value, units of the data",
        ...(times ? { xText: v => new Date(v * 1000).toISOString().slice(0, 10), xTicks: (from, to, most) => roundTimes(from, to, most), tickText: yearOrDay } : { xSpace: 90 }),
        shades: rows.parts.filter(p => p.part).map(p => ({ from: Math.max(x[0], at(p.first)), to: at(p.last), text: p.part, fill: fills[p.part] })),
        lines: [{ label: "value", values, colour: variable("--ink"), width: 1 }],
      };
    }, () => {
      const rows = of();
      const some = rows.labels.length > 500 ? rows.labels.length - 500 : 0;
      return table(some ? "The last 500 rows; series.csv has all" : "All rows", [{ name: timeName(rows) }, { name: "Value", number: true }], rows.labels.slice(some).map((label, at) => [label, number(rows.values[some + at], String(rows.values[some + at]))]));
    });
    made.append(place);
    draws.push(() => {
      const rows = of(), gaps = gapsOf(rows);
      all.frame.caption(`${run.id}: the target and its splits`);
      all.draw();
      place.replaceChildren(
        table("Which rows train, validate and test", [{ name: "Part" }, { name: "Rows", number: true }, { name: "From" }, { name: "To" }],
          rows.parts.map(p => [p.part || "unused, between the parts", number(p.rows, String(p.rows)), p.first, p.last]), { id: "parts" }),
        note(rows.dropped ? `The first ${rows.dropped} rows are not drawn, to keep the page small. ` : "",
          gaps.length ? `Gaps of more than five times the usual step, the line is broken there: ${gaps.slice(0, 10).map(g => `${rows.labels[g.at]} to ${rows.labels[g.at + 1]}`).join("; ")}${gaps.length > 10 ? `; and ${gaps.length - 10} more` : ""}.` : isDated(rows) ? "No gap is longer than five times the usual step." : ""));
    });
  }
  made.append(element("details", { open: !run.series }, element("summary", {}, "What was found in the file"), element("pre", {}, run.data)));
  return () => draws.forEach(draw => draw());
}

function encoding(run, contents) {
  if (!run.encodingViews?.length) return () => {};
  const made = section("encoding", "Positional encoding", contents);
  made.append(element("p", {}, `The encoding ${run.encoding}, for the last window of the data.`));
  for (const view of run.encodingViews) {
    made.append(element("h3", {}, view.title));
    const remarks = view.remarks.filter(r => r);
    if (remarks.length) made.append(note(remarks.join("; ")));
    const heats = element("div", { class: "heats" });
    made.append(heats);
    view.panels.forEach(panel => heatMap(heats, { ...panel, title: panel.title || "numbers by position" }, { width: view.panels.length > 3 ? 360 : 760 }));
    if (view.cut) made.append(note("The page shows a part of the numbers; 'sinecast encodings show' prints all of them."));
  }
  if (run.encodingChanges) {
    const changes = { ...run.encodingChanges, encoding: run.encoding };
    made.append(element("h3", {}, "What changes with the window"));
    moves(changes, made);
    distances(changes, made);
  }
  return () => {};
}

function attention(run, contents) {
  const all = run.attention ?? [];
  if (!all.length) return () => {};
  const made = section("attention", "Attention", contents);
  const key = picture => picture.series + "\n" + picture.origin;
  const windows = [...new Map(all.map(picture => [key(picture), picture])).values()];
  const choice = element("select", { id: "window", onchange: () => show() }, ...windows.map((one, at) => element("option", { value: at, selected: at === windows.length - 1 }, one.origin)));
  made.append(note(`Attention weights in windows of ${windows[0].series}: each row shows how much weight a token (query) gives to each token (key). The last token is the newest.`),
    element("label", {}, "Window that ends at", choice));
  const place = element("div");
  made.append(place);
  const own = [];
  function show() {
    for (const draw of own.splice(0)) drawn.splice(drawn.indexOf(draw), 1);
    const chosen = all.filter(picture => key(picture) === key(windows[+choice.value]));
    const reach = Math.max(...chosen.flatMap(picture => picture.weights));
    place.replaceChildren();
    for (const layer of [...new Set(chosen.map(picture => picture.layer))]) {
      const heats = element("div", { class: "heats" });
      place.append(element("h3", {}, `Layer ${layer}`), heats);
      for (const picture of chosen.filter(one => one.layer === layer)) {
        const size = Math.round(Math.sqrt(picture.weights.length));
        const labels = Array.from({ length: size }, (_, at) => String(at));
        own.push(heatMap(heats, { title: `head ${picture.head}`, rows: { title: "query", labels }, columns: { title: "key", labels }, values: picture.weights }, { width: 360, reach }).draw);
      }
    }
  }
  show();
  return () => {};
}

function audit(run, contents) {
  if (!run.audit) return;
  const made = section("audit", "Audit for look-ahead", contents);
  const all = records(run.audit);
  const leaks = all.filter(a => a.leak === "true");
  made.append(element("p", { class: leaks.length ? "bad" : null }, leaks.length ? `FAILED: ${leaks.length} of ${all.length} checks found data from the future.` : `Passed: none of ${all.length} checks found data from the future.`),
    table("Checks", [{ name: "Check" }, { name: "Subject" }, { name: "Looks ahead" }, { name: "Found", words: true }], all.map(a => [a.check, a.subject, a.leak === "true" ? "yes" : "no", a.found]), { id: "audit-table" }));
}

function repeat(run, contents) {
  const made = section("repeat", "Repeat this run", contents);
  let manifest = {};
  try { manifest = JSON.parse(run.manifest); } catch { /* shown as it is below */ }
  made.append(element("p", {}, "The same data, config, seed and kind of machine give the same numbers. In the run directory:"),
    element("pre", {}, "sinecast train config.yaml"),
    table("Where it comes from", [{ name: "What" }, { name: "Value", words: true }], [
      ...(manifest.inputs ?? []).flatMap(i => [["Input", i.file], ["SHA-256", i.sha256], ["Rows", i.rows]]),
      ["Seed", manifest.seed], ["Parameters", manifest.parameters], ["Fits", manifest.fits], ["Started", manifest.started],
      ["Seconds", manifest.seconds], ["JDK", manifest.machine?.jdk], ["System", manifest.machine?.system], ["Processor", manifest.machine?.processor], ["Backend", manifest.machine?.backend], ["Version", manifest.code?.program],
    ].filter(([, value]) => value != null).map(([name, value]) => [name, element("span", { style: "overflow-wrap:anywhere" }, String(value))]), { id: "manifest-table" }),
    element("details", {}, element("summary", {}, "config.yaml"), element("pre", {}, run.config)),
    element("details", {}, element("summary", {}, "manifest.json"), element("pre", {}, run.manifest)));
}
