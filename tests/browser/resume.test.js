// Large files: what happens to an upload when its tab is closed, its server dies, or nobody wants it any more.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import net from "node:net";
import { after, before, test } from "node:test";
import { stage } from "./stage.js";

// Three pieces and a half, not compressed, so that pictures of one size are files of one size.
const DRAW = `
import os, sys
from PIL import Image
from random import Random
noise = Random(1).randbytes(3000 * 3200 * 3)
Image.frombytes("RGB", (3000, 3200), noise).save(sys.argv[1] + "/large.png", compress_level=0)
half = len(noise) // 2
other = noise[:half] + Random(2).randbytes(3000) + noise[half + 3000:]
os.mkdir(sys.argv[1] + "/other")
Image.frombytes("RGB", (3000, 3200), other).save(sys.argv[1] + "/other/large.png", compress_level=0)
`;
const MIB = 1 << 20;

let it;
let line;
before(async () => {
  it = await stage();
  execFileSync("/usr/bin/python3", ["-c", DRAW, it.picture("")]);
  line = await throttled(Number(new URL(it.url).port));
});
after(async () => {
  line?.close();
  await it?.close();
});

// A line to the server that can be slow, and knows how much was sent over it.
const throttled = async (upstream) => {
  const sockets = new Set();
  const told = { rate: Infinity, sent: 0, reached: () => {} };
  const proxy = net.createServer((client) => {
    const server = net.connect(upstream, "127.0.0.1");
    for (const socket of [client, server]) sockets.add(socket);
    client.on("error", () => server.destroy()).on("close", () => server.destroy());
    server.on("error", () => client.destroy()).on("close", () => client.destroy());
    server.pipe(client);
    client.on("data", (bytes) => {
      told.sent += bytes.length;
      told.reached();
      client.pause();
      server.write(bytes);
      setTimeout(() => client.resume(), (1000 * bytes.length) / told.rate);
    });
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  told.url = `http://127.0.0.1:${proxy.address().port}`;
  // Sends slowly, until so many bytes more were sent.
  told.after = (bytes) => {
    told.rate = 8_000_000;
    const goal = told.sent + bytes;
    return new Promise((resolve) => {
      told.reached = () => { if (told.sent >= goal) resolve(); };
    });
  };
  told.close = () => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  };
  return told;
};

const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("chatpic.unfinished") ?? "[]"));
const address = (page) => page.waitForFunction(() => JSON.parse(localStorage.getItem("chatpic.unfinished") ?? "[]")[0]?.url)
  .then((found) => found.jsonValue());
// How far an upload is for the server; null where it is over.
const offset = async (url) => {
  const answer = await fetch(`${it.url}${url}`, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } });
  return answer.ok ? Number(answer.headers.get("upload-offset")) : null;
};
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");
// What the share that `page` shows the owner's page of gives to anybody.
const served = async (page) => {
  const direct = await page.locator(".direct a").first().getAttribute("href");
  const answer = await fetch(new URL(new URL(direct).pathname, it.url));
  assert.equal(answer.status, 200);
  return digest(Buffer.from(await answer.arrayBuffer()));
};
// The same file, sent in one go.
const whole = async (file) => {
  const form = new FormData();
  form.append("file", new Blob([readFileSync(file)]));
  const shared = await (await fetch(`${it.url}/api/v1/shares`, { method: "POST", body: form })).json();
  return digest(Buffer.from(await (await fetch(shared.direct_url)).arrayBuffer()));
};

