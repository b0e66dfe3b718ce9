// A case from its report to the appeal, posts that wait, and a channel, the moderators' part by keyboard
// alone, with passkeys of an authenticator that Chromium brings.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { joins, post, posts, reports, says, shares, tabTo } from "./acts.js";
import { stage, TOKEN } from "./stage.js";

let it;
let shared;
let anna;
let bert;
let casePath;
before(async () => { it = await stage(); });
after(() => it?.close());

const status = async (url) => (await fetch(url)).status;

test("an invitation makes a passkey, and the passkey signs in", async () => {
  shared = await shares(it, [it.picture("photo.jpg")]);
  await reports(it, shared.url, "rules-other", "This is <b>my</b> garden.");
  anna = await joins(it, "Anna");
  await tabTo(anna, "header button");
  await anna.keyboard.press("Enter");
  await anna.waitForURL(/\/console\/sign-in$/);
  assert.deepEqual(await anna.context().cookies(), []);
  await anna.waitForSelector("#name:focus");
  await anna.keyboard.type("anna");
  await tabTo(anna, "[data-start]");
  await anna.keyboard.press("Enter");
  await anna.waitForURL(/\/console$/);
  const [cookie] = await anna.context().cookies();
  assert.deepEqual([cookie.httpOnly, cookie.sameSite], [true, "Strict"]);
});

test("who has no passkey here is not let in, and told so", async () => {
  const page = await it.moderator();
  await page.goto(`${it.desk}/console`);
  await page.waitForURL(/\/console\/sign-in$/);
  await page.waitForSelector("#name:focus");
  await page.keyboard.type("Nobody");
  await tabTo(page, "[data-start]");
  await page.keyboard.press("Enter");
  await page.locator("[data-fault]").waitFor();
  assert.match(await page.locator("[data-fault]").textContent(), /Try again/);
});

