// Who else is here and what they changed, every few seconds while the page is looked at.
const EVERY = 2500; // ms between two questions to the server
const CLOSED = "This interview was closed meanwhile: nothing more is saved. Reopen it from its overview to go on.";
const ASLEEP = 5 * 60 * 1000; // ms without a key or a click, after which the page stops asking

export class Live {
  constructor(form, page) {
    this.form = form;
    this.page = page;
    this.revision = Number(form.elements.started_from.value);
    this.active = this.since = Date.now();
    this.here = document.querySelector("[data-here]");
    for (const what of ["keydown", "pointerdown", "focus"]) {
      window.addEventListener(what, () => (this.active = Date.now()), { passive: true });
    }
    window.addEventListener("pagehide", () => this.leave());
  }

  start() {
    this.ask();
    setInterval(() => this.ask(), EVERY);
    document.addEventListener("visibilitychange", () => this.ask());
    this.form.addEventListener("autosaved", () => setTimeout(() => this.ask(), 50));
  }

  get isAwake() {
    return document.visibilityState === "visible" && Date.now() - this.active < ASLEEP;
  }

  body() {
    const seconds = Math.round((Date.now() - this.since) / 1000);
    this.since = Date.now();
    const token = this.form.elements.csrf_token.value;
    return new URLSearchParams({ revision: this.revision, seconds, csrf_token: token });
  }

  async ask() {
    if (!this.isAwake) this.since = Date.now();
    if (!this.isAwake || this.asking) return;
    this.asking = true;
    try {
      const answer = await fetch(this.form.dataset.pulse, { method: "POST", body: this.body() });
      if (answer.ok && !answer.redirected) await this.told(await answer.json());
    } catch {
      // No connection: autosave says so already.
    } finally {
      this.asking = false;
    }
  }

  async told(now) {
    const shown = now.shown.join();
    if (!now.open) this.page.say(CLOSED);
    const isNews = now.revision !== this.revision || shown !== (this.shown ?? shown);
    this.shown = shown;
    this.sayWhoIsHere(now.here);
    if (!isNews) return;
    await this.page.refresh();
    this.revision = now.revision;
  }

  sayWhoIsHere(people) {
    const words = people.length ? `Also here: ${people.join(", ")}` : "";
    if (this.here.textContent !== words) this.here.textContent = words;
  }

  leave() {
    if (this.isAwake) navigator.sendBeacon(this.form.dataset.pulse, this.body());
  }
}
