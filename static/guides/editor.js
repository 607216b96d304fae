// Line numbers that follow the text, and its problems as one types; without it the Check button does.
const form = document.getElementById("draft");
const text = document.getElementById("text");
const numbers = document.querySelector(".guide-editor__numbers");
const problems = document.getElementById("problems");
const count = document.getElementById("problem-count");
const PAUSE = 700;
let waiting = 0;
let asking = null;

function number() {
  const lines = text.value.split("\n").length;
  if (numbers.childElementCount === lines) return;
  numbers.replaceChildren(...Array.from({ length: lines }, (_, at) => {
    const line = document.createElement("span");
    line.textContent = `${at + 1}\n`;
    return line;
  }));
  numbers.scrollTop = text.scrollTop;
}

function goTo(line) {
  const lines = text.value.split("\n");
  const at = Math.min(line, lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + lines[at].length);
  const height = parseFloat(getComputedStyle(text).lineHeight);
  text.scrollTop = Math.max(0, at * height - text.clientHeight / 3);
}

function item({ line, what }) {
  const place = document.createElement("a");
  Object.assign(place, { href: "#text", className: "govuk-link", textContent: `Line ${line}` });
  place.dataset.line = line;
  const made = document.createElement("li");
  made.append(place, `: ${what}`);
  return made;
}

function say(words) {
  // Said only when it changes, so that a screen reader is not interrupted at every pause.
  if (count.textContent !== words) count.textContent = words;
}

function show(found) {
  problems.replaceChildren(...found.map(item));
  const many = `${found.length} problem${found.length === 1 ? "" : "s"}.`;
  say(found.length ? many : form.dataset.fine);
}

async function check() {
  asking?.abort();
  asking = new AbortController();
  const body = new FormData();
  body.set("csrf_token", form.elements.csrf_token.value);
  body.set("text", text.value);
  try {
    const answer = await fetch(form.dataset.check, { method: "POST", body, signal: asking.signal });
    if (!answer.ok) throw new Error(answer.status);
    show(await answer.json());
  } catch (error) {
    if (error.name !== "AbortError") say("The problems could not be checked just now. Save to check.");
  }
}

document.querySelector(".guide-editor").classList.add("guide-editor--live");
number();
text.addEventListener("scroll", () => { numbers.scrollTop = text.scrollTop; });
text.addEventListener("input", () => {
  number();
  clearTimeout(waiting);
  waiting = setTimeout(check, PAUSE);
});
problems.addEventListener("click", (event) => {
  const place = event.target.closest("[data-line]");
  if (!place) return;
  event.preventDefault();
  goTo(Number(place.dataset.line));
});
let saving = false;
const opened = text.value;
form.addEventListener("submit", () => { saving = true; });
addEventListener("beforeunload", (event) => {
  if (!saving && text.value !== opened) event.preventDefault();
});
