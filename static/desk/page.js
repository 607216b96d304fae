// The section as the server has it now, put into the page around what somebody is typing.
import { initAll } from "../govuk/govuk-frontend.min.js";
import { hasWords } from "./said.js";

export class SectionPage {
  constructor(form) {
    this.form = form;
    this.dirty = new Set(); // slots that were typed in and not acknowledged
    form.addEventListener("input", (event) => this.typed(event));
    form.addEventListener("change", (event) => this.typed(event));
    form.addEventListener("autosaved", (event) => this.dirty.delete(event.detail.slot));
  }

  typed(event) {
    const block = event.target.closest("[data-slot]");
    if (block) this.dirty.add(block.dataset.slot);
  }

  // One request at a time: who asks meanwhile waits for the same.
  refresh() {
    this.loading ??= this.load().finally(() => (this.loading = null));
    return this.loading;
  }

  async load() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected) this.show(parsed(await answer.text()));
  }

  show(fresh, focused = document.activeElement) {
    for (const part of partsOf(fresh.body)) {
      const here = document.querySelector(named(part));
      if (here) this.match(here, part);
    }
    if (!document.activeElement.matches("body")) return;
    // Nobody is sent to the top of the page because what had the focus was replaced or is gone.
    const state = this.form.querySelector("[data-autosave-state]");
    (focused.matches("body") ? null : alike(focused) ?? state)?.focus({ preventScroll: true });
  }

  match(here, fresh) {
    const [inner, now] = [partsOf(here), partsOf(fresh)];
    // A question is put in whole, unless somebody is in the middle of it: then what stands around.
    const isWhole = here.dataset.slot ? !this.isHeld(here) : !inner.length && !now.length;
    if (!isWhole) this.matchParts(here, inner, fresh, now);
    else if (!this.isHeld(here) && here.outerHTML !== fresh.outerHTML) put(here, fresh);
  }

  matchParts(here, inner, fresh, now) {
    const old = new Map(inner.map((part) => [part.dataset.part, part]));
    here.className = fresh.className;
    let before = null;
    for (const part of now) {
      let known = old.get(part.dataset.part);
      old.delete(part.dataset.part);
      if (known) this.match(known, part);
      else known = insert(here, part, before);
      before = here.querySelector(named(part)) ?? known;
    }
    for (const gone of old.values()) if (!this.isHeld(gone)) gone.remove();
  }

  // What somebody is in the middle of is left alone, and so is what they have yet to settle.
  isHeld(part) {
    const focus = document.activeElement;
    if (hasWords(part) || (part.contains(focus) && focus.matches("input, textarea, select"))) return true;
    const slots = [part, ...part.querySelectorAll("[data-slot]")];
    return slots.some((one) => "unsaved" in one.dataset || this.dirty.has(one.dataset.slot));
  }
}

export function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

// The parts directly in an element, whatever stands between.
function partsOf(element) {
  const all = [...element.querySelectorAll("[data-part]")];
  return all.filter((part) => {
    const outer = part.parentElement.closest("[data-part]");
    return outer === element || !outer || !element.contains(outer);
  });
}

function named(part) {
  return `[data-part="${CSS.escape(part.dataset.part)}"]`;
}

function insert(here, part, before) {
  const now = document.importNode(part, true);
  if (before) before.after(now);
  else here.prepend(now);
  initAll({ scope: now });
  return now;
}

function put(here, fresh) {
  const now = document.importNode(fresh, true);
  here.replaceWith(now);
  initAll({ scope: now });
}

// The same thing in the page as it is now, or else what does the same, or something to the same row.
function alike(focused) {
  if (focused.isConnected) return focused;
  const same = focused.dataset.part ? named(focused) : focused.id && `#${CSS.escape(focused.id)}`;
  const found = same && document.querySelector(same);
  if (found) return found;
  const places = [...document.querySelectorAll(focused.localName)].filter((one) => one.name === focused.name);
  if (focused.matches("select")) return places[0];
  const words = places.filter((one) => one.textContent === focused.textContent);
  return words.find((one) => one.value === focused.value) ?? words[0] ?? ofSameRow(places, focused);
}

function ofSameRow(places, focused) {
  const row = focused.closest(".showcard-row__tools") && rowOf(focused);
  return row && places.find((one) => rowOf(one) === row);
}

function rowOf(button) {
  return button.querySelector(".govuk-visually-hidden")?.textContent;
}
