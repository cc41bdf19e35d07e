(function () {
  "use strict";
  const PHONE = window.matchMedia("(max-width: 40rem)"); // as in the style sheet
  const ROWS = PHONE.matches ? 8 : 25; // rows of a table that show at once
  const NAMES = 216, NAMES_NARROW = 130; // pixels of the names left of the marks, in a wide and in a narrow column
  const NARROWEST = 236, CELL = 44, LETTER = 6.4; // pixels of a chart at least, of a cell with a heading, of a letter
  const quotes = new Map(Object.entries(stored("quotes")));
  const looks = stored("looks");
  const INK = looks.light.title.color;
  const BLUE = "#0072B2"; // of marks that belong to no side
  const LIGHT_BLUE = "#3a9fe0"; // the same on a dark ground
  const FAVOURABLE = "#3A5BA0", LIGHT_FAVOURABLE = "#4F74C2"; // dark enough for the white words on it
  const FADED = 48; // pixels at the right of a chart that goes on sideways, as in the style sheet
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const views = (window.claimbookViews = {});
  let turns = 0;

  function stored(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  function specOf(home) {
    return JSON.parse(document.querySelector(`script[data-chart="${home.id}"]`).textContent);
  }

  function make(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  function save(name, blob) {
    const link = make("a", {href: URL.createObjectURL(blob), download: name});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // Charts: drawn by Vega's interpreter, never wider than the column, and never loading anything.

  const loader = window.vega && window.vega.loader();
  if (loader) {
    loader.load = () => Promise.reject(new Error("this file loads nothing"));
    loader.sanitize = () => Promise.reject(new Error("this file follows no link of a chart"));
  }

  function themed(spec) {
    const look = dark.matches ? looks.dark : looks.light;
    const copy = {...spec, config: merged(spec.config || {}, look)};
    return dark.matches ? mirrored(copy) : copy;
  }

  // On a dark ground the theme's ink is light, and so is the blue of marks that may be pale. A scale that runs from ink to pale
  // grey runs the other way.

  function mirrored(value, key) {
    if (value === INK && /^(stroke|range)$/.test(key)) return looks.dark.title.color;
    if (value === BLUE && key === "color") return LIGHT_BLUE;
    if (value === FAVOURABLE && key === "range") return LIGHT_FAVOURABLE;
    if (Array.isArray(value)) {
      const greys = key === "range" && value.includes(INK);
      return value.map((one) => (greys && isGrey(one) ? inverse(one) : mirrored(one, key)));
    }
    if (!value || typeof value !== "object") return value;
    const copy = {};
    for (const [name, inner] of Object.entries(value)) {
      const channel = key === "stroke" && (name === "condition" || name === "value") ? key : name;
      copy[name] = ["data", "datasets", "config"].includes(name) ? inner : mirrored(inner, channel);
    }
    return copy;
  }

  function isGrey(colour) {
    const [red, green, blue] = /^#[0-9a-f]{6}$/i.test(colour) ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) : [0, 99, 0];
    return Math.max(red, green, blue) - Math.min(red, green, blue) < 16;
  }

  function inverse(colour) {
    const lifted = (part) => Math.round(85 + (255 - part) / 1.5); // never so dark that it sinks into the ground
    return "#" + [1, 3, 5].map((at) => lifted(parseInt(colour.slice(at, at + 2), 16)).toString(16).padStart(2, "0")).join("");
  }

  function merged(below, above) {
    const all = {...below};
    for (const [key, value] of Object.entries(above)) {
      const both = value && typeof value === "object" && !Array.isArray(value) && all[key] && typeof all[key] === "object";
      all[key] = both ? merged(all[key], value) : value;
    }
    return all;
  }

  // In a narrow column the marks move together, names get less room, and words break sooner; type keeps its size. A field beside
  // which the chart carries a `_narrow` one gives way to it. Where the column is narrower than that, the chart scrolls sideways.

  function fitted(spec, room, squeeze) {
    const width = widthOf(spec);
    const target = Math.max(gridOf(spec) || NARROWEST, room - squeeze);
    if (width <= Math.max(room, target)) return spec;
    const names = JSON.stringify(spec).includes(`"range":[${NAMES},`) ? NAMES_NARROW : (NAMES * target) / width;
    const place = (x) => (x <= NAMES ? (x * names) / NAMES : names + ((x - NAMES) * (target - names)) / (width - NAMES));
    const fields = new Set(Object.values(spec.datasets || {}).flatMap((rows) => Object.keys(rows[0] || {})));
    const moved = (value, key, channel) => {
      if (Array.isArray(value)) {
        const isRange = key === "range" && /^x/.test(channel);
        return value.map((one) => (isRange && typeof one === "number" ? place(one) : moved(one, key, channel)));
      }
      if (value && typeof value === "object") {
        const copy = {};
        for (const [name, inner] of Object.entries(value)) {
          const kept = ["data", "datasets", "config"].includes(name);
          copy[name] = kept ? inner : moved(inner, name, key === "encoding" ? name : channel);
        }
        if (copy.mark && typeof copy.mark.limit === "number") copy.mark.limit = roomOf(value, place);
        return copy;
      }
      if (key === "field" && fields.has(value + "_narrow")) return value + "_narrow";
      if (typeof value !== "number") return value;
      if (key === "width" && value > NAMES) return place(value);
      return key === "value" && /^x/.test(channel) ? place(value) : value;
    };
    const copy = moved(spec, "", "");
    if (copy.title) copy.title = broken(copy.title, Math.floor((room - (target > room ? FADED : 0)) / 6.4));
    copy.config = merged(copy.config || {}, {legend: {columns: legendColumns(spec, room)}});
    return copy;
  }

  function widthOf(spec) {
    return Math.max(spec.width || 0, ...parts(spec).map((part) => part.width || 0));
  }

  // The least width of a chart with a heading over each column of cells; none of other charts.

  function gridOf(spec) {
    const axis = [spec, ...parts(spec)].map((part) => part.encoding && part.encoding.x).find((x) => x && x.type === "nominal");
    if (!axis) return 0;
    const named = new Set(Object.values(spec.datasets || {}).flat().map((row) => row[axis.field]).filter((name) => name !== undefined));
    const lengths = [...named].map((name) => Math.max(...String(name).split("|").map((line) => line.length)));
    const beside = lengths.slice(1).map((length, at) => (length + lengths[at]) / 2); // letters of two neighbours
    return NAMES_NARROW + Math.max(CELL, ...beside.map((letters) => letters * LETTER + 4)) * lengths.length;
  }

  // How far the words of a mark may reach: as far as before, where its place and its end have moved.

  function roomOf(unit, place) {
    const {limit, align} = unit.mark;
    const at = unit.encoding && unit.encoding.x && unit.encoding.x.value;
    if (typeof at !== "number") return limit;
    return align === "right" ? place(at) - place(Math.max(0, at - limit)) : place(at + limit) - place(at);
  }

  function legendColumns(spec, room) {
    const names = [spec, ...parts(spec)].flatMap((part) => (part.encoding && part.encoding.color && part.encoding.color.scale && part.encoding.color.scale.domain) || []);
    const longest = Math.max(4, ...names.map((name) => String(name).length));
    return Math.max(1, Math.floor((room - 30) / (longest * LETTER + 26)));
  }

  function parts(spec) {
    const inner = [...(spec.layer || []), ...(spec.hconcat || []), ...(spec.vconcat || []), ...(spec.concat || [])];
    if (spec.spec) inner.push(spec.spec);
    return [...inner, ...inner.flatMap(parts)];
  }

  function broken(title, most) {
    const whole = typeof title === "object" && !Array.isArray(title) ? title : {text: title};
    const lines = (text, width) => {
      const found = [""];
      for (const word of [].concat(text).join(" ").split(" ")) {
        const line = found[found.length - 1];
        if (line && line.length + word.length >= width) found.push(word);
        else found[found.length - 1] = line ? line + " " + word : word;
      }
      return found;
    };
    const copy = {...whole, text: lines(whole.text, Math.floor(most * 0.68))};
    if (whole.subtitle) copy.subtitle = lines(whole.subtitle, most);
    return copy;
  }

  // Labels keep their size, so a chart may stand out of its column: it is then drawn once more, narrower by as much.

  async function draw(home, room, squeeze = 0) {
    const plain = themed(specOf(home)), spec = fitted(plain, room, squeeze);
    try {
      if (views[home.id]) views[home.id].finalize();
      const result = await window.vegaEmbed(home, spec, {
        mode: "vega-lite", ast: true, renderer: "svg", hover: false, actions: false, defaultStyle: false,
        tooltip: tip, loader: loader, logLevel: window.vega.Error,
      });
      views[home.id] = result.view;
      const beyond = home.querySelector("svg").getAttribute("width") - room;
      if (spec !== plain && beyond > 1 && squeeze < room / 2 && widthOf(spec) > Math.max(gridOf(spec), NARROWEST)) {
        return draw(home, room, squeeze + beyond);
      }
      listen(home);
      home.dataset.state = "ready";
    } catch (error) {
      home.dataset.state = "error";
      home.replaceChildren(make("p", {className: "wrong", textContent: "This chart could not be drawn: " + error.message}));
    }
  }

  function tip(handler, event, item, value) {
    const old = document.querySelector(".tip");
    if (old) old.remove();
    if (value === null || value === undefined || value === "") return;
    const box = make("div", {className: "tip"});
    if (typeof value === "object" && !Array.isArray(value)) {
      const list = make("dl", {});
      for (const [name, text] of Object.entries(value)) {
        if (String(text) !== "") list.append(make("dt", {textContent: name}), make("dd", {textContent: String(text)}));
      }
      box.append(list);
    } else {
      box.textContent = String(value);
    }
    document.body.append(box);
    const x = Math.min(event.clientX + 14, window.innerWidth - box.offsetWidth - 8);
    const end = event.clientY + 14 + box.offsetHeight;
    const open = [...document.querySelectorAll(".quote:not(:empty)")].map((quote) => quote.getBoundingClientRect());
    const below = end < window.innerHeight && !open.some((words) => words.top < end && words.bottom > event.clientY);
    box.style.left = Math.max(8, x) + "px";
    box.style.top = (below ? event.clientY + 14 : Math.max(8, event.clientY - box.offsetHeight - 10)) + "px";
  }

  // A mark says its words: by click, by touch, or by the keyboard (Tab into the chart, then arrows).

  function idsOf(datum) {
    const ids = [];
    for (const value of Object.values(datum || {})) {
      if (typeof value !== "string") continue;
      for (const id of value.split(";")) if (quotes.has(id) && !ids.includes(id)) ids.push(id);
    }
    const exact = ids.filter((id) => quotes.get(id).place);
    return exact.length ? exact : ids;
  }

  function itemOf(element) {
    const item = element && element.__data__;
    return item && item.datum ? item : null;
  }

  function marksOf(home) {
    const marks = [...home.querySelectorAll("svg path, svg text, svg line, svg rect")];
    return marks.filter((mark) => itemOf(mark) && !mark.closest("[pointer-events=none]") && idsOf(itemOf(mark).datum).length);
  }

  function listen(home) {
    dress(home);
    const svg = home.querySelector("svg");
    let waiting = 0;
    new MutationObserver(() => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => dress(home));
    }).observe(svg, {childList: true, subtree: true});
    views[home.id].addEventListener("click", (event, item) => item && say(home, idsOf(item.datum)));
    svg.addEventListener("focusin", (event) => {
      const item = itemOf(event.target);
      if (item && event.target.matches(":focus-visible")) say(home, idsOf(item.datum));
    });
    svg.addEventListener("keydown", (event) => {
      const marks = marksOf(home);
      const at = marks.indexOf(event.target);
      if (at < 0) return;
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
      if (step) {
        event.preventDefault();
        const next = marks[(at + step + marks.length) % marks.length];
        marks[at].setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      } else if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        const box = event.target.getBoundingClientRect();
        event.target.dispatchEvent(new MouseEvent("click",
          {bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2}));
      }
    });
    const figure = home.closest("figure");
    const isEmpty = !home.querySelector("svg .role-axis, svg .mark-rule.role-mark") && !marksOf(home).length;
    if (!isEmpty && !figure.querySelector(".tools")) tools(home, figure);
    legends(home);
    brushes(home, views[home.id]);
  }

  function dress(home) {
    if (home.alone) shade(home);
    home.querySelectorAll("g[role=graphics-symbol]:not([aria-label])").forEach((group) => {
      group.removeAttribute("role"); // Vega calls a group of unnamed marks a picture
      group.removeAttribute("aria-roledescription");
    });
    const marks = marksOf(home);
    const reached = marks.some((mark) => mark.getAttribute("tabindex") === "0");
    marks.forEach((mark, at) => {
      mark.classList.add("choosable");
      if (!mark.hasAttribute("aria-label")) {
        mark.setAttribute("role", "graphics-symbol");
        mark.setAttribute("aria-label", quotes.get(idsOf(itemOf(mark).datum)[0]).words);
      }
      const hidden = mark.closest("[aria-hidden=true]");
      if (hidden) hidden.removeAttribute("aria-hidden");
      if (!mark.hasAttribute("tabindex")) mark.setAttribute("tabindex", !reached && at === 0 ? "0" : "-1");
    });
  }

  function tools(home, figure) {
    const bar = make("div", {className: "tools"});
    if (marksOf(home).length) bar.append(make("span", {textContent: "Choose a mark to read its words."}));
    if (brushesOf(home).length) bar.append(make("span", {textContent: "Draw across to choose a stretch of time."}));
    const name = home.id;
    bar.append(
      make("button", {type: "button", textContent: "Save as SVG", onclick: async () => {
        const svg = await unpicked(views[name], (view) => view.toSVG());
        save(name + ".svg", new Blob([svg], {type: "image/svg+xml"}));
      }}),
      make("button", {type: "button", textContent: "Save as PNG", onclick: async () => {
        const canvas = await unpicked(views[name], (view) => view.toCanvas(2));
        canvas.toBlob((blob) => save(name + ".png", blob));
      }}),
    );
    home.after(bar);
  }

  // What is saved is the chart, without the row that the reader has chosen.

  async function unpicked(view, draw) {
    const stores = Object.keys(view.getState({signals: () => false, data: (name) => /^picked\w*_store$/.test(name)}).data || {});
    const kept = stores.map((name) => view.data(name).map((tuple) => ({...tuple})));
    const put = (tuples) => Promise.all(stores.map((name, at) => view.data(name, tuples[at]))) && view.runAsync();
    await put(stores.map(() => []));
    try {
      return await draw(view);
    } finally {
      await put(kept);
    }
  }

  function say(home, ids) {
    const panel = home.closest("figure").querySelector(".quote");
    document.querySelectorAll("tr.chosen").forEach((row) => row.classList.remove("chosen"));
    if (!ids.length) return;
    const shown = ids.slice(0, 5).map((id) => told(id, quotes.get(id)));
    if (ids.length > 5) shown.push(make("p", {textContent: "and " + (ids.length - 5) + " more"}));
    const close = make("button", {type: "button", className: "close", textContent: "Close", onclick: () => shut(panel)});
    panel.replaceChildren(close, ...shown);
    const rows = home.querySelector("svg").getBoundingClientRect();
    if (rows.bottom < 0 || panel.getBoundingClientRect().bottom > window.innerHeight + 1) {
      const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
      panel.scrollIntoView({block: "nearest", behavior});
    }
    const tip = document.querySelector(".tip");
    if (tip && tip.getBoundingClientRect().bottom > panel.getBoundingClientRect().top) tip.remove();
    ids.forEach((id) => rowsOf(id).forEach((row) => row.classList.add("chosen")));
  }

  function shut(panel) {
    panel.replaceChildren();
    document.querySelectorAll("tr.chosen").forEach((row) => row.classList.remove("chosen"));
  }

  // Escape takes away what was opened last: a tip, else the words of a mark.

  function escape() {
    const tip = document.querySelector(".tip");
    if (tip) return tip.remove();
    const focused = document.activeElement && document.activeElement.closest("figure");
    const open = [...document.querySelectorAll(".quote:not(:empty)")];
    const panel = open.find((one) => focused && focused.contains(one)) || open[open.length - 1];
    if (panel) shut(panel);
  }

  function told(id, quote) {
    const words = make("q", {}, quote.before, make("mark", {textContent: quote.words}), quote.after);
    const facts = [quote.source, quote.status, quote.article, quote.place].filter(Boolean).join(" · ");
    const line = make("p", {textContent: facts});
    line.append(" · ", make("a", {href: "#" + id, textContent: rowsOf(id).length ? "its row" : "link to it"}));
    return make("article", {}, words, line);
  }

  function rowsOf(id) {
    return [...document.getElementsByClassName(id)].filter((element) => element.tagName === "TR");
  }

  // Tables: sorted by a column, the first rows at once, found by a word.

  function numberIn(text) {
    const match = /^[^\d-]{0,3}(-?\d[\d,]*(?:\.\d+)?)/.exec(text);
    return match ? Number(match[1].replaceAll(",", "")) : NaN;
  }

  function sortable(table) {
    const body = table.tBodies[0];
    const heads = table.tHead && table.tHead.rows.length === 1 ? [...table.tHead.rows[0].cells] : [];
    if (!body || body.rows.length < 2) return;
    const choice = make("select", {}, make("option", {textContent: "Sort by …", value: ""}));
    choice.setAttribute("aria-label", "Sort by");
    heads.forEach((head, column) => {
      const name = head.textContent.trim();
      if (head.tagName !== "TH" || !name) return;
      head.setAttribute("aria-sort", "none");
      const button = make("button", {type: "button", textContent: name});
      choice.append(make("option", {textContent: name, value: String(column)}));
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.hasAttribute("aria-sort") && other.setAttribute("aria-sort", "none"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const texts = new Map([...body.rows].map((row) => [row, row.cells[column] ? row.cells[column].textContent.trim() : ""]));
        const numeric = [...texts.values()].every((text) => text === "" || text === "–" || !Number.isNaN(numberIn(text)));
        const value = (row) => (numeric ? numberIn(texts.get(row)) : texts.get(row).toLowerCase());
        const empty = (v) => v === "" || Number.isNaN(v);
        const rows = [...body.rows].sort((a, b) => {
          const [x, y] = [value(a), value(b)];
          if (empty(x) || empty(y)) return empty(x) - empty(y);
          return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
        });
        body.append(...rows);
        table.dispatchEvent(new Event("arranged"));
      });
    });
    if (choice.length < 2) return;
    choice.addEventListener("change", () => choice.value && heads[choice.value].querySelector("button").click());
    const note = table.previousElementSibling;
    (note && note.matches(".chosen-rows") ? note : table).before(make("p", {className: "sort"}, choice));
  }

  // On a narrow screen the cells of a row stand below each other, each with the name of its column.

  function named(table) {
    const heads = table.tHead && table.tHead.rows.length === 1 ? [...table.tHead.rows[0].cells].map((head) => head.textContent.trim()) : [];
    for (const row of table.tBodies[0] ? table.tBodies[0].rows : []) {
      [...row.cells].forEach((cell, column) => heads[column] && cell.textContent.trim() && (cell.dataset.column = heads[column]));
    }
  }

  function paged(table) {
    const body = table.tBodies[0];
    if (!body || (body.rows.length <= ROWS && !body.querySelector("tr[class]"))) return;
    let open = false, wanted = "", chosen = null;
    const count = make("span", {role: "status"});
    const button = make("button", {type: "button"});
    const filter = make("input", {type: "search", placeholder: "Find in this table"});
    filter.setAttribute("aria-label", "Find in this table");
    const all = make("button", {type: "button", textContent: "Show every row again"});
    const note = make("p", {className: "chosen-rows", role: "status", hidden: true});
    const show = () => {
      let left = open ? Infinity : ROWS, found = 0;
      for (const row of body.rows) {
        const fits = (!chosen || chosen.has(row.classList[0])) && (!wanted || row.textContent.toLowerCase().includes(wanted));
        found += fits;
        row.hidden = !fits || left-- <= 0;
      }
      count.textContent = Math.min(found, open ? found : ROWS) + " of " + body.rows.length + " rows shown";
      button.textContent = open ? "Show fewer" : "Show all";
      button.hidden = found <= ROWS;
    };
    button.addEventListener("click", () => { open = !open; show(); });
    filter.addEventListener("input", () => { wanted = filter.value.trim().toLowerCase(); show(); });
    all.addEventListener("click", () => choose(table, null));
    table.addEventListener("arranged", show);
    table.addEventListener("reveal", () => { open = true; wanted = filter.value = ""; choose(table, null); });
    table.addEventListener("choose", (event) => {
      chosen = event.detail && new Set(event.detail.ids);
      note.hidden = !chosen;
      if (chosen) note.replaceChildren(event.detail.words + " ", all);
      show();
    });
    const whole = table.closest(".table, .prose") || table;
    table.before(note);
    if (body.rows.length > ROWS) whole.after(make("div", {className: "tools"}, filter, count, button));
    show();
  }

  // Rows chosen elsewhere, by a stretch of a chart or by a number in a finding: the table shows these alone, and says so.

  function choose(table, ids, words) {
    const detail = ids && {ids, words};
    table.dispatchEvent(new CustomEvent("choose", {detail}));
  }

  function tablesWith(ids, chapter) {
    const wanted = new Set(ids);
    return [...chapter.querySelectorAll("table")].filter((table) => [...table.tBodies[0].rows].some((row) => wanted.has(row.classList[0])));
  }

  function chooseIn(chapter, ids, what) {
    const tables = tablesWith(ids, chapter);
    for (const table of tables) {
      const here = [...table.tBodies[0].rows].filter((row) => ids.includes(row.classList[0])).length;
      const beyond = here < ids.length ? "; the others are in the tables to take away" : "";
      choose(table, ids, here + " of " + counted(ids.length, "row") + " " + what + beyond + ".");
    }
    return tables;
  }

  function counted(number, noun) {
    return number.toLocaleString("en") + " " + noun + (number === 1 ? "" : "s");
  }

  // A stretch of the time axis: its marks' rows are shown alone in the tables of the chapter.

  function brushesOf(home) {
    const spec = specOf(home);
    const params = [spec, ...parts(spec)].flatMap((part) => part.params || []);
    return [...new Set(params.map((param) => param.name).filter((name) => /^brush/.test(name)))];
  }

  function brushes(home, view) {
    for (const name of brushesOf(home)) {
      let waiting = 0;
      view.addSignalListener(name, (_, value) => {
        clearTimeout(waiting);
        waiting = setTimeout(() => within(home, view, name, Object.values(value || {})[0]), 120);
      });
    }
  }

  function within(home, view, name, stretch) {
    const chapter = home.closest(".chapter"), line = status(home);
    const leave = () => {
      chapter.querySelectorAll("table").forEach((table) => choose(table, null));
      line.replaceChildren();
    };
    if (!stretch || stretch.length < 2) return line.textContent && leave();
    const [first, last] = stretch.map(Number).sort((a, b) => a - b);
    const reached = dataOf(home).flat().filter((row) => row.from && row.to && Date.parse(row.from) < last && Date.parse(row.to) > first);
    const ids = [...new Set(reached.flatMap(idsOf))];
    const days = [first, last].map((time) => new Date(time).toLocaleDateString("en-GB", {day: "numeric", month: "short", year: "numeric"}));
    const what = "between " + days.join(" and ");
    leave();
    const tables = chooseIn(chapter, ids, what);
    line.append(counted(ids.length, "row") + " " + what + ". ");
    if (tables.length) line.append(make("button", {type: "button", textContent: "See them", onclick: () => tables[0].scrollIntoView({block: "center"})}), " ");
    line.append(make("button", {type: "button", textContent: "Clear", onclick: () => view.data(name + "_store", []).runAsync().then(leave)}));
  }

  function dataOf(home) {
    return Object.values(specOf(home).datasets || {});
  }

  function status(home) {
    const figure = home.closest("figure");
    let line = figure.querySelector(".stretch");
    if (!line) {
      line = make("p", {className: "stretch", role: "status"});
      home.after(line);
    }
    return line;
  }

  // A number in a finding: its rows alone in their table, wherever in the report that is.

  function numbers() {
    document.querySelectorAll("a[data-rows]").forEach((link) => {
      link.addEventListener("click", (event) => {
        const target = document.getElementById(link.getAttribute("href").slice(1));
        const table = target && target.closest("table");
        if (!table) return;
        event.preventDefault();
        const ids = link.dataset.rows.split(";");
        choose(table, ids, Math.min(ids.length, Number(link.dataset.of)) + " of " + counted(Number(link.dataset.of), "row") + " behind “" + link.textContent + "”"
          + (ids.length < Number(link.dataset.of) ? "; the others are in the tables to take away." : "."));
        history.pushState(null, "", link.getAttribute("href"));
        table.previousElementSibling.scrollIntoView({block: "start"});
        table.closest("[tabindex]")?.focus({preventScroll: true});
      });
    });
  }

  // A legend's name shows the marks of this name alone; the other marks stay as shadows.

  function legends(home) {
    const names = [...home.querySelectorAll(".role-legend-label text")].map((text) => [text, text.__data__ && text.__data__.datum.value]);
    if (names.length < 2) return;
    for (const [text, value] of names) {
      const press = () => {
        home.alone = home.alone === value ? null : value;
        shade(home);
      };
      Object.assign(text.style, {cursor: "pointer", pointerEvents: "all"}); // Vega lets no pointer reach a legend
      text.setAttribute("tabindex", "0");
      text.setAttribute("role", "button");
      text.setAttribute("aria-label", "Only " + value);
      for (let parent = text.parentElement; parent && parent !== home; parent = parent.parentElement) {
        parent.removeAttribute("aria-hidden");
        if (parent.getAttribute("role") === "graphics-symbol") ["role", "aria-roledescription", "aria-label"].forEach((a) => parent.removeAttribute(a));
      }
      text.addEventListener("click", press);
      text.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        press();
      });
    }
    shade(home);
  }

  function shade(home) {
    const values = new Set();
    home.querySelectorAll(".role-legend-label text").forEach((text) => {
      values.add(text.__data__.datum.value);
      text.setAttribute("aria-pressed", String(home.alone === text.__data__.datum.value));
      text.style.opacity = home.alone && home.alone !== text.__data__.datum.value ? 0.4 : "";
    });
    home.querySelectorAll(".role-mark > *").forEach((mark) => {
      const datum = mark.__data__ && mark.__data__.datum;
      const own = datum && Object.values(datum).find((value) => values.has(value));
      if (own !== undefined) mark.classList.toggle("shaded", Boolean(home.alone) && own !== home.alone);
    });
  }

  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return id && quotes.has(id) && sayFirst(id);
    for (let parent = target; parent; parent = parent.parentElement) if (parent.tagName === "DETAILS") parent.open = true;
    const table = target.closest("table");
    if (table && target.hidden) table.dispatchEvent(new Event("reveal"));
    target.scrollIntoView({block: target.tagName === "TR" ? "center" : "start"});
  }

  // A row that no table of the report holds is told below the first chart that has a mark for it.

  function sayFirst(id) {
    const home = [...document.querySelectorAll(".drawing")].find((one) => marksOf(one).some((mark) => idsOf(itemOf(mark).datum).includes(id)));
    if (!home) return;
    home.closest("figure").scrollIntoView({block: "nearest"});
    say(home, [id]);
  }

  // Downloads: the packed table, unpacked by the browser; an old browser saves it packed.

  function unpacked(event) {
    if (!window.DecompressionStream) return;
    event.preventDefault();
    const link = event.currentTarget;
    const bytes = Uint8Array.from(atob(link.href.split(",")[1]), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    new Response(stream).blob().then((blob) => save(link.dataset.table + ".csv", new Blob([blob], {type: "text/csv"})));
  }

  // The contents list follows the reader.

  function follow() {
    const links = new Map([...document.querySelectorAll(".contents a")].map((a) => [a.getAttribute("href").slice(1), a]));
    const places = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    const mark = () => {
      const above = places.filter((place) => place.getBoundingClientRect().top < 120);
      const here = above.length ? above[above.length - 1].id : places.length && places[0].id;
      links.forEach((link, id) => (id === here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    };
    let waiting = 0;
    document.addEventListener("scroll", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(mark);
    }, {passive: true});
    mark();
  }

  // Rooms are measured before anything is drawn and after all is, so that the page is laid out twice and not with each chart.

  function goesOn(home) {
    return home.scrollWidth - home.clientWidth - home.scrollLeft > 12; // pixels of a chart's margin
  }

  async function drawAll() {
    const turn = (turns += 1);
    document.documentElement.dataset.state = "drawing";
    document.documentElement.dataset.looks = dark.matches ? "dark" : "light";
    const homes = [...document.querySelectorAll(".drawing")];
    const rooms = new Map(homes.map((home) => [home, home.clientWidth]));
    for (const home of homes) {
      await new Promise((resolve) => setTimeout(resolve)); // the page answers between two charts
      if (turn !== turns) return;
      await draw(home, rooms.get(home));
    }
    const wide = homes.filter((home) => home.scrollWidth > home.clientWidth + 1);
    const rest = homes.map(goesOn);
    homes.forEach((home) => (wide.includes(home) ? (home.tabIndex = 0) : home.removeAttribute("tabindex"))); // the keyboard can scroll it
    homes.forEach((home, at) => home.classList.toggle("goes-on", rest[at]));
    document.documentElement.dataset.state = "ready";
  }

  document.addEventListener("keydown", (event) => event.key === "Escape" && escape());
  document.querySelectorAll("main table").forEach(named);
  document.querySelectorAll("main table").forEach(paged);
  document.querySelectorAll(".chapter table").forEach(sortable);
  document.querySelectorAll("a[data-table]").forEach((link) => link.addEventListener("click", unpacked));
  if (window.innerWidth < 1088) document.querySelector(".contents details").open = false;
  numbers();
  follow();
  document.querySelectorAll(".drawing").forEach((home) => home.addEventListener("scroll", () =>
    home.classList.toggle("goes-on", goesOn(home)), {passive: true}));
  window.addEventListener("hashchange", reveal);
  dark.addEventListener("change", drawAll);
  let width = window.innerWidth, resizing = 0;
  window.addEventListener("resize", () => {
    clearTimeout(resizing);
    if (window.innerWidth !== width) resizing = setTimeout(() => { width = window.innerWidth; drawAll(); }, 200);
  });
  drawAll().then(reveal);
})();
