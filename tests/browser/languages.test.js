// Languages and right-to-left, in a real browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { share, stage } from "./stage.js";

let it;
before(async () => { it = await stage(); });
after(() => it?.close());

test("a browser's own language is spoken, and another one goes along from page to page", async () => {
  const page = await it.visitor({ locale: "de-AT" });
  await page.goto(it.url);
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await page.click("footer a[lang=fr]");
  await page.waitForURL(/\?lang=fr$/);
  await page.click("header a[href^='/mine']");
  await page.waitForURL(/\/mine\?lang=fr$/);
  await page.goto(`${it.url}/?lang=fr`);
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  await page.waitForSelector("#prints li");
  assert.match(await page.locator("#share").textContent(), /1/);
  await page.click("#share");
  await page.waitForURL(/\/m\/[0-9A-Za-z]{32}\?lang=fr$/);
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  const link = await page.locator(".address a").textContent();
  assert.doesNotMatch(link, /lang/, "whoever gets the link has a language of their own");
});

for (const locale of ["de", "fr", "es", "pt", "hi", "ar"]) {
  test(`scripts say what pages say, and a refusal is told, in ${locale}`, async () => {
    const page = await it.visitor({ locale });
    await page.goto(it.url);
    await page.setInputFiles("#file", [it.picture("photo.jpg"), it.picture("drawing.png")]);
    await page.waitForSelector("#prints li:nth-child(2)");
    const said = await page.locator("#share").textContent();
    assert.doesNotMatch(said, /Share|share-some|undefined|\{/);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["no picture"], "a.png", { type: "image/png" }));
      document.querySelector("#tray").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
    });
    await page.waitForSelector("#prints li:nth-child(3)");
    await page.click("#share");
    await page.waitForSelector("#problem:visible");
    const told = await page.locator("#problem").textContent();
    assert.doesNotMatch(told, /Pictures can be|accepted/, told);
  });
}

test("right to left, the page is its own mirror image and nothing sticks out", async () => {
  const link = await share(await it.visitor(), it.url, it.picture("photo.jpg"));
  const page = await it.visitor({ locale: "ar", viewport: { width: 320, height: 640 } });
  for (const url of [it.url, link, `${it.url}/phone`, `${it.url}/mine`, `${it.url}/report`, `${it.url}/legal/privacy`, `${it.url}/c`]) {
    await page.goto(url);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, url);
    const [name, mine] = await page.$$eval("header > a", (all) => all.map((it) => it.getBoundingClientRect().x));
    assert.ok(name > mine, url);
  }
});

test("hours are told in the visitor's own zone and language", async () => {
  const page = await it.visitor({ locale: "de", timezoneId: "Asia/Kathmandu" });
  const link = await share(await it.visitor(), it.url, it.picture("photo.jpg"), { views: "3" });
  await page.goto(link);
  const ends = new Date(await page.locator(".countdown time").getAttribute("datetime"));
  const minute = new Intl.DateTimeFormat("de", { hour: "numeric", minute: "2-digit", timeZone: "Asia/Kathmandu" }).format(ends);
  await page.waitForFunction((minute) => document.querySelector(".when")?.textContent.includes(minute), minute);
});
