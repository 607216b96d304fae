// Warns five minutes before the session ends, and keeps it on when asked to.
const WARNING = 5 * 60;
const section = document.querySelector(".showcard-warning");
const [soon, over, when, stay] = [".showcard-warning__soon", ".showcard-warning__over", ".showcard-warning__when", "a"]
  .map((part) => section.querySelector(part));
let timers = [];

function start(seconds) {
  timers.forEach(clearTimeout);
  section.hidden = soon.hidden = over.hidden = true;
  stay.hidden = false;
  const end = new Date(Date.now() + seconds * 1000);
  when.textContent = end.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  timers = [
    setTimeout(() => { section.hidden = soon.hidden = false; }, Math.max(0, seconds - WARNING) * 1000),
    setTimeout(() => { soon.hidden = stay.hidden = true; over.hidden = false; }, seconds * 1000),
  ];
}

stay.addEventListener("click", async (event) => {
  event.preventDefault();
  const answer = await fetch(stay.href, { headers: { Accept: "application/json" }, redirect: "error" });
  start((await answer.json()).seconds);
});

start(Number(section.dataset.seconds));
