// Saves each answer by itself, over the same form that works without this script.
//
// What is typed is kept in the browser until the server has said that it is stored: a lost connection,
// an expired sign-in or a restarted server loses nothing. One request at a time, in order.
import { Drawer, same } from "./drawer.js";
import { entriesOf, fill, isTouched } from "./entries.js";
import { merged } from "./merging.js";

const PAUSE = 800; // ms without a key before an answer is saved
const LATER = 5000; // ms until a failed save is tried again
const LONGEST = 20000; // ms until an answer that does not come counts as lost
const STAYS = 20000; // ms after which a page that was left is known to be still there
const PATIENCE = 4000; // ms that Save waits for what is on its way
const PRESS = 5000; // ms at most that nothing is told while somebody presses a button
export const MOST_KEPT_ALIVE = 60000; // bytes that a browser still sends for a page that is gone
export const REFUSED = [400, 401, 403]; // the sign-in ran out, or the page is from before a restart

// What is told moves what stands below it, and no button may go from under who presses it.
let pressing = null;
let letGo = null;
addEventListener("pointerdown", () => {
  pressing = new Promise((done) => {
    letGo = done;
    setTimeout(done, PRESS);
  });
}, true);
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => setTimeout(() => letGo?.()), true); // once the click has come
}

export const released = () => pressing;

