// A case from its report to the appeal, posts that wait, and a channel, the moderators' part by keyboard
// alone, with passkeys of an authenticator that Chromium brings.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { stage, TOKEN } from "./stage.js";

let it;
let shared;
let anna;
let bert;
let casePath;
before(async () => { it = await stage(); });
after(() => it?.close());

const post = (path, body) =>
  fetch(`${it.url}${path}`, {
    method: "POST",
    body: body instanceof FormData ? body : JSON.stringify(body),
    headers: body instanceof FormData ? {} : { "content-type": "application/json" },
  });

const shares = async (name) => {
  const form = new FormData();
  form.append("file", new Blob([readFileSync(it.picture(name))]), name);
  const answer = await post("/api/v1/shares", form);
  assert.equal(answer.status, 201);
  return answer.json();
};

const reports = async (url, category, statement) => {
  const answer = await post("/api/v1/reports", { url, category, statement });
  assert.equal(answer.status, 201, await answer.text());
};

const posts = async (channel, name, caption) => {
  const form = new FormData();
  form.append("caption", caption);
  form.append("file", new Blob([readFileSync(it.picture(name))]), name);
  const answer = await post(`/api/v1/channels/${channel}/posts`, form);
  assert.equal(answer.status, 201);
  return answer.json();
};

const status = async (url) => (await fetch(url)).status;

// Presses Tab until something is focused.
const tabTo = async (page, selector) => {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await page.evaluate((it) => document.activeElement.matches(it), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never came to ${selector}`);
};

// Somebody whom the operator invites and who makes a passkey.
const joins = async (name, options = {}) => {
  const page = await it.moderator(options);
  const authenticator = await page.context().newCDPSession(page);
  await authenticator.send("WebAuthn.enable");
  await authenticator.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  const link = it.admin("moderators", "invite", name, ...(options.role ? ["--role", options.role] : []));
  assert.ok(link.startsWith(`${it.desk}/console/invitations/`), link);
  await page.goto(link);
  await tabTo(page, "[data-start]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/console(\/log)?$/);
  assert.equal((await page.request.get(link)).status(), 404, "an invitation works once");
  return page;
};

test("an invitation makes a passkey, and the passkey signs in", async () => {
  shared = await shares("photo.jpg");
  await reports(shared.url, "rules-other", "This is <b>my</b> garden.");
  anna = await joins("Anna");
  await tabTo(anna, "header button");
  await anna.keyboard.press("Enter");
  await anna.waitForURL(/\/console\/sign-in$/);
  assert.deepEqual(await anna.context().cookies(), []);
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

  await anna.keyboard.press("h");
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
  const appeal = await post(`/api/v1/manage/${manage}/appeal`, { text: "Gardens are allowed." });
  assert.equal(appeal.status, 204);

  await anna.goto(`${it.desk}${casePath}`);
  assert.match(await anna.locator(".acts").textContent(), /somebody else decides/);

  bert = await joins("Bert");
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
    urls[caption] = (await posts("cats", "photo.jpg", caption)).url;
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
  const olga = await joins("Olga", { role: "operator" });
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
  const bird = await posts("birds", "drawing.png", "A bird");
  await post(`/api/v1/posts/${bird.id}/comments`, { text: "No <b>bird</b>." });
  await post(`/api/v1/posts/${bird.id}/comments`, { text: "It is." });

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
  const dora = await joins("Dora", { role: "auditor" });
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

// Pages that look different, for whoever is signed in as operator, and for nobody.
const looked = async (page) => {
  await page.context().clearCookies();
  const operator = await joins("Eve", { role: "operator" });
  const session = await operator.context().cookies();
  const two = new FormData();
  for (const name of ["photo.jpg", "drawing.png"]) {
    two.append("file", new Blob([readFileSync(it.picture(name))]), name);
  }
  const pair = await (await post("/api/v1/shares", two)).json();
  await reports(pair.url, "gore", "The second one is hard to look at.\n\nPlease look.");
  await reports((await shares("photo.jpg")).url, "threat-to-life", "He says that he is on his way.");
  await reports((await shares("drawing.png")).url, "copyright", "");
  await operator.goto(`${it.desk}/console?class=illegal`);
  const open = await operator.locator("[data-row]").first().getAttribute("href");
  const caption = "A caption that goes on for as long as a caption may, and longer than any phone is wide";
  await posts("cats", "drawing.png", caption);
  const bird = await posts("birds", "drawing.png", caption);
  await post(`/api/v1/posts/${bird.id}/comments`, { text: "x".repeat(200) });
  const invitation = it.admin("moderators", "invite", "Frederica van der Heijden");
  return {
    session,
    pages: {
      "console-queue": "/console", "console-case": open, "console-decided": casePath,
      "console-review": "/console/review", "console-channels": "/console/channels",
      "console-channel": "/console/channels/birds", "console-post": `/console/posts/${bird.id}`,
      "console-log": "/console/log", "console-missing": `/console/cases/${"0".repeat(64)}`,
      "console-sign-in": "/console/sign-in", "console-join": new URL(invitation).pathname,
    },
  };
};

test("no page of the console has to be scrolled sideways, or has anything inline", async () => {
  const page = await it.moderator({ reducedMotion: "reduce" });
  const { session, pages } = await looked(page);
  await page.context().addCookies(session);
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [name, path] of Object.entries(pages)) {
      const html = await (await page.goto(`${it.desk}${path}`, { waitUntil: "networkidle" })).text();
      assert.doesNotMatch(html, /<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=/, name);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${name} at ${width} px: ${over}`);
      for (const colorScheme of process.env.CHATPIC_SHOTS && width > 320 ? ["light", "dark"] : []) {
        await page.emulateMedia({ colorScheme });
        const shot = `${process.env.CHATPIC_SHOTS}/${name}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: shot, fullPage: true });
      }
    }
  }
});
