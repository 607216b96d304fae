// Buttons inside the section act without leaving the page; so do lists that a button sets.
import { flushed } from "../autosave.js";
import { blockOf, isToBeSettled } from "../entries.js";
import { released } from "../pressing.js";
import { MOST_KEPT_ALIVE, REFUSED } from "../sending.js";
import { parsed } from "./page.js";
import { hasWords, linesIn } from "./said.js";
import { markedIn } from "./words.js";

const OF_WORDS = ["say", "level", "unsay", "resay"]; // acts that no answer depends on
const NOT_DONE = "Not done: no connection. Press again when the line is back.";
const NO_WINDOW = "The browser may not open the second window. Allow windows for this page, or look for a tab with it.";
const SIGNED_OUT = "Not done: sign in again in another tab, then press again.";

export function startActs(form, page, live, said) {
  const act = async (does, more = {}) => {
    if (!OF_WORDS.includes(does.split(":")[0])) await flushed(form);
    if (await send(form, page, { act: does, ...more })) said.noteAll();
    else if (hasWords(form)) said.later();
    live.ask();
  };
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "act") return;
    event.preventDefault();
    const slot = event.submitter.closest("[data-slot]")?.dataset.slot;
    const marked = "say" in event.submitter.dataset && markedIn(slot);
    if (marked) keep(marked);
    else act(event.submitter.value);
  });
  form.addEventListener("change", (event) => {
    if (event.target.dataset.act) act(event.target.dataset.act);
  });
  const keep = ({ slot, words }) => act("say", { said_place: slot, said_words: words });
  form.addEventListener("keep-words", ({ detail }) => keep(detail));
  form.addEventListener("keydown", enter);
  form.addEventListener("focusout", left);
  document.getElementById("show-hand-out")?.addEventListener("submit", (event) => {
    if (event.submitter?.value === "on_screen") {
      if (!openWindow()) say(form, NO_WINDOW);
      setTimeout(() => live.ask(), 600);
    } else {
      event.preventDefault();
      readOut(form, event, live);
    }
  });
}

// In a line to type in, Enter would press the first button of the page. What was typed saves itself.
function enter(event) {
  if (event.key !== "Enter" || !event.target.matches("input")) return;
  event.preventDefault();
  event.target.closest(".showcard-say")?.querySelector("button").click();
}

// Words as said are kept when their line is left, too.
function left({ target, relatedTarget }) {
  const say = target.closest(".showcard-say");
  const words = say?.querySelector("[name$='__said']")?.value.trim();
  if (words && !say.contains(relatedTarget)) say.querySelector("button").click();
}

async function readOut(form, event, live) {
  const { formAction } = event.submitter;
  const body = new URLSearchParams(new FormData(event.target, event.submitter));
  const answer = await fetch(formAction, { method: "POST", body }).catch(() => null);
  const failed = answer ? SIGNED_OUT : NOT_DONE;
  say(form, answer?.ok ? "Noted that it was read out." : failed);
  live.ask();
}

// Whether the server has said what became of it.
async function send(form, page, more) {
  const body = settled(form);
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  const keepalive = body.toString().length < MOST_KEPT_ALIVE;
  const request = { method: "POST", body, keepalive, headers: { Accept: "text/html" } };
  const answer = await fetch(location.href, request).catch(() => null);
  if (!answer || REFUSED.includes(answer.status)) {
    say(form, answer ? SIGNED_OUT : NOT_DONE);
    return false;
  }
  if (!answer.ok) {
    // A mistake or a conflict wants the whole page, as Save shows it.
    HTMLFormElement.prototype.submit.call(form);
    return false;
  }
  const fresh = parsed(await answer.text());
  await released();
  const focused = document.activeElement;
  page.dirty.clear();
  emptyKept(form, body, fresh);
  if (focused.matches("select[data-act]")) focused.blur();
  page.show(fresh, focused);
  tell(form, fresh);
  return true;
}

// All of the form but the questions where two texts stand to choose from.
function settled(form) {
  const body = new URLSearchParams(new FormData(form));
  const slots = body.getAll("slot").filter((slot) => !isToBeSettled(blockOf(form, slot)));
  body.delete("slot");
  for (const slot of slots) body.append("slot", slot);
  return body;
}

// Words that were sent leave their line, unless they were refused or changed meanwhile.
function emptyKept(form, body, fresh) {
  for (const line of linesIn(form)) {
    if (line.value !== body.get(line.name)) continue;
    line.value = fresh.querySelector(`[name="${CSS.escape(line.name)}"]`)?.value ?? "";
  }
}

// What the server says was done stands in the banner of its page.
function tell(form, fresh) {
  const words = fresh.querySelector(".govuk-notification-banner__content")?.textContent.trim();
  if (words) say(form, words);
}

function say(form, words) {
  form.querySelector("[data-autosave-state]").textContent = words;
}

// The form goes into the window of this name, so it only has to be there, and large.
function openWindow() {
  const opened = window.open("", "showcard-hand-out", "popup,width=1280,height=800");
  opened?.focus();
  return opened;
}
