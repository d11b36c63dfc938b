// What is chosen, and the page as a whole.

const given = JSON.parse(document.getElementById("data").textContent);
const runs = given.runs ?? [];

/** The cutoff after the last row, in the address. */
const NEXT = "next";

/** What is forecast after the last row of the chosen series; undefined if that is not known. */
const next = run => run.next?.find(s => s.series === run.id);

/** The place of the last cutoff: that after the last row, if there is a forecast from it. */
const newest = run => {
  const of = run.forecasts?.series.find(s => s.series === run.id);
  return of ? of.origins.length - (next(run) ? 0 : 1) : 0;
};

/** Keeps the choice in the address, so that it can be sent on. */
function remember(run) {
  const rows = run.series?.find(s => s.series === run.id);
  const of = run.forecasts?.series.find(s => s.series === run.id);
  const state = new URLSearchParams({ series: run.id, model: run.model });
  if (of) state.set("origin", run.origin < of.origins.length ? rows.labels[of.origins[run.origin]] : NEXT);
  try { history.replaceState(null, "", "#" + state); } catch { /* an e-mail's viewer may forbid it */ }
}

function recall(run) {
  const state = new URLSearchParams(location.hash.slice(1));
  if (run.chosen.ids.includes(state.get("series"))) run.id = state.get("series");
  if (run.models.includes(state.get("model"))) run.model = state.get("model");
  const rows = run.series?.find(s => s.series === run.id);
  const of = run.forecasts?.series.find(s => s.series === run.id);
  const row = rows && state.has("origin") ? rows.labels.indexOf(state.get("origin")) : -1;
  const at = of ? state.get("origin") === NEXT && next(run) ? of.origins.length : of.origins.indexOf(row) : -1;
  if (at >= 0) run.origin = at;
}

function prepare(run) {
  run.models = [...new Set(records(run.scores).map(s => s.model))];
  const labels = [...new Set(records(run.scores).map(s => s.metric))];
  run.metrics = labels.map(label => run.metrics.find(m => m.label === label)).filter(m => m);
  const distributions = new Set(run.metrics.filter(m => m.ofDistributions).map(m => m.label));
  const scored = new Set(records(run.scores).filter(s => distributions.has(s.metric) && s.step === "all" && s.value != null).map(s => s.model));
  const judged = new Set(records(run.calibration).map(r => r.model));
  run.further = run.models.filter(m => /-seed-\d+$/.test(m));
  run.compared = run.models.filter(m => !run.further.includes(m));
  run.probabilistic = run.compared.filter(m => run.calibration ? judged.has(m) : scored.has(m));
  run.group = run.chosen.groups[0];
  run.id = run.chosen.ids[0];
  run.model = run.models.includes(run.network) ? run.network : run.models[0];
  run.origin = newest(run);
}

function select(label, id, options, chosen, onchange) {
  const made = element("select", { id, onchange: () => onchange(made.value) },
    ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
  return element("label", {}, label, made);
}

function one(run) {
  const form = document.getElementById("choice");
  const several = run.chosen.groups.length > run.chosen.ids.length;
  const subtitle = `${run.network} with ${run.encoding} positions, ${run.horizon} ${run.horizon === 1 ? "step" : "steps"} ahead from ${run.lookback} rows`;
  document.getElementById("subtitle").textContent = subtitle + started(run) + (run.chosen.of > 1
    ? `, ${run.chosen.of} series` + (run.chosen.by ? `. The page shows ${run.chosen.ids.length} of them one by one: the best, the worst, and others between them at equal distances, by the ${run.chosen.by} of ${run.network}` : "") : "") + ".";
  recall(run);
  const contents = [];
  const shows = [overview, panel, steps, calibration, residuals, worst, training, data, encoding, attention, tests, sets, ranks, ensemble, scores, coverage, risk].map(make => make(run, contents));
  audit(run, contents);
  repeat(run, contents);
  run.show = () => {
    run.origin = Math.min(run.origin, newest(run));
    shows.forEach(show => show());
  };
  form.append(
    ...(several ? [select("Scores of", "group", run.chosen.groups.map(g => [g, groupName(run, g)]), run.group, value => { run.group = value; run.show(); })] : []),
    ...(run.chosen.ids.length > 1 ? [select("Series", "series", run.chosen.ids.map(id => [id, id]), run.id, value => { run.id = value; remember(run); run.show(); })] : []),
    select("Model", "model", run.models.map(m => [m, m]), run.model, value => { run.model = value; remember(run); run.show(); }));
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", () => {
    recall(run);
    for (const [id, value] of [["series", run.id], ["model", run.model]]) {
      const field = document.getElementById(id);
      if (field instanceof HTMLSelectElement) field.value = value;
    }
    run.show();
  });
  run.show();
  return contents;
}

