// The manage links that this browser keeps, and nobody else does: the server never sees the list.

const KEY = "chatpic.shares";

const valid = (share) =>
  typeof share?.token === "string" && /^[0-9A-Za-z]{32}$/.test(share.token) && Number.isFinite(share.since);

export const kept = () => {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(list) ? list.filter(valid).map(({ token, since }) => ({ token, since })) : [];
  } catch {
    return [];
  }
};

const write = (list) => {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    // A private window, or a full store: nothing is kept then.
    return false;
  }
};

export const isKept = (token) => kept().some((share) => share.token === token);

// Adds what isn't there yet, the newest first: how many.
export const keep = (shares) => {
  const list = kept();
  const known = new Set(list.map((share) => share.token));
  const added = shares.filter(valid).filter(({ token }) => !known.has(token) && known.add(token));
  const all = [...list, ...added].sort((one, other) => other.since - one.since);
  return write(all) ? added.length : 0;
};

export const forget = (token) => write(kept().filter((share) => share.token !== token));
