// Injected before anything of a page runs: how long a choice takes until its chart is drawn.
(function () {
  "use strict";
  const QUIET = 250;
  const CHARTS = ".js-plotly-plot";
  let watched = null;

  const values = () =>
    JSON.stringify(
      Array.from(document.querySelectorAll(CHARTS), (chart) =>
        (chart.data || []).map((trace) => trace.y),
      ),
    );

  function choose(event) {
    const isChoice = event.type === "change" || event.target.closest("[role=option], label");
    if (watched && watched.chosen === null && isChoice) watched.chosen = performance.now();
  }

  function look(records) {
    if (!watched || watched.chosen === null) return;
    const touches = (r) =>
      (r.target.closest && r.target.closest(CHARTS)) ||
      Array.from(r.addedNodes).some((n) => n.querySelector && n.querySelector(CHARTS));
    if (!records.some(touches)) return;
    const own = watched;
    requestAnimationFrame(() => setTimeout(() => (own.drawn = performance.now()), 0));
  }

  ["change", "click"].forEach((type) => document.addEventListener(type, choose, true));
  new MutationObserver(look).observe(document, {
    attributes: true,
    childList: true,
    subtree: true,
  });

  window.benchArm = () => {
    watched = { before: values(), chosen: null, drawn: null };
  };
  // Milliseconds from the choice to the chart, once it shows other values and is still.
  window.benchTaken = () => {
    if (!watched || watched.drawn === null || values() === watched.before) return null;
    return performance.now() - watched.drawn > QUIET ? watched.drawn - watched.chosen : null;
  };
})();
