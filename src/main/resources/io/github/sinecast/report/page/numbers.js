// Numbers as people read them, and elements of the page.

const UNDEFINED = "–";

/** The decimals that leave five digits to the smallest of some numbers; -1 for powers of ten. */
function decimalsOf(values) {
  const sizes = values.filter(v => v != null && v !== 0 && isFinite(v)).map(Math.abs);
  if (!sizes.length) return 4;
  const exponent = Math.floor(Math.log10(Math.min(...sizes)));
  const decimals = Math.max(0, 4 - exponent - (exponent < 0 ? 1 : 0));
  return decimals > 6 || Math.max(...sizes) >= 1e9 ? -1 : decimals;
}

function fixed(value, decimals) {
  if (value == null || Number.isNaN(value)) return UNDEFINED;
  const text = decimals < 0 ? value.toExponential(3) : value.toFixed(decimals);
  return /^-[0.]+$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

/** One number by itself. */
const figure = value => value == null ? UNDEFINED : fixed(value, decimalsOf([value]));
const percent = (value, decimals = 2) => value == null ? UNDEFINED : fixed(100 * value, decimals) + " %";

/** The values of a column with as many decimals each, in the notation of a metric. */
function column(values, notation = "figure") {
  if (notation === "share") return values.map(v => percent(v));
  if (notation === "percent") return values.map(v => v == null ? UNDEFINED : fixed(v, 2) + " %");
  if (notation === "coefficient") return values.map(v => fixed(v, 4));
  const decimals = decimalsOf(values);
  return values.map(v => fixed(v, decimals));
}

function probability(p) {
  return p == null ? UNDEFINED : p < 0.001 ? "< 0.001" : fixed(p, p < 0.1 ? 3 : 2);
}

/** An element; what stands in it is text, never markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child != null));
  return made;
}

/** A cell that shows a number rounded and keeps it whole. */
const number = (value, text) => ({ value, text });

/**
 * A table in a frame that scrolls on a narrow screen.
 * columns: [{ name, number }]; rows: [[cell]], a cell being text, a number, or an element; a
 * row that is a text is a heading of those below it.
 */
function table(caption, columns, rows, options = {}) {
  const head = element("tr", {}, ...columns.map(c => element("th", { scope: "col", class: c.number ? "number" : null }, c.name)));
  const body = rows.map((row, index) => typeof row === "string"
    ? element("tr", { class: "group" }, element("th", { colspan: columns.length, scope: "colgroup" }, row))
    : element("tr", { class: options.rowClass ? options.rowClass(index) : null },
    ...row.map((cell, at) => {
      const name = at === 0 && !options.plain ? "th" : "td";
      const attributes = { class: columns[at].number ? "number" : columns[at].words ? "words" : null, scope: name === "th" ? "row" : null, "data-label": at ? columns[at].name : null };
      if (cell instanceof Node) return element(name, attributes, cell);
      if (cell && typeof cell === "object") {
        attributes["data-value"] = cell.value == null ? "" : String(cell.value);
        if (cell.value != null) attributes.title = String(cell.value);
        return element(name, attributes, cell.text);
      }
      return element(name, attributes, String(cell));
    })));
  const made = element("table", { id: options.id, class: columns.length > 3 ? "wide" : null },
    element("caption", {}, element("span", {}, caption)), element("thead", {}, head), element("tbody", {}, ...body));
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, made);
}

/** The rows of an embedded file as objects. */
function records(file) {
  if (!file) return [];
  return file.rows.map(row => Object.fromEntries(file.columns.map((name, at) => [name, row[at]])));
}

/** Numbers that were packed seven bits at a time, the sign in the lowest bit. */
function unpack(text) {
  const bytes = atob(text);
  const numbers = [];
  let value = 0, factor = 1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes.charCodeAt(at);
    value += (byte & 127) * factor;
    factor *= 128;
    if (byte < 128) {
      numbers.push(value % 2 ? -(value + 1) / 2 : value / 2);
      value = 0;
      factor = 1;
    }
  }
  return numbers;
}
