// Develops pictures when they have arrived, fits them to the window, goes from one to the next by keyboard
// (j and k or the arrow keys), and shows one alone: as large as the window, or at its own size.

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const prints = [...document.querySelectorAll(".print")];

for (const print of prints) {
  const picture = print.querySelector("img");
  const ratio = picture.getAttribute("height") / picture.getAttribute("width");
  // A picture fits below the time; what is much taller than wide, a long screenshot, is scrolled.
  if (ratio < 2.5) picture.style.maxWidth = `min(100%, max(240px, 100vh - 128px) / ${ratio})`;
  const develop = () => print.classList.add("developed");
  if (picture.complete) develop();
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
alone.ariaLabel = "One picture";
prints[0]?.parentElement.append(alone);
const place = document.createComment("");
let current = 0;

const back = () => {
  if (place.parentNode) place.replaceWith(prints[current]);
  alone.classList.remove("near");
};

const show = (next) => {
  back();
  current = Math.min(Math.max(next, 0), prints.length - 1);
  prints[current].before(place);
  alone.append(prints[current]);
  if (!alone.open) alone.showModal();
  const button = prints[current].querySelector("button");
  button.textContent = "Close";
  button.focus();
};

alone.addEventListener("close", () => {
  back();
  for (const print of prints) print.querySelector("button").textContent = "Look closer";
  prints[current].querySelector("button").focus();
});

prints.forEach((print, n) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Look closer";
  button.addEventListener("click", () => (alone.open ? alone.close() : show(n)));
  print.append(button);
  const picture = print.querySelector("img");
  picture.addEventListener("click", (press) => {
    if (!alone.open) {
      show(n);
      return;
    }
    // What was pressed stays under the finger.
    const before = picture.getBoundingClientRect();
    const [x, y] = [(press.clientX - before.x) / before.width, (press.clientY - before.y) / before.height];
    alone.classList.toggle("near");
    const after = picture.getBoundingClientRect();
    alone.scrollBy(after.x + x * after.width - press.clientX, after.y + y * after.height - press.clientY);
  });
});

let touched = null;
alone.addEventListener("touchstart", ({ touches: [one, two] }) => {
  touched = two || alone.classList.contains("near") ? null : one.clientX;
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
  if (press.target.matches("input, textarea")) return;
  press.preventDefault();
  if (alone.open) {
    show(current + step);
    return;
  }
  const next = prints[Math.min(Math.max(nearest() + step, 0), prints.length - 1)];
  next.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
});
