// The page to look through all positional encodings. Every number comes with the page.

/** The weekday of a date; a row without a date by its number. */
const weekday = day => day.includes("-") ? ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][new Date(day.slice(0, 10) + "T00:00:00Z").getUTCDay()] : day;

/** What an encoding makes of pairs, by their distance. */
function distances(e, place) {
  const reach = e.doubledByOffset ? 2 * e.tokens - 1 : e.tokens - 1;
  const offsets = Array.from({ length: 2 * reach + 1 }, (_, at) => at - reach);
  const spread = (values, size) => offsets.map(offset => Math.abs(offset) < size ? values[offset + size - 1] : null);
  const lines = [
    ...e.byOffset.map((values, head) => ({ label: e.byOffset.length > 1 ? `head ${head}, ${e.tokens} tokens` : `${e.tokens} tokens`, values: spread(values, e.tokens), colour: colour(head), width: 2.5 })),
    ...(e.doubledByOffset ?? []).map((values, head) => ({ label: e.byOffset.length > 1 ? `head ${head}, ${2 * e.tokens} tokens` : `${2 * e.tokens} tokens`, values: spread(values, 2 * e.tokens), colour: colour(head + 2), dash: DASHES[1], width: 1.5 }))];
  chart(place, `Mean over pairs: ${e.pairsTitle}`, `${e.pairsTitle}, by the distance of the key from its query`, () => ({
    x: offsets, xTitle: "tokens from query to key; below 0 the key is earlier", yTitle: "mean over pairs", xText: x => Number.isInteger(x) ? String(x).replace("-", "−") : "", lines,
  }), () => table(`Mean over pairs: ${e.pairsTitle}`, [{ name: "Distance" }, ...lines.map(line => ({ name: line.label, number: true }))],
    offsets.map((offset, at) => [String(offset), ...lines.map(line => number(line.values[at], figure(line.values[at])))]), { id: "distance-table" }), { legend: new Set(lines.map(line => line.label)) });
}

/** What changes when a window moves by a row, crosses a weekend or doubles in length. */
function moves(e, place) {
  const steps = e.days.slice(1).map((day, at) => `${weekday(e.days[at])} to ${weekday(day)}`);
  const weekend = steps.indexOf("Fri to Mon"), week = steps.indexOf("Thu to Fri");
  const same = v => v === 0 ? "nothing changes" : `a pair changes by at most ${figure(v)}`;
  place.append(table(`${e.encoding}${e.clock ? ` under the clock ${e.clock}` : ""}: ${e.pairsTitle}`, [{ name: "The window …" }, { name: "What changes", words: true }], [
    ["moves by a row", element("span", { "data-value": e.moved }, same(e.moved))],
    ...(weekend < 0 || week < 0 ? [] : [["crosses a weekend", element("span", {}, `the pair of neighbours is ${figure(e.neighbours[week])} from Thursday to Friday and ${figure(e.neighbours[weekend])} from Friday to Monday`)]]),
    ["doubles in length", element("span", { "data-value": e.doubled ?? "" }, e.refused ?? (e.doubled === 0 ? `nothing changes for the ${e.shared} ${e.tokens} tokens` : `among the ${e.shared} ${e.tokens} tokens ${same(e.doubled)}`))],
  ], { id: "changes-table" }));
  const lines = [
    { label: "the window", values: e.neighbours, colour: colour(0), width: 2.5 },
    { label: "window moved by a row", values: e.movedNeighbours, colour: colour(1), dash: DASHES[1], width: 2 }];
  chart(place, "Each token and the token before it", `${e.pairsTitle}, of neighbours`, () => ({
    x: steps.map((_, at) => at + 1), xTitle: "token", yTitle: "pair with the token before", xText: x => Number.isInteger(x) ? String(x) : "", lines,
    readout: at => `${steps[at]}: ${figure(e.neighbours[at])}; moved by a row ${figure(e.movedNeighbours[at])}`,
  }), () => table("Each token and the token before it", [{ name: "Token" }, { name: "Days" }, ...lines.map(line => ({ name: line.label, number: true }))],
    steps.map((step, at) => [String(at + 1), step, ...lines.map(line => number(line.values[at], figure(line.values[at])))]), { id: "neighbours-table" }), { legend: new Set(lines.map(line => line.label)) });
}

