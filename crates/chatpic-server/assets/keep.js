// On the owner's page: keeps its address in this browser, or takes it out again.

import { forget, isKept, keep } from "./kept.js";

const note = document.getElementById("kept");
// This tab doesn't ask again who had a share forgotten.
const refused = {
  KEY: "chatpic.forgotten",
  has: (token) => {
    try {
      return (sessionStorage.getItem(refused.KEY) ?? "").split(" ").includes(token);
    } catch {
      return false;
    }
  },
  add: (token) => {
    try {
      sessionStorage.setItem(refused.KEY, `${sessionStorage.getItem(refused.KEY) ?? ""} ${token}`);
    } catch {
      // No storage: nothing is kept there either.
    }
  },
};
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
    refused.add(token);
    tell().focus();
  });
  remembers.addEventListener("click", () => {
    keep([{ token, since: Date.now() }]);
    tell().focus();
  });
  // Once: a page that is loaded again may have been forgotten on another.
  if (note.dataset.live === "true" && !refused.has(token) && performance.getEntriesByType("navigation")[0]?.type !== "reload") {
    keep([{ token, since: Date.now() }]);
  }
  tell();
}
