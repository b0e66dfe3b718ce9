// The page on which pictures are shared, and the form of a channel. Without this script the same form
// posts by itself.

import { describe } from "./alt.js";
import { interrupted } from "./interrupted.js";
import { sending } from "./send.js";
import { remember, terms } from "./terms.js";
import { clear, tray } from "./tray.js";

const { default: say, onward } = await import(document.documentElement.dataset.words);

const by = (id) => document.getElementById(id);
const form = by("tray").closest("form");
const [problem, share, said] = ["problem", "share", "said"].map(by);
// What the button does: share, or post.
const act = form.dataset.act ?? "share";

document.documentElement.classList.add("script");

const tell = (title, detail = "") => {
  const strong = document.createElement("strong");
  strong.textContent = title;
  problem.replaceChildren(strong, ` ${detail}`);
  problem.hidden = !title;
  if (title) problem.scrollIntoView({ block: "nearest" });
};

// When what was just put on the page can be seen; on a page that isn't looked at, at once.
const shown = () => new Promise((resolve) => {
  if (document.hidden) resolve();
  requestAnimationFrame(() => setTimeout(resolve));
});

terms(form);
interrupted({ say, tell, said });
describe(form, say);
const upload = sending(form, {
  say,
  tell,
  async shared(token) {
    remember(form);
    // Coming back finds an empty tray: what was shared is shared.
    clear();
    await shown();
    location.assign(onward(`/m/${token}`));
  },
});

const { settled } = tray(form, {
  say,
  tell,
  closed: upload.busy,
  changed(files, words) {
    upload.forget();
    upload.take(files);
    share.textContent = files.length > 0 ? say(`${act}-some`, { count: files.length }) : say(act);
    said.textContent = words;
    form.dispatchEvent(new CustomEvent("files", { detail: files }));
  },
});

form.addEventListener("input", (input) => {
  if (input.target.type !== "file") upload.forget();
});
form.addEventListener("submit", (submit) => {
  submit.preventDefault();
  tell("");
  // Who is quick presses while what was chosen is still looked at.
  settled().then(upload.begin);
});
