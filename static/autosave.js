// Saves each answer by itself, over the same form that works without this script.
//
// What is typed is kept in the browser until the server has said that it is stored: a lost connection,
// an expired sign-in or a restarted server loses nothing. One request at a time, in order.

const PAUSE = 800; // ms without a key before an answer is saved
const LATER = 5000; // ms until a failed save is tried again
const REFUSED = [400, 401, 403]; // the sign-in ran out, or the page is from before a restart

class Autosave {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-autosave-state]");
    this.drawer = new Drawer(`showcard:${form.dataset.autosave}:`);
    this.revisions = new Map(); // slot -> the revision that its answer was last seen in
    this.timers = new Map(); // slot -> its pause
    this.queue = [];
    this.busy = false;
    form.addEventListener("input", (event) => this.typed(event, PAUSE));
    form.addEventListener("change", (event) => this.typed(event, 0));
    window.addEventListener("online", () => this.send());
    this.restore();
  }

  typed(event, pause) {
    const block = event.target.closest("[data-slot]");
    if (!block) return;
    const slot = block.dataset.slot;
    this.drawer.keep(slot, { entries: entriesOf(block), from: this.revisionOf(slot) });
    clearTimeout(this.timers.get(slot));
    this.timers.set(slot, setTimeout(() => this.enqueue(slot), pause));
  }

  revisionOf(slot) {
    // A block put into the page later says itself which revision it shows.
    const shown = Number(this.block(slot)?.dataset.from ?? this.form.elements.started_from.value);
    return Math.max(shown, this.revisions.get(slot) ?? 0);
  }

  enqueue(slot) {
    if (!this.queue.includes(slot)) this.queue.push(slot);
    this.send();
  }

  async send() {
    if (this.busy || !this.queue.length) return;
    this.busy = true;
    const delivered = await this.deliver(this.queue[0]);
    this.busy = false;
    if (!delivered) {
      setTimeout(() => this.send(), LATER);
      return;
    }
    this.queue.shift();
    this.send();
  }

  // Whether the server has said what became of it.
  async deliver(slot) {
    const kept = this.drawer.look(slot);
    if (!kept) return true;
    const answer = await this.post(slot, kept).catch(() => null);
    if (!answer || answer.status >= 500) {
      this.say("Not saved: no connection. Kept here, will be sent.");
      return false;
    }
    if (REFUSED.includes(answer.status) || answer.redirected) {
      this.say("Not saved: sign in again in another tab. Kept here, will be sent.");
      return false;
    }
    this.told(slot, kept, await answer.json());
    return true;
  }

  post(slot, kept) {
    const body = new URLSearchParams(kept.entries);
    body.append("slot", slot);
    body.append("started_from", kept.from);
    body.append("csrf_token", this.form.elements.csrf_token.value);
    return fetch(location.href, { method: "POST", body, headers: { Accept: "application/json" } });
  }

  told(slot, sent, result) {
    this.explain(slot, result.problem ?? "");
    if (result.problem) {
      this.say("Not saved: see the message at the question.");
      return;
    }
    this.revisions.set(slot, result.revision);
    this.drawer.settle(slot, sent, result.revision);
    this.form.dispatchEvent(new CustomEvent("autosaved", { detail: { slot, result } }));
    this.say(`Saved ${result.saved}.${result.opens ? " More questions follow: press Save." : ""}`);
  }

  explain(slot, words) {
    const place = this.block(slot)?.querySelector("[data-autosave-problem]");
    if (!place) return;
    place.textContent = words;
    place.hidden = !words;
  }

  // What was typed here before and never acknowledged comes back, and is sent.
  restore() {
    for (const block of this.form.querySelectorAll("[data-slot]")) {
      const slot = block.dataset.slot;
      const kept = this.drawer.look(slot);
      if (!kept) continue;
      if (same(kept.entries, entriesOf(block))) {
        this.drawer.empty(slot);
        continue;
      }
      fill(block, kept.entries);
      this.say("What was typed here before and not saved is back.");
      this.enqueue(slot);
    }
  }

  block(slot) {
    return this.form.querySelector(`[data-slot="${CSS.escape(slot)}"]`);
  }

  say(words) {
    if (this.state && this.state.textContent !== words) this.state.textContent = words;
  }
}

// What this browser holds and the server has not acknowledged; in memory where nothing else is allowed.
class Drawer {
  constructor(prefix) {
    this.prefix = prefix;
    this.memory = new Map();
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

  // What was sent is stored; what was typed since then starts from there.
  settle(slot, sent, revision) {
    const kept = this.look(slot);
    if (kept && !same(kept.entries, sent.entries)) this.keep(slot, { ...kept, from: revision });
    else this.empty(slot);
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

function controlsOf(block) {
  return [...block.querySelectorAll("input, textarea, select")].filter(
    (control) => control.name && control.name !== "slot",
  );
}

function isTick(control) {
  return control.type === "radio" || control.type === "checkbox";
}

function entriesOf(block) {
  return controlsOf(block)
    .filter((control) => !isTick(control) || control.checked)
    .map((control) => [control.name, control.value]);
}

function fill(block, entries) {
  for (const control of controlsOf(block)) {
    const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
    if (isTick(control)) control.checked = values.includes(control.value);
    else control.value = values[0] ?? "";
  }
}

function same(some, others) {
  return JSON.stringify(some) === JSON.stringify(others);
}

export function startAutosave() {
  for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
}
