// The tray: order, descriptions, what is remembered, what can't be taken, and a network that comes and goes.

import assert from "node:assert/strict";
import net from "node:net";
import { after, before, test } from "node:test";
import { share, stage } from "./stage.js";

let it;
before(async () => { it = await stage(); });
after(() => it?.close());

const names = (page) => page.$$eval("#prints img", (all) => all.map((it) => it.alt));

test("pictures are put in order by keyboard, described, and arrive so", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  await page.setInputFiles("#file", ["photo.jpg", "drawing.png"].map(it.picture));
  await page.waitForSelector("#prints li:nth-child(2)");
  assert.deepEqual(await names(page), ["photo.jpg", "drawing.png"]);
  await page.getByRole("button", { name: "Move drawing.png earlier" }).focus();
  await page.keyboard.press("Enter");
  assert.deepEqual(await names(page), ["drawing.png", "photo.jpg"]);
  await page.click(".more summary");
  await page.getByLabel("What picture 1 shows (drawing.png)").fill("A \"drawing\" <b>");
  await page.getByLabel("What picture 2 shows (photo.jpg)").fill("A photo");
  await page.click("#share");
  await page.waitForURL(/\/m\//);
  const friend = await it.visitor();
  await friend.goto(await page.locator(".address a").textContent());
  const alts = await friend.$$eval(".print img", (all) => all.map((it) => it.alt));
  assert.deepEqual(alts, ["A \"drawing\" <b>", "A photo"]);
  const [archive] = await Promise.all([friend.waitForEvent("download"), friend.click("text=Save all as ZIP")]);
  assert.equal(archive.suggestedFilename(), "pictures.zip");
});

test("the terms of last time are there again, but neither a password nor names", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  await page.check("[name=expires_in][value='1h']", { force: true });
  await page.check("#once");
  await page.check("#watermark");
  await page.check("#locked");
  await page.fill("#password", "secret");
  await page.click("#share");
  await page.waitForURL(/\/m\//);
  await page.goto(it.url);
  assert.equal(await page.locator("[name=expires_in]:checked").getAttribute("value"), "1h");
  assert.equal(await page.isChecked("#once"), true);
  assert.equal(await page.inputValue("#max_views"), "1");
  assert.equal(await page.isChecked("#watermark"), true);
  assert.equal(await page.isChecked("#locked"), false);
  assert.equal(await page.inputValue("#password"), "");
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...localStorage })), /secret/);
});

test("what is chosen before the script has come stands", async () => {
  const page = await it.visitor();
  let come = () => {};
  const words = new Promise((resolve) => { come = resolve; });
  await page.route(/\/static\/words\..*js$/, async (route) => {
    await words;
    await route.continue();
  });
  const going = page.goto(it.url);
  await page.check("#once");
  await page.check("#watermark");
  await page.click(".more summary");
  await page.fill("#alt", "A field at dusk");
  come();
  await going;
  assert.equal(await page.isChecked("#once"), true);
  assert.equal(await page.inputValue("#max_views"), "1");
  assert.equal(await page.isChecked("#watermark"), true);
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  assert.equal(await page.locator("#alt + ul input").inputValue(), "A field at dusk");
});

test("who leaves without sharing leaves no draft", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  const begun = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/files/");
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  const draft = new URL(await (await begun).headerValue("location"), it.url);
  await page.goto(`${it.url}/legal/terms`);
  const asked = async () => (await fetch(draft, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } })).status;
  for (let tries = 0; tries < 100 && await asked() === 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.notEqual(await asked(), 200);
});

// Drops files that are not taken here: each is told why.
const refused = async (url, page, files) => {
  await page.goto(url);
  await page.waitForSelector("html.script");
  for (const [name, head, type, says] of files) {
    await page.evaluate(([name, head, type]) => {
      const data = new DataTransfer();
      data.items.add(new File([head], name, { type }));
      document.querySelector("#tray").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
    }, [name, head, type]);
    await page.waitForFunction((name) => document.querySelector("#problem").textContent.includes(name), name);
    assert.match(await page.locator("#problem").textContent(), says);
    assert.equal(await page.locator("#prints li").count(), 0, name);
  }
};

