// What only the browser can do: follow the published snapshot, hold the filters in the URL, and
// bring filters back when a person goes back. The server decides everything else.
(function () {
  "use strict";

  const noUpdate = () => window.dash_clientside.no_update;

  function ago(published) {
    const minutes = Math.floor((Date.now() - published.getTime()) / 60000);
    if (minutes < 1) return "less than a minute ago";
    if (minutes < 60) return minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return hours === 1 ? "1 hour ago" : `${hours} hours ago`;
    return `${Math.floor(hours / 24)} days ago`;
  }

  function age(state) {
    if (!state.token) return "Nothing has been published yet.";
    const published = new Date(state.published_at);
    const day = published.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    return `Snapshot ${state.snapshot}, published ${day} (${ago(published)}).`;
  }

  const ifChanged = (value, held) => (value === held ? noUpdate() : value);

  async function follow(_tick, token, hidden, text) {
    let state;
    try {
      const answer = await fetch("/live", { cache: "no-store" });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      state = await answer.json();
    } catch (fault) {
      return [noUpdate(), ifChanged(false, hidden), noUpdate()];
    }
    return [ifChanged(state.token, token), ifChanged(true, hidden), ifChanged(age(state), text)];
  }

  const filters = () => Array.from(document.querySelectorAll("[data-filter]"));

  function writeUrl() {
    const query = new URLSearchParams(window.location.search);
    filters().forEach((filter, place) => {
      const value = arguments[place];
      if (value) query.set(filter.dataset.filter, value);
      else query.delete(filter.dataset.filter);
    });
    const wanted = `${window.location.pathname}?${query}`;
    if (wanted !== window.location.pathname + window.location.search) {
      window.history.pushState({}, "", wanted);
    }
    return noUpdate();
  }

  window.addEventListener("popstate", () => {
    const query = new URLSearchParams(window.location.search);
    filters().forEach((filter) => {
      const first = filter.querySelector("option");
      const value = query.get(filter.dataset.filter) || (first && first.value) || "";
      window.dash_clientside.set_props(filter.dataset.select, { value });
    });
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    beatwise: { follow, writeUrl },
  });
})();
