// The console by keyboard. A key goes to what carries it in data-key: links and buttons are pressed, fields
// are focused. j and k go along, l held looks closer, as does a tile that is held.

for (const hint of document.querySelectorAll("[data-scripted]")) hint.hidden = false;

const writes = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select");

const stops = () => [...document.querySelectorAll("[data-row], [data-closer]")];

const go = (step) => {
  const all = stops();
  const at = all.indexOf(document.activeElement);
  all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus();
};

const press = (it) => {
  it.focus();
  if (it.matches("a, button, summary, input")) it.click();
};

// --- one picture closer, for as long as it is held

let near = null;

const look = (link) => {
  if (near || !link) return;
  near = document.createElement("div");
  near.className = "near";
  const picture = new Image();
  picture.alt = "";
  picture.src = link.href;
  near.append(picture);
  document.body.append(near);
};

const leave = () => {
  near?.remove();
  near = null;
};

for (const link of document.querySelectorAll("[data-closer]")) {
  link.addEventListener("click", (click) => click.preventDefault());
  link.addEventListener("dragstart", (drag) => drag.preventDefault());
  link.addEventListener("contextmenu", (menu) => menu.preventDefault());
  link.addEventListener("pointerdown", (down) => {
    if (down.button === 0) look(link);
  });
}

for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, leave);
document.addEventListener("visibilitychange", leave);

// --- keys

addEventListener("keydown", (down) => {
  if (down.ctrlKey || down.metaKey || down.altKey) return;
  if (down.key === "Escape") {
    leave();
    document.activeElement.blur();
    return;
  }
  if (writes(down.target)) return;
  if (down.key === "l") {
    if (!down.repeat) {
      look(document.activeElement.closest("[data-closer]") ?? document.querySelector("[data-closer]"));
    }
  } else if (down.key === "j" || down.key === "k") {
    go(down.key === "j" ? 1 : -1);
  } else {
    // Of several things with their own keys, the one with the focus is meant.
    const key = `[data-key="${CSS.escape(down.key)}"]:not(:disabled)`;
    const item = document.activeElement.closest("[data-item]");
    const it = item?.querySelector(key) ?? document.querySelector(key);
    if (!it || down.repeat) return;
    press(it);
  }
  down.preventDefault();
});

addEventListener("keyup", (up) => {
  if (up.key === "l") leave();
});
