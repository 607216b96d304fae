// Words selected in a note or an answer, kept as said by one press.
export function startWords(form) {
  const button = form.querySelector("[data-mark]");
  if (!button) return;
  document.addEventListener("selectionchange", () => (button.hidden = !selected(form)));
  // The press must not take the selection away first.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const detail = selected(form) ?? last;
    if (detail) form.dispatchEvent(new CustomEvent("keep-words", { detail }));
    button.hidden = true;
  });
}

let last = null; // what was selected when the focus went to the button by keyboard

export function markedIn(slot) {
  return last?.slot === slot ? last : null;
}

function selected(form) {
  const field = document.activeElement;
  if (field?.matches("[data-mark]")) return last;
  const block = field?.closest("[data-slot]");
  if (!block || !form.contains(field) || !field.matches("textarea, .govuk-input")) return null;
  const words = field.value.slice(field.selectionStart, field.selectionEnd).trim();
  last = words ? { slot: block.dataset.slot, words } : null;
  return last;
}
