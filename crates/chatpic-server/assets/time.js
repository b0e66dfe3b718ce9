// Counts down what ends, tells when in the visitor's own zone, and takes away what is over.
// The server says how many seconds are left, so a visitor's wrong clock changes nothing.

import { span } from "./figures.js";

const loaded = Date.now();
const { default: say, lang } = await import(document.documentElement.dataset.words);

const when = (date, options) => new Intl.DateTimeFormat(lang, options).format(date);

const takeAway = () => {
  const [seen, over] = [document.querySelector(".ends"), document.querySelector(".over")];
  if (!seen || !over) return;
  seen.classList.add("fading");
  setTimeout(() => {
    seen.remove();
    // What is said must be new in a region that is there.
    const said = [...over.childNodes];
    over.replaceChildren();
    over.hidden = false;
    setTimeout(() => over.replaceChildren(...said), 50);
  }, 500);
};

const run = (countdown) => {
  const [left, full] = [Number(countdown.dataset.left), Number(countdown.dataset.full)];
  const time = countdown.querySelector("time");
  const ring = countdown.querySelector("circle:last-of-type");
  const end = new Date(time.dateTime);
  time.title = when(end, { dateStyle: "full", timeStyle: "short" });
  if (left >= 3600) {
    const at = when(end, { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
    const note = document.createElement("span");
    note.className = "when";
    note.textContent = at;
    time.parentElement.append(" ", note);
  }
  const tick = () => {
    const now = Math.max(0, left - Math.floor((Date.now() - loaded) / 1000));
    const told = span(say, now);
    if (time.textContent !== told) time.textContent = told;
    ring.setAttribute("stroke-dasharray", `${(100 * now) / Math.max(full, 1)} 100`);
    countdown.classList.toggle("soon", now < 120);
    if (now > 0) return;
    clearInterval(ticking);
    countdown.textContent = countdown.dataset.over ?? say("time-over");
    takeAway();
  };
  const ticking = setInterval(tick, 1000);
  document.addEventListener("visibilitychange", tick);
  tick();
};

for (const countdown of document.querySelectorAll(".countdown")) run(countdown);
for (const hour of document.querySelectorAll("[data-hour]")) {
  hour.textContent = when(new Date(hour.dateTime), { weekday: "short", day: "numeric", month: "short", hour: "numeric" });
}
