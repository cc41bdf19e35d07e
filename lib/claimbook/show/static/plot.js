// A chart in a live notebook: drawn by the Vega that ships with Claimbook, with no eval; says which rows were clicked or chosen by key.

const HOME = "__claimbookVega";
const EMBED = {mode: "vega-lite", ast: true, renderer: "svg", actions: false, hover: false};

// The kernel sends Vega once for a page, when the first chart asks for it.
function vegaEmbed(model) {
  globalThis[HOME] ??= new Promise((resolve) => {
    model.on("msg:custom", (message) => message.sources && resolve(load(message.sources)));
    model.send({want: "vega"});
  });
  return globalThis[HOME];
}

function load(sources) {
  const home = {};
  home.globalThis = home.self = home;
  const names = ["exports", "module", "define", "globalThis", "self"];
  for (const source of sources) new Function(...names, source).call(home, undefined, undefined, undefined, home, globalThis);
  return home.vegaEmbed;
}

function idsOf(datum) {
  const ids = (datum && (datum.ids || datum.id || datum.article_id)) || "";
  return String(ids).split(";").filter(Boolean);
}

// JupyterLab says on the body whether its theme is light. A chart then wears the theme's other look on JupyterLab's own ground: its ink
// and blue turn light, greys from ink to pale run the other way, and words on coloured marks stay as they are.

const BLUE = "#0072B2", LIGHT_BLUE = "#3a9fe0";
const FAVOURABLE = "#3A5BA0", LIGHT_FAVOURABLE = "#4F74C2"; // dark enough for the white words on it

function themed(spec, looks) {
  if (document.body.dataset.jpThemeLight !== "false") return spec;
  const [ink, light] = [looks.light.title.color, looks.dark.title.color];
  const ground = getComputedStyle(document.body).getPropertyValue("--jp-layout-color0").trim() || looks.dark.background;
  const turned = (value, key) => {
    if (value === ink && /^(stroke|range)$/.test(key)) return light;
    if (value === BLUE && key === "color") return LIGHT_BLUE;
    if (value === FAVOURABLE && key === "range") return LIGHT_FAVOURABLE;
    if (Array.isArray(value)) return value.map((one) => turned(key === "range" && value.includes(ink) ? inverse(one) : one, key));
    if (!value || typeof value !== "object") return value;
    const inner = ([name, part]) => [name, name === "datasets" ? part : turned(part, key === "stroke" && /^(condition|value)$/.test(name) ? key : name)];
    return Object.fromEntries(Object.entries(value).map(inner));
  };
  const config = JSON.parse(JSON.stringify(looks.dark).replaceAll(JSON.stringify(looks.dark.background), JSON.stringify(ground)));
  return {...turned(spec), config};
}

function inverse(colour) {
  const parts = [1, 3, 5].map((at) => parseInt(String(colour).slice(at, at + 2), 16));
  const isGrey = /^#[0-9a-f]{6}$/i.test(colour) && Math.max(...parts) - Math.min(...parts) < 16;
  return isGrey ? "#" + parts.map((part) => Math.round(85 + (255 - part) / 1.5).toString(16).padStart(2, "0")).join("") : colour;
}

// What stands for an outlined row: a band without colour gets some, any other mark a frame.
function outline(el, ids) {
  const wanted = new Set(ids);
  el.querySelectorAll("svg [aria-label]").forEach((mark) => {
    const item = mark.__data__;
    const rows = item && item.datum ? idsOf(item.datum) : [];
    if (!rows.length) return;
    const isOut = rows.some((id) => wanted.has(id));
    if (item.opacity === 0) mark.style.opacity = isOut ? "0.2" : "";
    else [mark.style.stroke, mark.style.strokeWidth] = isOut ? ["var(--jp-ui-font-color0, #000)", "2"] : ["", ""];
  });
}

// Tab reaches the first mark, arrows the others, Enter or the space bar chooses, Escape lets go.
function keyboard(el, choose) {
  const marks = [...el.querySelectorAll("svg [aria-label]")].filter((m) => m.__data__ && idsOf(m.__data__.datum).length);
  marks.forEach((mark, at) => {
    mark.setAttribute("tabindex", at === 0 ? "0" : "-1");
    mark.addEventListener("keydown", (event) => {
      const step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
      if (step) {
        const next = marks[(at + step + marks.length) % marks.length];
        mark.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      } else if (event.key === "Enter" || event.key === " ") {
        choose(idsOf(mark.__data__.datum));
      } else if (event.key === "Escape") {
        choose([]);
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
  });
}

// A stretch of the time axis chooses the rows that reach into it, and lets go of them when it is taken away.
function brushes(view, spec, choose) {
  const units = [spec, ...(spec.layer || []), ...(spec.vconcat || []).flatMap((part) => [part, ...(part.layer || [])])];
  const names = units.flatMap((unit) => unit.params || []).map((param) => param.name).filter((name) => name.startsWith("brush"));
  const rows = Object.values(spec.datasets || {}).flat().filter((row) => row.from && row.to);
  const drawn = new Set();
  let waiting = 0;
  for (const name of new Set(names)) {
    view.addSignalListener(name, (_, value) => {
      const stretch = Object.values(value || {})[0];
      clearTimeout(waiting);
      if (!stretch || stretch.length < 2) {
        if (drawn.delete(name)) choose([]);
        return;
      }
      drawn.add(name);
      const [first, last] = stretch.map(Number).sort((a, b) => a - b);
      const reached = rows.filter((row) => Date.parse(row.from) < last && Date.parse(row.to) > first);
      waiting = setTimeout(() => choose([...new Set(reached.flatMap(idsOf))]), 200);
    });
  }
  return drawn;
}

async function render({model, el}) {
  let drawn = null;
  el.style.overflowX = "auto";
  const choose = (ids) => model.send({picked: ids});
  const draw = async () => {
    const embed = await vegaEmbed(model);
    const place = document.createElement("div");
    const spec = model.get("spec");
    const result = await embed(place, structuredClone(themed(spec, model.get("looks"))), EMBED);
    if (drawn) drawn.finalize();
    drawn = result;
    el.replaceChildren(place);
    const stretches = brushes(result.view, spec, choose);
    result.view.addEventListener("click", (event, item) => {
      const ids = item ? idsOf(item.datum) : [];
      if (ids.length || (!stretches.size && model.get("outlined").length)) choose(ids);
    });
    keyboard(place, choose);
    outline(place, model.get("outlined"));
    el.dataset.drawn = String(Number(el.dataset.drawn || 0) + 1);
  };
  const redraw = () => Object.keys(model.get("spec")).length && draw().catch((error) => { el.textContent = "The chart cannot be drawn: " + error.message; });
  model.on("change:outlined", () => outline(el, model.get("outlined")));
  model.on("change:spec", redraw);
  const look = new MutationObserver(redraw);
  look.observe(document.body, {attributeFilter: ["data-jp-theme-light"]});
  if (!Object.keys(model.get("spec")).length) model.send({want: "chart"});
  await redraw();
  return () => {
    look.disconnect();
    if (drawn) drawn.finalize();
  };
}

export default {render};
