// Draws each chart that the page carries as data. Nothing here is built from text: JSON in, Plotly draws.
(function () {
  "use strict";

  function draw(plot) {
    const figure = JSON.parse(plot.dataset.figure);
    return window.Plotly.newPlot(plot, figure.data, figure.layout, figure.config);
  }

  for (const plot of document.querySelectorAll("[data-figure]")) draw(plot);
})();
