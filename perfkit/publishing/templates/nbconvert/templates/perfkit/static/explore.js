// On a page that is read: the link to explore becomes a button that opens a frame below it.
// Without this script the link opens the same thing as a page of its own.
(function () {
  "use strict";
  const link = document.querySelector("a.offer");
  if (!link) return;
  const words = { open: link.textContent, close: "Close what you explore" };
  const button = document.createElement("button");
  button.type = "button";
  button.className = "offer";
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  let frame = null;

  function say(text) { told.textContent = text; }

  function show(query) {
    frame = document.createElement("iframe");
    frame.id = "explore-frame";
    frame.title = link.textContent;
    frame.src = link.href + query;
    told.after(frame);
    button.textContent = words.close;
    button.setAttribute("aria-expanded", "true");
    say("Opening. This takes a few seconds.");
  }

  function hide() {
    frame.remove(); // the page in it ends its kernel as it goes
    frame = null;
    history.replaceState(null, "", location.pathname + location.hash);
    button.textContent = words.open;
    button.setAttribute("aria-expanded", "false");
    say("");
  }

  function heard(event) {
    if (!frame || event.source !== frame.contentWindow || event.origin !== location.origin) return;
    const said = event.data || {};
    if (typeof said.height === "number") frame.style.height = Math.ceil(said.height) + "px";
    if (typeof said.notice === "string") say(said.notice);
    if (said.ready === true) say("Ready: the figures to explore are below.");
    if (typeof said.view === "string") {
      const view = new URLSearchParams(said.view).toString();
      history.replaceState(null, "", location.pathname + (view && "?" + view) + location.hash);
    }
  }

  button.textContent = words.open;
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => (frame ? hide() : show("")));
  window.addEventListener("message", heard);
  link.replaceWith(button);
  button.parentElement.after(told);
  if (location.search) { // an address with a view in it was copied: show that view
    show(location.search);
    button.scrollIntoView();
  }
})();