// Opens the page and closes it in the middle of an upload: where that is, and how far it came.
const interrupted = async (options = {}) => {
  const page = await it.visitor(options, line.url);
  await page.goto(line.url);
  const some = line.after(14 * MIB);
  await page.setInputFiles("#file", it.picture("large.png"));
  const url = await address(page);
  await some;
  const context = page.context();
  await page.close();
  line.rate = Infinity;
  // What was on the way is kept when the server has noticed.
  let came = 0;
  for (let tries = 0; tries < 100 && came <= 8 * MIB; tries += 1) {
    came = await offset(url);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { context, url, came };
};

test("a file of more than 8 MiB goes in pieces of 8 MiB, and a smaller one at once", async () => {
  const page = await it.visitor();
  const asked = [];
  page.on("request", (request) => {
    if (!request.url().includes("/files/")) return;
    const headers = request.headers();
    asked.push([request.method(), headers["upload-offset"], headers["content-type"]]);
  });
  await page.goto(it.url);
  await page.setInputFiles("#file", [it.picture("photo.jpg"), it.picture("large.png")]);
  await page.click("#share");
  await page.waitForURL(/\/m\//);
  const large = statSync(it.picture("large.png")).size;
  const begun = asked.filter(([method]) => method === "POST").map(([, , type]) => type);
  assert.deepEqual(begun, ["application/offset+octet-stream", undefined], "the small one came with its beginning");
  const pieces = asked.filter(([method]) => method === "PATCH");
  assert.deepEqual(pieces.map(([, at]) => Number(at)), [0, 8 * MIB, 16 * MIB, 24 * MIB]);
  assert.ok(large > 24 * MIB && large < 32 * MIB);
  assert.deepEqual(await kept(page), []);
});

test("after a closed tab the page says what was interrupted, and the same file goes on where it was", async () => {
  const { context, url, came } = await interrupted();
  const size = statSync(it.picture("large.png")).size;
  assert.ok(came > 8 * MIB && came < size, `${came} of ${size}`);

  const page = await context.newPage();
  await page.goto(line.url);
  const percent = Math.floor((100 * came) / size);
  const says = `An upload was interrupted. Choose large.png again, and it goes on from ${percent}%.`;
  await page.getByText(says).waitFor();
  line.sent = 0;
  await page.setInputFiles("#file", it.picture("large.png"));
  await page.getByText(`large.png goes on from ${percent}%.`).waitFor();
  await page.click("#share");
  await page.waitForURL(/\/m\//);
  assert.ok(line.sent < size - came + 200_000, `${line.sent} were sent of ${size - came} that lacked`);
  assert.equal(await served(page), await whole(it.picture("large.png")));
  assert.deepEqual(await kept(page), []);
  assert.equal(await offset(url), null);
  await page.goto(line.url);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...localStorage })), /large\.png|\/files\//);
});