/** When a run began, as its manifest says. */
function started(run) {
  try {
    return ", run of " + JSON.parse(run.manifest).started.slice(0, 16).replace("T", " ") + " UTC";
  } catch {
    return "";
  }
}

/** Several runs beside each other: what may be claimed, scores and losses. */
function comparison() {
  document.getElementById("subtitle").textContent = `A comparison of ${runs.length} runs.`;
  const contents = [];
  const claimed = section("verdict", "What may be claimed", contents);
  for (const run of runs) {
    claimed.append(element("h3", {}, run.name), element("p", {}, claims(run, run.group)));
  }
  const scores = section("scores-section", "Scores", contents);
  const differ = new Set(runs.map(run => `${run.horizon}\n${run.protocol}\n${hash(run)}`)).size > 1;
  if (differ) scores.append(note("These runs differ in data, horizon or protocol, so their scores cannot be ranked."));
  for (const [title, probabilistic] of [["Point forecasts", false], ["Distributions", true]]) {
    const rows = runs.flatMap(run => (probabilistic ? run.probabilistic : run.compared).map(model => ({ run, model })));
    const found = new Map(runs.flatMap(run => records(run.scores).filter(s => s.series === run.group && s.step === "all").map(s => [[run.name, s.model, s.metric].join("\n"), s.value])));
    const metrics = [...new Map(runs.flatMap(run => run.metrics).map(m => [m.label, m])).values()].filter(m => m.ofDistributions === probabilistic);
    if (!rows.length || !metrics.length) continue;
    const values = metrics.map(metric => rows.map(({ run, model }) => found.get([run.name, model, metric.label].join("\n")) ?? null));
    const texts = metrics.map((metric, at) => column(values[at], metric.notation));
    const cells = rows.flatMap(({ run, model }, row) => [
      ...(row === 0 || rows[row - 1].run !== run ? [{ head: run.name }] : []),
      { own: model === run.network, cells: [model, ...metrics.map((_, at) => number(values[at][row], texts[at][row]))] }]);
    scores.append(table(`${title} over all steps`, [{ name: "Model" }, ...metrics.map(m => ({ name: m.label, number: true }))],
      cells.map(one => one.head ?? one.cells),
      { id: probabilistic ? "distribution-scores" : "scores", rowClass: at => cells[at].own ? "network" : null }));
  }
  const tests = section("tests-section", "Tests", contents);
  runs.forEach((run, at) => tests.append(element("h3", {}, run.name), testsTable(run, run.group, "tests-" + at)));
  const losses = section("training", "Training", contents);
  const longest = Math.max(...runs.map(run => run.epochs.rows.length));
  for (const [name, title] of [["validation_loss", "Validation loss"], ["train_loss", "Training loss"], ["learning_rate", "Learning rate"]]) {
    chart(losses, `${title} by epoch`, `${title} of each run by epoch`, () => ({
      x: Array.from({ length: longest }, (_, at) => at + 1), xTitle: "epoch", yTitle: name === "learning_rate" ? "learning rate" : "loss, learned units of each run", xText: x => Number.isInteger(x) ? String(x) : "",
      ...(name === "learning_rate" ? { yText: v => v === 0 ? "0" : v.toExponential(1) } : {}),
      lines: runs.map((run, at) => ({ label: run.name, direct: run.name, values: Array.from({ length: longest }, (_, epoch) => records(run.epochs)[epoch]?.[name] ?? null), colour: colour(at), dash: DASHES[at % 8], width: 2 })),
    }), () => table(title, [{ name: "Epoch" }, ...runs.map(run => ({ name: run.name, number: true }))],
      Array.from({ length: longest }, (_, epoch) => [String(epoch + 1), ...runs.map(run => records(run.epochs)[epoch]?.[name]).map(v => number(v ?? null, v == null ? UNDEFINED : v.toPrecision(6)))])));
  }
  const configs = section("configs", "Differences between the configs", contents);
  const lines = runs.map(run => new Map(settings(run.config)));
  const keys = [...new Set(lines.flatMap(map => [...map.keys()]))].filter(key => new Set(lines.map(map => map.get(key))).size > 1);
  configs.append(keys.length ? table("Settings of config.yaml that differ", [{ name: "Setting" }, ...runs.map(run => ({ name: run.name, words: true }))], keys.map(key => [key, ...lines.map(map => map.get(key) ?? UNDEFINED)]), { id: "differences" }) : note("The configs are equal."));
  return contents;
}

