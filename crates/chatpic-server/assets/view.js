// Develops pictures when they have arrived, fits them to the window, goes from one to the next by keyboard
// (j and k or the arrow keys), and shows one alone: as large as the window, at its own size, or on the
// whole screen.

const { default: say } = await import(document.documentElement.dataset.words);

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const prints = [...document.querySelectorAll(".print")];

for (const print of prints) {
  const picture = print.querySelector("img, video");
  const ratio = picture.getAttribute("height") / picture.getAttribute("width");
  // A picture fits below the time; what is much taller than wide, a long screenshot, is scrolled.
  if (ratio < 2.5) picture.style.maxWidth = `min(100%, max(240px, 100vh - 128px) / ${ratio})`;
  const develop = () => print.classList.add("developed");
  // A video shows its poster and what it knows by itself.
  if (picture.complete || picture.matches("video")) develop();
  else {
    print.classList.add("waiting");
    picture.addEventListener("load", develop);
    picture.addEventListener("error", develop);
  }
}

const nearest = () => {
  const middle = innerHeight / 2;
  const off = (print) => {
    const box = print.getBoundingClientRect();
    return Math.abs((box.top + box.bottom) / 2 - middle);
  };
  return prints.reduce((best, print, n) => (off(print) < off(prints[best]) ? n : best), 0);
};

// --- one alone

// Beside the pictures, so that it goes with them when their time is over.
const alone = document.createElement("dialog");
alone.className = "alone";
alone.ariaLabel = say("alone");
prints[0]?.parentElement.append(alone);
// A dialog itself can't have the whole screen.
const frame = document.createElement("div");
frame.className = "frame";
alone.append(frame);
const place = document.createComment("");
let current = 0;

const back = () => {
  if (place.parentNode) place.replaceWith(prints[current]);
  alone.classList.remove("near");
};

// The whole screen, where the browser can give it.
const whole = document.createElement("button");
whole.type = "button";
whole.className = "whole";
whole.hidden = !document.fullscreenEnabled;
const told = () => { whole.textContent = document.fullscreenElement ? say("fullscreen-end") : say("fullscreen"); };
told();
whole.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : frame.requestFullscreen()));
document.addEventListener("fullscreenchange", told);
frame.append(whole);

const show = (next) => {
  back();
  current = Math.min(Math.max(next, 0), prints.length - 1);
  prints[current].before(place);
  frame.append(prints[current]);
  if (!alone.open) alone.showModal();
  const button = prints[current].querySelector("button");
  button.textContent = say("close");
  button.focus();
};

alone.addEventListener("close", () => {
  if (document.fullscreenElement) document.exitFullscreen();
  back();
  for (const print of prints) print.querySelector("button").textContent = say("closer");
  prints[current].querySelector("button").focus();
});

prints.forEach((print, n) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = say("closer");
  button.addEventListener("click", () => (alone.open ? alone.close() : show(n)));
  print.append(button);
  const picture = print.querySelector("img");
  // A video has controls of its own.
  picture?.addEventListener("click", (press) => {
    if (!alone.open) {
      show(n);
      return;
    }
    // What was pressed stays under the finger.
    const before = picture.getBoundingClientRect();
    const [x, y] = [(press.clientX - before.x) / before.width, (press.clientY - before.y) / before.height];
    alone.classList.toggle("near");
    const after = picture.getBoundingClientRect();
    (document.fullscreenElement ?? alone).scrollBy(after.x + x * after.width - press.clientX, after.y + y * after.height - press.clientY);
  });
});

let touched = null;
alone.addEventListener("touchstart", ({ target, touches: [one, two] }) => {
  // A finger on a video's controls seeks.
  touched = two || target.closest("video") || alone.classList.contains("near") ? null : one.clientX;
});
alone.addEventListener("touchend", ({ changedTouches: [one] }) => {
  const way = touched === null ? 0 : one.clientX - touched;
  if (Math.abs(way) > 48) show(current - Math.sign(way));
});

// --- keys

const steps = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 };

addEventListener("keydown", (press) => {
  const step = steps[press.key];
  if (!step || prints.length < 2 || press.ctrlKey || press.metaKey || press.altKey) return;
  if (press.target.matches("input, textarea, video")) return;
  press.preventDefault();
  if (alone.open) {
    show(current + step);
    return;
  }
  const next = prints[Math.min(Math.max(nearest() + step, 0), prints.length - 1)];
  next.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
});
