// On the owner's page: keeps its address in this browser, or takes it out again.

import { forget, isKept, keep } from "./kept.js";

const note = document.getElementById("kept");
if (note) {
  const token = note.dataset.token;
  const [words, button] = [note.querySelector("span"), note.querySelector("button")];
  const say = () => {
    const is = isKept(token);
    words.textContent = is ? "This browser remembers it under" : "This browser doesn't remember it under";
    button.textContent = is ? "Forget it here" : "Remember it here";
    note.hidden = false;
  };
  button.addEventListener("click", () => {
    if (isKept(token)) forget(token);
    else keep([{ token, since: Date.now() }]);
    say();
  });
  // Once: who had it forgotten isn't asked again by a reload.
  if (note.dataset.live === "true" && performance.getEntriesByType("navigation")[0]?.type !== "reload") {
    keep([{ token, since: Date.now() }]);
  }
  say();
}