/** What follows the last row of each series. */
function fans(forecasts) {
  document.getElementById("subtitle").textContent = `${forecasts[0].points.length} ${forecasts[0].points.length === 1 ? "step" : "steps"} after the last known row, with the rows before them.`;
  const made = element("section");
  document.getElementById("content").append(made);
  let chosen = forecasts[0];
  const share = band => `${+(100 * band.share).toFixed(2)} %`;
  const fan = chart(made, "", "History and forecast fan; the table below has the numbers", () => {
    const origin = chosen.known.length - 1;
    const future = values => [...chosen.known.map((value, at) => at === origin ? value : null), ...values];
    return {
      x: chosen.labels.map((_, at) => at), marks: [origin],
      ...dates(chosen.labels),
      xTitle: chosen.labels[0].includes("-") ? "date" : "row", yTitle: `${chosen.target}, units of the data`,
      bands: chosen.bands.map((_, at) => ({ high: 2 * at + 1, low: 2 * at, fill: translucent(colour(0), at ? 0.3 : 0.16) })),
      lines: [...chosen.bands.flatMap(band => [{ values: future(band.lower) }, { values: future(band.upper), direct: share(band), labelColour: variable("--faint") }])
        .map(line => ({ ...line, colour: "rgba(0,0,0,0)", width: 0 })),
      { label: "known", values: [...chosen.known, ...chosen.points.map(() => null)], colour: variable("--ink"), width: 1.5 },
      { label: "forecast", direct: "forecast", values: future(chosen.points), colour: colour(0), width: 2.5 }],
      readout: at => at <= origin ? `${chosen.labels[at]} · ${figure(chosen.known[at])}`
        : `${chosen.labels[at]} · forecast ${figure(chosen.points[at - origin - 1])}` + chosen.bands.map(band => ` · ${share(band)} ${figure(band.lower[at - origin - 1])} to ${figure(band.upper[at - origin - 1])}`).join(""),
    };
  }, () => {
    const columns = [chosen.points, ...chosen.bands.flatMap(band => [band.lower, band.upper])];
    const texts = column(columns.flat());
    return table(`${chosen.series}: ${chosen.target}`, [{ name: "Step" }, { name: "Date" }, { name: "Forecast", number: true }, ...chosen.bands.flatMap(band => [{ name: `${share(band)} from`, number: true }, { name: "to", number: true }])],
      chosen.points.map((_, step) => [String(step + 1), chosen.labels[chosen.known.length + step], ...columns.map((values, at) => number(values[step], texts[at * chosen.points.length + step]))]), { id: "forecast-table" });
  }, { height: 380 });
  const ahead = (chosen.ahead ?? []).map((_, place) => chart(made, `${chosen.ahead[place].column}, known ahead`, `What is known ahead of ${chosen.ahead[place].column}, below the forecast`, () => {
    const { column: name, values } = chosen.ahead[place];
    return {
      x: chosen.labels.map((_, at) => at), marks: [chosen.known.length - 1], ...dates(chosen.labels),
      xTitle: chosen.labels[0].includes("-") ? "date" : "row", yTitle: name,
      lines: [{ values, colour: variable("--ink"), width: 1.5 }],
      readout: at => `${chosen.labels[at]} · ${figure(values[at])}`,
    };
  }, () => table(`${chosen.series}: ${chosen.ahead[place].column}`, [{ name: "Date" }, { name: "Value", number: true }],
    chosen.points.map((_, step) => [chosen.labels[chosen.known.length + step], number(chosen.ahead[place].values[chosen.known.length + step], figure(chosen.ahead[place].values[chosen.known.length + step]))])), { height: 170 }));
  const show = () => {
    fan.frame.caption(`${chosen.series}, from ${chosen.labels[chosen.known.length - 1]}`);
    fan.draw();
    ahead.forEach(one => one.draw());
  };
  if (forecasts.length > 1) {
    const form = document.getElementById("choice");
    form.append(select("Series", "series", forecasts.map((f, at) => [String(at), f.series]), "0", value => { chosen = forecasts[+value]; show(); }));
    form.hidden = false;
  }
  show();
  fan.frame.whole.querySelector(".toggle").click();
  return [];
}

