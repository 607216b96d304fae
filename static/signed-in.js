// Warns five minutes before the session ends, and keeps it on when asked to.
const WARNING = 5 * 60;
const section = document.querySelector(".showcard-warning");
const [soon, over, when, stay] = ["soon", "over", "when", "stay"].map((part) =>
  section.querySelector(`.showcard-warning__${part}`),
);
let end = Date.now() + Number(section.dataset.seconds) * 1000;
let timer;

function show() {
  const seconds = (end - Date.now()) / 1000;
  section.hidden = seconds > WARNING;
  soon.hidden = seconds <= 0 || section.hidden;
  over.hidden = seconds > 0;
  stay.hidden = over.hidden === false;
  when.textContent = new Date(end).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  clearTimeout(timer);
  if (seconds > 0) timer = setTimeout(ask, (seconds > WARNING ? seconds - WARNING : seconds) * 1000);
}

// Another tab, or an answer that saved itself, may have lengthened the session meanwhile.
async function ask() {
  const answer = await fetch(section.dataset.left, { redirect: "manual" }).catch(() => null);
  if (answer) end = Date.now() + (answer.ok ? (await answer.json()).seconds : 0) * 1000;
  show();
}

stay.addEventListener("click", async (event) => {
  event.preventDefault();
  await fetch(stay.href, { redirect: "manual" }).catch(() => null);
  await ask();
});

show();
