
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("timeline-data").textContent);
  const host = document.getElementById("timeline");
  if (window.self !== window.top) {
    for (const link of document.querySelectorAll('a[href^="http"]')) link.target = "_blank";
  }
  if (!host || typeof vegaEmbed !== "function") return;
  const options = {
    actions: false, ast: true, defaultStyle: false, mode: "vega-lite", renderer: "svg",
    tooltip: { disableDefaultStyle: true },
  };
  const complete = (spec) => {
    const sets = spec.datasets || {};
    for (const [name, rows] of Object.entries(data.shared || {})) sets[name] = rows.map((row) => ({ ...row }));
    if (data.tips && sets.events) for (const event of sets.events) event.tip = data.tips[event.id];
    return spec;
  };
  let shown = null;
  let result = null;
  const fitting = () => {
    const width = host.clientWidth;
    const fits = data.layouts.filter((layout) => layout.width <= width);
    return width === 0 ? shown : fits.length ? fits[fits.length - 1] : data.layouts[0];
  };
  let moved = false;
  const parameter = (layout, name) => (layout.spec.params || []).find((one) => one.name === name);
  const step = (by) => {
    const brush = shown && parameter(shown, "brush");
    if (!brush) return;
    const bins = parameter(shown, "bins").value;
    const at = bins.findIndex((bin) => Math.abs(bin.x - brush.value.x[0]) < 0.5);
    const next = bins[Math.min(bins.length - 1, Math.max(0, at + by))];
    brush.value = { x: [next.x, next.x2] };
    said.textContent = next.words;
    moved = true;
    redraw();
  };
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  if (data.layouts.some((layout) => parameter(layout, "brush"))) {
    const steps = document.createElement("p");
    steps.className = "steps";
    for (const [words, by] of [["Earlier", -1], ["Later", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", () => step(by));
      steps.append(button, " ");
    }
    steps.append(said);
    host.after(steps);
  }
  const draw = async () => {
    const layout = fitting();
    if (layout === shown && !moved) return;
    moved = false;
    shown = layout;
    if (result) result.finalize();
    result = await vegaEmbed(host, complete(layout.spec), options);
    for (const svg of host.querySelectorAll("svg")) {
      if (!svg.hasAttribute("viewBox")) {
        svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
      }
    }
    for (const mark of host.querySelectorAll('[role="graphics-symbol"]:not([aria-label])')) {
      mark.removeAttribute("role");
      mark.setAttribute("aria-hidden", "true");
    }
    result.view.addEventListener("click", (event, item) => {
      const id = item && item.datum && item.datum.id;
      const link = data.links && data.links[id];
      if (link && (event.ctrlKey || event.metaKey)) { window.open(link, "_blank", "noopener"); return; }
      if (link) { window.location.href = link; return; }
      const target = id && document.getElementById(`event-${id}`);
      if (!target) return;
      window.location.hash = target.id;
      target.focus({ preventScroll: true });
    });
    host.dataset.drawn = String(layout.width);
  };
  let queue = Promise.resolve();
  const redraw = () => {
    queue = queue.then(draw).catch((error) => {
      host.textContent = "The chart could not be drawn; the list below holds the same events.";
      console.error(error);
    });
  };
  redraw();
  window.addEventListener("resize", redraw);
})();
