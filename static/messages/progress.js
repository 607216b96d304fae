// Keeps the sentence on how far a batch has come up to date; without it, the link reloads the page.
const sentence = document.querySelector("[data-progress]");

async function look() {
  const answer = await fetch(sentence.dataset.progress);
  if (!answer.ok) return;
  const { words, is_waiting: isWaiting } = await answer.json();
  if (sentence.textContent !== words) sentence.textContent = words;
  if (isWaiting) setTimeout(look, 2000);
  else location.reload();
}

if (sentence) setTimeout(look, 1000);
