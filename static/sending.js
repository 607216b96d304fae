// One answer on its way to the server, and what the server says of it.
import { blockOf } from "./entries.js";

const LONGEST = 20000; // ms until an answer that does not come counts as lost
export const MOST_KEPT_ALIVE = 60000; // bytes that a browser still sends for a page that is gone
export const REFUSED = [400, 401, 403]; // the sign-in ran out, or the page is from before a restart

// One try more with the token of today, where the page's own is from before a restart.
export async function post(form, slot, sent) {
  const answer = await postOnce(form, slot, sent);
  const isStale = answer?.status === 400 && (await renewToken(form));
  return isStale ? postOnce(form, slot, sent) : answer;
}

export function postOnce(form, slot, sent) {
  const body = new URLSearchParams(sent.entries);
  body.append("slot", slot);
  body.append("started_from", sent.from);
  body.append("csrf_token", form.elements.csrf_token.value);
  const request = { method: "POST", body, headers: { Accept: "application/json" }, ...soon() };
  request.keepalive = body.toString().length < MOST_KEPT_ALIVE;
  return fetch(blockOf(form, slot) ? location.href : sent.url, request).catch(() => null);
}

async function renewToken(form) {
  const page = await pageNow();
  const token = page?.querySelector("form [name=csrf_token]")?.value;
  if (token) form.elements.csrf_token.value = token;
  return Boolean(token);
}

// The page as the server has it now, empty where it has it no more; null without a connection.
export async function pageNow() {
  const answer = await fetch(location.href, soon()).catch(() => null);
  const html = await wordsOf(answer);
  if (html === null) return null;
  const isPage = answer.ok && !answer.redirected;
  return new DOMParser().parseFromString(isPage ? html : "", "text/html");
}

// All that a server said; null where it said nothing, or was cut off in the middle.
export function wordsOf(answer) {
  return answer ? answer.text().catch(() => null) : null;
}

export function resultIn(words) {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

function soon() {
  return { signal: AbortSignal.timeout(LONGEST) };
}
