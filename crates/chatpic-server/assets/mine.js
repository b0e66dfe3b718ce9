// What this browser remembers of its shares: asks the server for each by its manage link, counts down,
// deletes one or all, saves the list as a file and reads it back.

import { span } from "./figures.js";
import { forget, keep, kept } from "./kept.js";

const { default: say, lang, onward } = await import(document.documentElement.dataset.words);

const by = (id) => document.getElementById(id);
const [list, one, none, problem, said] = ["mine", "one", "none", "problem", "said"].map(by);

const tell = (text) => {
  problem.textContent = text;
  problem.hidden = !text;
};

const when = (time) =>
  new Intl.DateTimeFormat(lang, { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }).format(time);

const manage = (token, method = "GET") =>
  fetch(`/api/v1/manage/${token}`, { method, headers: { accept: "application/json" } });

const ENDED = ["expired", "spent", "withdrawn", "removed"];

const views = (links) => {
  const seen = links.reduce((sum, link) => sum + link.views, 0);
  const many = links.length > 1 ? `${say("mine-links", { count: links.length })} · ` : "";
  return many + say("mine-opened", { count: seen });
};

const count = (item, share) => {
  const line = item.querySelector(".countdown");
  const [end, since] = [Date.parse(share.expires_at), Number(item.dataset.since)];
  const tick = () => {
    const left = Math.max(0, Math.floor((end - Date.now()) / 1000));
    line.querySelector("span").textContent = left > 0 ? say("mine-left", { time: span(say, left) }) : say("mine-expired");
    const full = Math.max(1, (end - since) / 1000);
    line.querySelector("circle:last-of-type").setAttribute("stroke-dasharray", `${Math.min(100, (100 * left) / full)} 100`);
    line.classList.toggle("soon", left < 120);
    if (left === 0) clearInterval(ticking);
  };
  line.hidden = false;
  const ticking = setInterval(tick, 1000);
  tick();
};

const ended = (item, text) => {
  item.dataset.live = "false";
  item.querySelector(".countdown").hidden = true;
  item.querySelector(".facts").textContent = text;
  for (const button of item.querySelectorAll(".copy, .delete")) button.hidden = true;
  arrange();
};

const show = (item, share) => {
  if (!["live", "waiting"].includes(share.state)) {
    ended(item, say(ENDED.includes(share.state) ? `mine-${share.state}` : "mine-gone"));
    return;
  }
  item.dataset.live = "true";
  const labels = share.links.map((link) => link.label).filter(Boolean);
  if (labels.length) item.querySelector("a").textContent = labels.join(", ");
  item.querySelector(".facts").textContent = share.state === "waiting" ? say("mine-waiting") : views(share.links);
  const url = share.links.find((link) => link.state === "live")?.url;
  const copy = item.querySelector(".copy");
  copy.hidden = !url || !navigator.clipboard;
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(url);
    } catch {
      tell(say("copy-refused"));
      return;
    }
    said.textContent = say("mine-copied");
    copy.textContent = say("mine-copied");
    setTimeout(() => (copy.textContent = say("mine-copy")), 1500);
  };
  count(item, share);
  arrange();
};

const look = async (item) => {
  try {
    const answer = await manage(item.dataset.token);
    if (answer.ok) show(item, await answer.json());
    else if (answer.status === 404) ended(item, say("mine-forgotten"));
    else item.querySelector(".facts").textContent = say("mine-silent");
  } catch {
    item.querySelector(".facts").textContent = say("mine-unreached");
  }
};

const withdraw = async (item) => {
  const answer = await manage(item.dataset.token, "DELETE").catch(() => null);
  if (answer && (answer.ok || answer.status === 404 || answer.status === 410)) {
    ended(item, say("mine-withdrawn"));
    return true;
  }
  return false;
};

const add = ({ token, since }) => {
  const item = one.content.firstElementChild.cloneNode(true);
  Object.assign(item.dataset, { token, since });
  const link = item.querySelector("a");
  link.href = onward(`/m/${token}`);
  link.textContent = say("mine-shared", { when: when(since) });
  item.querySelector(".facts").textContent = say("mine-asking");
  item.querySelector(".copy").hidden = true;
  item.querySelector(".delete").addEventListener("click", async (event) => {
    const button = event.currentTarget;
    if (button.dataset.sure !== "yes") {
      button.dataset.sure = "yes";
      button.textContent = say("mine-delete-sure");
      return;
    }
    if (!(await withdraw(item))) {
      tell(say("mine-not-deleted"));
      return;
    }
    tell("");
    said.textContent = say("mine-deleted");
    item.querySelector("a").focus();
  });
  item.querySelector(".forget").addEventListener("click", () => {
    forget(token);
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    (next?.querySelector("a") ?? by("import")).focus();
    arrange();
  });
  list.append(item);
  return look(item);
};

const arrange = () => {
  none.hidden = list.children.length > 0;
  by("all").hidden = list.children.length === 0;
  by("import-from").hidden = false;
};

const draw = async () => {
  list.replaceChildren();
  const all = kept();
  arrange();
  // A few at a time: who has hundreds doesn't ask for all of them at once.
  for (let at = 0; at < all.length; at += 6) await Promise.all(all.slice(at, at + 6).map(add));
  arrange();
};

by("delete-all").addEventListener("click", async (event) => {
  event.currentTarget.disabled = true;
  // Also those of which the server could not tell how they stand.
  const live = [...list.querySelectorAll('li:not([data-live="false"])')];
  let left = 0;
  for (const item of live) if (!(await withdraw(item))) left += 1;
  tell(left === 0 ? "" : say("mine-some-left", { count: left }));
  said.textContent = say("mine-all-deleted", { count: live.length - left });
  event.target.disabled = false;
});

by("export").addEventListener("click", () => {
  const file = new Blob([JSON.stringify({ chatpic: "my shares", shares: kept() }, null, 1)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "my-shares.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

by("import").addEventListener("change", async (event) => {
  try {
    const { shares } = JSON.parse(await event.target.files[0].text());
    const added = keep(shares);
    tell("");
    said.textContent = say("mine-added", { count: added });
    await draw();
  } catch {
    tell(say("mine-no-list"));
  }
  event.target.value = "";
});

draw();
