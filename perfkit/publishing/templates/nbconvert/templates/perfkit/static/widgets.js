// What ipywidgets leave unsaid to who does not see them: names of groups and handles, states that
// are shown by colour alone, and answers that change without a word.
(function () {
  "use strict";
  const named = (box) => box.querySelector(".widget-label")?.textContent.trim() || "";
  const set = (part, name, value) => {
    if (part.getAttribute(name) !== value) part.setAttribute(name, value);
  };
  const MENDS = {
    ".explore-said": (part) => set(part, "role", "status"),
    ".explore-panel": (part) => {
      set(part, "role", "group");
      set(part, "aria-label", part.querySelector("h2")?.textContent.trim() || "");
    },
    ".widget-radio": (part) => {
      set(part, "role", "radiogroup");
      set(part, "aria-label", named(part));
    },
    ".widget-toggle-buttons": (part) => {
      set(part, "role", "group");
      set(part, "aria-label", named(part));
    },
    ".widget-toggle-button, .widget-toggle-buttons button": (part) =>
      set(part, "aria-pressed", String(part.classList.contains("mod-active"))),
    ".widget-slider": (part) => {
      const handles = part.querySelectorAll(".noUi-handle");
      const ends = handles.length > 1 ? [", from", ", to"] : [""];
      handles.forEach((handle, at) => set(handle, "aria-label", named(part) + (ends[at] || "")));
    },
    "select:not([aria-label]), input:not([aria-label])": (part) => {
      const box = part.closest(".jupyter-widgets");
      if (box && !part.labels?.length && named(box)) set(part, "aria-label", named(box));
    },
  };
  function mend() {
    for (const [where, how] of Object.entries(MENDS)) document.querySelectorAll(where).forEach(how);
  }
  new MutationObserver(mend).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ["class"],
  });
  mend();
})();
