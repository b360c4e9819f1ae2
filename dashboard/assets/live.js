// What only the browser can do: follow the published snapshot, hold the selection in the URL, and
// bring filters back when a person goes back. The server decides everything else.
(function () {
  "use strict";

  const noUpdate = () => window.dash_clientside.no_update;
  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const query = () => new URLSearchParams(window.location.search);

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
    setProps("data-age", { title: `Published on ${day}` });
    return `Published ${ago(published)},\nsnapshot ${state.snapshot}`;
  }

  const ifChanged = (value, held) => (value === held ? noUpdate() : value);

  // Asks with the snapshot that the page shows, so that the answer can say what arrived since.
  async function follow(_tick, token, hidden, text) {
    carry();
    let state;
    try {
      const since = token ? `?since=${encodeURIComponent(token)}` : "";
      const answer = await fetch(`/live${since}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      state = await answer.json();
    } catch (fault) {
      return [noUpdate(), ifChanged(false, hidden), noUpdate(), noUpdate()];
    }
    const pinned = query().has("snapshot") ? " A newer one may be shown: this view is pinned." : "";
    return [
      ifChanged(state.token, token),
      ifChanged(true, hidden),
      ifChanged(age(state), text),
      state.arrived && state.token !== token ? state.arrived + pinned : noUpdate(),
    ];
  }

  // Links of the navigation take along what the page that they lead to can use.
  function carry() {
    document.querySelectorAll("[data-carries]").forEach((item) => {
      const link = item.querySelector("a");
      const kept = new URLSearchParams();
      for (const name of item.dataset.carries.split(" ")) {
        if (query().get(name)) kept.set(name, query().get(name));
      }
      const path = new URL(link.href).pathname;
      const wanted = kept.toString() ? `${path}?${kept}` : path;
      if (link.getAttribute("href") !== wanted) setProps(link.id, { href: wanted });
    });
  }

  const filters = () => Array.from(document.querySelectorAll("[data-filter]"));

  // Only a person's choice is a step to go back to; what the page fills in itself is none, also
  // where it does so between the choice and the writing of its address.
  let choice = null;
  document.addEventListener(
    "change",
    (event) => {
      const filter = event.target.closest("[data-filter]");
      if (filter) choice = { name: filter.dataset.filter, value: event.target.value };
    },
    true
  );

  function writeUrl() {
    const held = query();
    filters().forEach((filter, place) => {
      const value = arguments[place];
      if (value) held.set(filter.dataset.filter, value);
      else held.delete(filter.dataset.filter);
    });
    const wanted = `${window.location.pathname}?${held}`;
    const isChoice = choice && (held.get(choice.name) || "") === choice.value;
    if (wanted !== window.location.pathname + window.location.search) {
      if (isChoice) window.history.pushState({}, "", wanted);
      else window.history.replaceState(window.history.state, "", wanted);
    }
    if (isChoice) choice = null;
    carry();
    return noUpdate();
  }

  // An address of the same page and snapshot with other filters: its filters follow. Everything
  // else is Dash's to do; it is not told of steps back, as it would make the whole page anew and
  // might end with the page of a step that was left meanwhile.
  const standing = () => `${window.location.pathname} ${query().get("snapshot") || ""}`;
  let stands = standing();
  function followAddress(event) {
    const before = stands;
    stands = standing();
    if (stands === before) {
      if (event.type === "popstate") event.stopImmediatePropagation();
      const held = query();
      filters().forEach((filter) => {
        const first = filter.querySelector("option");
        const value = held.get(filter.dataset.filter) || (first && first.value) || "";
        setProps(filter.dataset.select, { value });
      });
    }
    carry();
  }
  window.addEventListener("popstate", followAddress, true);
  window.addEventListener("_dashprivate_pushstate", followAddress, true);

  // A block that changed is made anew: whoever stood on a button of it stands on the new one.
  const ways = (block) => Array.from(block.querySelectorAll("a, button, summary, [tabindex]"));
  let stood = null;
  document.addEventListener("focusin", (event) => {
    const block = event.target.closest("[data-block]");
    stood = block && { id: block.id, place: ways(block).indexOf(event.target) };
  });
  function stayThere() {
    if (!stood || document.activeElement !== document.body) return;
    const block = document.getElementById(stood.id);
    const same = block && ways(block)[stood.place];
    if (same) same.focus({ preventScroll: true });
  }
  new MutationObserver(stayThere).observe(document.body, { childList: true, subtree: true });

  function go(address) {
    window.history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  window.beatwise = { carry, go, query, setProps };
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    beatwise: { follow, writeUrl },
  });
})();
