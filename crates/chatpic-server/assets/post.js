// Comments arrive below the others as they are made, and are sent without leaving the page. This browser
// keeps who one is in a thread, and what withdraws what one said there. Without this script the form
// posts by itself.

const by = (id) => document.getElementById(id);
const [section, list, form, unsaid, heard, called] =
  ["comments", "thread", "say", "unsaid", "heard", "called"].map(by);
const { api, events: address } = section.dataset;
let newest = Number(section.dataset.newest);

// --- what this browser keeps

const path = location.pathname;
const threads = () => {
  try {
    return JSON.parse(localStorage.getItem("threads")) ?? {};
  } catch {
    return {};
  }
};
const mine = threads()[path] ?? { visitor: "", said: {} };
const keep = () => {
  const { [path]: _, ...others } = threads();
  try {
    const all = Object.entries({ ...others, [path]: mine });
    localStorage.setItem("threads", JSON.stringify(Object.fromEntries(all.slice(-50))));
  } catch {
    // No storage: it is known as long as this page.
  }
};

// --- a comment, as the server's page has it

const node = (name, className, ...inside) => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...inside);
  return made;
};
const reference = (number) => {
  const made = node("a", "", `>>${number}`);
  made.href = `#c${number}`;
  return made;
};
const text = ({ text, reply_to }) => {
  // Every other one is a number.
  const parts = text.split(/>>([1-9]\d{0,2})(?!\d)/).map((part, n) => (n % 2 ? reference(part) : part));
  return node("p", "text", ...(reply_to ? [reference(reply_to), " "] : []), ...parts);
};
const line = (comment) => {
  const { number, name, colour, by_owner, created_at } = comment;
  const time = node("time", "muted", "just now");
  time.dateTime = created_at;
  const poster = by_owner ? [node("span", "muted", "posted this"), " "] : [];
  const who = node("p", "who", node("b", colour, name), " ", ...poster, time, " ", reference(number));
  const made = node("li", "", who, text(comment));
  made.id = `c${number}`;
  return made;
};

const own = (number) => {
  const item = by(`c${number}`);
  if (!item) return;
  const button = node("button", "", "Delete");
  button.type = "button";
  button.setAttribute("aria-label", `Delete comment ${number}`);
  button.addEventListener("click", async () => {
    button.disabled = true;
    const asked = fetch(`/api/v1/comments/${mine.said[number]}`, { method: "DELETE" });
    const status = await asked.then((answer) => answer.status, () => 0);
    // What is not there any more is as good as deleted.
    if (![204, 404, 410].includes(status)) {
      button.disabled = false;
      return;
    }
    delete mine.said[number];
    keep();
    item.remove();
    heard.textContent = "Your comment is deleted.";
    form?.elements.text.focus();
  });
  item.querySelector(".who").append(" ", button);
};

// --- what others say

const catchUp = async () => {
  const url = new URL(api, location.href);
  url.searchParams.set("after", newest);
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  let others = 0;
  for (const comment of (await answer.json()).comments) {
    // Two may have asked for it.
    if (comment.number <= newest) continue;
    newest = comment.number;
    list.append(line(comment));
    if (mine.said[newest]) own(newest);
    else others += 1;
  }
  if (others > 0) heard.textContent = others === 1 ? "1 new comment" : `${others} new comments`;
};

let events = null;
let again = null;
// A browser has few connections for all its tabs together: who isn't looking leaves theirs.
const turn = () => {
  clearTimeout(again);
  events?.close();
  if (document.hidden) return;
  const url = new URL(address, location.href);
  url.searchParams.set("after", newest);
  events = new EventSource(url);
  events.addEventListener("comment", () => catchUp().catch(() => {}));
  events.addEventListener("error", () => {
    // A browser comes back by itself, unless it was refused.
    if (events.readyState === EventSource.CLOSED) again = setTimeout(turn, 60_000);
  });
};
if (address) {
  document.addEventListener("visibilitychange", turn);
  turn();
}

// --- what one says

const tell = (title, detail) => {
  unsaid.replaceChildren(node("strong", "", title), ` ${detail}`);
  unsaid.hidden = !title;
};

const say = async () => {
  const { text, as } = form.elements;
  const answer = await fetch(api, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    body: JSON.stringify({ text: text.value, visitor: as.value || null }),
  });
  const told = await answer.json();
  if (answer.status !== 201) {
    tell(`${told.title}.`, told.detail);
    return;
  }
  const { comment, delete_token: token, visitor } = told;
  mine.visitor = as.value = visitor;
  mine.said[comment.number] = token;
  keep();
  tell("", "");
  text.value = "";
  called.replaceChildren("You are ", node("b", comment.colour, comment.name), " in this thread.");
  heard.textContent = "Your comment is there.";
  await catchUp();
};

form?.addEventListener("submit", async (submit) => {
  submit.preventDefault();
  const button = form.querySelector("button");
  if (button.disabled) return;
  button.disabled = true;
  await say().catch(() => tell("The connection broke.", "Try again."));
  button.disabled = false;
});

// The number of a comment answers it.
list.addEventListener("click", (press) => {
  const number = press.target.closest(".who a")?.textContent;
  if (!number || !form) return;
  press.preventDefault();
  const { text } = form.elements;
  text.value += `${text.value && !text.value.endsWith("\n") ? "\n" : ""}${number} `;
  text.focus();
});

if (form) form.elements.as.value ||= mine.visitor;
for (const number of Object.keys(mine.said)) own(number);
