// Asks for a challenge and solves it; the solution is a report's proof, or is taken to the server for an
// upload pass. A worker, so that the page stays awake meanwhile. It tells the page how many tries it
// made, and in the end the proof, the pass, why the server gave none, or that the connection was lost.

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (array) => Array.from(array, (byte) => byte.toString(16).padStart(2, "0")).join("");

// --- PBKDF2 with HMAC-SHA-256, by the browser

const derive = async (password, salt, iterations) => {
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, 256);
  return new Uint8Array(bits);
};

// --- and by ourselves, for pages without TLS, where browsers have no crypto.subtle

const primes = (count) => {
  const found = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime)) found.push(n);
  return found;
};
// The first 32 bits of a root's fraction. 2 ** 32 is exact, and so is what is cut off.
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const K = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const W = new Int32Array(64);
const turn = (word, by) => (word >>> by) | (word << (32 - by));

// One block of 16 words into a state of 8.
const compress = (state, block) => {
  W.set(block);
  for (let i = 16; i < 64; i += 1) {
    const [x, y] = [W[i - 15], W[i - 2]];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3];
  let e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < 64; i += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
};

const words = (array) => {
  const view = new DataView(array.buffer, array.byteOffset, array.length);
  return Int32Array.from({ length: array.length / 4 }, (_, i) => view.getInt32(4 * i));
};

// The state after a key's block, each byte of it changed by `pad`. Passwords here are shorter than that.
const keyed = (password, pad) => {
  const block = new Uint8Array(64).fill(pad);
  password.forEach((byte, i) => { block[i] ^= byte; });
  const state = START.slice();
  compress(state, words(block));
  return state;
};

const deriveOurselves = (password, salt, iterations) => {
  const [inner, outer] = [keyed(password, 0x36), keyed(password, 0x5c)];
  const block = new Int32Array(16);
  const hmac = (state) => {
    compress(state, block);
    block.set(state);
    block.fill(0, 8);
    block[8] = 1 << 31;
    block[15] = 8 * (64 + 32);
    const result = outer.slice();
    compress(result, block);
    return result;
  };
  // The salt (16 bytes), the number of the result's block, and the padding fill one block.
  block.set(words(salt));
  block[4] = 1;
  block[5] = 1 << 31;
  block[15] = 8 * (64 + 20);
  let last = hmac(inner.slice());
  const sum = last.slice();
  for (let i = 1; i < iterations; i += 1) {
    block.set(last);
    block.fill(0, 8);
    block[8] = 1 << 31;
    block[15] = 8 * (64 + 32);
    last = hmac(inner.slice());
    for (let j = 0; j < 8; j += 1) sum[j] ^= last[j];
  }
  const result = new Uint8Array(32);
  sum.forEach((word, i) => new DataView(result.buffer).setInt32(4 * i, word));
  return result;
};

// --- the work

const solve = async ({ nonce, salt, cost, keyPrefix }) => {
  const [start, salted] = [bytes(nonce), bytes(salt)];
  const attempt = async (counter) => {
    const password = new Uint8Array(start.length + 4);
    password.set(start);
    new DataView(password.buffer).setUint32(start.length, counter);
    const key = crypto.subtle ? await derive(password, salted, cost) : deriveOurselves(password, salted, cost);
    return { counter, derivedKey: hex(key) };
  };
  // The browser works on several at a time.
  const together = crypto.subtle ? Math.min(navigator.hardwareConcurrency || 2, 8) : 1;
  for (let counter = 0; ; counter += together) {
    const tried = await Promise.all(Array.from({ length: together }, (_, i) => attempt(counter + i)));
    const found = tried.find(({ derivedKey }) => derivedKey.startsWith(keyPrefix));
    if (found) return found;
    postMessage({ tries: counter + together, expected: 16 ** keyPrefix.length });
  }
};

const asked = async (path, body) => {
  const init = { headers: { Accept: "application/json", "Content-Type": "application/json" } };
  if (body) Object.assign(init, { method: "POST", body: JSON.stringify(body) });
  const answer = await fetch(path, init).catch(() => { throw Object.assign(new Error("lost"), { isLost: true }); });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(told.title), { told });
  return told;
};

addEventListener("message", async ({ data }) => {
  try {
    if (data === "report") {
      const challenge = await asked("/api/v1/reports/challenge");
      postMessage({ proof: { challenge, solution: await solve(challenge.parameters) } });
      return;
    }
    const challenge = await asked("/api/v1/upload-pass/challenge");
    const solution = await solve(challenge.parameters);
    const bought = await asked("/api/v1/upload-pass", { challenge, solution });
    postMessage({ pass: bought.upload_pass });
  } catch (error) {
    if (error.told) postMessage({ failed: error.told });
    else if (error.isLost) postMessage({ lost: true });
    // A worker has no words. What nobody catches reaches the page as an error, and the page says it.
    else setTimeout(() => { throw error; });
  }
});
