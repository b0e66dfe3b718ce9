// Videos: chosen, sent, played and sought in, in a real browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { share, stage } from "./stage.js";

let it;

before(async () => {
  it = await stage();
  it.film("film.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-b:v", "1500k", "-c:a", "aac");
  it.film("film.webm", "-c:v", "libvpx", "-deadline", "realtime", "-b:v", "1500k", "-c:a", "libopus");
});
after(() => it?.close());

const state = (page) =>
  page.evaluate(() => {
    const { currentTime, paused, muted, duration, videoWidth, error } = document.querySelector("video");
    return { currentTime, paused, muted, duration, videoWidth, error: error?.message ?? null };
  });

// Plays for a moment, then goes elsewhere in it.
const playsAndSeeks = async (page, { waits = true } = {}) => {
  await page.waitForFunction(() => document.querySelector("video").readyState >= 1);
  const before = await state(page);
  assert.equal(before.error, null);
  if (waits) assert.equal(before.paused, true, "it waits for its viewer");
  assert.ok(Math.abs(before.duration - 20) < 0.2, `${before.duration}`);
  assert.equal(before.videoWidth, 640);
  await page.evaluate(() => {
    const video = document.querySelector("video");
    video.muted = true;
    return video.play();
  });
  await page.waitForFunction(() => document.querySelector("video").currentTime > 0.3);
  for (const to of [17, 4]) {
    await page.evaluate((at) => new Promise((resolve) => {
      const video = document.querySelector("video");
      video.addEventListener("seeked", resolve, { once: true });
      video.currentTime = at;
    }), to);
    await page.waitForFunction((at) => document.querySelector("video").currentTime > at + 0.1, to);
  }
  assert.equal((await state(page)).error, null);
};

for (const name of ["film.mp4", "film.webm"]) {
  test(`${name} behind a button is one view, played and sought in`, async () => {
    const page = await it.visitor();
    const link = await share(page, it.url, it.picture(name), { views: "1" });
    const viewer = await it.visitor();
    const parts = [];
    viewer.on("response", (answer) => {
      if (/\/v\/[0-9A-Za-z]{32}\/0$/.test(answer.url())) parts.push(answer.status());
    });
    await viewer.goto(link);
    await viewer.click("form[action$='/view'] button");
    await viewer.waitForURL(/\/v\//);
    assert.match(await viewer.locator("video").getAttribute("poster"), /\/v\/[0-9A-Za-z]{32}\/t0$/);
    await playsAndSeeks(viewer);
    assert.ok(parts.length >= 2 && parts.every((status) => status === 206), `${parts}`);
    // By keyboard: the player takes the keys that are its own.
    await viewer.locator("video").focus();
    await viewer.keyboard.press(" ");
    await viewer.waitForFunction(() => document.querySelector("video").paused);

    await viewer.evaluate(axe.source);
    // Nobody sends captions along, and nobody here could write them.
    const without = { preload: false, rules: { "video-caption": { enabled: false } } };
    const { violations } = await viewer.evaluate((options) => window.axe.run(document, options), without);
    assert.deepEqual(violations.map(({ id }) => id), []);
    const late = await it.visitor();
    await late.goto(link);
    assert.equal(await late.locator("form[action$='/view']").count(), 0, "the view is spent");
  });
}

test("a link without limits plays on its page and by its own address", async () => {
  const page = await it.visitor();
  const link = await share(page, it.url, it.picture("film.mp4"));
  const viewer = await it.visitor();
  await viewer.goto(link);
  await playsAndSeeks(viewer);
  await viewer.goto(await viewer.locator("video").evaluate((video) => video.src));
  // The browser's own page for a film begins by itself.
  await playsAndSeeks(viewer, { waits: false });
});

test("the tray shows a frame of a video", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  await page.setInputFiles("#file", [it.picture("film.mp4"), it.picture("photo.jpg")]);
  await page.waitForFunction(() => document.querySelector("#prints video")?.readyState >= 2);
  assert.equal(await page.locator("#prints li").count(), 2);
});

test("a marked video plays while it is marked, and is sought in when it is whole", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  await page.setInputFiles("#file", it.picture("film.mp4"));
  await page.click("label:has(#watermark)");
  await page.click("#share");
  await page.waitForURL(/\/m\/[0-9A-Za-z]{32}$/);
  const link = await page.locator(".address a").first().textContent();
  const viewer = await it.visitor();
  const told = [];
  viewer.on("response", async (answer) => {
    if (answer.url().endsWith("/progress")) told.push((await answer.json().catch(() => ({}))).percent);
  });
  await viewer.goto(link);
  await viewer.click("form[action$='/view'] button");
  await viewer.waitForURL(/\/v\//);
  assert.equal(await viewer.locator("video").getAttribute("poster"), null, "no frame without its mark");
  // Whether it plays meanwhile or waits, it is there in the end: by parts, as long as it was.
  await viewer.waitForResponse((answer) => /\/0$/.test(answer.url()) && answer.status() === 206, { timeout: 120_000 });
  assert.ok(told.length > 0 && told.every((percent) => percent >= 0 && percent <= 100), `${told}`);
  await viewer.reload();
  await playsAndSeeks(viewer);
  assert.equal(await viewer.locator("[data-progress] [role=status]").isVisible(), false);
});
