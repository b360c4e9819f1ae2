// Scripts that only some pages need, loaded when the first chart or grid is shown.
(function () {
  "use strict";

  const CHARTS = "/vendor/plotly-basic-4.1.1.min.js";
  const GRIDS = "/_dash-component-suites/dash_ag_grid/dash_ag_grid.min.js?v=35.3.0";

  // Dash names its own build of Plotly, four times as large, just before it loads it.
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => CHARTS, set: () => undefined });

  const script = (address) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${address} could not be loaded`));
      document.head.appendChild(element);
    });

  // Stands in for the library of grids until its script has come, then shows what it brought.
  const { Suspense, createElement, lazy } = window.React;
  const Grid = lazy(() =>
    script(GRIDS).then(() => ({ default: window.dash_ag_grid.AgGrid }))
  );
  const waiting = createElement("div", { className: "waiting" }, "Loading the table …");
  function AgGrid(properties) {
    return createElement(Suspense, { fallback: waiting }, createElement(Grid, properties));
  }
  AgGrid.defaultProps = {};
  window.dash_ag_grid = { AgGrid };

  // How the grid sorts numbers as people write them: '1,568', '63 %', '−0.4', '£300'.
  function number(text) {
    const found = Number(String(text).replace("−", "-").replace(/[^0-9.+-]/g, ""));
    return String(text).trim() === "" || Number.isNaN(found) ? -Infinity : found;
  }

  // How it sorts words: days and months in order of time, before everything else; 'Step 10' after
  // 'Step 9'.
  const WORDS = new Intl.Collator("en-GB", { numeric: true });
  const DATE = /^(\d{1,2} )?([A-Z][a-z]+ \d{4})(?:, (\d\d:\d\d))?$/;
  function time(text) {
    const found = DATE.exec(text);
    return found ? Date.parse(`${found[1] || "1 "}${found[2]} ${found[3] || "00:00"}`) : NaN;
  }
  function byWords(one, other) {
    const [early, late] = [time(one), time(other)];
    if (Number.isNaN(early) || Number.isNaN(late)) {
      return Number.isNaN(early) - Number.isNaN(late) || WORDS.compare(one, other);
    }
    return early - late;
  }
  window.dashAgGridFunctions = Object.assign({}, window.dashAgGridFunctions, {
    beatwiseByNumber: (one, other) => number(one) - number(other),
    beatwiseByWords: byWords,
    // Tab leaves a grid, arrows walk in it: nobody has to pass every cell of a long table.
    beatwiseLeave: () => false,
  });
})();
