// Answers wait for their turn to be saved: one at a time, in order, and again where one did not come through.
const LATER = 5000; // ms until a failed save is tried again
const STAYS = 20000; // ms after which a page that was left is known to be still there

// What became of an answer whose turn it was.
export const DONE = "done"; // the server has said what became of it
export const CHANGED = "changed"; // so it has, and more was typed since
export const CUT = "cut"; // nobody knows: it is the first to be tried again
export const FAILED = "failed"; // the server failed at it: what waits behind it goes first

export class Queue {
  constructor(deliver) {
    this.deliver = deliver;
    this.pauses = new Map(); // slot -> its pause
    this.slots = [];
    this.busy = null;
    window.addEventListener("online", () => this.send());
    window.addEventListener("beforeunload", () => this.leave());
    document.addEventListener("visibilitychange", () => this.hurry());
  }

  get waiting() {
    return new Set([...this.slots, ...this.pauses.keys()]);
  }

  isPausing(slot) {
    return this.pauses.has(slot);
  }

  addAfter(slot, pause) {
    clearTimeout(this.pauses.get(slot));
    this.pauses.set(slot, setTimeout(() => this.add(slot), pause));
  }

  add(slot) {
    clearTimeout(this.pauses.get(slot));
    this.pauses.delete(slot);
    if (!this.slots.includes(slot)) this.slots.push(slot);
    this.send();
  }

  // Whoever looks elsewhere need not wait for the pause.
  hurry() {
    for (const slot of [...this.pauses.keys()]) this.add(slot);
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

  send() {
    this.busy ??= this.sendAll().finally(() => (this.busy = null));
    return this.busy;
  }

  async sendAll() {
    clearTimeout(this.again);
    while (this.slots.length && !this.isLeaving) {
      const [slot] = this.slots;
      const became = await this.deliver(slot);
      if (became !== CUT) this.slots.shift();
      if (became === CHANGED || became === FAILED) this.slots.push(slot);
      if (became === CUT || became === FAILED) {
        this.again = setTimeout(() => this.send(), LATER);
        return;
      }
    }
  }
}
