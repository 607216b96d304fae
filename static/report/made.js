// While a report is being made, its part of the page says how far it has come; without this, the link does.
const EVERY = 2000; // ms
const status = document.querySelector("[data-waiting]");

async function look() {
  const answer = await fetch(location.pathname).catch(() => null);
  const page = new DOMParser().parseFromString(answer?.ok ? await answer.text() : "", "text/html");
  for (const fresh of page.querySelectorAll("[id^='report-']")) {
    const shown = document.getElementById(fresh.id);
    if (shown && shown.textContent !== fresh.textContent) shown.replaceWith(fresh);
  }
  if (page.querySelector("main") && !page.querySelector("[data-waiting]")) status.textContent = "It is done: see below.";
  else setTimeout(look, EVERY);
}

if (status) setTimeout(look, EVERY);
