// Words to switch off and on in a live notebook, one button each; those that are off are struck through and come first.

const FEW = 24; // buttons that show before somebody asks for more

function render({model, el}) {
  let asked = "";
  const ask = Object.assign(document.createElement("input"), {type: "search", placeholder: "find a word"});
  ask.setAttribute("aria-label", "Find a word to switch off");
  const title = Object.assign(document.createElement("span"), {className: "cb-switches-title"});
  const buttons = Object.assign(document.createElement("div"), {className: "cb-switches"});
  const head = document.createElement("div");
  head.append(title, ask);
  el.append(head, buttons);

  const show = () => {
    const off = new Set(model.get("value"));
    const words = model.get("words");
    const found = words.filter(([word]) => word.includes(asked));
    const first = [...found.filter(([word]) => off.has(word)), ...found.filter(([word]) => !off.has(word)).slice(0, FEW)];
    ask.hidden = words.length <= FEW;
    title.textContent = !words.length ? "" : off.size ? `Switched off: ${off.size} of ${words.length} loaded words` : "Switch off a loaded word";
    buttons.replaceChildren(...first.map(([word, count, polarity]) => {
      const button = Object.assign(document.createElement("button"), {type: "button", textContent: `${word} ${count}`, className: `cb-${polarity}`});
      button.dataset.word = word;
      button.setAttribute("aria-pressed", String(off.has(word)));
      return button;
    }));
    const more = found.length - first.length;
    if (more > 0) buttons.append(Object.assign(document.createElement("small"), {textContent: `and ${more} rarer: find them by a part of the word`}));
  };
  buttons.addEventListener("click", (event) => {
    const word = event.target.dataset.word;
    if (word === undefined) return;
    const off = model.get("value");
    model.set("value", off.includes(word) ? off.filter((one) => one !== word) : [...off, word]);
    model.save_changes();
    show();
    [...buttons.children].find((one) => one.dataset.word === word)?.focus();
  });
  ask.addEventListener("input", () => {
    asked = ask.value.trim().toLowerCase();
    show();
  });
  for (const key of ["keydown", "keypress"]) ask.addEventListener(key, (event) => event.stopPropagation()); // no shortcuts of the notebook
  model.on("change:value change:words", show);
  show();
}

export default {render};
