// Injected before anything of a page runs: notes what the page says of its data, and when the last
// answer that this brought about had come. Times are milliseconds of the machine's clock.
(function () {
  "use strict";
  const PATIENCE = 50;
  const own = window.fetch;
  const notes = [];
  let underWay = 0;
  let answered = 0;
  let said = "";

  window.fetch = async function (resource, ...rest) {
    const isLive = new URL(resource.url || resource, location.href).pathname === "/live";
    underWay += isLive ? 0 : 1;
    try {
      return await own.call(this, resource, ...rest);
    } finally {
      underWay -= isLive ? 0 : 1;
      if (!isLive) answered = Date.now();
    }
  };

  function look() {
    const age = document.querySelector("#data-age");
    const marked = Array.from(document.querySelectorAll("[data-snapshot]"));
    const text = [age ? age.textContent : "", ...marked.map((m) => m.dataset.snapshot)].join(" ");
    if (text === said) return;
    said = text;
    const seen = Date.now();
    const rest = () => {
      if (underWay > 0) setTimeout(rest, PATIENCE / 5);
      else notes.push({ at: Math.max(seen, answered), text });
    };
    setTimeout(rest, PATIENCE);
  }

  new MutationObserver(look).observe(document, {
    attributes: true,
    attributeFilter: ["data-snapshot"],
    characterData: true,
    childList: true,
    subtree: true,
  });

  window.benchNotes = () => notes.splice(0);
})();
