// Rows and marked words in a live notebook: the kernel's escaped HTML; says which row was clicked or chosen by key.

function render({model, el}) {
  const choose = (row) => model.send({picked: [row.dataset.row]});
  const show = () => {
    el.innerHTML = model.get("html");
    el.querySelectorAll("tr[id]").forEach((row) => {
      row.dataset.row = row.id;
      row.removeAttribute("id"); // the same row has it in the evidence above
    });
    el.querySelectorAll("[data-row]").forEach((row) => { row.tabIndex = 0; });
    mark();
  };
  const mark = () => {
    const picked = new Set(model.get("outlined"));
    el.querySelectorAll("[data-row]").forEach((row) => row.classList.toggle("cb-chosen", picked.has(row.dataset.row)));
  };
  el.addEventListener("click", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && getSelection().isCollapsed) choose(row);
  });
  el.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== " ") || !event.target.matches("[data-row]")) return;
    event.preventDefault();
    event.stopPropagation();
    choose(event.target);
  });
  model.on("change:html", show);
  model.on("change:outlined", mark);
  show();
}

export default {render};
