// The section as the server has it now, put into the page around what somebody is typing.
import { blockOf, entriesOf } from "../entries.js";
import { initAll } from "../govuk/govuk-frontend.min.js";
import { hasWords } from "./said.js";

export class SectionPage {
  constructor(form) {
    this.form = form;
    this.dirty = new Set(); // slots that were typed in and not acknowledged
    this.overwritten = []; // what a refresh put something else in the place of
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
    if (!answer.ok || answer.redirected) return;
    this.overwritten = [];
    this.show(parsed(await answer.text()));
    if (this.overwritten.length) this.say(`Changed elsewhere meanwhile: “${this.overwritten.join("”, “")}”.`);
  }

  say(words) {
    const state = this.form.querySelector("[data-autosave-state]");
    if (!state.textContent.startsWith("Not ")) state.textContent = words;
  }

  show(fresh, focused = document.activeElement) {
    for (const part of partsOf(fresh.body)) {
      const here = document.querySelector(named(part));
      if (here) this.match(here, part);
    }
    this.removeGone(fresh);
    this.startFromShown();
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
    else if (!this.isHeld(here) && here.outerHTML !== fresh.outerHTML) this.put(here, fresh);
  }

  put(here, fresh) {
    if (here.dataset.slot && isOverwritten(here, fresh)) this.overwritten.push(legendOf(here));
    const now = document.importNode(fresh, true);
    here.replaceWith(now);
    initAll({ scope: now });
  }

  matchParts(here, inner, fresh, now) {
    const old = new Map(inner.map((part) => [part.dataset.part, part]));
    here.className = fresh.className;
    let before = null;
    for (const part of now) {
      let known = old.get(part.dataset.part);
      if (known) this.match(known, part);
      else known = this.insert(here, part, before);
      before = here.querySelector(named(part)) ?? known;
    }
  }

  insert(here, part, before) {
    const focus = document.activeElement;
    const now = this.withHeld(document.importNode(part, true));
    if (before) before.after(now);
    else here.prepend(now);
    if (now.contains(focus)) focus.focus({ preventScroll: true });
    initAll({ scope: now });
    return now;
  }

  // A question that somebody is in the middle of comes along as it is to where it stands now: two of
  // it would be sent as one.
  withHeld(part) {
    const held = ({ dataset }) => {
      const block = dataset.slot && blockOf(this.form, dataset.slot);
      return block && this.isHeld(block) ? block : null;
    };
    for (const block of part.querySelectorAll("[data-slot]")) {
      const known = held(block);
      if (known) block.replaceWith(known);
    }
    return held(part) ?? part;
  }

  // From the oldest that is still shown: what was held is as it was, and all else is new.
  startFromShown() {
    const shown = [...this.form.querySelectorAll("[data-from]")].map((block) => Number(block.dataset.from));
    if (shown.length) this.form.elements.started_from.value = Math.min(...shown);
  }

  removeGone(fresh) {
    const parts = new Set([...fresh.querySelectorAll("[data-part]")].map((part) => part.dataset.part));
    for (const part of document.querySelectorAll("[data-part]")) {
      if (!parts.has(part.dataset.part) && !this.isHeld(part)) part.remove();
    }
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

// Whether something that stood here is gone, and not only something come to it.
function isOverwritten(here, fresh) {
  const now = new Set(entriesOf(fresh).map(([name, value]) => `${name} ${value.trim()}`));
  return entriesOf(here).some(([name, value]) => value.trim() && !now.has(`${name} ${value.trim()}`));
}

function legendOf(block) {
  const label = block.querySelector(`label[for="${CSS.escape(block.dataset.slot)}"]`);
  return (label ?? block.querySelector("legend"))?.textContent.trim();
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
