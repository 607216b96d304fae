// Draws each chart that the page carries as data. Nothing here is built from text: JSON in, Plotly draws.
(function () {
  "use strict";

  function draw(plot) {
    const figure = JSON.parse(plot.dataset.figure);
    return window.Plotly.newPlot(plot, figure.data, figure.layout, figure.config);
  }

  // A chart that is folded away has no width yet: it is drawn when its details are opened first.
  function drawIn(part) {
    for (const plot of part.querySelectorAll("[data-figure]:not(.js-plotly-plot)")) {
      if (!plot.closest("details:not([open])")) draw(plot);
    }
  }

  drawIn(document);
  for (const folded of document.querySelectorAll("details")) {
    folded.addEventListener("toggle", () => drawIn(folded));
  }
})();
