// Offers each chart as one that can be explored, drawn by Plotly from the same description as its picture.
// Only the server gives this script to a page; without it nothing here is offered, and nothing is missed.
"use strict";
(() => {
  const OFFER = "Make this chart interactive";
  const BACK = "Show the still chart";
  // The figure holds the colours of paper; the page's own may be those of a dark screen.
  const TOKENS = {
    "#12436D": "--s1", "#6B747D": "--cmp", "#87909A": "--other", "#3D3D3D": "--target", "#6F8AA3": "--limit",
    "#8A4300": "--watch", "#801650": "--worry", "#0B0C0C": "--ink", "#FFFFFF": "--paper", "#E3E7EB": "--grid",
  };
  let plotly;

  const load = () => (plotly ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = "static/plotly.min.js";
    script.onload = () => done(window.Plotly);
    script.onerror = () => { plotly = undefined; script.remove(); fail(new Error("plotly")); };
    document.head.append(script);
  }));

  const fetched = async (id) => {
    const answer = await fetch(`data/${id}.json`);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const coloured = (held) => {
    if (typeof held === "string") {
      const token = TOKENS[held.toUpperCase()];
      return token ? getComputedStyle(document.documentElement).getPropertyValue(token).trim() : held;
    }
    if (Array.isArray(held)) return held.map(coloured);
    if (held && typeof held === "object") {
      return Object.fromEntries(Object.entries(held).map(([name, value]) => [name, coloured(value)]));
    }
    return held;
  };

  // The keys' way along a chart: a slider whose every step is heard and written.
  const reader = (points, title) => {
    const label = document.createElement("label");
    const slider = document.createElement("input");
    const said = document.createElement("output");
    const tell = () => {
      const words = points[Number(slider.value)];
      slider.setAttribute("aria-valuetext", words);
      said.textContent = words;
    };
    Object.assign(slider, { type: "range", min: "0", max: String(points.length - 1), step: "1" });
    slider.value = slider.max;
    label.append("Read each point ", slider);
    slider.setAttribute("aria-label", `Read each point: ${title}`);
    slider.addEventListener("input", tell);
    tell();
    const box = document.createElement("p");
    box.className = "read-points";
    box.append(label, said);
    return box;
  };

  const draw = async (figure, title) => {
    const [Plotly, told] = await Promise.all([load(), fetched(figure.dataset.chart)]);
    const box = document.createElement("div");
    box.className = "live-chart";
    const picture = document.createElement("div");
    picture.setAttribute("aria-hidden", "true");
    box.append(picture);
    if (told.points.length) box.append(reader(told.points, title));
    figure.querySelector(":scope > figcaption").after(box);
    figure.classList.add("is-live");
    const { data, layout } = coloured(told.figure);
    delete layout.title;
    layout.font.family = getComputedStyle(document.body).fontFamily;
    layout.margin.t = 50;
    await Plotly.newPlot(picture, data, layout, { responsive: true, displayModeBar: false });
  };

  const still = (figure) => {
    const box = figure.querySelector(":scope > .live-chart");
    if (box && window.Plotly) window.Plotly.purge(box.firstElementChild);
    box?.remove();
    figure.classList.remove("is-live");
  };

  const offer = (figure) => {
    const title = figure.querySelector(":scope > figcaption").firstChild.textContent.trim();
    const button = document.createElement("button");
    const words = document.createElement("span");
    const heard = document.createElement("span");
    heard.className = "hidden";
    heard.textContent = `: ${title}`;
    words.textContent = OFFER;
    button.type = "button";
    button.className = "as-link";
    button.append(words, heard);
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      if (figure.classList.contains("is-live")) {
        still(figure);
        words.textContent = OFFER;
        return;
      }
      button.setAttribute("aria-disabled", "true");
      status.textContent = " Loading the chart.";
      try {
        await draw(figure, title);
        words.textContent = BACK;
        status.textContent = "";
      } catch {
        still(figure);
        status.textContent = " The chart could not be loaded. The picture and its table hold the same figures.";
      }
      button.removeAttribute("aria-disabled");
    });
    figure.querySelector(":scope > .data").append(" ", button, status);
  };

  document.querySelectorAll("figure[data-chart]").forEach(offer);
})();
