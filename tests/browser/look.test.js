// Every page at every width: nothing sticks out, and pictures of it for people to look at, where
// CHATPIC_SHOTS names a directory.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { share, stage, TOKEN } from "./stage.js";

const PLAIN = ["/report", "/takedown", "/takedown/intimate", "/takedown/copyright", "/takedown/eu",
  "/takedown/authority", "/transparency", "/legal/terms", "/legal/guidelines", "/legal/privacy", "/legal/contact"];

let it;
let pages;
before(async () => {
  it = await stage();
  const owner = await it.visitor();
  const files = ["photo.jpg", "drawing.png"].map(it.picture);
  const open = await share(owner, it.url, files);
  const managedOpen = owner.url();
  const gate = await share(owner, it.url, it.picture("photo.jpg"), { views: "3", password: "p" });
  const managed = owner.url();
  await owner.goto(it.url);
  await owner.setInputFiles("#file", it.picture("photo.jpg"));
  await owner.click("summary:has-text('More')");
  await owner.fill("#recipients", `Anna\n${"W".repeat(100)}\nBen`);
  await owner.check("#end_early");
  await owner.click("#share");
  await owner.waitForURL(/\/m\/[0-9A-Za-z]{32}$/);
  const managedSeveral = owner.url();
  const friend = await it.visitor();
  await friend.goto(await owner.locator(".address a").first().textContent());
  await friend.click("text=Show picture");
  await friend.waitForURL(/\/v\//);
  const spent = await share(owner, it.url, it.picture("photo.jpg"), { views: "1" });
  const managedSpent = owner.url();
  const reporter = await it.visitor();
  await reporter.goto(open);
  await reporter.click("text=Report this");
  await reporter.selectOption("#category", "privacy");
  await reporter.click("text=Send report");
  await reporter.waitForURL(/\/report\/[0-9A-Za-z]{32}$/);
  const reported = reporter.url();
  await owner.goto(spent);
  await owner.click("text=Show picture");
  await owner.waitForURL(/\/v\//);
  pages = {
    home: it.url, open, gate, managed, managedOpen, managedSeveral, managedSpent,
    pass: owner.url(),
    passToEnd: friend.url(),
    fragment: `${it.url}/s#${gate.match(TOKEN)[0]}`,
    gone: spent,
    unknown: `${it.url}/s/${"0".repeat(32)}`,
    api: `${it.url}/api`,
    reported,
    ...Object.fromEntries(PLAIN.map((path) => [path.slice(1).replace("/", "-"), `${it.url}${path}`])),
  };
});
after(() => it?.close());

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const width of [320, 360, 1280, 1440]) {
  test(`no page has to be scrolled sideways at ${width} px`, async () => {
    const page = await it.visitor({ viewport: { width, height: 720 } });
    for (const [name, url] of Object.entries(pages)) {
      await page.goto("about:blank");
      await page.goto(url);
      assert.ok((await overflow(page)) <= 0, name);
    }
  });
}

test("no page has anything inline", async () => {
  const page = await it.visitor();
  for (const [name, url] of Object.entries(pages)) {
    await page.goto("about:blank");
    const html = await (await page.goto(url)).text();
    assert.doesNotMatch(html, /<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=/, name);
  }
});

test("the home page fits above the fold of a small phone", async () => {
  const page = await it.visitor({ viewport: { width: 360, height: 640 } });
  await page.goto(it.url);
  const button = await page.locator("#share").boundingBox();
  assert.ok(button.y + button.height <= 640, `the button ends at ${button.y + button.height}`);
});

for (const colorScheme of process.env.CHATPIC_SHOTS ? ["light", "dark"] : []) {
  for (const width of [360, 1280]) {
    test(`shots, ${colorScheme}, ${width} px`, async () => {
      const page = await it.visitor({ colorScheme, viewport: { width, height: 720 }, reducedMotion: "reduce" });
      for (const [name, url] of Object.entries(pages)) {
        await page.goto("about:blank");
        await page.goto(url, { waitUntil: "networkidle" });
        const path = `${process.env.CHATPIC_SHOTS}/${name}-${width}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: width === 360 });
      }
    });
  }
}
