// Buttons inside the section act without leaving the page; so do lists that a button sets.
import { markedIn } from "./words.js";

export function startActs(form, page, live) {
  const act = async (does, more = {}) => {
    await send(form, page, { act: does, ...more });
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
  document.getElementById("show-hand-out")?.addEventListener("submit", (event) => {
    if (event.submitter?.value === "on_screen") openWindow();
    setTimeout(() => live.ask(), 600);
  });
}

async function send(form, page, more) {
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  const answer = await fetch(location.href, { method: "POST", body, headers: { Accept: "text/html" } });
  if (!answer.ok) {
    // A mistake or a conflict wants the whole page, as Save shows it.
    HTMLFormElement.prototype.submit.call(form);
    return;
  }
  const html = await answer.text();
  page.dirty.clear();
  document.activeElement?.matches("select[data-act], [name$='__said']") && document.activeElement.blur();
  page.show(html);
  tell(form, html);
}

// What the server says was done stands in the banner of its page.
function tell(form, html) {
  const done = new DOMParser().parseFromString(html, "text/html");
  const words = done.querySelector(".govuk-notification-banner__content")?.textContent.trim();
  const state = form.querySelector("[data-autosave-state]");
  if (state && words) state.textContent = words;
}

// The form goes into the window of this name, so it only has to be there, and large.
function openWindow() {
  window.open("", "showcard-hand-out", "popup,width=1280,height=800");
}