class Autosave {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-autosave-state]");
    this.drawer = new Drawer(form.dataset.autosave);
    this.revisions = new Map(); // slot -> the revision that its answer was last seen in
    this.own = new Set(); // revisions that saves from here made
    this.timers = new Map(); // slot -> its pause
    this.queue = [];
    this.busy = null;
    form.addEventListener("input", (event) => this.typed(event, PAUSE));
    form.addEventListener("change", (event) => this.typed(event, 0));
    form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("online", () => this.send());
    window.addEventListener("beforeunload", () => this.leave());
    window.addEventListener("pagehide", () => this.gone());
    document.addEventListener("visibilitychange", () => this.hurry());
    this.restore();
    this.noteEarly();
  }

  typed(event, pause) {
    const block = event.target.closest("[data-slot]");
    if (!block) return;
    const slot = block.dataset.slot;
    const { sending } = this.drawer.look(slot) ?? {};
    const kept = { entries: entriesOf(block), from: this.revisionOf(slot), url: location.href };
    this.drawer.keep(slot, sending ? { ...kept, sending } : kept);
    clearTimeout(this.timers.get(slot));
    this.timers.set(slot, setTimeout(() => this.enqueue(slot), pause));
  }

  revisionOf(slot) {
    // A block put into the page later says itself which revision it shows.
    const shown = Number(this.block(slot)?.dataset.from ?? this.form.elements.started_from.value);
    return Math.max(shown, this.revisions.get(slot) ?? 0);
  }

  enqueue(slot) {
    clearTimeout(this.timers.get(slot));
    this.timers.delete(slot);
    if (!this.queue.includes(slot)) this.queue.push(slot);
    this.send();
  }

  // The next page may be on its way already and not show what is stored from now on: what is not
  // acknowledged yet is left to it. A download looks like leaving, but the page stays.
  leave() {
    this.isLeaving = true;
    clearTimeout(this.back);
    this.back = setTimeout(() => {
      this.isLeaving = false;
      this.send();
    }, STAYS);
  }

  // A last try for what waits: if nobody opens another page, it still arrives.
  gone() {
    for (const slot of new Set([...this.queue, ...this.timers.keys()])) {
      const sent = this.drawer.take(slot);
      if (sent) this.fetched(slot, sent);
    }
  }

  // Whoever looks elsewhere need not wait for the pause.
  hurry() {
    for (const slot of [...this.timers.keys()]) this.enqueue(slot);
  }

  send() {
    this.busy ??= this.sendAll().finally(() => (this.busy = null));
    return this.busy;
  }

  async sendAll() {
    clearTimeout(this.again);
    while (this.queue.length && !this.isLeaving) {
      const [slot] = this.queue;
      if (!(await this.deliver(slot))) {
        this.again = setTimeout(() => this.send(), LATER);
        return;
      }
      this.queue.shift();
      if (this.isLeft === slot) this.queue.push(slot);
      this.isLeft = null;
    }
  }

  // Whether the server has said what became of it.
  async deliver(slot) {
    const sent = this.drawer.take(slot);
    if (!sent) return true;
    const answer = await this.post(slot, sent);
    const words = await wordsOf(answer);
    await pressing;
    if (this.isLeaving) return false;
    this.isCut = words === null || answer.status >= 500;
    if (this.isCut) {
      this.say("Not saved: no connection. Kept here, will be sent.");
      return false;
    }
    if (REFUSED.includes(answer.status)) {
      this.say("Not saved: sign in again in another tab. Kept here, will be sent.");
      return false;
    }
    const result = resultIn(words);
    if (!result) this.lost(slot, sent, answer);
    else if (result.problem) this.refused(slot, sent, result);
    else return this.saved(slot, sent, result);
    return true;
  }

  // One try more with the token of today, where the page's own is from before a restart.
  async post(slot, sent) {
    const answer = await this.fetched(slot, sent);
    const isStale = answer?.status === 400 && (await this.renewToken());
    return isStale ? this.fetched(slot, sent) : answer;
  }

  fetched(slot, sent) {
    const body = new URLSearchParams(sent.entries);
    body.append("slot", slot);
    body.append("started_from", sent.from);
    body.append("csrf_token", this.form.elements.csrf_token.value);
    const request = { method: "POST", body, headers: { Accept: "application/json" }, ...soon() };
    request.keepalive = body.toString().length < MOST_KEPT_ALIVE;
    return fetch(this.block(slot) ? location.href : sent.url, request).catch(() => null);
  }

  async renewToken() {
    const page = await this.pageNow();
    const token = page?.querySelector("form [name=csrf_token]")?.value;
    if (token) this.form.elements.csrf_token.value = token;
    return Boolean(token);
  }

  // The page as the server has it now, empty where it has it no more; null without a connection.
  async pageNow() {
    const answer = await fetch(location.href, soon()).catch(() => null);
    const html = await wordsOf(answer);
    if (html === null) return null;
    const isPage = answer.ok && !answer.redirected;
    return new DOMParser().parseFromString(isPage ? html : "", "text/html");
  }

  // The link is over, or the question is asked no more: somebody has to look.
  lost(slot, sent, answer) {
    this.drawer.refused(slot, sent);
    const why = answer.status === 404 ? "this link opens no more" : "this is not asked any more";
    this.say(`Not saved: ${why}. What you typed is kept in this browser.`);
  }

  refused(slot, sent, { problem }) {
    this.explain(slot, problem);
    if (this.drawer.refused(slot, sent)) this.isLeft = slot;
    if (this.block(slot)) this.say("Not saved: see the message at the question.");
    else this.sayWhere(sent.url);
  }

  async saved(slot, sent, result) {
    const revision = this.isAlone(sent, result) ? result.revision : await this.catchUp(slot, sent, result);
    if (revision === null) return false;
    this.explain(slot, "");
    this.revisions.set(slot, revision);
    delete this.block(slot)?.dataset.unsaved;
    if (this.drawer.settle(slot, sent, revision) && !this.timers.has(slot)) this.isLeft = slot;
    this.form.dispatchEvent(new CustomEvent("autosaved", { detail: { slot, result } }));
    // The desk puts in by itself what an answer opens.
    const isMore = result.opens && !this.form.dataset.pulse;
    this.say(`Saved ${result.saved}.${isMore ? " More questions follow: press Save." : ""}`);
    return true;
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
    const page = await this.pageNow();
    if (!page) return null;
    const [fresh, block] = [page, this.form].map((place) => place.querySelector(named(slot)));
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
    for (const slot of left) {
      this.decided(slot);
      this.enqueue(slot);
    }
    await Promise.race([this.send(), new Promise((done) => setTimeout(done, PATIENCE))]);
    if (this.isCut) return; // the page stays, and with it what was typed
    this.startEarlier();
    this.isFlushed = true;
    this.form.requestSubmit(event.submitter);
    this.isFlushed = false;
  }

  // Where the page shows what somebody else saved, pressing Save puts what was typed in its place.
  decided(slot) {
    if (!("unsaved" in this.block(slot).dataset)) return;
    const { entries, url } = this.drawer.look(slot);
    this.drawer.keep(slot, { entries, from: this.revisionOf(slot), url });
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
      if (!block) this.enqueue(slot);
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
    this.enqueue(slot);
  }

  // Who is faster than the connection types before this script has come.
  noteEarly() {
    for (const block of this.form.querySelectorAll("[data-slot]:not([data-unsaved])")) {
      const isNoted = this.drawer.look(block.dataset.slot);
      if (!isNoted && isTouched(block)) this.typed({ target: block }, PAUSE);
    }
  }

  block(slot) {
    return this.form.querySelector(named(slot));
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

// All that a server said; null where it said nothing, or was cut off in the middle.
function wordsOf(answer) {
  return answer ? answer.text().catch(() => null) : null;
}

function resultIn(words) {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

function soon() {
  return { signal: AbortSignal.timeout(LONGEST) };
}

function named(slot) {
  return `[data-slot="${CSS.escape(slot)}"]`;
}

export function startAutosave() {
  for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
}
