// What stands in the fields of one question, as a form would send it.
const BESIDE = ["slot", "keep_theirs", "moved"]; // fields that are no part of the answer

export function blockOf(place, slot) {
  return place.querySelector(`[data-slot="${CSS.escape(slot)}"]`);
}

export function entriesOf(block) {
  return controlsOf(block)
    .filter((control) => !isTick(control) || control.checked)
    .map((control) => [control.name, control.value]);
}

// Where two texts stand to choose from, nothing of them is saved before Save says which.
export function isToBeSettled(block) {
  const choice = `[name=keep_theirs][value="${CSS.escape(block.dataset.slot)}"]`;
  return Boolean(block.closest("form").querySelector(choice));
}

export function fill(block, entries) {
  for (const control of controlsOf(block)) {
    const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
    if (isTick(control)) control.checked = values.includes(control.value);
    else control.value = values[0] ?? "";
  }
}

// Whether somebody changed a field since the page was made.
export function isTouched(block) {
  return controlsOf(block).some((control) =>
    isTick(control) ? control.checked !== control.defaultChecked : control.value !== atFirst(control),
  );
}

function atFirst(control) {
  if (!control.options) return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

function controlsOf(block) {
  return [...block.querySelectorAll("input, textarea, select")].filter(
    (control) => control.name && !BESIDE.includes(control.name),
  );
}

function isTick(control) {
  return control.type === "radio" || control.type === "checkbox";
}
