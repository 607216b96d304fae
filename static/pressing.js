// What is told moves what stands below it, and no button may go from under who presses it.
const PRESS = 5000; // ms at most that nothing is told while somebody presses a button

let pressing = null;
let letGo = null;
addEventListener("pointerdown", () => {
  pressing = new Promise((done) => {
    letGo = done;
    setTimeout(done, PRESS);
  });
}, true);
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => setTimeout(() => letGo?.()), true); // once the click has come
}

export const released = () => pressing;
