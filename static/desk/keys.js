// Shortcuts, always with two modifiers so that none is in the way of typing or of a screen reader.
const KEPT = "showcard:keys-off";

const ACTS = {
  KeyN: () => section(1),
  KeyP: () => section(-1),
  KeyU: nextOpen,
  KeyO: () => beside("note"),
  KeyM: () => beside("memo"),
  KeyK: () => document.querySelector("[data-mark]")?.click(),
  KeyZ: () => document.querySelector("[value^='undo:']")?.click(),
  KeyH: () => document.querySelector(".showcard-rail input")?.focus(),
};

export function startKeys() {
  const on = document.getElementById("keys-on");
  if (on) {
    on.checked = !isOff();
    on.addEventListener("change", () => keep(!on.checked));
  }
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || isOff()) return;
    const does = ACTS[event.code];
    if (!does) return;
    event.preventDefault();
    does();
  });
}

function section(step) {
  const links = [...document.querySelectorAll(".showcard-sections a")];
  const here = links.findIndex((link) => link.getAttribute("aria-current") === "page");
  document.activeElement.blur(); // what is left is kept first
  links[here + step]?.click();
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

function beside(part) {
  const block = document.activeElement.closest("[data-slot]");
  block?.querySelector(`[name$="__${part}"]`)?.focus();
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
