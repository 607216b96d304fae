// Draws each chart that the page carries as data. Nothing here is built from text: JSON in, Plotly draws.
(function () {
  "use strict";

  // Between the margins of an A4 page, in the pixels that a browser prints with.
  const PAPER = { width: 660, height: 900 };
  const NARROW = 480;
  const LEGEND_LINE = 20;
  const THINNER = 3;

  // On a phone the entries of a legend stand below each other, and fewer marks fit on the axis.
  function onPhone(figure) {
    const layout = structuredClone(figure.layout);
    if (layout.showlegend) layout.height += LEGEND_LINE * figure.data.length;
    if (layout.xaxis.dtick) layout.xaxis.dtick *= 2;
    layout.font.size = 12;
    return layout;
  }

  // A chart that is longer than a page would be cut in two.
  function onPaper(figure) {
    const layout = structuredClone(figure.layout);
    if (layout.height > PAPER.height) layout.font.size = 10;
    layout.height = Math.min(layout.height, PAPER.height);
    return { ...layout, width: PAPER.width };
  }

  function onScreen(figure, width) {
    return width < NARROW ? onPhone(figure) : figure.layout;
  }

  // The lines of a network would cover each other.
  function thin(traces) {
    for (const { mode, line } of traces) if (mode === "lines") line.width /= THINNER;
  }

  function draw(plot, layoutOf) {
    const figure = JSON.parse(plot.dataset.figure);
    if (plot.clientWidth < NARROW) thin(figure.data);
    plot.style.minHeight = "";
    window.Plotly.purge(plot); // it would keep the size that it had
    const drawn = window.Plotly.newPlot(plot, figure.data, layoutOf(figure, plot.clientWidth), figure.config);
    return drawn.then(() => lead(plot));
  }

  // A bar opens the answers that its number in the table beside it opens.
  function lead(plot) {
    const rows = plot.closest(".chart").nextElementSibling?.querySelector("tbody")?.rows ?? [];
    plot.querySelectorAll(".bars").forEach((bars, series) => {
      bars.querySelectorAll(".point").forEach((bar, category) => {
        const link = rows[category]?.cells[series + 1]?.querySelector("a");
        if (!link) return;
        bar.classList.add("chart__bar");
        bar.addEventListener("click", () => link.click());
      });
    });
  }

  // A page may carry fifty charts: each is drawn when the reader comes near it, or unfolds it.
  const near = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        draw(target, onScreen);
      }
    },
    { rootMargin: "800px" },
  );

  // The room that it will need is kept, so that nothing moves when it is drawn.
  function expect(plot) {
    plot.style.minHeight = `${onScreen(JSON.parse(plot.dataset.figure), plot.clientWidth || NARROW).height}px`;
    near.observe(plot);
  }

  // Shown only by this script: without it there is no picture to keep.
  function offer(button) {
    const plot = () => button.closest(".finding").querySelector(`.chart[data-chart="${CSS.escape(button.dataset.png)}"] .chart__plot`);
    button.hidden = false;
    button.addEventListener("click", () => {
      const figure = JSON.parse(plot().dataset.figure);
      const layout = { ...figure.layout, width: 1000, paper_bgcolor: "#ffffff" };
      const filename = button.dataset.png.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 80);
      window.Plotly.downloadImage({ data: figure.data, layout }, { format: "png", width: 1000, height: layout.height, filename });
    });
  }

  let folded = [];

  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const part of folded) part.open = true;
    near.disconnect();
    for (const plot of document.querySelectorAll("[data-figure]")) draw(plot, onPaper);
  });

  window.addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
    for (const plot of document.querySelectorAll("[data-figure]")) {
      window.Plotly.purge(plot);
      expect(plot);
    }
  });

  for (const plot of document.querySelectorAll("[data-figure]")) expect(plot);
  for (const button of document.querySelectorAll("[data-png]")) offer(button);
})();
