// Channels in a browser: posts and comments arrive while one looks, nothing moves, and all of it works
// without scripts, by keyboard, and for whoever hears the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { posts, says, tabTo } from "./acts.js";
import { stage } from "./stage.js";

const POST = /\/p\/[0-9A-Za-z]{12}/;

let it;
let pages;
before(async () => {
  it = await stage({
    CHATPIC_ADULT_CHANNELS: "true", CHATPIC_LIMITS__UPLOADS_PER_HOUR: "0", CHATPIC_LIMITS__COMMENTS_PER_MINUTE: "0",
  });
  const create = (slug, title, ...more) =>
    it.admin("channels", "create", slug, "--title", title, "--capacity", "500", "--retention", "7d", ...more);
  create("film", "Film photography", "--about", "Grain, light leaks, and what the lab did to them.");
  create("night", "Night", "--adult");
  for (const name of ["drawing.png", "photo.jpg", "noise.png"]) await posts(it, "film", `This is ${name}`, [it.picture(name)]);
  const pair = await posts(it, "film", `A pair with ${"a long caption ".repeat(9)}`, [it.picture("photo.jpg"), it.picture("drawing.png")]);
  await posts(it, "night", "A street at night", [it.picture("photo.jpg")]);
  await says(it, `posts/${pair.id}`, "Lovely. Which one was first?");
  await says(it, `posts/${pair.id}`, ">>1 The left one.\nOr the right one.");
  pages = { channel: "/c/film", post: new URL(pair.url).pathname };
});
after(() => it?.close());

// Posts by the form of a channel's page, and answers with where it led.
const sends = async (page, path, caption, ...names) => {
  await page.goto(`${it.url}${path}`);
  await page.click("summary");
  await page.setInputFiles("#file", names.map(it.picture));
  await page.fill("#caption", caption);
  await page.click("#share");
  await page.waitForURL(/\/m\/[0-9A-Za-z]{32}$/);
  return (await page.locator(".address").first().textContent()).match(POST)[0];
};

test("a post that is made in one tab arrives in the other, and nothing moves until it is asked for", async () => {
  const [reader, poster] = [await it.visitor(), await it.visitor()];
  await reader.goto(`${it.url}/c/film`);
  const first = reader.locator(".grid li").first();
  const seen = () => first.evaluate((li) => [li.querySelector("a").href, li.getBoundingClientRect().top + scrollY]);
  const before = await seen();

  const path = await sends(poster, "/c/film", "Fresh <b>grain</b>", "photo.jpg", "drawing.png");
  const button = reader.locator("#fresh a");
  await button.waitFor();
  assert.equal(await button.textContent(), "Show 1 new post");
  assert.deepEqual(await seen(), before);
  await posts(it, "film", "Fresher", [it.picture("drawing.png")]);
  await reader.waitForSelector("text=Show 2 new posts");
  assert.deepEqual(await seen(), before);

  await button.click();
  await reader.waitForSelector("text=Fresher");
  assert.equal(await button.count(), 0);
  const shown = await reader.locator(".grid a").evaluateAll((all) => all.slice(0, 2).map((a) => new URL(a.href).pathname));
  assert.equal(shown[1], path);
  assert.equal(await reader.locator(".grid img").nth(1).getAttribute("alt"), "Fresh <b>grain</b>");
  assert.ok(await reader.evaluate(() => document.activeElement.matches(".grid li:first-child a")));

  // What was made while nobody listened is told to who comes back.
  await reader.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await posts(it, "film", "While away", [it.picture("drawing.png")]);
  await reader.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: false, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await reader.waitForSelector("text=Show 1 new post");
});

test("a comment that is made in one tab arrives in the other below what is there, and its author deletes it", async () => {
  const { id } = await posts(it, "film", "To be talked about", [it.picture("photo.jpg")]);
  const [one, two] = [await it.visitor(), await it.visitor()];
  for (const page of [one, two]) await page.goto(`${it.url}/p/${id}`);
  await one.fill("#text", "Is it <i>sharp</i>?\nReally?");
  await one.click("text=Post comment");
  await one.waitForSelector("#c1");
  assert.equal(await one.inputValue("#text"), "");
  const name = await one.locator("#called b").textContent();
  assert.match(name, /^[a-z]+ [a-z]+$/);

  await two.waitForSelector("#c1");
  assert.equal(await two.locator("#heard").textContent(), "1 new comment");
  assert.equal(await two.locator("#c1 .text").textContent(), "Is it <i>sharp</i>?\nReally?");
  assert.equal(await two.locator("#c1 b").textContent(), name);
  assert.equal(await two.locator("#c1 >> text=Delete").count(), 0, "only its author can delete it");
  const place = () => two.locator("#c1").evaluate((li) => li.getBoundingClientRect().top + scrollY);
  const before = await place();

  await two.click("#c1 .who a");
  assert.equal(await two.inputValue("#text"), ">>1 ");
  await two.locator("#text").pressSequentially("It is.");
  await two.click("text=Post comment");
  await one.waitForSelector("#c2");
  assert.equal(await one.locator("#c2 .text a").getAttribute("href"), "#c1");
  assert.notEqual(await one.locator("#c2 b").textContent(), name);
  assert.equal(await place(), before, "what is above stays where it is");

  // The same person after the page was loaded again; the same page as the server writes it.
  const written = async () =>
    (await one.locator("#thread").innerHTML()).replace(/<time.*?<\/time>/g, "").replace(/\s*<li/g, "<li").trim();
  const arrived = await written();
  await one.reload();
  assert.equal(await written(), arrived);
  await one.fill("#text", "Thank you.");
  await one.click("text=Post comment");
  await one.waitForSelector("#c3");
  assert.equal(await one.locator("#c3 b").textContent(), name);
  await one.click("#c1 >> text=Delete");
  await one.waitForSelector("#c1", { state: "detached" });
  await one.reload();
  assert.deepEqual(await one.locator("#thread li").evaluateAll((all) => all.map((li) => li.id)), ["c2", "c3"]);
});

