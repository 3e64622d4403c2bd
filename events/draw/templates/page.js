
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("timeline-data").textContent);
  const host = document.getElementById("timeline");
  if (!host || typeof vegaEmbed !== "function") return;
  const options = {
    actions: false, ast: true, defaultStyle: false, mode: "vega-lite", renderer: "svg",
    tooltip: { disableDefaultStyle: true },
  };
  for (const layout of data.layouts) {
    const events = layout.spec.datasets && layout.spec.datasets.events;
    if (data.tips && events) events.forEach((event, index) => { event.tip = data.tips[index]; });
  }
  let shown = null;
  let result = null;
  const fitting = () => {
    const width = host.clientWidth;
    const fits = data.layouts.filter((layout) => layout.width <= width);
    return width === 0 ? shown : fits.length ? fits[fits.length - 1] : data.layouts[0];
  };
  const draw = async () => {
    const layout = fitting();
    if (layout === shown) return;
    shown = layout;
    if (result) result.finalize();
    result = await vegaEmbed(host, layout.spec, options);
    for (const svg of host.querySelectorAll("svg")) {
      if (!svg.hasAttribute("viewBox")) {
        svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
      }
    }
    result.view.addEventListener("click", (event, item) => {
      const target = item && item.datum && document.getElementById(`event-${item.datum.id}`);
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
