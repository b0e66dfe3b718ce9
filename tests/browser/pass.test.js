// Sharing where the server asks for an upload pass: the page works for one by itself, once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { share, stage } from "./stage.js";

let it;
before(async () => {
  it = await stage({ CHATPIC_UPLOAD_PASS: "on", CHATPIC_LIMITS__PASS_COST: "20" });
});
after(() => it?.close());

const kept = (page) => page.evaluate(() => localStorage.getItem("upload-pass"));

test("a page works for a pass, keeps it, and uses it again", async () => {
  const page = await it.visitor();
  const bought = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/upload-pass")) bought.push(request);
  });
  await share(page, it.url, it.picture("photo.jpg"));
  const pass = await kept(page);
  assert.match(pass, /^[0-9A-Za-z]{32}$/);
  await share(page, it.url, it.picture("drawing.png"));
  assert.equal(await kept(page), pass);
  assert.equal(bought.length, 1);
});

test("a pass that the server doesn't know is replaced", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  await page.evaluate(() => localStorage.setItem("upload-pass", "0".repeat(32)));
  await share(page, it.url, it.picture("photo.jpg"));
  assert.notEqual(await kept(page), "0".repeat(32));
});

test("a page without TLS works for a pass with what it has", async () => {
  const page = await it.visitor();
  // Chromium takes a loopback address for as good as TLS; elsewhere there is no such thing.
  await page.route(/\/static\/solve\.[0-9a-f]+\.js$/, async (route) => {
    const answer = await route.fetch();
    const body = `Object.defineProperty(crypto, "subtle", { value: undefined });\n${await answer.text()}`;
    await route.fulfill({ response: answer, body });
  });
  await share(page, it.url, it.picture("photo.jpg"));
  assert.match(await kept(page), /^[0-9A-Za-z]{32}$/);
});

test("a connection that breaks before the work is waited for", async () => {
  const page = await it.visitor();
  let asked = 0;
  await page.route("**/api/v1/upload-pass/challenge", (route) => (asked++ ? route.continue() : route.abort("connectionreset")));
  await page.goto(it.url);
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  await page.click("#share");
  await page.getByText("Connection lost. Trying again").first().waitFor();
  await page.waitForURL(/\/m\//);
  assert.equal(asked, 2);
});

test("cancelling ends the work", async () => {
  const page = await it.visitor();
  // Nobody finds this in the time of a test.
  await page.route("**/api/v1/upload-pass/challenge", async (route) => {
    const challenge = await (await route.fetch()).json();
    challenge.parameters.keyPrefix = "0".repeat(16);
    await route.fulfill({ json: challenge });
  });
  await page.goto(it.url);
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  await page.click("#share");
  await page.waitForSelector("text=Working for an upload pass");
  await page.click("#cancel");
  await page.waitForSelector("#share:visible");
  assert.equal(await kept(page), null);
});

test("without scripts the form takes a pass and says how to get one", async () => {
  const page = await it.visitor({ javaScriptEnabled: false });
  await page.goto(it.url);
  assert.match(await page.locator("form").textContent(), /chatpic solve/);
  const helper = await it.visitor();
  await share(helper, it.url, it.picture("photo.jpg"));
  await page.fill("#upload_pass", await kept(helper));
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  await page.click("#share");
  await page.waitForURL(/\/m\//);
});
