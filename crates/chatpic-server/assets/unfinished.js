// What this browser keeps of uploads that were begun and not shared yet: where each is on the server, its
// file's name and size, and a digest by which it is known when somebody chooses it again. Never the file:
// nothing that can be looked at stays behind in a browser that others use, too. It is erased with the share that is made of it, when it
// is forgotten, and after a day, as the server does.

const KEY = "chatpic.unfinished";
const DAY = 24 * 3600 * 1000;
const SLICE = 8 << 20;

// Pages without TLS have neither digests nor locks, and keep nothing.
const able = Boolean(crypto.subtle && navigator.locks);

const valid = (it) => /^\/files\/[0-9A-Za-z]{32}$/.test(it?.url) && typeof it.name === "string"
  && /^[0-9a-f]{64}$/.test(it.digest) && it.size > 0 && it.until > Date.now();

const write = (list) => {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
  } catch {
    // A private window, or a full store: nothing is kept then.
  }
};

const read = () => {
  let all = [];
  try {
    all = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    // Somebody else's words.
  }
  const list = Array.isArray(all) ? all.filter(valid) : [];
  if (list.length !== all.length) write(list);
  return list;
};

const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

// Of the whole file: two that differ in one byte are never taken for each other.
const digest = async (file) => {
  const parts = [];
  for (let at = 0; at < file.size; at += SLICE) parts.push(await sha256(await file.slice(at, at + SLICE).arrayBuffer()));
  const whole = await sha256(await new Blob(parts).arrayBuffer());
  return Array.from(whole, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

// One page at a time goes on with an upload. A page that is closed, or dies, lets go by itself.
const held = new Map();
const hold = (url) => new Promise((resolve) => {
  const holding = navigator.locks.request(url, { ifAvailable: true }, (lock) => {
    resolve(lock !== null);
    return lock && new Promise((release) => held.set(url, release));
  });
  holding.catch(() => resolve(false));
});
const release = (url) => {
  held.get(url)?.();
  held.delete(url);
};

const tell = (url, offset) => dispatchEvent(new CustomEvent("unfinished", { detail: { url, offset } }));

// Keeps where the upload of `file` is, unless it is `over` by the time that its digest is known.
export const keep = async (file, url, over) => {
  if (!able || !await hold(url)) return;
  const it = { url, name: file.name, size: file.size, digest: await digest(file), until: Date.now() + DAY };
  if (!over()) write([...read(), it]);
};

// Where the upload of this very file is, for this page to go on with; null where there is none.
export const found = async (file) => {
  const alike = able ? read().filter(({ size }) => size === file.size) : [];
  const named = alike.length > 0 && await digest(file);
  for (const it of alike) if (it.digest === named && await hold(it.url)) return it.url;
  return null;
};

// Says that an upload goes on from here.
export const goesOn = (url, offset) => tell(url, offset);

export const erase = (url) => {
  if (!able || !url) return;
  write(read().filter((it) => it.url !== url));
  release(url);
  tell(url, null);
};

export const letGo = release;

// Those that no page goes on with.
export const left = async () => {
  const list = able ? read() : [];
  if (list.length === 0) return list;
  const busy = new Set((await navigator.locks.query()).held.map(({ name }) => name));
  return list.filter(({ url }) => !busy.has(url));
};
