// The tray, of the home page and of a channel: choose, drop or paste pictures, look at them, take one out,
// and send them with progress. Without this script the same form posts by itself.

const by = (id) => document.getElementById(id);
const form = by("tray").closest("form");
const verb = form.dataset.verb ?? "Share";
const [tray, prints, field, problem, share, sending, bar, sent, said] =
  ["tray", "prints", "file", "problem", "share", "sending", "bar", "sent", "said"].map(by);
const [maxFiles, maxBytes] = [Number(form.dataset.maxFiles), Number(form.dataset.maxBytes)];

let chosen = [];
// Names this very upload, so that sending it again after a lost answer makes no second share.
let key = null;
let request = null;

document.documentElement.classList.add("script");

// The same words as the server's (pages/words.rs).
const size = (bytes) => {
  if (bytes < 1024) return `${bytes} bytes`;
  const [unit, name] = bytes < 1024 * 1024 ? [1024, "KiB"] : [1024 * 1024, "MiB"];
  return `${Math.floor((bytes * 10) / unit) / 10} ${name}`;
};

const count = (files) => (files.length === 1 ? "1 picture" : `${files.length} pictures`);

const tell = (title, detail = "") => {
  const strong = document.createElement("strong");
  strong.textContent = title;
  problem.replaceChildren(strong, ` ${detail}`);
  problem.hidden = !title;
  if (title) problem.scrollIntoView({ block: "nearest" });
};

const random = () => {
  const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  let text = "";
  while (text.length < 32) {
    // Bytes from 248 on would make the first letters likelier than the last.
    for (const byte of crypto.getRandomValues(new Uint8Array(48))) if (byte < 248) text += letters[byte % 62];
  }
  return text.slice(0, 32);
};

// --- what is in the tray

const print = (file) => {
  const [item, picture, remove] = ["li", "img", "button"].map((name) => document.createElement(name));
  picture.src = URL.createObjectURL(file);
  picture.alt = file.name;
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
  remove.type = "button";
  remove.textContent = "×";
  remove.setAttribute("aria-label", `Remove ${file.name}`);
  remove.addEventListener("click", () => {
    const at = chosen.indexOf(file);
    chosen.splice(at, 1);
    item.remove();
    changed();
    (prints.children[Math.min(at, chosen.length - 1)]?.querySelector("button") ?? field).focus();
  });
  item.append(picture, remove);
  return item;
};

const changed = () => {
  const files = new DataTransfer();
  for (const file of chosen) files.items.add(file);
  field.files = files.files;
  key = null;
  tray.classList.toggle("filled", chosen.length > 0);
  by("invitation").textContent = chosen.length > 0 ? "Add more" : "Choose, drop or paste pictures";
  share.textContent = chosen.length > 0 ? `${verb} ${count(chosen)}` : `${verb} pictures`;
  const total = chosen.reduce((sum, file) => sum + file.size, 0);
  said.textContent = chosen.length > 0 ? `${count(chosen)}, ${size(total)}` : "No pictures";
};

const add = (files) => {
  if (request) return;
  const folded = tray.closest("details");
  if (folded) folded.open = true;
  tell("");
  const large = files.find((file) => file.size > maxBytes);
  if (large) tell(`This file is ${size(large.size)}.`, `Pictures can be up to ${size(maxBytes)}.`);
  const room = maxFiles - chosen.length;
  const fitting = files.filter((file) => file.size <= maxBytes);
  if (fitting.length > room) tell(`These are more than ${maxFiles} pictures.`, `The first ${maxFiles} are in the tray.`);
  const taken = fitting.slice(0, room);
  chosen.push(...taken);
  prints.append(...taken.map(print));
  changed();
};

field.addEventListener("change", () => add([...field.files]));
addEventListener("paste", (paste) => {
  const files = [...(paste.clipboardData?.files ?? [])];
  if (files.length === 0) return;
  paste.preventDefault();
  add(files);
});
addEventListener("dragover", (drag) => {
  drag.preventDefault();
  tray.classList.add("over-tray");
});
addEventListener("dragleave", (drag) => {
  if (!drag.relatedTarget) tray.classList.remove("over-tray");
});
addEventListener("drop", (drop) => {
  drop.preventDefault();
  tray.classList.remove("over-tray");
  add([...drop.dataTransfer.files]);
});

// --- the terms

const [once, limit, reveal, password] = ["once", "max_views", "reveal", "password"].map(by);
const pressed = () => once.setAttribute("aria-pressed", String(limit.value === "1"));
// A post has no terms of its own.
if (limit) {
  once.hidden = reveal.hidden = false;
  once.addEventListener("click", () => {
    limit.value = limit.value === "1" ? "" : "1";
    limit.dispatchEvent(new Event("input", { bubbles: true }));
  });
  limit.addEventListener("input", pressed);
  reveal.addEventListener("click", () => {
    const shown = password.type === "text";
    password.type = shown ? "password" : "text";
    reveal.textContent = shown ? "Show" : "Hide";
    reveal.setAttribute("aria-pressed", String(!shown));
  });
  pressed();
}
form.addEventListener("input", (input) => {
  if (input.target !== field) key = null;
});

