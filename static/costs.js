// Words for a cost are read while they are typed; nothing counts before its reader says so.
const PAUSE = 600; // ms without a key before the words are read

export function startCosts() {
  document.addEventListener("input", later);
  document.addEventListener("change", use);
}

let timer = null;

function later(event) {
  const words = event.target.closest("[data-words]");
  if (!words || event.target.type === "checkbox") return;
  clearTimeout(timer);
  timer = setTimeout(() => read(words, event.target), PAUSE);
}

async function read(words, typed) {
  if (!words.isConnected) return; // the desk put in what it had saved, with its reading
  const block = words.closest("[data-slot]");
  const body = new URLSearchParams({ name: block.dataset.slot, csrf_token: token(words) });
  for (const control of words.querySelectorAll("input")) {
    if (control.type !== "checkbox" || control.checked) body.append(control.name, control.value);
  }
  const answer = await fetch(words.dataset.words, { method: "POST", body }).catch(() => null);
  if (!answer?.ok) return;
  const place = words.querySelector("[data-reading]");
  place.innerHTML = (await answer.text()).trim();
  // An assumption in the middle of being changed keeps the focus.
  if (!words.contains(typed) && typed.id) document.getElementById(typed.id)?.focus();
  const used = place.querySelector("[name$='__use']");
  if (used?.checked) fill(block, used);
}

function use(event) {
  if (!event.target.matches("[data-words] [name$='__use']") || !event.target.checked) return;
  fill(event.target.closest("[data-slot]"), event.target);
}

// The figures stand in their fields, where they can be changed.
function fill(block, used) {
  const found = used.closest(".showcard-reading").dataset;
  for (const part of ["low", "central", "high", "basis"]) {
    const field = block.querySelector(`[name$="__${part}"]`);
    if (field && (part !== "basis" || found.basis)) field.value = found[part] ?? "";
  }
  block.querySelector("[name$='__low']")?.dispatchEvent(new Event("change", { bubbles: true }));
}

function token(element) {
  return element.closest("form").elements.csrf_token.value;
}
