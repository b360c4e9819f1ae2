// Injected before anything of a page runs: notes when its heading and first statement can be seen,
// and when its charts were last drawn on. Times are milliseconds from navigationStart.
(function () {
  "use strict";
  const found = { useful: null, charts: null, mutated: 0 };
  window.benchPaint = found;

  const shown = (node) => node.getClientRects().length > 0 && getComputedStyle(node).opacity !== "0";
  const aside = "h1, nav, form, label, select, button, .question, .filters, [role=group], [aria-busy=true]";

  function stated(main) {
    const words = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const text = node.data.trim();
      const says = /\d/.test(text) || (text.length > 20 && /[.:]$/.test(text));
      if (says && !node.parentElement.closest(aside) && shown(node.parentElement)) return true;
    }
    return false;
  }

  function onFrame(done) {
    requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
  }

  function look(records) {
    const inMain = (r) => r.target.nodeType === 1 && r.target.closest("main");
    if (records.some(inMain)) found.mutated = performance.now();
    if (found.useful === null) {
      const heading = document.querySelector("main h1");
      if (heading && shown(heading) && stated(document.querySelector("main"))) {
        found.useful = performance.now();
        onFrame((at) => (found.useful = at));
      }
    }
    const touches = (r) =>
      (r.target.closest && r.target.closest(".js-plotly-plot")) ||
      Array.from(r.addedNodes).some((n) => n.querySelector && n.querySelector(".js-plotly-plot"));
    if (records.some(touches)) onFrame((at) => (found.charts = at));
  }

  new MutationObserver(look).observe(document, { childList: true, subtree: true });

  window.benchCharts = () => {
    const drawn = document.querySelectorAll(".js-plotly-plot .main-svg:first-of-type").length;
    const waiting = Array.from(document.querySelectorAll(".dash-graph")).filter(
      (graph) => !graph.querySelector(".main-svg"),
    ).length;
    return { drawn, waiting };
  };
})();
