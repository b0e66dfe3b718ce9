// Marked videos, which are made while they are watched. One plays at once where the machine is quick enough.
// Where the first seconds show that it is not, or the browser can't play what isn't whole, it says how long
// that takes, and plays then.

import { span } from "./figures.js";

const { default: say } = await import(document.documentElement.dataset.words);

const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

// How often in a row it may not be told before it is said that there is nothing to see.
const PATIENCE = 5;

// How far it has come, or why nobody can say it now. Asking begins it.
const asked = async (address) => {
  try {
    const answer = await fetch(address);
    const told = await answer.json();
    if (answer.ok) return told;
    // Others are before it.
    if (answer.status === 429 || told.code === "busy") return { percent: 0 };
    return { failed: true, gone: answer.status < 500 };
  } catch {
    return { failed: true };
  }
};

const follow = async ({ box, video }) => {
  const [told, said, bar] = ["div", "p[role]", "progress"].map((it) => box.querySelector(it));
  const { progress, seconds } = box.dataset;
  const source = video.getAttribute("src");
  let [held, failures] = [false, 0];
  const hold = () => {
    if (held) return;
    held = true;
    video.removeAttribute("src");
    video.load();
  };
  video.addEventListener("error", hold);
  video.preload = "metadata";
  for (;;) {
    const { done, failed, gone, percent = 0, seconds_left: left = null } = await asked(progress);
    if (done) break;
    failures = failed ? failures + 1 : 0;
    if (gone || failures === PATIENCE) {
      [told.hidden, bar.hidden] = [false, true];
      said.textContent = say("film-failed");
      return;
    }
    // Unless it is made a tenth faster than it plays, it stops again and again.
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

// One after the other, as they are made. A video may be somewhere else on the page by then.
const films = [...document.querySelectorAll("[data-progress]")].map((box) =>
  ({ box, video: box.previousElementSibling.querySelector("video") }));
for (const film of films) await follow(film);
