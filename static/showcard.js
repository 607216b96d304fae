// Starts the GOV.UK components; every page works without it.
import { startAutosave } from "./autosave.js";
import { startCosts } from "./costs.js";
import { askBeforeSigningOut } from "./drawer.js";
import { initAll } from "./govuk/govuk-frontend.min.js";

initAll();
startAutosave();
startCosts();
askBeforeSigningOut();
