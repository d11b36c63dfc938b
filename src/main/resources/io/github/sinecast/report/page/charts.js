// Charts: lines, bands and bars by uPlot, heat maps on a canvas; each with its numbers as a table.

// Okabe and Ito's colours, which people of any colour vision can tell apart; lighter on dark paper.
const COLOURS = {
  light: ["#0072b2", "#d55e00", "#007d5b", "#b0568a", "#9a6b00", "#3a8fc4", "#6b4fa0", "#7a7a00"],
  dark: ["#6cb8ee", "#ff8f4d", "#35c79d", "#e6a0c8", "#e9b44c", "#a6d8fa", "#b9a3ec", "#d6d66b"],
};
const DASHES = [[], [6, 3], [2, 3], [9, 3, 2, 3], [12, 4], [4, 2, 1, 2], [1, 2], [8, 2]];
const HEAT = ["#053061", "#2166ac", "#4393c3", "#92c5de", "#d1e5f0", "#f7f7f7", "#fddbc7", "#f4a582", "#d6604d", "#b2182b", "#67001f"]
  .map(c => [1, 3, 5].map(at => parseInt(c.slice(at, at + 2), 16)));
const FONT = "12px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

const drawn = [];

function isDark() {
  const wished = document.documentElement.dataset.theme;
  return wished ? wished === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
const variable = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colour = place => COLOURS[isDark() ? "dark" : "light"][place % 8];
function translucent(hex, share) {
  const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${share})`;
}

/** The number of a tick. */
const plain = value => value === 0 ? "0" : (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-5 ? value.toExponential(1) : String(+value.toPrecision(10))).replace("-", "−");

const DAY = 86400;
const yearOrDay = seconds => new Date(seconds * 1000).toISOString().slice(0, 10).replace(/-01-01$/, "");

/** Round times between two, in seconds, at most so many: starts of years, months, weeks or days. */
function roundTimes(from, to, most) {
  const starts = (years, months) => {
    const found = [], first = new Date(from * 1000);
    for (let at = new Date(Date.UTC(years ? Math.floor(first.getUTCFullYear() / years) * years : first.getUTCFullYear(), years ? 0 : Math.floor(first.getUTCMonth() / months) * months, 1)); at / 1000 <= to;
      years ? at.setUTCFullYear(at.getUTCFullYear() + years) : at.setUTCMonth(at.getUTCMonth() + months)) if (at / 1000 >= from) found.push(at / 1000);
    return found;
  };
  const steps = length => {
    // 1970-01-05 is the first Monday.
    const first = Math.ceil((from - 4 * DAY) / length) * length + 4 * DAY;
    return Array.from({ length: Math.max(0, Math.floor((to - first) / length) + 1) }, (_, at) => first + at * length);
  };
  const days = (to - from) / DAY;
  for (const [period, make] of [[1, () => steps(DAY)], [7, () => steps(7 * DAY)], [14, () => steps(14 * DAY)], [30, () => starts(0, 1)], [91, () => starts(0, 3)], [182, () => starts(0, 6)],
    ...[1, 2, 5, 10, 20, 50, 100].map(years => [365 * years, () => starts(years)])]) if (days / period <= most) return make();
  return [from, to];
}

/** An axis of rows: dates at the first rows of round periods where the rows have dates, and the last row; else row numbers. */
function dates(labels) {
  const xText = at => Number.isInteger(at) ? labels[at] ?? "" : "";
  if (!labels[0]?.includes("-") || labels[0].includes("T")) return { xText, xSpace: 90 };
  const times = labels.map(label => Date.parse(label + "T00:00Z") / 1000);
  let shown = [];
  // Years are enough where ticks are years apart; the last day is named whole.
  const yearly = () => shown.length > 2 && times[shown[1]] - times[shown[0]] > 300 * DAY;
  const tickText = at => yearly() && at !== shown[shown.length - 1] ? labels[at].slice(0, 4) : xText(at);
  return { xText, tickText, xTicks: (from, to, most) => {
    const first = Math.max(0, Math.ceil(from)), last = Math.min(times.length - 1, Math.floor(to));
    let row = first;
    const rows = roundTimes(times[first], times[last], most).map(time => {
      while (row < last && times[row] < time) row++;
      return row;
    });
    const room = (last - first) / most * 0.8;
    shown = [...new Set([...rows.filter(one => last - one > room), last])];
    return shown;
  } };
}

/** A figure with a caption, its drawing, what is under the pointer, and a table instead. */
function frame(caption, label, tableOf, options = {}) {
  const plot = element("div", { class: "plot", role: "img", "aria-label": label });
  const readout = element("div", { class: "readout", "aria-hidden": "true" });
  const place = element("div");
  let shown = false;
  const button = element("button", { type: "button", class: "toggle", "aria-expanded": "false", onclick: () => {
    shown = !shown;
    button.setAttribute("aria-expanded", String(shown));
    button.textContent = shown ? "Hide the table" : "Show as a table";
    fillTable();
  } }, "Show as a table");
  const fillTable = () => place.replaceChildren(...(shown ? [tableOf()] : []));
  const whole = element("figure", { id: options.id }, element("figcaption", {}, caption), plot,
    element("div", { class: "below" }, readout, button), place);
  return { whole, plot, readout, below: whole.querySelector(".below"), fillTable, caption: text => { whole.firstChild.textContent = text; } };
}

/**
 * A chart whose contents follow from spec(), which is asked again whenever the choice changes:
 * { x, lines: [{ label, values, colour, dash, width, points, bars, stepped, direct, hidden, fill }],
 *   bands: [{ high, low, fill }], xTitle, yTitle, xText, tickText, xTicks, yText, yRange, xRange, shades, readout }
 */
function chart(parent, caption, label, spec, tableOf, options = {}) {
  const made = frame(caption, label, tableOf, options);
  parent.append(made.whole);
  let plot = null;
  const chosen = options.legend ? new Map() : null;
  const draw = () => {
    const width = Math.floor(made.plot.clientWidth);
    if (!width) return;
    if (plot) plot.destroy();
    const content = spec();
    if (chosen) legend(made, content, chosen, options.legend, draw);
    plot = uplot(content, width, options.height ?? Math.min(340, Math.max(240, Math.round(width * 0.45))), made);
    made.fillTable();
  };
  drawn.push(draw);
  draw();
  return { draw, frame: made };
}

/** A button for each named line, which shows or hides it. */
function legend(made, spec, chosen, first, draw) {
  const named = spec.lines.filter(line => line.label);
  for (const line of named) if (!chosen.has(line.label)) chosen.set(line.label, named.length <= 6 || first.has(line.label));
  const buttons = named.map(line => {
    const sample = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    sample.setAttribute("width", "22");
    sample.setAttribute("height", "8");
    const stroke = document.createElementNS("http://www.w3.org/2000/svg", "line");
    for (const [name, value] of Object.entries({ x1: 0, x2: 22, y1: 4, y2: 4, stroke: line.colour, "stroke-width": line.width ?? 1.5, "stroke-dasharray": (line.dash ?? []).join(" ") })) stroke.setAttribute(name, value);
    sample.append(stroke);
    return element("button", { type: "button", "aria-pressed": String(chosen.get(line.label)), onclick: () => {
      chosen.set(line.label, !chosen.get(line.label));
      draw();
    } }, sample, line.label);
  });
  const old = made.whole.querySelector(".legend");
  const focused = old ? [...old.children].indexOf(document.activeElement) : -1;
  const place = element("div", { class: "legend", role: "group", "aria-label": "Lines" }, ...buttons);
  if (old) old.replaceWith(place);
  else made.below.before(place);
  if (focused >= 0) place.children[focused].focus();
  for (const line of named) line.hidden = !chosen.get(line.label);
}

function uplot(spec, width, height, made) {
  const ink = variable("--ink"), faint = variable("--faint"), rule = variable("--rule");
  const direct = spec.lines.map((line, at) => ({ line, at: at + 1 })).filter(one => one.line.direct);
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = FONT;
  const room = direct.length ? Math.min(width / 3, 14 + Math.max(...direct.map(one => canvas.measureText(one.line.direct).width))) : spec.xTicks ? 40 : 24;
  const axis = { stroke: faint, font: FONT, labelFont: FONT, labelGap: 2, labelSize: 22, grid: { stroke: rule, width: 1 }, ticks: { stroke: rule, width: 1, size: 5 } };
  const options = {
    width, height,
    padding: [14, room, 0, 4],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    scales: { x: { time: false, ...(spec.xRange ? { range: spec.xRange } : {}) }, y: spec.yRange ? { range: spec.yRange } : {} },
    axes: [
      { ...axis, label: spec.xTitle, space: spec.xSpace ?? 50, size: 34, values: (u, splits) => splits.map(x => spec.tickText ? spec.tickText(x) : spec.xText ? spec.xText(x) : String(+x.toFixed(6))),
        ...(spec.xTicks ? { splits: (u, axis, from, to) => spec.xTicks(from, to, Math.max(2, Math.floor((width - room - 60) / 92))) } : {}) },
      { ...axis, label: spec.yTitle, size: (u, values) => 14 + Math.max(20, ...(values ?? []).map(v => canvas.measureText(v).width)), values: (u, splits) => splits.map(spec.yText ?? plain) },
    ],
    series: [{}, ...spec.lines.map(line => ({
      show: !line.hidden, stroke: line.colour, width: line.width ?? 1.5, dash: line.dash?.length ? line.dash : undefined, fill: line.fill,
      points: { show: !!line.points, size: 5, fill: line.colour, stroke: line.colour }, spanGaps: !!line.span,
      ...(line.bars ? { paths: uPlot.paths.bars({ size: [0.6, 24] }), fillTo: 0, points: { show: false } } : {}),
      ...(line.stepped ? { paths: uPlot.paths.stepped({ align: 1 }), fillTo: 0 } : {}),
      ...(line.dots ? { paths: () => null, points: { show: true, size: 3.5, fill: line.colour, stroke: line.colour } } : {}),
    }))],
    bands: (spec.bands ?? []).map(band => ({ series: [band.high + 1, band.low + 1], fill: band.fill })),
    hooks: {
      drawClear: spec.shades ? [u => shade(u, spec.shades, faint)] : [],
      draw: [u => directLabels(u, direct), ...(spec.marks ? [u => marks(u, spec.marks, ink)] : [])],
      setCursor: [u => {
        const at = u.cursor.idx;
        made.readout.textContent = at == null ? "" : spec.readout ? spec.readout(at) :
          [spec.xText ? spec.xText(spec.x[at]) : figure(spec.x[at]),
            ...spec.lines.filter(l => l.label && l.values[at] != null).map(l => `${l.label} ${(spec.yText ?? figure)(l.values[at])}`)].join(" · ");
      }],
    },
  };
  made.plot.replaceChildren();
  return new uPlot(options, [spec.x, ...spec.lines.map(line => line.values)], made.plot);
}

/** Names the lines at their ends, moved apart where they would cover each other. */
function directLabels(u, direct) {
  const ratio = devicePixelRatio || 1;
  const places = direct.map(({ line, at }) => {
    const values = u.data[at];
    let last = values.length - 1;
    while (last >= 0 && values[last] == null) last--;
    return last < 0 ? null : { text: line.direct, colour: line.labelColour ?? line.colour, x: u.valToPos(u.data[0][last], "x", true), y: u.valToPos(values[last], "y", true) };
  }).filter(Boolean).sort((a, b) => a.y - b.y);
  const apart = 14 * ratio;
  for (let at = 1; at < places.length; at++) places[at].y = Math.max(places[at].y, places[at - 1].y + apart);
  const bottom = u.bbox.top + u.bbox.height;
  for (let at = places.length - 1; at >= 0; at--) {
    const limit = at === places.length - 1 ? bottom : places[at + 1].y - apart;
    places[at].y = Math.min(places[at].y, limit);
  }
  const context = u.ctx;
  context.save();
  context.font = FONT.replace("12px", 12 * ratio + "px");
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const place of places) {
    context.fillStyle = place.colour;
    context.fillText(place.text, Math.min(place.x, u.bbox.left + u.bbox.width) + 6 * ratio, place.y);
  }
  context.restore();
}

/** Shades stretches of the x axis and names them. */
function shade(u, shades, ink) {
  const ratio = devicePixelRatio || 1;
  const context = u.ctx;
  context.save();
  context.font = FONT.replace("12px", 12 * ratio + "px");
  context.textAlign = "left";
  for (const one of shades) {
    const from = Math.max(u.bbox.left, u.valToPos(one.from, "x", true));
    const to = Math.min(u.bbox.left + u.bbox.width, u.valToPos(one.to, "x", true));
    if (one.fill) {
      context.fillStyle = one.fill;
      context.fillRect(from, u.bbox.top, to - from, u.bbox.height);
    }
    context.fillStyle = ink;
    if (one.text && context.measureText(one.text).width < to - from) context.fillText(one.text, from + 5 * ratio, u.bbox.top + 14 * ratio);
  }
  context.restore();
}

/** A dashed line upright at a place. */
function marks(u, places, ink) {
  const ratio = devicePixelRatio || 1;
  const context = u.ctx;
  context.save();
  context.strokeStyle = ink;
  context.globalAlpha = 0.5;
  context.setLineDash([3 * ratio, 3 * ratio]);
  for (const place of places) {
    const x = u.valToPos(place, "x", true);
    context.beginPath();
    context.moveTo(x, u.bbox.top);
    context.lineTo(x, u.bbox.top + u.bbox.height);
    context.stroke();
  }
  context.restore();
}

function heatColour(value, reach) {
  if (value == null) return "#9a9a9a";
  const at = (Math.max(-1, Math.min(1, reach ? value / reach : 0)) + 1) / 2 * (HEAT.length - 1);
  const below = Math.min(Math.floor(at), HEAT.length - 2);
  return "rgb(" + HEAT[below].map((c, i) => Math.round(c + (at - below) * (HEAT[below + 1][i] - c))).join() + ")";
}

/** A panel of numbers as coloured cells between two axes, beside a bar of its colours. */
function heatMap(parent, panel, options = {}) {
  const rows = panel.rows.labels.length, columns = panel.columns.labels.length;
  const finite = panel.values.filter(v => v != null);
  const reach = options.reach ?? Math.max(...finite.map(Math.abs), 0);
  const least = Math.min(...finite), most = Math.max(...finite);
  const made = frame(panel.title || options.caption || "",
    `${panel.title || options.caption || "numbers"}: ${panel.rows.title} by ${panel.columns.title}, from ${figure(least)} to ${figure(most)}`,
    () => table(panel.title, [{ name: panel.rows.title }, ...panel.columns.labels.map(name => ({ name, number: true }))],
      panel.rows.labels.map((name, row) => [name, ...panel.columns.labels.map((_, at) => number(panel.values[row * columns + at], fixed(panel.values[row * columns + at], 4)))])));
  parent.append(made.whole);
  const draw = () => {
    const ratio = devicePixelRatio || 1;
    const available = Math.min(options.width ?? 760, parent.clientWidth);
    const context0 = document.createElement("canvas").getContext("2d");
    context0.font = FONT;
    const left = Math.ceil(28 + Math.max(...panel.rows.labels.map(l => context0.measureText(l).width)));
    const room = Math.min(22, (available - left - 66) / columns);
    const cell = room > 4 ? Math.floor(room) : Math.max(1, room);
    const lines = Math.min(cell, 460 / rows);
    const tall = lines > 4 ? Math.floor(lines) : Math.max(1, lines);
    const width = left + cell * columns + 66, height = 8 + tall * rows + 38;
    const canvas = element("canvas", { width: Math.round(width * ratio), height: Math.round(height * ratio), style: `width:${width}px;height:${height}px` });
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < columns; at++) {
        context.fillStyle = heatColour(panel.values[row * columns + at], reach);
        context.fillRect(left + at * cell, 8 + row * tall, Math.ceil(cell * ratio) / ratio, Math.ceil(tall * ratio) / ratio);
      }
    }
    context.font = FONT;
    context.fillStyle = variable("--faint");
    context.textBaseline = "middle";
    context.textAlign = "right";
    const rowStep = Math.max(1, Math.ceil(15 / tall));
    for (let row = 0; row < rows; row += rowStep) context.fillText(panel.rows.labels[row], left - 5, 8 + (row + .5) * tall);
    context.textAlign = "center";
    const labelWidth = 8 + Math.max(...panel.columns.labels.map(l => context.measureText(l).width));
    const columnStep = Math.max(1, Math.ceil(labelWidth / cell));
    for (let at = 0; at < columns; at += columnStep) context.fillText(panel.columns.labels[at], left + (at + .5) * cell, 8 + tall * rows + 10);
    context.fillText(panel.columns.title, left + cell * columns / 2, 8 + tall * rows + 27);
    context.save();
    context.translate(9, 8 + tall * rows / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(panel.rows.title, 0, 0);
    context.restore();
    const barLeft = left + cell * columns + 12, barTall = Math.max(40, tall * rows);
    for (let y = 0; y < tall * rows; y++) {
      context.fillStyle = heatColour(most - (most - least) * y / (tall * rows), reach);
      context.fillRect(barLeft, 8 + y, 10, 1.5);
    }
    context.fillStyle = variable("--faint");
    context.textAlign = "left";
    context.fillText(short(most), barLeft + 14, 13);
    if (tall * rows > 30) context.fillText(short(least), barLeft + 14, 4 + tall * rows);
    canvas.addEventListener("mousemove", event => {
      const at = Math.floor((event.offsetX - left) / cell), row = Math.floor((event.offsetY - 8) / tall);
      made.readout.textContent = at >= 0 && at < columns && row >= 0 && row < rows
        ? `${panel.rows.title} ${panel.rows.labels[row]}, ${panel.columns.title} ${panel.columns.labels[at]}: ${figure(panel.values[row * columns + at])}` : "";
    });
    made.plot.style.width = width + "px";
    made.plot.replaceChildren(canvas);
    made.whole.style.width = Math.max(width, 180) + "px";
  };
  drawn.push(draw);
  draw();
  return { draw };
}
const short = value => Math.abs(value) >= 1000 || (value !== 0 && Math.abs(value) < 0.01) ? value.toExponential(1) : String(+value.toFixed(2));

function drawAll() {
  drawn.forEach(draw => draw());
}
