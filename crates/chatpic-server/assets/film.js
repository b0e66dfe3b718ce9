// Marked videos, which are made while they are watched. One plays at once where the machine is quick enough.
// Where the first seconds show that it is not, or the browser can't play what isn't whole, it says how long
// that takes, and plays then.

import { span } from "./figures.js";

const { default: say } = await import(document.documentElement.dataset.words);

const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

// How far it has come; nothing where nobody can say it now. Asking begins it.
const asked = async (address) => {
  try {
    const answer = await fetch(address);
    if (answer.ok) return await answer.json();
    return { gone: answer.status < 500 && answer.status !== 429 };
  } catch {
    return {};
  }
};

const follow = async (box) => {
  const video = box.previousElementSibling.querySelector("video");
  const [told, said, bar] = ["div", "p[role]", "progress"].map((it) => box.querySelector(it));
  const { progress, seconds } = box.dataset;
  const source = video.getAttribute("src");
  let held = false;
  const hold = () => {
    if (held) return;
    held = true;
    video.removeAttribute("src");
    video.load();
  };
  video.addEventListener("error", hold);
  video.preload = "metadata";
  for (;;) {
    const { done, gone, percent = 0, seconds_left: left = null } = await asked(progress);
    if (gone) return;
    if (done) break;
    // Slower than a tenth over the time that it plays, it would stop again and again.
    const slow = left === null ? percent === 0 : left * 1.1 > seconds * (1 - percent / 100);
    if (left !== null && slow && video.paused) hold();
    told.hidden = !slow && !held;
    const text = left === null ? say("film-marked") : say("film-left", { time: span(say, left) });
    if (said.textContent !== text) said.textContent = text;
    bar.value = percent;
    await wait(left === null ? 1 : 2);
  }
  told.hidden = true;
  video.removeEventListener("error", hold);
  // Whole, it can be searched too.
  if (held || (video.paused && video.currentTime === 0)) {
    video.src = source;
    video.load();
  }
};

// One after the other, as they are made.
for (const box of document.querySelectorAll("[data-progress]")) await follow(box);
