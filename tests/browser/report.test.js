// Reporting while too many reports arrive: the page works for its report by itself, and loses nothing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { share, stage } from "./stage.js";

let it, link;
before(async () => {
  it = await stage({ CHATPIC_LIMITS__ALL_REPORTS_PER_MINUTE: "1", CHATPIC_LIMITS__PASS_COST: "20" });
  const page = await it.visitor();
  link = await share(page, it.url, it.picture("photo.jpg"), { password: "open sesame" });
});
after(() => it?.close());

const STATUS = /\/report\/[0-9A-Za-z]{32}$/;

// The one report of this minute that costs nothing.
const flood = () =>
  fetch(`${it.url}/api/v1/reports`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ url: link, category: "gore" }),
  });

const report = async (page, password = "") => {
  await flood();
  await page.goto(`${it.url}/report`);
  await page.fill("#url", link);
  await page.selectOption("#category", "hate");
  await page.fill("#statement", "What was typed");
  await page.fill("#password", password);
  await page.click("button.act");
};

test("a page works for its report and sends it again", async () => {
  const page = await it.visitor();
  await report(page);
  await page.waitForURL(STATUS);
  assert.match(await page.textContent("main"), /Hate/);
});

test("a password is asked for again before the report goes", async () => {
  const page = await it.visitor();
  await report(page, "open sesame");
  await page.waitForSelector("text=Type the password again");
  assert.equal(await page.inputValue("#statement"), "What was typed");
  await page.fill("#password", "open sesame");
  await page.click("button.act");
  await page.waitForURL(STATUS);
});

test("a page that can't get a challenge says to try again in a minute", async () => {
  const page = await it.visitor();
  await page.route("**/api/v1/reports/challenge", (route) => route.fulfill({ status: 503, json: {} }));
  const asked = page.waitForResponse("**/api/v1/reports/challenge");
  await report(page);
  await asked;
  await page.waitForSelector("text=again in a minute");
  await page.waitForSelector("button.act:enabled");
  assert.equal(await page.inputValue("#statement"), "What was typed");
});

test("without scripts the form says to try again in a minute, and keeps what was typed", async () => {
  const page = await it.visitor({ javaScriptEnabled: false });
  await report(page);
  assert.match(await page.textContent(".problem"), /again in a minute/);
  assert.equal(await page.inputValue("#statement"), "What was typed");
});
