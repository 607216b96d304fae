// What excludes each other is not chosen together: an answer, and why there is none.
export function startChoices(form) {
  form.addEventListener("change", (event) => settle(event.target), { capture: true });
}

function settle(control) {
  const block = control.closest("[data-slot]");
  if (!block) return;
  const why = block.querySelector(".showcard-why[name$='__missing']");
  if (control === why && why.value) answers(block).forEach((tick) => (tick.checked = false));
  if (!answers(block).includes(control) || !control.checked) return;
  if (why) why.value = "";
  for (const other of answers(block)) {
    const apart = "alone" in other.dataset || "alone" in control.dataset;
    if (other !== control && apart) other.checked = false;
  }
}

function answers(block) {
  return [...block.querySelectorAll(".showcard-choice:not(.showcard-probes) .showcard-chip input")];
}
