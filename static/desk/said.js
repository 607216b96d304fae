// Words typed as said wait in this browser until the server has them: no reload and no lost line takes them.
import { Drawer } from "../drawer.js";

const LINES = "[name$='__said'], [name=said_words]";
const AGAIN = 5000; // ms until words that could not be sent are tried again

export class SaidLines {
  constructor(form) {
    this.form = form;
    this.drawer = new Drawer(`${form.dataset.autosave}-said`);
    form.addEventListener("input", ({ target }) => target.matches(LINES) && this.note(target));
    form.addEventListener("submit", () => this.drop());
    window.addEventListener("online", () => this.sendLeft());
    this.restore();
  }

  // Each line as it stands now: what was kept by the server has left it.
  noteAll() {
    for (const line of linesIn(this.form)) this.note(line);
  }

  // Whoever keeps another row in the place of theirs drops the words that were said of it, too.
  drop() {
    for (const { value } of this.form.querySelectorAll("[name=keep_theirs]:checked")) {
      const line = this.form.querySelector(`[data-moved] [name="${CSS.escape(value)}__said"]`);
      if (!line) continue;
      line.value = "";
      this.note(line);
    }
  }

  note(line) {
    const { name, value } = line;
    const kept = { words: value.trim(), place: placeOf(line), url: location.href };
    if (kept.words) this.drawer.keep(name, kept);
    else this.drawer.empty(name);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sendLeft(), AGAIN);
  }

  // Whoever is still typing in a line leaves it later.
  sendLeft() {
    const left = linesIn(this.form).filter((line) => line.value.trim() && line !== document.activeElement);
    left.find((line) => line.name !== "said_words")?.parentElement.querySelector("button").click();
  }

  restore() {
    for (const name of this.drawer.slots) {
      const kept = this.drawer.look(name);
      const line = this.form.querySelector(`[name="${CSS.escape(name)}"]`);
      if (kept && !line) this.sendFor(name, kept);
      else if (!kept || isShown(kept)) this.drawer.empty(name);
      else this.putBack(line, kept);
    }
  }

  putBack(line, { words, place }) {
    line.value = words;
    if (line.name === "said_words") this.form.elements.said_place.value = place;
    line.closest("details")?.setAttribute("open", "");
    this.form.querySelector("[data-autosave-state]").textContent = "Words typed as said and not kept are back.";
  }

  // Of another section, to its own page: only where they were kept does that lead on.
  async sendFor(name, { words, place, url }) {
    const body = new URLSearchParams({ act: "say", said_place: place, said_words: words });
    body.append("csrf_token", this.form.elements.csrf_token.value);
    const answer = await fetch(url, { method: "POST", body }).catch(() => null);
    if (answer?.ok && answer.redirected) this.drawer.empty(name);
  }
}

export function hasWords(part) {
  return linesIn(part).some((line) => line.value.trim());
}

export function linesIn(part) {
  return [...part.querySelectorAll(LINES)];
}

function placeOf({ name, form }) {
  return name === "said_words" ? form.elements.said_place.value : name.slice(0, -"__said".length);
}

function isShown({ words, place }) {
  const shown = document.querySelectorAll(`[data-part="w:${CSS.escape(place)}"] q`);
  return [...shown].some((one) => one.textContent === words);
}
