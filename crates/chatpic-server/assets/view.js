// Develops pictures when they have arrived, fits them to the window, and goes from one to the next by
// keyboard: j and k or the arrow keys.

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

const steps = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 };

addEventListener("keydown", (press) => {
  const step = steps[press.key];
  if (!step || prints.length < 2 || press.ctrlKey || press.metaKey || press.altKey) return;
  press.preventDefault();
  const next = prints[Math.min(Math.max(nearest() + step, 0), prints.length - 1)];
  next.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
});
