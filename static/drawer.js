// What this browser holds and the server has not acknowledged; in memory where nothing else is allowed.
//
// Under each slot lies what was typed last, the revision that it started from, the page it belongs to,
// and, while its fate is unknown, what was sent: that is sent again first, so that order holds.
const ALL = "showcard:";

export class Drawer {
  constructor(interview) {
    this.prefix = `${ALL}${interview}:`;
    this.memory = new Map();
    window.addEventListener("forget", () => this.memory.clear());
  }

  get slots() {
    const stored = keysOf(this.prefix).map((key) => key.slice(this.prefix.length));
    return [...new Set([...this.memory.keys(), ...stored])];
  }

  // Whether what is kept is there after a reload.
  get isLasting() {
    try {
      localStorage.setItem(this.prefix, "");
      localStorage.removeItem(this.prefix);
      return true;
    } catch {
      return false;
    }
  }

  keep(slot, kept) {
    this.memory.set(slot, kept);
    try {
      localStorage.setItem(this.prefix + slot, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: memory has it as long as the page is open.
    }
  }

  look(slot) {
    if (this.memory.has(slot)) return this.memory.get(slot);
    try {
      return JSON.parse(localStorage.getItem(this.prefix + slot));
    } catch {
      return null;
    }
  }

  // What goes out now: as it was sent before where nobody knows what became of it.
  take(slot) {
    const kept = this.look(slot);
    if (!kept) return null;
    const sending = kept.sending ?? { entries: kept.entries, from: kept.from };
    this.keep(slot, { ...kept, sending });
    return { ...sending, url: kept.url };
  }

  // It is stored; what was typed since then starts from there. Whether anything was.
  settle(slot, sent, revision) {
    const kept = this.look(slot);
    if (!kept || same(kept.entries, sent.entries)) {
      this.empty(slot);
      return false;
    }
    this.keep(slot, { entries: kept.entries, from: revision, url: kept.url });
    return true;
  }

  // It is not stored and will not be as it was; whether something else was typed since.
  refused(slot, sent) {
    const { sending: _, ...kept } = this.look(slot);
    this.keep(slot, kept);
    return !same(kept.entries, sent.entries);
  }

  empty(slot) {
    this.memory.delete(slot);
    try {
      localStorage.removeItem(this.prefix + slot);
    } catch {
      // There was nothing to remove.
    }
  }
}

export function same(some, others) {
  return JSON.stringify(some) === JSON.stringify(others);
}

// Whoever signs out leaves nothing typed on a computer that others use, and is asked first.
export function askBeforeSigningOut() {
  for (const form of document.querySelectorAll("form[data-sign-out]")) {
    form.addEventListener("submit", (event) => {
      const left = keysOf(ALL);
      if (left.length && !confirm(asked(left.length))) event.preventDefault();
      else forget(left);
    });
  }
}

function forget(keys) {
  for (const key of keys) localStorage.removeItem(key);
  window.dispatchEvent(new Event("forget"));
}

function asked(count) {
  const answers = count === 1 ? "1 answer is" : `${count} answers are`;
  return `${answers} not saved yet and only kept in this browser. Sign out all the same, and remove what is not saved?`;
}

function keysOf(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
