// Tells how many posts are new, at the top, and shows them when that is pressed: nothing moves under who
// looks. Without this script the page shows them when it is loaded again. The form's script comes when the
// form is opened.

const { default: say, onward } = await import(document.documentElement.dataset.words);
const by = (id) => document.getElementById(id);
const [posts, pages, fresh, folded] = ["posts", "pages", "fresh", "folded"].map(by);
const address = new URL(posts.dataset.events, location.href);
const first = onward(posts.dataset.first);
let unseen = new Set();
let events = null;
let again = null;

// Takes the newest posts from the page as it is now.
const show = async () => {
  const answer = await fetch(first, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [newer, around] = ["posts", "pages"].map((id) => page.getElementById(id));
  if (!answer.ok || !newer) throw new Error("another page");
  posts.replaceChildren(...newer.children);
  pages.replaceChildren(...around.children);
  fresh.replaceChildren();
  unseen = new Set();
  history.replaceState(null, "", first);
  scrollTo({ top: 0 });
  posts.querySelector("a")?.focus({ preventScroll: true });
};

const tell = () => {
  const link = document.createElement("a");
  link.className = "button act";
  link.href = first;
  link.textContent = say("channel-fresh", { count: unseen.size });
  link.addEventListener("click", (press) => {
    if (press.ctrlKey || press.metaKey || press.shiftKey) return;
    press.preventDefault();
    show().catch(() => location.assign(first));
  });
  fresh.replaceChildren(link);
};

// A browser has few connections for all its tabs together: who isn't looking leaves theirs.
const turn = () => {
  clearTimeout(again);
  events?.close();
  if (document.hidden) return;
  events = new EventSource(address);
  events.addEventListener("post", ({ data, lastEventId }) => {
    address.searchParams.set("after", lastEventId);
    const { id } = JSON.parse(data);
    if (posts.querySelector(`a[href^="/p/${id}"]`)) return;
    unseen.add(id);
    tell();
  });
  events.addEventListener("error", () => {
    // A browser comes back by itself, unless it was refused.
    if (events.readyState === EventSource.CLOSED) again = setTimeout(turn, 60_000);
  });
};
document.addEventListener("visibilitychange", turn);
turn();

const unfold = () => import(folded.dataset.script);
if (folded.open) unfold();
else folded.addEventListener("toggle", unfold, { once: true });
