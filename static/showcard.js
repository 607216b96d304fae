// Starts the GOV.UK components; every page works without it.
import { startAutosave } from "./autosave.js";
import { initAll } from "./govuk/govuk-frontend.min.js";

initAll();
startAutosave();