test("what an iPhone sends unconverted is told apart, and what to do", async () => {
  await refused(it.url, await it.visitor(), [
    ["IMG_1.HEIC", "\0\0\0\x18ftypheic\0\0\0\0", "image/heic", /HEIC.*Most Compatible/],
    ["IMG_2.JPG", "\0\0\0\x18ftypmif1\0\0\0\0", "image/jpeg", /HEIC/],
  ]);
});

test("a server that takes no videos says so before one is sent", async () => {
  const pictures = await stage({ CHATPIC_MEDIA__VIDEOS: "false" });
  try {
    await refused(pictures.url, await pictures.visitor(), [
      ["IMG_3.MOV", "\0\0\0\x14ftypqt  \0\0\0\0", "video/quicktime", /is a video/],
      ["x.webm", "\x1a\x45\xdf\xa3webm", "video/webm", /is a video/],
    ]);
  } finally {
    await pictures.close();
  }
});

test("ten photos over a slow line that breaks in the middle arrive once, without a press", async () => {
  const upstream = Number(new URL(it.url).port);
  const RATE = 700_000;
  let cuts = 0;
  const sockets = new Set();
  const proxy = net.createServer((client) => {
    const server = net.connect(upstream, "127.0.0.1");
    for (const socket of [client, server]) sockets.add(socket);
    client.on("error", () => server.destroy()).on("close", () => server.destroy());
    server.on("error", () => client.destroy()).on("close", () => client.destroy());
    server.pipe(client);
    let sent = 0;
    client.on("data", (bytes) => {
      sent += bytes.length;
      // A browser sends once more by itself on a connection that was used before.
      if (sent > 2_000_000 && cuts < 2) {
        cuts += 1;
        client.resetAndDestroy();
        return;
      }
      client.pause();
      server.write(bytes);
      setTimeout(() => client.resume(), (1000 * bytes.length) / RATE);
    });
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const through = `http://127.0.0.1:${proxy.address().port}`;
  const page = await it.visitor({}, through);
  await page.goto(through);
  const noise = it.picture("noise.png");
  await page.setInputFiles("#file", [noise, noise, it.picture("photo.jpg"), it.picture("drawing.png"),
    noise, it.picture("photo.jpg"), it.picture("photo.jpg"), noise, it.picture("drawing.png"), it.picture("photo.jpg")]);
  await page.waitForSelector("#prints li:nth-child(10)");
  await page.click("#share");
  await page.waitForFunction(() => /[KM]iB\/s, .* left$/.test(document.querySelector("#sent")?.textContent));
  await page.waitForURL(/\/m\/[0-9A-Za-z]{32}$/, { timeout: 60_000 });
  assert.equal(cuts, 2, "the line broke");
  assert.equal(await page.locator(".media li").count(), 10);
  for (const socket of sockets) socket.destroy();
  proxy.close();
});

test("offline, an upload waits for the network and then goes on", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  await page.waitForSelector("#prints li");
  await page.context().setOffline(true);
  await page.click("#share");
  await page.waitForFunction(() => document.querySelector("#sent").textContent === "Connection lost. Trying again");
  await page.context().setOffline(false);
  await page.waitForURL(/\/m\/[0-9A-Za-z]{32}$/);
});

test("a photo is taken where there is a camera, and chats show nothing of what needs a button", async () => {
  const phone = await it.visitor({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await phone.goto(it.url);
  await phone.waitForSelector("html.script");
  assert.equal(await phone.isVisible("text=Take a photo"), true);
  await phone.setInputFiles("#camera", it.picture("photo.jpg"));
  await phone.waitForSelector("#prints li");
  await phone.click(".more summary");
  await phone.check("#preview");
  await phone.check("#once");
  assert.equal(await phone.isChecked("#preview"), false);
  assert.equal(await phone.isDisabled("#preview"), true);
  const desk = await it.visitor();
  await desk.goto(it.url);
  await desk.waitForSelector("html.script");
  assert.equal(await desk.isVisible("text=Take a photo"), false);
});

test("one picture is seen on the whole screen", async () => {
  const page = await it.visitor();
  await page.goto(await share(await it.visitor(), it.url, it.picture("photo.jpg")));
  await page.click(".print img");
  await page.click("text=Full screen");
  await page.waitForFunction(() => document.fullscreenElement?.matches("dialog.alone .frame"));
  await page.click("text=Leave full screen");
  await page.waitForFunction(() => !document.fullscreenElement);
});
