
(() => {
  "use strict";
  const table = document.querySelector("table.events");
  if (!table) return;
  const body = table.tBodies[0];
  const tools = document.querySelector(".tools");
  const count = document.querySelector(".count");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const rows = [...body.rows].map((element) => ({
    element,
    ...element.dataset,
    order: Number(element.dataset.order),
    confidence: Number(element.dataset.confidence),
    title: element.querySelector(".name").textContent,
    text: element.textContent.normalize("NFKC").toLowerCase(),
  }));
  const controls = [...tools.querySelectorAll("[data-filter]")];
  const wanted = () => Object.fromEntries(controls.map((control) => [control.dataset.filter, control.value]));

  const filter = () => {
    const { text, ...exact } = wanted();
    const words = text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = words.every((word) => row.text.includes(word))
        && Object.entries(exact).every(([key, value]) => !value || row[key] === value);
      row.element.hidden = !fits;
      if (fits) shown += 1;
    }
    const all = `${rows.length.toLocaleString("en")} event${rows.length === 1 ? "" : "s"}`;
    count.textContent = shown === rows.length ? all : `${shown.toLocaleString("en")} of ${all}`;
  };
  const clear = () => {
    for (const control of controls) control.value = "";
    filter();
  };
  const compare = {
    order: (a, b) => a.order - b.order,
    title: (a, b) => collator.compare(a.title, b.title),
    type: (a, b) => collator.compare(a.type, b.type),
    confidence: (a, b) => a.confidence - b.confidence,
  };
  const heads = [...table.tHead.querySelectorAll("[data-sort]")];
  const sort = (head) => {
    const key = head.dataset.sort;
    const first = key === "confidence" ? "descending" : "ascending";
    const second = first === "ascending" ? "descending" : "ascending";
    const way = head.getAttribute("aria-sort") === first ? second : first;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", way);
    const sign = way === "ascending" ? 1 : -1;
    rows.sort((a, b) => sign * compare[key](a, b) || a.order - b.order);
    body.append(...rows.map((row) => row.element));
  };
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head));
    head.replaceChildren(button);
  }
  const arrive = () => {
    const target = document.getElementById(window.location.hash.slice(1));
    if (!target || !body.contains(target)) return;
    if (target.hidden) clear();
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  };
  for (const control of controls) control.addEventListener("input", filter);
  tools.querySelector("[data-clear]").addEventListener("click", clear);
  window.addEventListener("hashchange", arrive);
  tools.hidden = false;
  filter();
  arrive();
})();
