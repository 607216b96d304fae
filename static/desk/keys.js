// Shortcuts, with two modifiers so that none is in the way of typing or of a screen reader; and in a list of
// choices, which is not typed in, the number of each.
const KEPT = "showcard:keys-off";

const ACTS = {
  KeyN: () => section(1),
  KeyP: () => section(-1),
  KeyU: nextOpen,
  KeyQ: () => inQuestion("input:not([type=hidden]), textarea, select"),
  KeyF: () => inQuestion(".showcard-probes input"),
  KeyO: () => inQuestion("[name$='__note']"),
  KeyS: said,
  KeyM: () => inQuestion("[name$='__memo']"),
  KeyK: () => document.querySelector("[data-mark]")?.click(),
  KeyZ: () => document.querySelector("[value^='undo:']")?.click(),
  KeyH: () => document.querySelector(".showcard-rail input")?.focus(),
  KeyD: () => document.querySelector(".showcard-show button")?.click(),
};

export function startKeys() {
  const on = document.getElementById("keys-on");
  if (on) {
    on.checked = !isOff();
    on.addEventListener("change", () => {
      keep(!on.checked);
      sayWhereTheyAre();
    });
  }
  sayWhereTheyAre();
  document.addEventListener("keydown", numbered);
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || isOff()) return;
    const does = ACTS[event.code];
    if (!does) return;
    event.preventDefault();
    does();
  });
}

// One line of the most used stands where the eye is: beside Save.
function sayWhereTheyAre() {
  const line = document.querySelector("[data-keys-line]");
  if (line) line.hidden = isOff();
}

// The number of a choice in the list that has the focus; one that is not there is left to the browser.
function numbered(event) {
  const list = event.target.closest?.(".showcard-chips");
  if (!list || !event.target.matches("[type=radio], [type=checkbox]") || isOff()) return;
  if (event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
  const choice = [...list.querySelectorAll("[type=radio], [type=checkbox]")][event.key - 1];
  if (!choice) return;
  event.preventDefault();
  choice.focus();
  choice.click();
}

function section(step) {
  const links = [...document.querySelectorAll(".showcard-sections a")];
  const here = links.findIndex((link) => link.getAttribute("aria-current") === "page");
  document.activeElement.blur(); // what is left is kept first
  const next = step > 0 && document.querySelector("button[name=next]"); // leads on from the last, too
  (links[here + step] ?? next)?.click();
}

function nextOpen() {
  const open = [...document.querySelectorAll(".showcard-asked [data-open]")];
  const focus = document.activeElement;
  const after = open.find((block) => isAfter(focus, block)) ?? open[0];
  after?.closest("details")?.setAttribute("open", "");
  after?.querySelector("input:not([type=hidden]), textarea, select")?.focus();
}

function isAfter(focus, block) {
  return Boolean(focus.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING);
}

// In the question that has the focus; whoever looks for what it has not is told so before they type on.
function inQuestion(place) {
  const found = questionHere()?.querySelector(place);
  if (found) found.focus();
  else document.querySelector("[data-autosave-state]").textContent = "There is none of that at this question.";
}

// A line of a hand-out has no place of its own for them: its note is kept as said.
function said() {
  const block = questionHere();
  const note = block?.querySelector("[name$='__note']");
  const keep = block?.querySelector("[data-say]");
  if (keep && note.value.trim()) keep.click();
  else inQuestion(keep ? "[name$='__note']" : "[name$='__said']");
}

function questionHere() {
  return document.activeElement.closest("[data-slot]");
}

function isOff() {
  try {
    return localStorage.getItem(KEPT) === "yes";
  } catch {
    return false;
  }
}

function keep(off) {
  try {
    if (off) localStorage.setItem(KEPT, "yes");
    else localStorage.removeItem(KEPT);
  } catch {
    // A forbidden store: the choice holds for this page only.
  }
}
