// Sends what is in the tray, with progress. What is lost on the way is sent again by itself, under the same
// key, so that it makes no second share.

import { early } from "./early.js";
import { size, span } from "./figures.js";

const by = (id) => document.getElementById(id);

const random = () => {
  const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  let text = "";
  while (text.length < 32) {
    // Bytes from 248 on would make the first letters likelier than the last.
    for (const byte of crypto.getRandomValues(new Uint8Array(48))) if (byte < 248) text += letters[byte % 62];
  }
  return text.slice(0, 32);
};

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

// How long it waits before it sends again, in seconds; after that a person has to.
const WAITS = [1, 3, 8, 20];

export const sending = (form, { say, tell, shared }) => {
  const [share, area, bar, sent, said] = ["share", "sending", "bar", "sent", "said"].map(by);
  // Names this very upload.
  let key = null;
  // Whatever Cancel ends.
  let request = null;
  let [worked, tries, began, before, lastSaid] = [false, 0, 0, 0, 0];
  // What is sent already while the terms are chosen, and then stands for the files.
  const drafts = form.dataset.files ? early(form.dataset.files) : null;
  let [files, uploads] = [[], null];
  pass.read();

  const busy = (yes) => {
    share.hidden = yes;
    area.hidden = !yes;
    form.classList.toggle("busy", yes);
    // What can't be changed now is out of everybody's way.
    for (const part of form.querySelectorAll(".tray, .chips, .field, .more, #take")) part.inert = yes;
    if (yes) by("cancel").focus();
  };
  const done = () => {
    request = null;
    busy(false);
    share.focus();
  };
  // The link stands where the progress was, as soon as there is one, until its page has come.
  const show = (url) => {
    const [line, link] = [document.createElement("p"), document.createElement("a")];
    line.className = "address";
    link.href = link.textContent = url;
    line.append(link);
    area.replaceWith(line);
    link.focus();
    addEventListener("pagehide", () => line.replaceWith(area), { once: true });
  };
  const cancelled = () => {
    drafts?.drop();
    done();
    said.textContent = say("cancelled");
  };

  const progressed = ({ loaded, total }) => {
    const percent = Math.floor((100 * loaded) / total);
    bar.value = percent;
    if (percent === 100) {
      sent.textContent = say("sealing");
    } else {
      const seconds = (performance.now() - began) / 1000;
      const speed = Math.max(loaded - before, 1) / Math.max(seconds, 0.001);
      const words = { sent: size(say, loaded), total: size(say, total), speed: size(say, speed) };
      // The first second says little about the rest.
      sent.textContent = seconds < 1 ? say("sent", words)
        : say("sent-left", { ...words, left: span(say, Math.ceil((total - loaded) / speed)) });
    }
    if (percent >= lastSaid + 25) {
      lastSaid = percent;
      said.textContent = percent < 100 ? say("percent", { percent }) : say("sealing-said");
    }
  };

  const needsPass = (xhr) => {
    if (xhr.status !== 403 || worked) return false;
    try {
      return JSON.parse(xhr.responseText).code === "pass-required";
    } catch {
      return false;
    }
  };

  // Works for a pass and sends the upload again.
  const work = () => {
    worked = true;
    const worker = new Worker(form.dataset.solver);
    request = { abort: () => { worker.terminate(); cancelled(); } };
    bar.value = 0;
    sent.textContent = say("working");
    said.textContent = say("working-said");
    const failed = () => {
      worker.terminate();
      done();
      tell(say("failed"), say("no-pass"));
    };
    worker.addEventListener("message", ({ data }) => {
      if (data.tries) {
        // Each try is as likely as the last: this nears the end and is never there too soon.
        bar.value = 100 * (1 - Math.exp(-data.tries / data.expected));
      } else if (data.pass) {
        worker.terminate();
        pass.keep(data.pass);
        send();
      } else if (data.lost) {
        worker.terminate();
        // The pass is still to be worked for.
        worked = false;
        again();
      } else {
        worker.terminate();
        done();
        tell(`${data.failed.title}.`, data.failed.detail);
      }
    });
    worker.addEventListener("error", failed);
    worker.postMessage("begin");
  };

  const answered = (xhr) => {
    let told = {};
    try {
      told = JSON.parse(xhr.responseText);
    } catch {
      // Something between us and the server answered.
    }
    if (xhr.status === 201 && /^[0-9A-Za-z]+$/.test(told.manage_token)) {
      drafts?.forget();
      // A post may have to wait, which its page tells.
      if (form.dataset.act === "share" && /^https?:/.test(told.url)) show(told.url);
      shared(told.manage_token);
      return;
    }
    // A proxy before a server that starts again answers for it.
    if (told.code === "still-running" || [502, 504].includes(xhr.status)) {
      again();
      return;
    }
    if (xhr.status < 500) key = null;
    // A draft that is no more: the files go by themselves.
    if (told.field === "upload" && uploads) {
      drafts.drop();
      uploads = null;
      key = random();
      send();
      return;
    }
    done();
    if (told.detail) tell(`${told.title}.`, told.detail);
    else tell(say("failed"), say("odd-answer"));
  };

  // The connection broke, or the server is still at it: waits, and sends again.
  const again = () => {
    const wait = WAITS[tries++];
    if (wait === undefined) {
      done();
      tell(say("broken"), say("broken-detail", { button: share.textContent }));
      return;
    }
    bar.removeAttribute("value");
    sent.textContent = say("lost");
    said.textContent = say("lost");
    let timer = 0;
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      send();
    };
    // Where the browser knows that there is no network, it also knows when there is one again.
    if (navigator.onLine) timer = setTimeout(go, wait * 1000);
    addEventListener("online", go);
    request = {
      abort: () => {
        clearTimeout(timer);
        removeEventListener("online", go);
        cancelled();
      },
    };
  };

  const body = () => {
    const fields = new FormData(form);
    fields.delete("upload_pass");
    if (uploads) {
      fields.delete("file");
      for (const upload of uploads) fields.append("upload", upload);
    }
    return fields;
  };

  const send = () => {
    if (uploads) {
      // All bytes are there; how long the rest takes nobody knows.
      bar.removeAttribute("value");
      sent.textContent = say("sealing");
      said.textContent = say("sealing-said");
    } else {
      bar.value = 0;
      sent.textContent = say("sending");
    }
    [began, before, lastSaid] = [performance.now(), 0, 0];
    const xhr = new XMLHttpRequest();
    request = xhr;
    if (!uploads) xhr.upload.addEventListener("progress", progressed);
    xhr.addEventListener("load", () => (needsPass(xhr) ? work() : answered(xhr)));
    xhr.addEventListener("error", again);
    xhr.addEventListener("abort", cancelled);
    xhr.open("POST", form.dataset.api ?? "/api/v1/shares");
    xhr.setRequestHeader("Accept", "application/json");
    xhr.setRequestHeader("Accept-Language", document.documentElement.lang);
    xhr.setRequestHeader("Idempotency-Key", key);
    if (pass.now) xhr.setRequestHeader("X-Upload-Pass", pass.now);
    xhr.send(body());
  };

  // Waits for the bytes that are still on their way.
  const first = async () => {
    let cancel = false;
    request = { abort: () => { cancel = true; cancelled(); } };
    const mine = request;
    bar.value = 0;
    sent.textContent = say("sending");
    [began, before, lastSaid] = [performance.now(), null, 0];
    uploads = await drafts.whole(files, (progress, lost) => {
      if (request !== mine) return;
      before ??= progress.loaded;
      if (!lost) {
        progressed(progress);
        return;
      }
      bar.removeAttribute("value");
      if (sent.textContent !== say("lost")) sent.textContent = said.textContent = say("lost");
    });
    if (!cancel && request === mine) send();
  };

  by("cancel").addEventListener("click", () => request?.abort());
  // Coming back with the browser's button finds the form as it was; it is not being sent any more.
  addEventListener("pageshow", (page) => {
    if (!page.persisted) return;
    request = null;
    busy(false);
  });

  return {
    busy: () => request !== null,
    take: (chosen) => {
      files = chosen;
      drafts?.take(files);
    },
    // What is asked for has changed: it is another upload now.
    forget: () => { if (!request) key = null; },
    begin: () => {
      if (request) return;
      key ??= random();
      [worked, tries] = [false, 0];
      if (drafts) first();
      else send();
      busy(true);
    },
  };
};
