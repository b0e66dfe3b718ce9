// On the owner's page: keeps its address in this browser, or takes it out again.

import { forget, isKept, keep } from "./kept.js";

const note = document.getElementById("kept");
if (note) {
  const token = note.dataset.token;
  const [known, unknown] = note.querySelectorAll("span");
  const [forgets, remembers] = note.querySelectorAll("button");
  const tell = () => {
    const [words, button] = isKept(token) ? [known, forgets] : [unknown, remembers];
    note.replaceChildren(words, " ", button);
    note.hidden = false;
    return button;
  };
  forgets.addEventListener("click", () => {
    forget(token);
    tell().focus();
  });
  remembers.addEventListener("click", () => {
    keep([{ token, since: Date.now() }]);
    tell().focus();
  });
  // Once: who had it forgotten isn't asked again by a reload.
  if (note.dataset.live === "true" && performance.getEntriesByType("navigation")[0]?.type !== "reload") {
    keep([{ token, since: Date.now() }]);
  }
  tell();
}
