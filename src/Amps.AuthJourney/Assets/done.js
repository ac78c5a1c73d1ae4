// Tells the page that opened or embeds this one how the journey ended; only a page of the declared origin can hear it.
(() => {
  const { origin, message } = document.currentScript.dataset;
  const hears = window.opener ?? (window.parent === window ? null : window.parent);
  if (!hears) return;
  hears.postMessage(JSON.parse(message), origin);
})();