/** The encodings of a page, by what is chosen. */
function explorer(given) {
  const all = given.encodings;
  document.getElementById("subtitle").textContent = "What each positional encoding does, before training. Windows are of weekdays from Monday, 2024-01-01.";
  const first = all.find(e => e.encoding === given.chosen) ?? all[0];
  const chosen = { encoding: first.encoding, width: String(first.width), tokens: String(first.tokens), clock: first.clock };
  for (const [, key, value] of location.hash.matchAll(/[#&](encoding|width|tokens|clock)=([^&]*)/g)) chosen[key] = decodeURIComponent(value);
  const distinct = (key, among) => [...new Set(among.map(e => String(e[key])))];
  const form = document.getElementById("choice");
  const contents = [];
  const table0 = section("table", "The encoding in numbers", contents), byDistance = section("distance", "By distance", contents), changes = section("changes", "What changes with the window", contents);
  const places = [table0, byDistance, changes].map(made => {
    const place = element("div");
    made.append(place);
    return place;
  });

  const fields = () => {
    const own = all.filter(e => e.encoding === chosen.encoding);
    const clocks = distinct("clock", own);
    if (!clocks.includes(chosen.clock)) chosen.clock = clocks[0];
    const choice = (name, key, values) => {
      const made = select(name, key, values.map(v => [v, v]), chosen[key], value => {
        chosen[key] = value;
        show();
        document.getElementById(key).focus();
      });
      return made;
    };
    form.replaceChildren(choice("Encoding", "encoding", distinct("encoding", all)), choice("Width", "width", distinct("width", own)), choice("Tokens", "tokens", distinct("tokens", own)), choice("Clock", "clock", clocks));
    form.hidden = false;
  };

  function show() {
    fields();
    drawn.splice(0);
    const own = all.filter(e => e.encoding === chosen.encoding);
    const e = own.find(e => ["width", "tokens", "clock"].every(key => String(e[key]) === chosen[key])) ?? own[0];
    history.replaceState(null, "", "#" + ["encoding", "width", "tokens", "clock"].map(key => `${key}=${encodeURIComponent(e[key])}`).join("&"));
    places.forEach(place => place.replaceChildren());
    numbersOf(e, places[0]);
    distances(e, places[1]);
    moves(e, places[2]);
    document.body.dataset.shown = [e.encoding, e.width, e.tokens, e.clock].join(" ");
  }

  function numbersOf(e, place) {
    const labels = e.days.map((day, at) => e.clock === "index" ? String(at) : `${weekday(day)} ${day.slice(5)}`);
    const heats = element("div", { class: "heats" });
    place.replaceChildren(element("p", {}, e.title + "."),
      note([`Learned numbers: ${e.learned}.`, e.limits && `Limits: ${e.limits}.`, `Source: ${e.paper}.`, e.remarks && e.remarks + ".", e.content && "This encoding reads positions from what tokens hold; 'sinecast encodings show --run' shows a window of a run."].filter(v => v).join(" ")), heats);
    for (const panel of e.panels) {
      heatMap(heats, { title: panel.title || "numbers by position", rows: { title: "position", labels }, columns: { title: panel.column, labels: Array.from({ length: panel.columns }, (_, at) => String(at)) }, values: panel.values }, { width: 560 });
    }
    e.pairs.forEach((values, head) => heatMap(heats, { title: e.pairs.length > 1 ? `${e.pairsTitle}, head ${head}` : e.pairsTitle, rows: { title: "query", labels }, columns: { title: "key", labels: labels.map((_, at) => String(at)) }, values }, { width: 460 }));
  }

  show();
  return contents;
}
