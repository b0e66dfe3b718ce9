// Looking, keeping and ending, with scripts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seen, share, stage, TOKEN } from "./stage.js";

let it;
before(async () => { it = await stage(); });
after(() => it?.close());

test("a link with its token after # opens without the token in any address that is asked", async () => {
  const link = await share(await it.visitor(), it.url, it.picture("photo.jpg"), { views: "2", password: "quiet" });
  const [token] = link.match(TOKEN);
  const friend = await it.visitor();
  const asked = [];
  friend.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await friend.goto(`${it.url}/s#${token}`);
  await friend.click("text=Show picture");
  await friend.fill("#password", "loud");
  await friend.click("text=Show picture");
  await friend.waitForFunction(() => document.querySelector("#problem").textContent.includes("password"));
  await friend.fill("#password", "quiet");
  await friend.click("text=Show picture");
  await friend.waitForURL(/\/v\/[0-9A-Za-z]+$/);
  await seen(friend);
  assert.match(await friend.locator("main").textContent(), /1 view is left/);
  assert.deepEqual(asked.filter((path) => path.includes(token)), []);
});

test("half a link says so, and a gone one is gone", async () => {
  const page = await it.visitor();
  await page.goto(`${it.url}/s#tooshort`);
  assert.equal(await page.locator("h1").textContent(), "This link is not complete.");

  const owner = await it.visitor();
  const link = await share(owner, it.url, it.picture("photo.jpg"));
  await owner.click("summary:has-text('Delete this share')");
  await owner.click("button:has-text('Delete this share')");
  assert.equal(await owner.locator("h1").textContent(), "This share is gone.");
  await page.goto(`${it.url}/s#${link.match(TOKEN)[0]}`);
  await page.click("text=Show picture");
  await page.waitForSelector("text=taken back");
});

test("a link is copied with one press", async () => {
  const owner = await it.visitor({ permissions: ["clipboard-write"] });
  const link = await share(owner, it.url, it.picture("photo.jpg"), { views: "3" });
  await owner.click("text=Copy link");
  await owner.waitForSelector("text=Copied");
  // No page of ours may read the clipboard; a person pastes.
  await owner.goto(it.url);
  await owner.click("label:has(#locked)");
  await owner.keyboard.press("Control+V");
  assert.equal(await owner.inputValue("#password"), link);
});

test("when its time ends a picture fades and the page says that it is gone", async () => {
  const link = await share(await it.visitor(), it.url, it.picture("photo.jpg"));
  const friend = await it.visitor();
  await friend.clock.install();
  await friend.goto(link);
  await seen(friend);
  assert.match(await friend.locator(".countdown").textContent(), /^\s*Gone in (24 h|23 h 59 min)/);
  await friend.clock.fastForward("23:59:00");
  assert.match(await friend.locator(".countdown.soon").textContent(), /Gone in \d\d s/);
  await friend.clock.fastForward("01:30");
  await friend.clock.runFor(1000);
  await friend.waitForSelector("text=This picture is gone.");
  assert.equal(await friend.locator("img").count(), 0);
});

test("one picture is looked at alone, closer, and the next by key and by finger", async () => {
  const link = await share(await it.visitor(), it.url, ["photo.jpg", "drawing.png"].map(it.picture));
  const page = await it.visitor({ viewport: { width: 320, height: 400 }, hasTouch: true });
  await page.goto(link);
  await seen(page);
  await page.click(".print img");
  const alone = page.locator("dialog.alone");
  const size = () => alone.locator("img").evaluate((it) => [it.clientWidth, it.clientHeight, it.naturalWidth]);
  assert.deepEqual(await size(), [300, 400, 480], "all of it fits");
  await alone.locator("img").click({ position: { x: 20, y: 20 } });
  assert.deepEqual(await size(), [480, 640, 480], "its own size");
  await alone.locator("img").click();
  await page.keyboard.press("ArrowRight");
  assert.equal((await size())[2], 320);
  const touch = (kind, x) => alone.dispatchEvent(kind, {
    touches: [{ identifier: 0, clientX: x, clientY: 9 }],
    changedTouches: [{ identifier: 0, clientX: x, clientY: 9 }],
  });
  await touch("touchstart", 100);
  await touch("touchend", 220);
  assert.equal((await size())[2], 480);
  await page.keyboard.press("Escape");
  assert.equal(await alone.isVisible(), false);
  await page.waitForSelector(":focus:text-is('Look closer')");
  assert.deepEqual(await seen(page), [[480, 640], [320, 200]], "each is in its place again");
  await page.keyboard.press("Enter");
  await page.click("dialog button:text-is('Close')");
  assert.equal(await alone.isVisible(), false);
});