test("a comment is reported where it stands, as it was loaded and as it arrived", async () => {
  const { id } = await posts(it, "film", "To be reported", [it.picture("photo.jpg")]);
  const reporter = await it.visitor();
  await reporter.goto(`${it.url}/p/${id}`);
  for (const number of [1, 2]) {
    await says(it, `posts/${id}`, "Buy now!");
    await reporter.waitForSelector(`#c${number}`);
  }
  await reporter.click("#c2 >> text=Report");
  assert.equal(await reporter.inputValue("#url"), `/p/${id}#c2`);
  await reporter.goBack();
  await reporter.reload();
  await reporter.click("#c1 >> text=Report");
  assert.equal(await reporter.inputValue("#url"), `/p/${id}#c1`);
  await reporter.selectOption("#category", "rules-other");
  await reporter.click("text=Send report");
  await reporter.waitForURL(/\/report\/\w+/);
  assert.equal(await reporter.locator("h1").textContent(), "We have your report");
});

test("what is refused is said beside the form, which keeps what was typed", async () => {
  const page = await it.visitor();
  await page.goto(`${it.url}${pages.post}`);
  await page.fill("#text", " \n ");
  await page.click("text=Post comment");
  await page.waitForSelector("#unsaid:visible");
  assert.match(await page.locator("#unsaid").textContent(), /write something/);
  await page.goto(`${it.url}/c/film`);
  await page.click("summary");
  // Before its script is there, the form is sent as it is, and what was chosen is gone with the answer.
  await page.waitForSelector("html.script");
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  await page.fill("#caption", " ");
  await page.click("#share");
  await page.waitForSelector("#problem:visible");
  assert.match(await page.locator("#problem").textContent(), /caption/);
  assert.equal(await page.locator("#prints li").count(), 1);
});

test("without scripts one looks, posts and comments", async () => {
  const page = await it.visitor({ javaScriptEnabled: false });
  await page.goto(`${it.url}/c`);
  await page.click("text=Film photography");
  const path = await sends(page, "/c/film", "Without scripts", "photo.jpg");
  await page.click("text=Look at the channel");
  await page.locator(".grid a").first().click();
  await page.waitForURL(`${it.url}${path}`);
  assert.equal(await page.locator("h1").textContent(), "Without scripts");
  await page.fill("#text", "First.");
  await page.click("text=Post comment");
  await page.goto(`${it.url}${path}`);
  assert.equal(await page.locator("#c1 .text").textContent(), "First.");
});

test("who declares to be an adult does so once", async () => {
  const page = await it.visitor();
  await page.goto(`${it.url}/c/night`);
  assert.equal(await page.locator("img").count(), 0);
  await page.click("text=I am 18 or older");
  await page.waitForURL(/adult=yes/);
  await page.locator(".grid a").first().click();
  await page.waitForURL(/\/p\/\w+\?adult=yes/);
  await page.waitForFunction(() => document.querySelector(".print img").naturalWidth > 0);
  await page.click(".said a");
  await page.waitForURL(/\/c\/night\?adult=yes/);
  await posts(it, "night", "Later", [it.picture("drawing.png")]);
  await page.click("text=Show 1 new post");
  await page.waitForSelector("text=Later");
  assert.equal(new URL(page.url()).search, "?adult=yes");
});

test("a keyboard is enough", async () => {
  const page = await it.visitor();
  await page.goto(`${it.url}/c`);
  await tabTo(page, '[href="/c/film"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/c\/film$/);
  await tabTo(page, "summary");
  await page.keyboard.press("Enter");
  await page.waitForSelector("html.script");
  await tabTo(page, "#caption");
  await tabTo(page, ".grid a");
  await page.keyboard.press("Enter");
  await page.waitForURL(POST);
  await tabTo(page, "#text");
  await page.keyboard.type("By keyboard.");
  await tabTo(page, "#say button");
  await page.keyboard.press("Enter");
  await page.waitForSelector("text=By keyboard.");
});

test("nothing shifts while pictures come", async () => {
  const page = await it.visitor();
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.shifted += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const path of [pages.channel, pages.post]) {
    await page.goto(`${it.url}${path}`);
    await page.waitForFunction(() => [...document.querySelectorAll(".grid img, .print img")].some((img) => img.naturalWidth > 0));
    assert.equal(await page.evaluate(() => window.shifted), 0, path);
  }
});
