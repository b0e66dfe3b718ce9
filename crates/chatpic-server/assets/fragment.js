// Opens a link whose token stands after the #: it is sent in a body, so no proxy's log has it.

const { default: say, onward } = await import(document.documentElement.dataset.words);

const by = (id) => document.getElementById(id);
const [form, problem, secret, password, show] =
  ["open", "problem", "secret", "password", "show"].map(by);
const token = location.hash.slice(1);
// One nonce for all tries: a press after a lost answer finds the same view.
const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, "0"))
  .join("");

const end = (heading, explanation) => {
  form.hidden = true;
  by("heading").textContent = heading;
  by("heading").tabIndex = -1;
  by("explanation").textContent = explanation;
  by("explanation").hidden = false;
  if (document.activeElement === document.body || form.contains(document.activeElement)) by("heading").focus();
};

const tell = (text) => {
  problem.textContent = text;
  problem.hidden = !text;
};

const ask = (detail) => {
  const first = secret.hidden;
  secret.hidden = false;
  password.required = true;
  password.select();
  password.focus();
  tell(first ? say("fragment-password") : detail);
};

const open = async () => {
  const body = { token, nonce };
  if (password.value) body.password = password.value;
  const answer = await fetch("/api/v1/open", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "Accept-Language": document.documentElement.lang,
    },
    body: JSON.stringify(body),
  });
  const told = await answer.json();
  if (answer.ok) {
    const ticket = new URL(told.media[0].url, location.origin).pathname.match(/^\/v\/[0-9A-Za-z]+/);
    location.replace(onward(ticket[0]));
  } else if (answer.status === 401) ask(told.detail);
  else if (answer.status === 410) end(say("fragment-gone"), told.detail);
  else if (answer.status === 404) end(told.title, told.detail);
  else tell(told.detail);
};

form.addEventListener("submit", async (submit) => {
  submit.preventDefault();
  show.disabled = true;
  tell("");
  try {
    await open();
  } catch {
    tell(say("fragment-lost"));
  }
  show.disabled = false;
});

// Another link pasted into the same tab only changes what is after the #.
addEventListener("hashchange", () => location.reload());

if (/^[0-9A-Za-z]{32}$/.test(token)) form.hidden = false;
else end(say("fragment-part"), say("fragment-part-detail"));