/** The inputs of a run by their digests. */
function hash(run) {
  try { return JSON.parse(run.manifest).inputs.map(i => i.sha256).join(); } catch { return run.manifest; }
}

/** The settings of a config as it is written in run directories: a key a line, indented by two. */
function settings(config) {
  const path = [];
  const found = [];
  for (const line of config.split("\n")) {
    const match = /^( *)([^\s:#-][^:]*): ?(.*)$/.exec(line);
    if (!match) continue;
    path.length = match[1].length / 2;
    path.push(match[2]);
    if (match[3]) found.push([path.join("."), match[3]]);
  }
  return found;
}

const THEMES = { "": "as the system", light: "light", dark: "dark" };
function theme(wished) {
  if (wished) document.documentElement.dataset.theme = wished;
  else delete document.documentElement.dataset.theme;
  document.getElementById("theme").textContent = "Theme: " + THEMES[wished];
}
let wished = "";
try { wished = localStorage.getItem("sinecast-theme") ?? ""; } catch { /* a page in an e-mail has no storage */ }
const asked = /[#&]theme=(light|dark)/.exec(location.hash);
theme(asked ? asked[1] : wished in THEMES ? wished : "");
document.getElementById("theme").addEventListener("click", () => {
  const order = Object.keys(THEMES);
  const next = order[(order.indexOf(document.documentElement.dataset.theme ?? "") + 1) % order.length];
  theme(next);
  try { localStorage.setItem("sinecast-theme", next); } catch { /* it holds for this visit */ }
  drawAll();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);

runs.forEach(prepare);
const contents = given.encodings ? explorer(given) : given.forecasts ? fans(given.forecasts) : runs.length === 1 ? one(runs[0]) : comparison();
document.getElementById("contents").append(element("ul", {}, ...contents.map(([id, title]) =>
  element("li", {}, element("a", { href: "#" + id, onclick: event => {
    event.preventDefault();
    document.getElementById(id).scrollIntoView();
  } }, title)))));

let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth !== width) {
    width = innerWidth;
    drawAll();
  }
});
addEventListener("beforeprint", () => {
  document.documentElement.dataset.theme = "light";
  document.body.style.width = "680px";
  drawAll();
});
addEventListener("afterprint", () => {
  document.body.style.width = "";
  theme(wished);
  drawAll();
});
document.documentElement.dataset.ready = "true";
