// Saves each answer by itself, over the same form that works without this script.
//
// What is typed is kept in the browser until the server has said that it is stored: a lost connection,
// an expired sign-in or a restarted server loses nothing. One request at a time, in order.
import { Drawer, same } from "./drawer.js";
import { blockOf, entriesOf, fill, isToBeSettled, isTouched } from "./entries.js";
import { merged } from "./merging.js";
import { released } from "./pressing.js";
import { CHANGED, CUT, DONE, FAILED, Queue } from "./queue.js";
import { REFUSED, pageNow, post, postOnce, resultIn, wordsOf } from "./sending.js";

const PAUSE = 800; // ms without a key before an answer is saved
const PATIENCE = 4000; // ms that Save waits for what is on its way

class Autosave {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-autosave-state]");
    this.drawer = new Drawer(form.dataset.autosave);
    this.revisions = new Map(); // slot -> the revision that its answer was last seen in
    this.own = new Set(); // revisions that saves from here made
    this.queue = new Queue((slot) => this.deliver(slot));
    form.addEventListener("input", (event) => this.typed(event, PAUSE));
    form.addEventListener("change", (event) => this.typed(event, 0));
    form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("pagehide", () => this.gone());
    this.restore();
    this.noteEarly();
    // A reload of what the server answered asks for the page anew: it does not send older text again.
    if (this.drawer.isLasting) history.replaceState(history.state, "", location.href);
  }

  typed(event, pause) {
    const block = event.target.closest("[data-slot]");
    if (!block) return;
    const slot = block.dataset.slot;
    const { sending, from: before } = this.drawer.look(slot) ?? {};
    const waits = isToBeSettled(block); // and is typed over what both saw first
    const from = waits ? before ?? 0 : this.revisionOf(slot);
    const kept = { entries: entriesOf(block), from, url: location.href };
    this.drawer.keep(slot, sending ? { ...kept, sending } : kept);
    if (waits) this.say("Not saved yet: press Save once you have chosen. Kept here.");
    else this.queue.addAfter(slot, pause);
  }

  revisionOf(slot) {
    // A block put into the page later says itself which revision it shows.
    const shown = Number(this.block(slot)?.dataset.from ?? this.form.elements.started_from.value);
    return Math.max(shown, this.revisions.get(slot) ?? 0);
  }

  // A last try for what waits: if nobody opens another page, it still arrives.
  gone() {
    for (const slot of this.queue.waiting) {
      const sent = this.drawer.take(slot);
      if (sent) postOnce(this.form, slot, sent);
    }
  }

  async deliver(slot) {
    const sent = this.drawer.take(slot);
    if (!sent) return DONE;
    const answer = await post(this.form, slot, sent);
    const words = await wordsOf(answer);
    await released();
    if (this.queue.isLeaving) return CUT;
    this.isCut = words === null || answer.status >= 500;
    if (this.isCut) {
      const why = words === null ? "no connection" : "the server has a problem";
      this.say(`Not saved: ${why}. Kept here, will be sent.`);
      return words === null ? CUT : FAILED;
    }
    if (REFUSED.includes(answer.status)) {
      this.say("Not saved: sign in again in another tab. Kept here, will be sent.");
      return CUT;
    }
    const result = resultIn(words);
    if (!result) return this.lost(slot, sent, answer);
    return result.problem ? this.refused(slot, sent, result) : this.saved(slot, sent, result);
  }

  // The link is over, or the question is asked no more: somebody has to look.
  lost(slot, sent, answer) {
    this.drawer.refused(slot, sent);
    const why = answer.status === 404 ? "this link opens no more" : "this is not asked any more";
    this.say(`Not saved: ${why}. What you typed is kept in this browser.`);
    return DONE;
  }

  refused(slot, sent, { problem }) {
    this.explain(slot, problem);
    if (this.block(slot)) this.say("Not saved: see the message at the question.");
    else this.sayWhere(sent.url);
    return this.drawer.refused(slot, sent) ? CHANGED : DONE;
  }

  async saved(slot, sent, result) {
    const revision = this.isAlone(sent, result) ? result.revision : await this.catchUp(slot, sent, result);
    if (revision === null) return CUT;
    this.explain(slot, "");
    this.revisions.set(slot, revision);
    delete this.block(slot)?.dataset.unsaved;
    const isChanged = this.drawer.settle(slot, sent, revision);
    this.form.dispatchEvent(new CustomEvent("autosaved", { detail: { slot, result } }));
    // The desk puts in by itself what an answer opens.
    const isMore = result.opens && !this.form.dataset.pulse;
    this.say(`Saved ${result.saved}.${isMore ? " More questions follow: press Save." : ""}`);
    return isChanged && !this.queue.isPausing(slot) ? CHANGED : DONE;
  }

  // Whether nobody saved anything between what was seen here and this.
  isAlone({ from }, { revision, own }) {
    if (own) this.own.add(revision);
    for (let one = Number(from) + 1; one <= revision; one++) if (!this.own.has(one)) return false;
    return true;
  }

  // Another part of the answer may be somebody else's now: what is typed next must not undo that.
  // From which revision that starts; null where nobody can tell yet.
  async catchUp(slot, sent, result) {
    const page = await pageNow();
    if (!page) return null;
    const [fresh, block] = [page, this.form].map((place) => blockOf(place, slot));
    if (!fresh || !block) return result.revision;
    const now = this.drawer.look(slot);
    const all = merged(entriesOf(block), sent.entries, entriesOf(fresh));
    if (!all) return sent.from; // then it is told as what it is
    fill(block, all);
    if (now && !same(now.entries, sent.entries)) this.drawer.keep(slot, { ...now, entries: entriesOf(block) });
    return Number(fresh.dataset.from ?? page.querySelector("form [name=started_from]").value);
  }

  explain(slot, words) {
    const place = this.block(slot)?.querySelector("[data-autosave-problem]");
    if (!place) return;
    place.textContent = words;
    place.hidden = !words;
  }

  // Save waits for what is on its way, so that nobody conflicts with themselves.
  async submitted(event) {
    if (event.submitter?.name === "act") return;
    for (const dropped of this.form.querySelectorAll("[name=keep_theirs]:checked")) {
      this.drawer.empty(dropped.value);
    }
    const left = this.drawer.slots.filter((slot) => this.block(slot));
    if (this.isFlushed || !left.length) return;
    event.preventDefault();
    for (const slot of left) this.decided(slot);
    await this.flush(left);
    if (this.isCut) return; // the page stays, and with it what was typed
    this.startEarlier();
    this.isFlushed = true;
    this.form.requestSubmit(event.submitter);
    this.isFlushed = false;
  }

  flush(slots) {
    for (const slot of slots) this.queue.add(slot);
    return Promise.race([this.queue.send(), new Promise((done) => setTimeout(done, PATIENCE))]);
  }

  // Where the page shows what somebody else saved, pressing Save puts what stands here in its place.
  decided(slot) {
    const block = this.block(slot);
    if (!("unsaved" in block.dataset)) return;
    this.drawer.keep(slot, { entries: entriesOf(block), from: this.revisionOf(slot), url: location.href });
  }

  // What is not stored yet was typed over an older answer than the page shows.
  startEarlier() {
    const field = this.form.elements.started_from;
    const kept = this.drawer.slots.filter((slot) => this.block(slot)).map((s) => this.drawer.look(s));
    field.value = Math.min(field.value, ...kept.map(({ from }) => from));
  }

  // What was typed here before and never acknowledged comes back, and is sent; so is that of other pages.
  restore() {
    for (const slot of this.drawer.slots) {
      const block = this.block(slot);
      if (!block) this.queue.add(slot);
      else if (!("unsaved" in block.dataset)) this.restoreIn(block, this.drawer.look(slot));
    }
  }

  restoreIn(block, kept) {
    const slot = block.dataset.slot;
    if (!kept || same(kept.entries, entriesOf(block))) {
      this.drawer.empty(slot);
      return;
    }
    fill(block, kept.entries);
    this.say("What was typed here before and not saved is back.");
    this.queue.add(slot);
  }

  // Who is faster than the connection types before this script has come.
  noteEarly() {
    for (const block of this.form.querySelectorAll("[data-slot]:not([data-unsaved])")) {
      const isNoted = this.drawer.look(block.dataset.slot);
      if (!isNoted && isTouched(block)) this.typed({ target: block }, PAUSE);
    }
  }

  block(slot) {
    return blockOf(this.form, slot);
  }

  say(words) {
    if (this.state && this.state.textContent !== words) this.state.textContent = words;
  }

  sayWhere(url) {
    const words = "Not saved: an answer on another page. ";
    if (!this.state || this.state.textContent.startsWith(words)) return;
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = url;
    link.textContent = "Open that page";
    this.state.replaceChildren(words, link);
  }
}

const started = new WeakMap(); // form -> what saves it

export function startAutosave() {
  for (const form of document.querySelectorAll("form[data-autosave]")) started.set(form, new Autosave(form));
}

// Once all that is on its way has arrived, or has had its time.
export function flushed(form) {
  const autosave = started.get(form);
  return autosave?.flush(autosave.queue.waiting);
}
