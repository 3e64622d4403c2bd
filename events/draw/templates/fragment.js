
(() => {
  "use strict";
  for (const host of document.querySelectorAll("div.dated-events[data-spec]:not([data-drawn])")) {
    host.dataset.drawn = "";
    const spec = JSON.parse(document.getElementById(host.dataset.spec).textContent);
    const options = { actions: false, ast: true, mode: "vega-lite", renderer: "svg" };
    vegaEmbed(host, spec, options).then(() => {
      const svg = host.querySelector("svg");
      if (!svg.hasAttribute("viewBox")) {
        svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
      }
      for (const mark of svg.querySelectorAll('[role="graphics-symbol"]:not([aria-label])')) {
        mark.removeAttribute("role");
        mark.setAttribute("aria-hidden", "true");
      }
      svg.style.maxWidth = "100%";
      svg.style.height = "auto";
    }).catch((error) => {
      host.textContent = "The chart could not be drawn.";
      console.error(error);
    });
  }
})();