// --- the upload pass, where the server asks for one

// Kept by this browser, and sent with nothing but uploads.
const pass = {
  now: null,
  read() {
    try {
      this.now = localStorage.getItem("upload-pass");
    } catch {
      // No storage: a pass lasts as long as this page.
    }
  },
  keep(token) {
    this.now = token;
    try {
      localStorage.setItem("upload-pass", token);
    } catch {
      // As above.
    }
  },
};
pass.read();
let worked = false;

const needsPass = (xhr) => {
  if (xhr.status !== 403 || worked) return false;
  try {
    return JSON.parse(xhr.responseText).code === "pass-required";
  } catch {
    return false;
  }
};

// Works for a pass and sends the upload again. The request that Cancel ends is the worker meanwhile.
const work = (body) => {
  worked = true;
  const worker = new Worker(form.dataset.solver);
  request = { abort: () => { worker.terminate(); done(); said.textContent = "Upload cancelled"; } };
  bar.value = 0;
  sent.textContent = "Working for an upload pass";
  said.textContent = "Working for an upload pass, which takes some seconds";
  worker.addEventListener("message", ({ data }) => {
    if (data.tries) {
      // Each try is as likely as the last: this nears the end and is never there too soon.
      bar.value = 100 * (1 - Math.exp(-data.tries / data.expected));
      return;
    }
    worker.terminate();
    if (data.pass) {
      pass.keep(data.pass);
      send(body);
    } else {
      done();
      tell(`${data.failed.title}.`, data.failed.detail);
    }
  });
  worker.addEventListener("error", () => {
    done();
    tell("This did not work.", "The page could not work for an upload pass. Load it again.");
  });
  worker.postMessage("begin");
};

// --- sending

const busy = (yes) => {
  share.hidden = yes;
  sending.hidden = !yes;
  form.classList.toggle("busy", yes);
  if (yes) by("cancel").focus();
};

const done = () => {
  request = null;
  busy(false);
  share.focus();
};

const answered = (xhr) => {
  let told = {};
  try {
    told = JSON.parse(xhr.responseText);
  } catch {
    // Something between us and the server answered.
  }
  if (xhr.status === 201 && /^[0-9A-Za-z]+$/.test(told.manage_token)) {
    location.assign(`/m/${told.manage_token}`);
    return;
  }
  if (xhr.status < 500 && xhr.status !== 409) key = null;
  done();
  if (told.detail) tell(`${told.title}.`, told.detail);
  else tell("This did not work.", "Something between you and the server gave an answer it should not. Try again in a while.");
};

let lastSaid = 0;
const progressed = ({ loaded, total }) => {
  const percent = Math.floor((100 * loaded) / total);
  bar.value = percent;
  sent.textContent = percent < 100 ? `${size(loaded)} of ${size(total)}` : "Cleaning and sealing";
  if (percent >= lastSaid + 25) {
    lastSaid = percent;
    said.textContent = percent < 100 ? `${percent} percent sent` : "Sent. Cleaning and sealing";
  }
};

const send = (body) => {
  bar.value = 0;
  sent.textContent = "Sending";
  request = new XMLHttpRequest();
  const xhr = request;
  xhr.upload.addEventListener("progress", progressed);
  xhr.addEventListener("load", () => (needsPass(xhr) ? work(body) : answered(xhr)));
  xhr.addEventListener("error", () => {
    done();
    tell("The connection broke.", `Nothing is lost: press ${verb} again.`);
  });
  xhr.addEventListener("abort", () => {
    done();
    said.textContent = "Upload cancelled";
  });
  xhr.open("POST", form.dataset.api ?? "/api/v1/shares");
  xhr.setRequestHeader("Accept", "application/json");
  xhr.setRequestHeader("Idempotency-Key", key);
  if (pass.now) xhr.setRequestHeader("X-Upload-Pass", pass.now);
  xhr.send(body);
};

form.addEventListener("submit", (submit) => {
  submit.preventDefault();
  if (request) return;
  tell("");
  key ??= random();
  lastSaid = 0;
  worked = false;
  const body = new FormData(form);
  body.delete("upload_pass");
  send(body);
  busy(true);
});
by("cancel").addEventListener("click", () => request?.abort());

// Coming back with the browser's button finds the form as it was; it is not being sent any more.
addEventListener("pageshow", (shown) => {
  if (shown.persisted) {
    request = null;
    busy(false);
  }
});
if (field.files.length > 0) add([...field.files]);
