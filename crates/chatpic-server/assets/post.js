// Comments arrive below the others, and are sent without leaving the page. This browser keeps for a while
// who one is in a thread, and what withdraws what one said, under a digest of the page's address: what
// opens a share is in it. Without this script the form posts by itself.

const { default: words, lang, pieces } = await import(document.documentElement.dataset.words);
const by = (id) => document.getElementById(id);
const [section, list, form, unsaid, heard, called] =
  ["comments", "thread", "say", "unsaid", "heard", "called"].map(by);
const { api, events: address, page } = section.dataset;
let newest = Number(section.dataset.newest);

const MONTH = 30 * 24 * 3600 * 1000;
const named = async (text) => {
  // Pages without TLS have no digests, and keep nothing.
  const digest = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(text));
  return digest && btoa(String.fromCharCode(...new Uint8Array(digest, 0, 18)));
};
const thread = await named(location.pathname);
const threads = () => {
  try {
    const all = Object.entries(JSON.parse(localStorage.threads));
    return Object.fromEntries(all.filter(([, { until }]) => until > Date.now()));
  } catch {
    return {};
  }
};
const mine = threads()[thread] ?? { visitor: "", said: {} };
const keep = () => {
  if (!thread) return;
  const { [thread]: _, ...others } = threads();
  const all = Object.entries({ ...others, [thread]: { ...mine, until: Date.now() + MONTH } }).slice(-50);
  try {
    localStorage.threads = JSON.stringify(Object.fromEntries(all));
  } catch {
    // No storage: it is known as long as this page.
  }
};

// Who one is doesn't stay in the address, which people send to others.
const here = new URL(location);
if (here.searchParams.has("as")) {
  mine.visitor = form?.elements.as.value;
  keep();
  for (const name of ["as", "said"]) here.searchParams.delete(name);
  history.replaceState(null, "", here);
}

// A comment, as the server's page has it.
const node = (name, className, ...inside) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};
const reference = (number) => {
  const made = node("a", "", `>>${number}`);
  made.href = `#c${number}`;
  return made;
};
const line = ({ number, name, colour, by_owner: poster, created_at: at, text, reply_to: to }) => {
  const time = node("time", "muted", words("comment-now"));
  time.dateTime = at;
  const marked = poster ? [node("span", "muted", words("comment-by-poster")), " "] : [];
  const flag = node("button", "", words("comment-report"));
  flag.setAttribute("form", "flag");
  flag.name = "url";
  flag.value = `${page}#c${number}`;
  flag.ariaLabel = words("comment-report-number", { number });
  const who = node("p", "who", node("b", colour, name), " ", ...marked, time, " ", reference(number), " ", flag);
  // Every other part is a number.
  const parts = text.split(/>>([1-9]\d{0,2})(?!\d)/).map((part, n) => (n % 2 ? reference(part) : part));
  const made = node("li", "", who, node("p", "text", ...(to ? [reference(to), " "] : []), ...parts));
  made.id = `c${number}`;
  return made;
};

const own = (number) => {
  const item = by(`c${number}`);
  if (!item) return;
  const button = node("button", "", words("comment-delete"));
  button.type = "button";
  button.ariaLabel = words("comment-delete-number", { number });
  button.addEventListener("click", async () => {
    const asked = fetch(`/api/v1/comments/${mine.said[number]}`, { method: "DELETE" });
    const status = await asked.then((answer) => answer.status, () => 0);
    // What is not there any more is as good as deleted.
    if (![204, 404, 410].includes(status)) {
      tell(words("comment-broke"), words("comment-again"));
      return;
    }
    delete mine.said[number];
    keep();
    item.remove();
    heard.textContent = words("comment-deleted");
    form?.elements.text.focus();
  });
  item.querySelector(".who").append(" ", button);
};

const after = (address) => {
  const url = new URL(address, here);
  url.searchParams.set("after", newest);
  return url;
};

const catchUp = async () => {
  const answer = await fetch(after(api));
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
  if (others > 0) heard.textContent = words("comment-new", { count: others });
};

let events = null;
let again = null;
// A browser has few connections for all its tabs together: who isn't looking leaves theirs.
const turn = () => {
  clearTimeout(again);
  events?.close();
  if (document.hidden) return;
  events = new EventSource(after(address));
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

const tell = (title, detail) => {
  unsaid.replaceChildren(node("strong", "", title), ` ${detail}`);
  unsaid.hidden = !title;
};

const say = async ({ text, as }) => {
  const body = JSON.stringify({ text: text.value, visitor: as.value || null });
  const answer = await fetch(api, { method: "POST", body, headers: { "Accept-Language": lang } });
  const told = await answer.json();
  if (answer.status !== 201) {
    tell(words("comment-refused", { title: told.title }), told.detail);
    return;
  }
  const { comment } = told;
  mine.visitor = as.value = told.visitor;
  mine.said[comment.number] = told.delete_token;
  keep();
  tell("", "");
  text.value = "";
  // It may have come as an event before it was answered.
  if (comment.number <= newest) own(comment.number);
  called.replaceChildren(...pieces("comment-called", { name: node("b", comment.colour, comment.name) }));
  heard.textContent = words("comment-there");
  await catchUp();
};

if (form) {
  const { elements } = form;
  elements.as.value ||= mine.visitor;
  form.addEventListener("submit", async (submit) => {
    submit.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    await say(elements).catch(() => tell(words("comment-broke"), words("comment-again")));
    button.disabled = false;
  });
  // The number of a comment answers it.
  list.addEventListener("click", (press) => {
    const number = press.target.closest(".who a")?.textContent;
    if (!number) return;
    press.preventDefault();
    elements.text.value = `${elements.text.value}\n${number} `.trimStart();
    elements.text.focus();
  });
}
for (const number of Object.keys(mine.said)) own(number);
