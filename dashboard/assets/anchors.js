// A link to a place on a page ("/findings#crime_follow_up"): the place comes after the page has
// been asked for, so it is waited for, shown below the header, and given the focus once. Links
// within a page leave no step behind them to go back to, as nothing but the place has changed.
(function () {
  "use strict";

  let wanted = null;

  function want() {
    wanted = decodeURIComponent(window.location.hash.slice(1)) || null;
    arrive();
  }

  function arrive() {
    const place = wanted && document.getElementById(wanted);
    if (!place) return;
    wanted = null;
    place.setAttribute("tabindex", "-1");
    place.scrollIntoView();
    place.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('main a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    window.history.replaceState({}, "", link.hash);
    want();
  });

  // Dash scrolls to the top after it has said that the address changed.
  window.addEventListener("_dashprivate_pushstate", () => window.setTimeout(want, 0));
  window.addEventListener("hashchange", want);
  new MutationObserver(arrive).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
  want();
})();
