// What holds for every page and every state of a page: nothing is in the way of whoever hears it, nothing
// sticks out of a narrow window, nothing is inline, nothing is asked of another origin, and none is missing
// here.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { everything, visit } from "./pages/list.js";
import { allRoutes, leads, pageRoutes } from "./pages/routes.js";

let it;
before(async () => { it = await everything(); });
after(() => it?.close());

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PHONE = { width: 320, height: 640 };
// 1280 × 1024, enlarged to 400 %.
const ENLARGED = { width: 320, height: 256 };

test("every page of the route table is in the list", () => {
  const listed = new Set(it.entries.map(({ route }) => route));
  assert.deepEqual(pageRoutes().filter((route) => !listed.has(route)), []);
  const known = allRoutes();
  assert.deepEqual([...listed].filter((route) => !known.includes(route)), []);
  const names = it.entries.map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)]);
});

// Runs `check` on every page, and tells all that it found, by name.
const everywhere = async (options, check) => {
  const told = [];
  for (const entry of it.entries) {
    const documents = [];
    const come = (page) => {
      page.on("response", (answer) => answer.request().isNavigationRequest() && documents.push(answer));
      return entry.come(page);
    };
    const page = await visit(it, { ...entry, come }, options);
    for (const fault of await check(page, entry, documents.at(-1))) told.push(`${entry.name}: ${fault}`);
    await it.leave(page);
  }
  assert.deepEqual(told, []);
};

// The same page where scripts run, for axe is one: what a browser without them shows, and none of its own.
const twin = async (page, entry) => {
  const html = (await page.content()).replace(/<script\b[^>]*>.*?<\/script>/gs, "").replace(/<(\/?)noscript>/g, "<$1div>");
  const other = entry.desk ? await it.moderator({ viewport: PHONE }) : await it.visitor({ viewport: PHONE }, entry.origin);
  await other.route(page.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await other.goto(page.url());
  return other;
};

const heard = async (page, colorScheme) => {
  await page.emulateMedia({ colorScheme });
  const { violations } = await page.evaluate(
    (values) => window.axe.run(document, { preload: false, runOnly: { type: "tag", values } }), RULES);
  return violations.map(({ id, impact, nodes }) =>
    `${colorScheme}, ${impact} ${id}: ${nodes.map((it) => it.html.slice(0, 200)).join(" ")}`);
};

const inline = async (came) =>
  (await came.text()).match(/<style|<script(?![^>]* src=)[^>]*|\s(style|on[a-z]+)="[^"]*/g)?.map((it) => `inline: ${it}`) ?? [];

const sticksOut = async (page) => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`${over} px stick out of ${page.viewportSize().width}`] : [];
};

const unfold = (page) => page.evaluate(() => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});

test("no page is in the way of whoever hears it, has anything inline, or is wider than its window", async () => {
  const asked = [];
  await everywhere({ viewport: PHONE }, async (page, entry, came) => {
    const path = new URL(page.url()).pathname;
    const found = leads(entry.route, path) ? [] : [`${path} is not ${entry.route}`];
    found.push(...await inline(came), ...await sticksOut(page));
    const listened = entry.scripts === false ? await twin(page, entry) : page;
    await listened.evaluate(axe.source);
    for (const colorScheme of ["light", "dark"]) found.push(...await heard(listened, colorScheme));
    if (listened !== page) await it.leave(listened);
    await unfold(page);
    found.push(...await sticksOut(page));
    for (const viewport of [ENLARGED, { width: 360, height: 740 }, { width: 768, height: 1024 }, { width: 1440, height: 900 }]) {
      await page.setViewportSize(viewport);
      found.push(...await sticksOut(page));
    }
    asked.push(path);
    return found;
  });
  assert.equal(asked.length, it.entries.length);
});

test("right to left, no page is wider than its window", async () => {
  await everywhere({ locale: "ar", viewport: PHONE }, async (page) => {
    const found = await page.evaluate(() => (document.documentElement.dir === "rtl" ? [] : ["not right to left"]));
    found.push(...await sticksOut(page));
    await unfold(page);
    return [...found, ...await sticksOut(page)];
  });
});

test("the home page fits above the fold of a small phone", async () => {
  const page = await it.visitor({ viewport: { width: 360, height: 640 } });
  await page.goto(it.url);
  const button = await page.locator("#share").boundingBox();
  assert.ok(button.y + button.height <= 640, `the button ends at ${button.y + button.height}`);
});