test("another file of the same name and size begins anew", async () => {
  const { context, url } = await interrupted();
  const page = await context.newPage();
  await page.goto(line.url);
  await page.getByText("An upload was interrupted.").waitFor();
  line.sent = 0;
  const other = it.picture("other/large.png");
  const { size } = statSync(other);
  assert.equal(size, statSync(it.picture("large.png")).size);
  await page.setInputFiles("#file", other);
  await page.click("#share");
  await page.waitForURL(/\/m\//);
  assert.ok(line.sent >= size);
  assert.equal(await served(page), await whole(other));
  // The first is still there to go on with.
  assert.deepEqual((await kept(page)).map((one) => one.url), [url]);
  assert.notEqual(await offset(url), null);
});

test("two pages don't send the same upload, and one that is being sent isn't called interrupted", async () => {
  const { context, url } = await interrupted();
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto(line.url);
  await first.getByText("An upload was interrupted.").waitFor();
  line.rate = 4_000_000;
  await first.setInputFiles("#file", it.picture("large.png"));
  await first.getByText("large.png goes on from").waitFor();
  await second.goto(line.url);
  await second.setInputFiles("#file", it.picture("large.png"));
  await second.waitForFunction((url) => JSON.parse(localStorage.getItem("chatpic.unfinished")).some((one) => one.url !== url), url);
  assert.equal(await second.locator("#unfinished p").count(), 0);
  line.rate = Infinity;
  for (const page of [first, second]) {
    await page.bringToFront();
    await page.click("#share");
    await page.waitForURL(/\/m\//);
  }
  assert.equal(await served(first), await served(second));
  assert.deepEqual(await kept(first), []);
});

test("a server that is killed in the middle and comes back gets the rest by itself", async () => {
  const page = await it.visitor({}, line.url);
  await page.goto(line.url);
  const size = statSync(it.picture("large.png")).size;
  const before = line.sent;
  const some = line.after(19 * MIB);
  await page.setInputFiles("#file", it.picture("large.png"));
  await page.click("#share");
  await some;
  await it.kill();
  await page.getByText("Connection lost. Trying again").first().waitFor();
  line.rate = Infinity;
  await it.restart();
  await page.waitForURL(/\/m\//, { timeout: 60_000 });
  // The pieces that were durable aren't sent again: of what was on its way, at most one.
  assert.ok(line.sent - before < size + 9 * MIB, `${line.sent - before} of ${size}`);
  assert.equal(await served(page), await whole(it.picture("large.png")));
});

test("a proxy that says that the server is away is waited for", async () => {
  const page = await it.visitor();
  const refused = new Set();
  await page.route(/\/files\/|\/api\/v1\/shares$/, (route, request) => {
    const kind = `${request.method()} ${new URL(request.url()).pathname.split("/")[1]}`;
    if (refused.has(kind)) return route.continue();
    refused.add(kind);
    return route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" });
  });
  await page.goto(it.url);
  await page.setInputFiles("#file", it.picture("large.png"));
  await page.click("#share");
  await page.waitForURL(/\/m\//, { timeout: 60_000 });
  assert.deepEqual([...refused], ["POST files", "PATCH files", "HEAD files", "POST api"]);
  assert.equal(await served(page), await whole(it.picture("large.png")));
});

test("a closed tab and a killed server together lose no more", async () => {
  const { context, came } = await interrupted();
  await it.kill();
  await it.restart();
  const page = await context.newPage();
  await page.goto(line.url);
  await page.getByText("An upload was interrupted.").waitFor();
  line.sent = 0;
  await page.setInputFiles("#file", it.picture("large.png"));
  await page.click("#share");
  await page.waitForURL(/\/m\//);
  const lacked = statSync(it.picture("large.png")).size - came;
  assert.ok(line.sent < lacked + 200_000, `${line.sent} were sent of ${lacked} that lacked`);
  assert.equal(await served(page), await whole(it.picture("large.png")));
});

test("an interrupted upload is forgotten, here and by the server, at the press of a button", async () => {
  const { context, url } = await interrupted({ locale: "de-DE" });
  const page = await context.newPage();
  await page.goto(line.url);
  await page.getByText(/Das Hochladen wurde unterbrochen\. Wähle large\.png noch einmal/).waitFor();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Vergessen" }).click();
  await page.getByText("Die Verbindung ist abgebrochen.").waitFor();
  assert.equal((await kept(page)).length, 1);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Vergessen" }).click();
  await page.locator("#unfinished").waitFor({ state: "hidden" });
  assert.equal(await page.locator("#said").textContent(), "Vergessen, hier und vom Server.");
  assert.equal(await page.evaluate(() => document.activeElement.id), "file");
  assert.deepEqual(await kept(page), []);
  assert.equal((await fetch(`${it.url}${url}`, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } })).status, 410);
});

test("one that was sent and not shared, taken out of the tray, or is over by its time leaves nothing", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  await page.setInputFiles("#file", it.picture("large.png"));
  const url = await address(page);
  const size = statSync(it.picture("large.png")).size;
  for (let sent = 0; sent < size; sent = await offset(url)) {
    assert.notEqual(sent, null);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await page.reload();
  await page.getByText("large.png was sent, but not shared.").waitFor();
  await page.setInputFiles("#file", it.picture("large.png"));
  await page.getByText("large.png goes on from 100%.").waitFor();
  await page.getByRole("button", { name: "Remove large.png" }).click();
  await page.locator("#unfinished").waitFor({ state: "hidden" });
  assert.deepEqual(await kept(page), []);

  // A day later, by the browser's clock, and by the server's word.
  const one = { url: `/files/${"a".repeat(32)}`, name: "old.png", size: 9e6, digest: "0".repeat(64) };
  for (const until of [Date.now() - 1, Date.now() + 60_000]) {
    await page.evaluate((all) => localStorage.setItem("chatpic.unfinished", JSON.stringify(all)), [{ ...one, until }]);
    await page.reload();
    await page.waitForFunction(() => localStorage.getItem("chatpic.unfinished") === null);
    assert.equal(await page.locator("#unfinished p").count(), 0);
  }
});