test("a case is looked at, hidden and removed by keyboard alone", async () => {
  await anna.keyboard.press("j");
  await anna.keyboard.press("Enter");
  await anna.waitForURL(/\/console\/cases\//);
  casePath = new URL(anna.url()).pathname;
  assert.equal(await anna.locator(".said").first().textContent(), "This is <b>my</b> garden.");
  await anna.waitForFunction(() => document.querySelector(".tiles img").naturalWidth > 0);
  const size = () => anna.$eval(".tiles img", (img) => Math.max(img.naturalWidth, img.naturalHeight));
  assert.ok((await size()) <= 96);

  await anna.keyboard.down("l");
  await anna.waitForFunction(() => document.querySelector(".near img")?.naturalWidth > 96);
  await anna.keyboard.up("l");
  assert.equal(await anna.locator(".near").count(), 0, "no longer than it is held");

  await Promise.all([anna.waitForNavigation(), anna.keyboard.press("h")]);
  await anna.locator("text=Show again").waitFor();
  assert.equal(await status(shared.url), 410);

  await anna.keyboard.press("3");
  await tabTo(anna, "#ground");
  await anna.keyboard.press("ArrowDown");
  await tabTo(anna, "#named");
  await anna.keyboard.type("No gardens");
  await tabTo(anna, "#facts");
  await anna.keyboard.type("It shows a garden.");
  await tabTo(anna, "form .act");
  await anna.keyboard.press("Enter");
  await anna.waitForURL(/\/console$/);
  assert.match(await anna.locator("main").textContent(), /Nothing waits/);
  assert.equal(await status(shared.url), 410);
});

test("the owner objects, and a second moderator brings the link back", async () => {
  const [manage] = shared.manage_url.match(TOKEN);
  const appeal = await post(it, `/api/v1/manage/${manage}/appeal`, { text: "Gardens are allowed." });
  assert.equal(appeal.status, 204);

  await anna.goto(`${it.desk}${casePath}`);
  assert.match(await anna.locator(".acts").textContent(), /somebody else decides/);

  bert = await joins(it, "Bert");
  await bert.keyboard.press("j");
  await bert.keyboard.press("Enter");
  await bert.waitForURL(/\/console\/cases\//);
  assert.match(await bert.locator(".seen").textContent(), /Gardens are allowed/);
  await bert.keyboard.press("2");
  await bert.keyboard.press("f");
  await bert.keyboard.type("They are.");
  await tabTo(bert, "form .act");
  await bert.keyboard.press("Enter");
  await bert.waitForURL(/\/console$/);
  assert.equal(await status(shared.url), 200);
});

test("what waits is looked at, let in and removed by keyboard alone", async () => {
  it.admin("channels", "create", "cats", "--title", "Cats", "--capacity", "5", "--review-first");
  const urls = {};
  for (const caption of ["One <cat>", "Another", "A third"]) {
    urls[caption] = (await posts(it, "cats", caption, [it.picture("photo.jpg")])).url;
    assert.equal(await status(urls[caption]), 404);
  }
  await bert.goto(`${it.desk}/console`);
  assert.match(await bert.locator(".title").textContent(), /3 posts wait\./);
  await bert.keyboard.press("r");
  await bert.waitForURL(/\/console\/review$/);
  const captions = () => bert.locator(".waiting .said").allTextContents();
  // Those of one second are in no order of their own.
  const [first, second, third] = await captions();
  assert.deepEqual([first, second, third].toSorted(), Object.keys(urls).toSorted());

  await bert.keyboard.press("j");
  await bert.keyboard.press("j");
  await bert.keyboard.down("l");
  await bert.waitForFunction(() => document.querySelector(".near img")?.naturalWidth > 96);
  await bert.keyboard.up("l");
  await Promise.all([bert.waitForNavigation(), bert.keyboard.press("1")]);
  assert.deepEqual(await captions(), [first, third], "the one with the focus");
  assert.equal(await status(urls[second]), 200);

  await bert.keyboard.press("3");
  await tabTo(bert, "input[name=block]");
  await bert.keyboard.press("ArrowRight");
  assert.ok(await bert.locator("input[value=channels]").first().isChecked());
  await tabTo(bert, "details[open] button");
  await Promise.all([bert.waitForNavigation(), bert.keyboard.press("Enter")]);
  assert.deepEqual(await captions(), [third]);
  assert.equal(await status(urls[first]), 410);

  await bert.keyboard.press("2");
  await tabTo(bert, "details[open] select");
  await bert.keyboard.type("Hate");
  await tabTo(bert, "details[open] button");
  await Promise.all([bert.waitForNavigation(), bert.keyboard.press("Enter")]);
  assert.match(await bert.locator("main").textContent(), /Nothing waits here/);
  await bert.keyboard.press("q");
  await bert.waitForURL(/\/console$/);
  assert.match(await bert.locator(".rows").textContent(), /Hate/);
  assert.equal(await status(urls[third]), 410);
});

test("a channel is made and tended by keyboard alone", async () => {
  const olga = await joins(it, "Olga", { role: "operator" });
  await olga.goto(`${it.desk}/console`);
  await olga.keyboard.press("c");
  await olga.waitForURL(/\/console\/channels$/);
  await olga.keyboard.press("m");
  await olga.keyboard.type("birds");
  await tabTo(olga, "#title");
  await olga.keyboard.type("Birds");
  await tabTo(olga, "#capacity");
  await olga.keyboard.type("9");
  await olga.keyboard.press("Enter");
  await olga.waitForURL(/\/console\/channels\/birds$/);
  // The other picture is blocked in channels now.
  const bird = await posts(it, "birds", "A bird", [it.picture("drawing.png")]);
  await says(it, `posts/${bird.id}`, "No <b>bird</b>.");
  await says(it, `posts/${bird.id}`, "It is.");

  await olga.reload();
  await Promise.all([olga.waitForNavigation(), olga.keyboard.press("1")]);
  assert.equal(await olga.locator("h2").first().textContent(), "Pinned");
  await tabTo(olga, ".said a");
  await olga.keyboard.press("Enter");
  await olga.waitForURL(/\/console\/posts\//);
  const said = () => olga.locator(".said-by .said").allTextContents();
  assert.deepEqual(await said(), ["No <b>bird</b>.", "It is."]);
  await tabTo(olga, ".said-by li:last-child button");
  await Promise.all([olga.waitForNavigation(), olga.keyboard.press("x")]);
  assert.deepEqual(await said(), ["No <b>bird</b>."], "the one with the focus");

  await olga.keyboard.press("3");
  await tabTo(olga, "details[open] button");
  await olga.keyboard.press("Enter");
  await olga.waitForURL(/\/console\/channels\/birds$/);
  assert.equal(await status(bird.url), 410);
  await olga.keyboard.press("t");
  await olga.keyboard.press("End");
  await olga.keyboard.type(" of prey");
  await Promise.all([olga.waitForNavigation(), olga.keyboard.press("Enter")]);
  assert.equal(await olga.locator("h1").textContent(), "Birds of prey");
});

test("the log tells all of it and is whole", async () => {
  const dora = await joins(it, "Dora", { role: "auditor" });
  const log = await dora.locator("tbody").textContent();
  for (const said of ["looked closer at picture 1", "decided: remove", "decided the appeal: overturned",
    "into cats", "from cats, blocked: channels", "pinned the post", "removed comment 2"]) {
    assert.ok(log.includes(said), said);
  }
  const whole = it.admin("log", "verify", "--key", it.admin("log", "key"));
  assert.match(whole, /^The log is whole\./);
  it.admin("moderators", "deactivate", "Dora");
  await dora.reload();
  await dora.waitForURL(/\/console\/sign-in$/);
  assert.match(it.admin("moderators", "list"), /^Anna\tmoderator\tpasskey\nBert\tmoderator\tpasskey\nDora\tauditor\tdeactivated\nOlga\toperator\tpasskey$/);
});
