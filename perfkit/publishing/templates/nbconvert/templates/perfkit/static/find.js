// Narrows the list from A to Z to what is typed. Without this script the list is there in full.
(() => {
  "use strict";
  const finder = document.querySelector(".finder");
  const list = document.querySelector("#a-to-z");
  const input = document.querySelector("#words");
  const found = document.querySelector("#found");
  if (!finder || !list || !input || !found) return;

  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, "");
  const entries = [...list.querySelectorAll("li")].map((item) => {
    const name = plain(item.textContent);
    return { item, text: `${name} ${plain(item.dataset.words ?? "")}` };
  });
  const letters = [...list.querySelectorAll(".letter")];

  const narrow = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let kept = 0;
    for (const { item, text } of entries) {
      item.hidden = !words.every((word) => text.includes(word));
      kept += item.hidden ? 0 : 1;
    }
    for (const letter of letters) letter.hidden = !letter.querySelector("li:not([hidden])");
    list.open = words.length > 0;
    found.textContent = !words.length ? "" : kept === 1 ? "1 found" : `${kept || "None"} found`;
  };

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting); // said once the typing pauses, not at every letter
    waiting = setTimeout(narrow, 150);
  });
  finder.hidden = false;
  if (input.value) narrow(); // a browser that went back puts the words in again
})();
