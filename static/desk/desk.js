// The desk at the speed of speech: everything here also works by pressing Save.
import { startActs } from "./acts.js";
import { startChoices } from "./choices.js";
import { startKeys } from "./keys.js";
import { Live } from "./live.js";
import { SectionPage } from "./page.js";
import { SaidLines } from "./said.js";
import { startWords } from "./words.js";

const form = document.querySelector("form[data-pulse]");
if (form) {
  document.body.classList.add("showcard-scripted");
  const page = new SectionPage(form);
  const live = new Live(form, page);
  startActs(form, page, live, new SaidLines(form));
  startChoices(form);
  startKeys();
  startWords(form);
  live.start();
}
