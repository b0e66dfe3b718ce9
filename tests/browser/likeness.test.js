// Every page looks as it was when somebody last looked at it, but for what time and chance change.
//
// `likenesses` keeps the first screen of each at 360 px, light and dark, 8 × 8 pixels to a cell.
// CHATPIC_LIKENESSES=renew writes them anew; CHATPIC_SHOTS names a directory for what was seen instead.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { everything, visit } from "./pages/list.js";
import { apart, beside, TOLERATED, tones, unlike } from "./pages/likeness.js";

const KEPT = new URL("likenesses/", import.meta.url);
const SCREEN = { viewport: { width: 360, height: 740 }, locale: "en", timezoneId: "UTC" };

let it;
before(async () => { it = await everything(); });
after(() => it?.close());

const seenIn = async (page, colorScheme) => {
  await page.emulateMedia({ colorScheme });
  return page.screenshot({ caret: "hide" });
};

if (process.env.CHATPIC_LIKENESSES === "renew") {
  test("the likenesses are renewed", async () => {
    rmSync(KEPT, { recursive: true, force: true });
    mkdirSync(KEPT);
    for (const entry of it.entries) {
      const page = await visit(it, entry, SCREEN);
      const [light, dark] = [await seenIn(page, "light"), await seenIn(page, "dark")].map(tones);
      writeFileSync(new URL(`${entry.name}.png`, KEPT), beside(light, dark));
      await it.leave(page);
    }
  });
}

const kept = (name) => apart(readFileSync(new URL(`${name}.png`, KEPT)));

test("every page looks as it did", async () => {
  const told = [];
  for (const entry of it.entries) {
    const page = await visit(it, entry, SCREEN);
    const before = kept(entry.name);
    for (const [number, colorScheme] of ["light", "dark"].entries()) {
      const shot = await seenIn(page, colorScheme);
      const difference = unlike(before[number], tones(shot));
      if (process.env.CHATPIC_VERBOSE) console.log(`${difference}\t${entry.name}\t${colorScheme}`);
      if (difference <= TOLERATED) continue;
      told.push(`${entry.name}, ${colorScheme}: ${difference} of a thousand cells`);
      if (process.env.CHATPIC_SHOTS) writeFileSync(`${process.env.CHATPIC_SHOTS}/${entry.name}-${colorScheme}.png`, shot);
    }
    await it.leave(page);
  }
  assert.deepEqual(told, []);
});

test("every likeness is one of a page, and all together are small", () => {
  const files = readdirSync(KEPT);
  assert.deepEqual(files.toSorted(), it.entries.map(({ name }) => `${name}.png`).toSorted());
  const bytes = files.reduce((sum, file) => sum + readFileSync(new URL(file, KEPT)).length, 0);
  assert.ok(bytes < 1_000_000, `${bytes} bytes`);
});

// Comes to a page after something was done to it, and answers with how unlike it is.
const changed = async (name, { before = () => {}, after = () => {}, colorScheme = "light" }) => {
  const entry = it.entries.find((entry) => entry.name === name);
  const come = async (page) => {
    await before(page);
    await entry.come(page);
  };
  const page = await visit(it, { ...entry, come }, SCREEN);
  await after(page);
  const difference = unlike(kept(name)[0], tones(await seenIn(page, colorScheme)));
  await it.leave(page);
  return difference;
};

const ACTS = ["home", "gate", "gate-password", "result", "manage", "channel-gate", "comment", "console-sign-in"];

test("a page without its style is seen", async () => {
  for (const name of [...ACTS, "gone-spent", "open", "mine-empty", "legal-terms", "channels", "post", "console-queue", "console-log"]) {
    const difference = await changed(name, { before: (page) => page.route(/\/static\/app\..*css$/, (route) => route.abort()) });
    if (process.env.CHATPIC_VERBOSE) console.log(`${difference}\t${name}\tno style`);
    assert.ok(difference > 2 * TOLERATED, `${name}: ${difference}`);
  }
});

test("a page without its button is seen", async () => {
  for (const name of ACTS) {
    const after = (page) => page.locator(".act").first().evaluate((button) => button.remove());
    const difference = await changed(name, { after });
    if (process.env.CHATPIC_VERBOSE) console.log(`${difference}\t${name}\tno button`);
    assert.ok(difference > TOLERATED, `${name}: ${difference}`);
  }
});

test("a page in the other colours is seen", async () => {
  for (const { name } of it.entries.filter(({ name }) => ACTS.includes(name))) {
    const difference = await changed(name, { colorScheme: "dark" });
    assert.ok(difference > 500, `${name}: ${difference}`);
  }
});

test("another time, another link and other letters are nothing", async () => {
  for (const name of ["gate", "open", "result", "manage", "pass", "post", "mine", "console-queue"]) {
    const after = (page) => page.evaluate(() => {
      for (const it of document.querySelectorAll(".countdown > span")) {
        it.textContent = `Gone in 1 h 59 min${it.querySelector(".when") ? " Wed, Mar 3, 1:14 AM" : ""}`;
      }
      for (const it of document.querySelectorAll(".address a")) it.textContent = it.textContent.replace(/\w{32}/, "Wm".repeat(16));
    });
    const difference = await changed(name, { after });
    if (process.env.CHATPIC_VERBOSE) console.log(`${difference}\t${name}\tanother time`);
    assert.ok(difference <= TOLERATED, `${name}: ${difference}`);
  }
});
