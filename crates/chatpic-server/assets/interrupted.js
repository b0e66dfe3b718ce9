// Says which uploads were interrupted, on a page that was opened anew: choosing the same file again goes on
// with them, and a button has them forgotten, here and by the server.

import { erase, left } from "./unfinished.js";

const area = document.getElementById("unfinished");
const asked = (url, method) => fetch(url, { method, headers: { "Tus-Resumable": "1.0.0" } });
const isOver = ({ status }) => status === 404 || status === 410;

export const interrupted = ({ say, tell, said }) => {
  const lines = new Map();
  const remove = (url) => {
    lines.get(url)?.line.remove();
    lines.delete(url);
    area.hidden = lines.size === 0;
  };
  const percent = (offset, size) => Math.floor((100 * offset) / size);

  const forget = async ({ url }, button) => {
    button.disabled = true;
    const answer = await asked(url, "DELETE").catch(() => null);
    if (answer?.ok || (answer && isOver(answer))) {
      erase(url);
      said.textContent = say("unfinished-forgotten");
      document.getElementById("file").focus();
    } else {
      button.disabled = false;
      tell(say("broken"), say("comment-again"));
    }
  };

  const show = (it, offset) => {
    const [line, words, button] = ["p", "span", "button"].map((name) => document.createElement(name));
    line.className = "between small";
    words.id = `unfinished-${lines.size}`;
    words.textContent = offset === it.size ? say("unfinished-whole", { name: it.name })
      : say("unfinished", { name: it.name, percent: percent(offset, it.size) });
    button.type = "button";
    button.textContent = say("unfinished-forget");
    button.setAttribute("aria-describedby", words.id);
    button.addEventListener("click", () => forget(it, button));
    line.append(words, " ", button);
    lines.set(it.url, { it, line });
    area.append(line);
    area.hidden = false;
  };

  addEventListener("unfinished", ({ detail: { url, offset } }) => {
    if (offset === null) {
      remove(url);
      return;
    }
    const { it, line } = lines.get(url) ?? {};
    line?.replaceChildren(say("unfinished-on", { name: it.name, percent: percent(offset, it.size) }));
  });

  const look = async () => {
    for (const it of await left()) {
      const answer = await asked(it.url, "HEAD").catch(() => null);
      if (answer?.ok) show(it, Number(answer.headers.get("Upload-Offset")));
      else if (answer && isOver(answer)) erase(it.url);
    }
  };
  look();
};
