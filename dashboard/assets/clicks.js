// Clicks that need no server: the menu, light or dark, what stands behind a block, pictures of
// charts, pinning. Listeners stand on the document, as pages come and go below it.
(function () {
  "use strict";

  const closest = (event, name) => event.target.closest && event.target.closest(`[data-${name}]`);
  const day = () => new Date().toISOString().slice(0, 10);
  let asked = 0;

  const clicks = {
    menu(button) {
      const open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
    },
    theme() {
      const root = document.documentElement;
      const ground = root.dataset.bsTheme === "dark" ? "light" : "dark";
      root.dataset.bsTheme = ground;
      window.localStorage.setItem("theme", ground);
    },
    behind(button) {
      const block = button.closest("[data-block]").dataset.block;
      const page = button.closest("[data-page]").dataset.page;
      const first = button.dataset.behind;
      const data = { page, block, first, query: window.location.search, asked: (asked += 1) };
      window.beatwise.setProps("behind-asked", { data });
      window.beatwise.setProps("behind-title", { children: button.getAttribute("aria-label") });
    },
    picture(button) {
      const chart = button.closest("[data-block]").querySelector(".js-plotly-plot");
      const page = button.closest("[data-page]").dataset.page;
      const block = button.closest("[data-block]").dataset.block;
      window.Plotly.downloadImage(chart, {
        format: button.dataset.picture,
        filename: `${day()}_${page}_${block}`,
        width: chart.clientWidth,
        height: chart.clientHeight,
      });
    },
    // The address holds the snapshot; the server keeps its file until it is unpinned there.
    async pin(button) {
      const { query, go, setProps } = window.beatwise;
      const snapshot = button.closest("[data-page]").dataset.snapshot;
      const headers = { "X-Requested-With": "beatwise" };
      const answer = await fetch(`/pins/${snapshot}`, { method: "POST", headers });
      if (!answer.ok) {
        const { reason } = await answer.json();
        setProps("arrived", { children: `Pinned in this address only. ${reason}` });
      }
      const wanted = query();
      wanted.set("snapshot", snapshot);
      go(`${window.location.pathname}?${wanted}`);
    },
  };

  // Paper is narrower than the screen that a chart was drawn for.
  const PAPER = 690;
  const charts = () => Array.from(document.querySelectorAll(".js-plotly-plot"));
  window.addEventListener("beforeprint", () => {
    charts().forEach((chart) => {
      window.Plotly.relayout(chart, { width: Math.min(chart.clientWidth, PAPER) });
    });
  });
  window.addEventListener("afterprint", () => {
    charts().forEach((chart) => window.Plotly.relayout(chart, { width: null, autosize: true }));
  });

  document.addEventListener("click", (event) => {
    for (const [name, act] of Object.entries(clicks)) {
      const found = closest(event, name);
      if (found) act(found, event);
    }
    if (event.target.closest && event.target.closest("nav a")) {
      document.querySelectorAll("[data-menu]").forEach((button) => {
        button.setAttribute("aria-expanded", "false");
      });
    }
  });
})();
