// Copies and sends links, and shows the buttons for it: without this script they would do nothing.

const { default: say } = await import(document.documentElement.dataset.words);

const copied = (button) => {
  const name = button.textContent;
  if (name === say("copied")) return;
  button.textContent = say("copied");
  setTimeout(() => { button.textContent = name; }, 1500);
};

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      copied(button);
    } catch {
      button.textContent = say("copy-refused");
    }
  });
}

for (const button of document.querySelectorAll("[data-send]")) {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => navigator.share({ url: button.dataset.send }).catch(() => {}));
}
