// Makes the nested lists of all threads a tree to walk by keyboard, as the ARIA Authoring Practices
// describe it: one stop for Tab, arrows, Home, End, letters, and an asterisk. Without it they stay
// lists that open and close.
"use strict";

(() => {
  const ITEMS = "[role=treeitem]";
  const CLOSED = "until-found"; // so that a search in the page finds what is closed, and opens it

  const groupOf = item => item.parentElement.querySelector(":scope > [role=group]");
  const isOpen = item => item.getAttribute("aria-expanded") === "true";
  const parentOf = item => item.closest("[role=group]")?.parentElement.querySelector(`:scope > ${ITEMS}`);

  // On a telephone the whole would be sixty screens: what is below the corporate priorities starts
  // closed. Each line says what is below it, so that nothing red is hidden by it.
  const TELEPHONE = matchMedia("(max-width: 40em)").matches;
  const DEEPEST_OPEN = 2;

  function open(item, wanted) {
    const group = groupOf(item);
    if (!group) return;
    item.setAttribute("aria-expanded", String(wanted));
    if (wanted) group.removeAttribute("hidden");
    else group.setAttribute("hidden", CLOSED);
  }

  function openAbove(item) {
    for (let up = parentOf(item); up; up = parentOf(up)) open(up, true);
  }

  class Tree {
    constructor(root) {
      this.root = root;
      for (const details of root.querySelectorAll("details")) this.unfold(details);
      root.setAttribute("role", "tree");
      for (const list of root.querySelectorAll("ul:not([class])")) list.setAttribute("role", "group");
      for (const entry of root.querySelectorAll("li")) this.describe(entry);
      if (TELEPHONE) this.foldTo(DEEPEST_OPEN);
      this.stop = root.querySelector(ITEMS);
      this.stop.tabIndex = 0;
      root.addEventListener("keydown", event => this.pressed(event));
      root.addEventListener("click", event => this.clicked(event));
      root.addEventListener("focusin", event => this.moved(event.target));
      root.addEventListener("beforematch", event => openAbove(event.target.querySelector(ITEMS)));
    }

    // A line that opens and closes becomes an item, and what it holds a list beside it.
    unfold(details) {
      const line = document.createElement("div");
      line.className = "line";
      line.append(...details.querySelector(":scope > summary").childNodes);
      const list = details.querySelector(":scope > ul");
      if (!details.open) list.setAttribute("hidden", CLOSED);
      details.replaceWith(line, list);
    }

    // The name is the item; what stands beside it describes it.
    describe(entry) {
      const list = entry.querySelector(":scope > ul");
      const line = entry.querySelector(":scope > .line");
      const item = line ?? entry.querySelector(":scope > .name");
      const beside = entry.querySelector(":scope > .about");
      const siblings = [...entry.parentElement.children];
      entry.setAttribute("role", "none");
      item.setAttribute("role", "treeitem");
      item.setAttribute("aria-level", this.depth(entry));
      item.setAttribute("aria-setsize", siblings.length);
      item.setAttribute("aria-posinset", siblings.indexOf(entry) + 1);
      item.tabIndex = -1;
      // A tree holds items and nothing else to go to: its marks are words here, and the measure's
      // own place, where its item leads, says how each was found.
      for (const link of beside?.querySelectorAll("a") ?? []) link.replaceWith(...link.childNodes);
      if (beside && entry.id) {
        beside.id = `${entry.id}-about`;
        item.setAttribute("aria-describedby", beside.id);
      }
      if (list) {
        list.id = entry.id ? `${entry.id}-below` : "";
        if (list.id) item.setAttribute("aria-owns", list.id);
        item.setAttribute("aria-expanded", String(!list.hasAttribute("hidden")));
      }
    }

    foldTo(deepest) {
      for (const item of this.root.querySelectorAll(`${ITEMS}[aria-expanded]`)) {
        if (Number(item.getAttribute("aria-level")) > deepest) open(item, false);
      }
    }

    depth(entry) {
      let deep = 1;
      for (let up = entry.parentElement; up !== this.root; up = up.parentElement) deep += up.tagName === "UL";
      return deep;
    }

    shown() {
      return [...this.root.querySelectorAll(ITEMS)].filter(item => !item.closest("[hidden]"));
    }

    go(item) {
      if (!item) return;
      this.moved(item);
      item.focus();
    }

    moved(item) {
      if (!item.matches(ITEMS)) return;
      this.stop.tabIndex = -1;
      this.stop = item;
      item.tabIndex = 0;
    }

    clicked(event) {
      const item = event.target.closest(ITEMS);
      if (!item || item.href || event.target.closest("a")) return;
      open(item, !isOpen(item));
      this.go(item);
    }

    pressed(event) {
      const item = event.target;
      if (!item.matches(ITEMS) || event.ctrlKey || event.altKey || event.metaKey) return;
      const done = this.keys[event.key]?.call(this, item) ?? this.typed(item, event.key);
      if (done) event.preventDefault();
    }

    keys = {
      ArrowDown(item) { const all = this.shown(); this.go(all[all.indexOf(item) + 1]); return true; },
      ArrowUp(item) { const all = this.shown(); this.go(all[all.indexOf(item) - 1]); return true; },
      ArrowRight(item) {
        if (!groupOf(item)) return true;
        if (isOpen(item)) this.go(groupOf(item).querySelector(ITEMS));
        else open(item, true);
        return true;
      },
      ArrowLeft(item) {
        if (groupOf(item) && isOpen(item)) open(item, false);
        else this.go(parentOf(item));
        return true;
      },
      Home() { this.go(this.shown()[0]); return true; },
      End() { this.go(this.shown().at(-1)); return true; },
      Enter(item) { return item.href ? false : this.turn(item); },
      " "(item) { if (item.href) item.click(); else this.turn(item); return true; },
      "*"(item) {
        for (const entry of item.parentElement.parentElement.children) open(entry.querySelector(ITEMS), true);
        return true;
      },
    };

    turn(item) {
      open(item, !isOpen(item));
      return true;
    }

    // A letter leads to the next item that starts with it, and after the last to the first.
    typed(item, key) {
      if (key.length !== 1 || key === " ") return false;
      const all = this.shown();
      const at = all.indexOf(item);
      const after = [...all.slice(at + 1), ...all.slice(0, at)];
      const found = after.find(one => one.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
      this.go(found);
      return Boolean(found);
    }

    // An address with the place of a link opens the way to it.
    reveal() {
      const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!entry || !this.root.contains(entry)) return;
      const item = entry.querySelector(ITEMS);
      openAbove(item);
      open(item, true);
      this.go(item);
      item.scrollIntoView({ block: "center" });
    }
  }

  for (const root of document.querySelectorAll("ul.tree")) {
    const tree = new Tree(root);
    tree.reveal();
    window.addEventListener("hashchange", () => tree.reveal());
  }
})();
