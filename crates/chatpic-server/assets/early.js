// Sends the bytes of what is in the tray while its terms are still being chosen, in pieces of which none
// is sent twice: tus (tus.io), as drafts that a share then takes. A file of several pieces that was
// interrupted goes on where it was when it is chosen again, on another day's page too. Where the server
// takes none, nothing is lost: the form sends its files itself.

import { erase, found, goesOn, keep, letGo } from "./unfinished.js";

const PIECE = 8 << 20;
// How long it waits after a lost connection, in seconds; the last for ever.
const WAITS = [1, 3, 8, 20];
// How often in a row it tries again where the server, or a proxy before it, says that it can't just now.
const PATIENCE = 8;
const AWAY = [502, 504];
const NOT_NOW = [...AWAY, 429, 503];

class Lost extends Error {}
class Ended extends Error {}

export const early = (address) => {
  const drafts = new Map();
  let moved = () => {};
  // Whether a share is being made of what is here.
  let taken = false;
  let line = Promise.resolve();

  const ask = (draft, method, url, headers, body = null) => new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    draft.xhr = xhr;
    xhr.upload.addEventListener("progress", ({ loaded }) => {
      draft.sent = draft.offset + loaded;
      moved();
    });
    xhr.addEventListener("load", () => resolve(xhr));
    xhr.addEventListener("error", () => reject(new Lost()));
    xhr.addEventListener("abort", () => reject(new Ended()));
    xhr.open(method, url);
    for (const [name, value] of Object.entries({ "Tus-Resumable": "1.0.0", ...headers })) xhr.setRequestHeader(name, value);
    xhr.send(body);
  });

  // One step on the way: how far it is after it.
  const step = async (draft) => {
    const piece = draft.file.slice(draft.offset, draft.offset + PIECE);
    const bytes = { "Content-Type": "application/offset+octet-stream" };
    if (!draft.url) {
      const made = { "Upload-Length": String(draft.file.size), "Upload-Metadata": `draft ${btoa("true")}` };
      // One of several pieces has an address before it has bytes, so that none of these can be lost.
      const begun = draft.file.size > PIECE ? await ask(draft, "POST", address, made)
        : await ask(draft, "POST", address, { ...made, ...bytes }, piece);
      if (isOneOf(AWAY, draft, begun)) throw new Lost();
      if (begun.status !== 201) return null;
      draft.url = new URL(begun.getResponseHeader("Location"), location.href).pathname;
      [draft.unsure, draft.tries] = [false, 0];
      if (draft.file.size > PIECE) keep(draft.file, draft.url, () => draft.over).catch(() => {});
      return Number(begun.getResponseHeader("Upload-Offset") ?? 0);
    }
    if (draft.unsure) {
      const told = await ask(draft, "HEAD", draft.url, {});
      if (isOneOf(NOT_NOW, draft, told)) throw new Lost();
      draft.unsure = false;
      if (told.status !== 200) return anew(draft);
      const offset = Number(told.getResponseHeader("Upload-Offset"));
      if (draft.known) goesOn(draft.url, offset);
      return offset;
    }
    const taken = await ask(draft, "PATCH", draft.url, { ...bytes, "Upload-Offset": String(draft.offset) }, piece);
    if (isOneOf(NOT_NOW, draft, taken)) throw new Lost();
    if (taken.status === 204) return Number(taken.getResponseHeader("Upload-Offset"));
    if (taken.status !== 409 || draft.conflicts > 3) return null;
    draft.conflicts += 1;
    draft.unsure = true;
    return draft.offset;
  };

  const isOneOf = (answers, draft, { status }) => answers.includes(status) && draft.tries < PATIENCE;

  // It is over, by its time or by another page: once, it begins again.
  const anew = (draft) => {
    erase(draft.url);
    if (draft.isNew) return null;
    [draft.url, draft.known, draft.isNew] = [null, false, true];
    return 0;
  };

  const pause = (draft) => new Promise((resolve) => {
    const wait = WAITS[Math.min(draft.tries++, WAITS.length - 1)];
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = navigator.onLine ? setTimeout(go, wait * 1000) : 0;
    addEventListener("online", go);
    draft.wake = go;
  });

  const run = async (draft) => {
    const url = await draft.asked;
    if (url && draft.over) letGo(url);
    else if (url) [draft.url, draft.known, draft.unsure] = [url, true, true];
    while (!draft.over && draft.offset < draft.file.size) {
      try {
        const offset = await step(draft);
        draft.lost = false;
        if (offset === null || Number.isNaN(offset)) draft.over = draft.failed = true;
        else {
          if (offset > draft.offset) draft.tries = 0;
          [draft.offset, draft.sent] = [offset, offset];
        }
      } catch (fault) {
        if (!(fault instanceof Lost)) return;
        [draft.lost, draft.unsure] = [true, true];
        moved();
        await pause(draft);
      }
      moved();
    }
  };

  const drop = (draft) => {
    [draft.over, draft.failed] = [true, true];
    draft.xhr?.abort();
    draft.wake?.();
    erase(draft.url);
    // Whatever becomes of it: unfinished uploads end by themselves.
    if (draft.url) fetch(draft.url, { method: "DELETE", headers: { "Tus-Resumable": "1.0.0" } }).catch(() => {});
  };

  // Who leaves without sharing leaves nothing but what goes on when the file is chosen again.
  addEventListener("pagehide", ({ persisted }) => {
    if (persisted || taken) return;
    for (const { url, file } of drafts.values()) {
      if (url && file.size <= PIECE) fetch(url, { method: "DELETE", headers: { "Tus-Resumable": "1.0.0" }, keepalive: true }).catch(() => {});
    }
  });

  const take = (files) => {
    for (const [file, draft] of drafts) {
      if (files.includes(file)) continue;
      drop(draft);
      drafts.delete(file);
    }
    for (const file of files) {
      if (drafts.has(file) || file.size === 0) continue;
      const draft = { file, offset: 0, sent: 0, tries: 0, conflicts: 0 };
      if (file.size > PIECE) draft.asked = found(file).catch(() => null);
      drafts.set(file, draft);
      line = line.then(() => run(draft)).catch(() => { draft.over = draft.failed = true; });
    }
  };

  return {
    take,
    // Ends all of them.
    drop: () => {
      taken = false;
      take([]);
    },
    // They belong to a share now.
    forget: () => {
      for (const draft of drafts.values()) {
        draft.over = true;
        erase(draft.url);
      }
      drafts.clear();
    },
    // The names of the drafts of `files` when all are there, or null where that can't be; tells meanwhile
    // how far they are, and whether the connection is lost.
    whole: (files, told) => new Promise((resolve) => {
      take(files);
      taken = true;
      const all = files.map((file) => drafts.get(file));
      const total = files.reduce((sum, file) => sum + file.size, 0);
      moved = () => {
        if (all.some((draft) => !draft || draft.failed)) resolve(null);
        else if (all.every((draft) => draft.offset === draft.file.size)) resolve(all.map((draft) => draft.url.split("/").pop()));
        else told({ loaded: all.reduce((sum, draft) => sum + draft.sent, 0), total }, all.some((draft) => draft.lost));
      };
      moved();
    }),
  };
};
