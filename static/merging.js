// What somebody else saved of an answer beside what is typed here, name by name.
import { same } from "./drawer.js";

const KEPT_HERE = "__said"; // typed words that no answer holds

// Theirs where they changed it and nothing was typed since it was sent; null where both changed the same.
export function merged(now, sent, theirs) {
  const names = new Set([...now, ...theirs].map(([name]) => name));
  const all = [];
  for (const name of names) {
    const [mine, then, other] = [now, sent, theirs].map((entries) => valuesOf(entries, name));
    const isTheirs = !name.endsWith(KEPT_HERE) && !same(other, then) && !same(other, mine);
    if (isTheirs && !same(mine, then)) return null;
    all.push(...entriesOf(isTheirs ? theirs : now, name));
  }
  return all;
}

function entriesOf(entries, wanted) {
  return entries.filter(([name]) => name === wanted);
}

function valuesOf(entries, wanted) {
  return entriesOf(entries, wanted).map(([, value]) => value.trim());
}
