// In the page that is explored, and in the few words that stand in its place: what it tells the
// page around it, and what it asks of the server.
(function () {
  "use strict";
  const body = document.body;
  const base = body.dataset.baseUrl;
  const framed = window.parent !== window;
  const ASK_EVERY = 15000; // milliseconds

  function tell(said) { if (framed) parent.postMessage(said, location.origin); }
  async function asked(path) {
    const answer = await fetch(base + "explore/" + path, { cache: "no-store" });
    return answer.json();
  }

  // How tall it is, so that it stands in the page without bars of its own.
  body.classList.toggle("inside", framed);
  const parts = new ResizeObserver(() => tell({ height: body.getBoundingClientRect().height + 8 }));
  parts.observe(body);

  // A place that is waited for: asked for quietly, so that the page does not flicker.
  if ("waits" in body.dataset) {
    setInterval(async () => {
      try { if ((await asked("room")).free) location.reload(); } catch { /* asked again */ }
    }, 5000);
  }

  const config = document.getElementById("jupyter-config-data");
  if (!config) { tell({ notice: document.querySelector("h1").textContent + "." }); return; }
  const kernel = JSON.parse(config.textContent).kernelId;

  // What is chosen, as the kernel says it beside each answer.
  let view = null;
  function look() {
    const answers = [...document.querySelectorAll("[data-view]")];
    if (!answers.length) return;
    const now = answers.map((answer) => answer.dataset.view).filter(Boolean).join("&");
    if (view === null) tell({ ready: true });
    if (view !== null && now !== view) {
      const query = new URLSearchParams(now).toString();
      if (framed) tell({ view: query });
      history.replaceState(null, "", location.pathname + (query && "?" + query));
    }
    view = now;
  }
  new MutationObserver(look).observe(body, { childList: true, subtree: true });
  look();

  // A kernel that is no longer there answers nothing: say so, and offer to start again.
  async function check() {
    let running = true;
    try { running = (await asked("running/" + kernel)).running; } catch { return; }
    if (!running) location.replace(body.dataset.away + location.search);
  }
  setInterval(check, ASK_EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
  window.addEventListener("focus", check);

  // A frame that is taken away fires no "beforeunload", in which Voilà would end the kernel.
  window.addEventListener("pagehide", () => {
    const form = new FormData();
    const token = /(?:^|; )_xsrf=([^;]+)/.exec(document.cookie);
    form.append("_xsrf", token ? decodeURIComponent(token[1]) : "");
    navigator.sendBeacon(base + "voila/api/shutdown/" + kernel, form);
  });
})();
