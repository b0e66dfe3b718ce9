// Counts down what ends, tells when in the visitor's own zone, and takes away what is over.
// The server says how many seconds are left, so a visitor's wrong clock changes nothing.

const loaded = Date.now();

const two = (large, unit, small, smaller) =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smaller}`;

// The same words as the server's (pages/words.rs).
const words = (seconds) => {
  const minutes = Math.ceil(seconds / 60);
  const hours = Math.ceil(seconds / 3600);
  if (seconds < 120) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min`;
  if (minutes <= 48 * 60) return two(Math.floor(minutes / 60), "h", minutes % 60, "min");
  return two(Math.floor(hours / 24), "days", hours % 24, "h");
};

const when = (date, options) => new Intl.DateTimeFormat(undefined, options).format(date);

const takeAway = () => {
  const [seen, over] = [document.querySelector(".ends"), document.querySelector(".over")];
  if (!seen || !over) return;
  seen.classList.add("fading");
  setTimeout(() => {
    seen.remove();
    over.hidden = false;
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
    time.after(" ", note);
  }
  const tick = () => {
    const now = Math.max(0, left - Math.floor((Date.now() - loaded) / 1000));
    const told = words(now);
    if (time.textContent !== told) time.textContent = told;
    ring.setAttribute("stroke-dasharray", `${(100 * now) / Math.max(full, 1)} 100`);
    countdown.classList.toggle("soon", now < 120);
    if (now > 0) return;
    clearInterval(ticking);
    countdown.textContent = "Its time is over.";
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
