// The page as an app on a phone: what its manifest says is so, and pictures arrive from the share sheet.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { stage, TOKEN } from "./stage.js";

let it;
before(async () => { it = await stage(); });
after(() => it?.close());

const manifest = async (lang = "en") => {
  const answer = await fetch(`${it.url}/manifest.webmanifest`, { headers: { "Accept-Language": lang } });
  assert.equal(answer.headers.get("content-type"), "application/manifest+json");
  return answer.json();
};

test("Chromium finds nothing that keeps the page from being installed", async () => {
  const page = await it.resident();
  try {
    await page.goto(it.url);
    const browser = await page.context().newCDPSession(page);
    const { url, errors, data } = await browser.send("Page.getAppManifest");
    assert.equal(url, `${it.url}/manifest.webmanifest`);
    assert.deepEqual(errors, []);
    assert.equal(JSON.parse(data).name, "ChatPic");
    const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors, []);
  } finally {
    await page.context().close();
  }
});

test("the icons are there, in the sizes that the manifest names", async () => {
  const { name, icons, start_url: start, scope, display } = await manifest();
  assert.deepEqual([name, start, scope, display], ["ChatPic", "/", "/", "standalone"]);
  const page = await it.visitor();
  await page.goto(it.url);
  for (const { src, sizes, type } of icons) {
    assert.equal((await fetch(new URL(src, it.url))).headers.get("content-type"), type);
    const [width, height] = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, src);
    assert.ok(width > 0 && height > 0, src);
    if (sizes !== "any") assert.equal(`${width}x${height}`, sizes, src);
  }
  const png = icons.filter(({ type }) => type === "image/png");
  assert.deepEqual(png.map(({ sizes, purpose }) => `${sizes} ${purpose}`), ["192x192 any", "512x512 any", "512x512 maskable"]);
});

test("the manifest speaks the phone's language, and offers what the page takes", async () => {
  const about = new Set();
  for (const [lang, dir] of Object.entries({ en: "ltr", de: "ltr", fr: "ltr", es: "ltr", pt: "ltr", hi: "ltr", ar: "rtl" })) {
    const said = await manifest(lang);
    assert.deepEqual([said.lang, said.dir], [lang, dir]);
    about.add(said.description);
  }
  assert.equal(about.size, 7);
  const page = await it.visitor();
  await page.goto(it.url);
  const accepted = (await page.getAttribute("#file", "accept")).split(/,\s*/);
  const [files] = (await manifest()).share_target.params.files;
  assert.deepEqual([files.accept].flat().toSorted(), accepted.filter((type) => type.includes("/")).toSorted());
});

test("what a phone's share sheet sends leads to the page with its link", async () => {
  const { action, method, enctype, params } = (await manifest()).share_target;
  assert.deepEqual([method, enctype], ["POST", "multipart/form-data"]);
  // As a phone sends it: a navigation that no page began, with all that the manifest names.
  assert.deepEqual(Object.keys(params), ["files"]);
  const form = new FormData();
  for (const name of ["photo.jpg", "drawing.png"]) {
    const type = name.endsWith("jpg") ? "image/jpeg" : "image/png";
    form.append(params.files[0].name, new Blob([readFileSync(it.picture(name))], { type }), name);
  }
  const headers = { Accept: "text/html", "Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };
  const answer = await fetch(new URL(action, it.url), { method, body: form, headers, redirect: "manual" });
  assert.equal(answer.status, 303);
  const place = answer.headers.get("location");
  assert.match(place, new RegExp(`^/m/${TOKEN.source}$`));
  const page = await it.visitor({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await page.goto(new URL(place, it.url).href);
  assert.equal(await page.locator(".media li").count(), 2);
  const friend = await it.visitor();
  await friend.goto(await page.locator(".address a").first().textContent());
  assert.equal(await friend.locator(".print img").count(), 2);
});
