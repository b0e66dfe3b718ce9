// Everything that works without scripts, without scripts.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { share, stage } from "./stage.js";

let it;
before(async () => { it = await stage(); });
after(() => it?.close());

const visitor = () => it.visitor({ javaScriptEnabled: false });

test("share, look, change the time and delete", async () => {
  const owner = await visitor();
  const link = await share(owner, it.url, it.picture("photo.jpg"), { views: "2" });
  assert.match(await owner.locator(".removed").textContent(), /GPS position/);
  assert.equal(await owner.locator("button:visible:has-text('Copy')").count(), 0);

  const friend = await visitor();
  await friend.goto(link);
  const picture = friend.waitForResponse((answer) => /\/v\/\w+\/0$/.test(answer.url()));
  await friend.click("text=Show picture, uses 1 view");
  await friend.waitForURL(/\/v\/[0-9A-Za-z]+$/);
  assert.equal((await picture).status(), 200);
  assert.match((await picture).headers()["content-type"], /^image\/jpeg/);
  const ticket = friend.url();

  await owner.reload();
  assert.match(await owner.locator(".facts").textContent(), /Seen 1 of 2 times/);
  await owner.click("summary:has-text('Change when it ends')");
  await owner.check("input[value='1h']:visible");
  await owner.click("text=Set the new time");
  assert.match(await owner.locator(".countdown").textContent(), /Gone in (1 h|60 min)/);

  await owner.click("summary:has-text('Delete this share')");
  await owner.click("button:has-text('Delete this share')");
  assert.match(await owner.locator("main").textContent(), /This share is gone\.\s*You deleted it\./);
  for (const gone of [link, ticket]) {
    assert.equal((await friend.goto(gone)).status(), 410);
    assert.match(await friend.locator("main").textContent(), /It was taken back before its time/);
  }
});

test("a wrong password brings the form back, and the right one opens it", async () => {
  const link = await share(await visitor(), it.url, it.picture("drawing.png"), { password: "open sesame" });
  const friend = await visitor();
  await friend.goto(link);
  await friend.fill("#password", "open barley");
  await friend.click("text=Show picture");
  assert.match(await friend.locator("[role=alert]").textContent(), /not the password/);
  await friend.fill("#password", "open sesame");
  await friend.click("text=Show picture");
  await friend.waitForURL(/\/v\//);
});

test("a file that is no picture brings the form back with what to do", async () => {
  const page = await visitor();
  const file = it.picture("letter.png");
  writeFileSync(file, "dear diary");
  await page.goto(it.url);
  await page.setInputFiles("#file", file);
  await page.click("#share");
  assert.match(await page.locator("[role=alert]").textContent(), /choose the pictures, and everything else, again/);
  assert.equal(await page.locator("input[value='1d']").isChecked(), true);
});

test("a link with its token after # says that it needs scripts", async () => {
  const page = await visitor();
  await page.goto(`${it.url}/s#whatever`);
  assert.match(await page.locator("noscript p:visible").textContent(), /needs JavaScript/);
});

test("report a picture, and see where the report stands", async () => {
  const link = await share(await visitor(), it.url, it.picture("photo.jpg"), { views: "2" });
  const friend = await visitor();
  await friend.goto(link);
  await friend.click("text=Report this");
  assert.match(await friend.inputValue("#url"), /^\/s\/[0-9A-Za-z]{32}$/);
  assert.doesNotMatch(friend.url(), /[0-9A-Za-z]{32}/, "no link stands in the form's address");
  await friend.fill("#url", "https://elsewhere.example/picture");
  await friend.selectOption("#category", "hate");
  await friend.fill("#statement", "What they say <b>there</b>.");
  await friend.click("text=Send report");
  assert.match(await friend.locator("[role=alert]").textContent(), /Nothing is at that link/);
  assert.equal(await friend.inputValue("#statement"), "What they say <b>there</b>.");
  assert.equal(await friend.inputValue("#category"), "hate");
  await friend.fill("#url", link);
  await friend.click("text=Send report");
  await friend.waitForURL(/\/report\/[0-9A-Za-z]{32}$/);
  assert.match(await friend.locator("main").textContent(), /We have your report/);
});

test("a notice that lacks something comes back with what it lacks", async () => {
  const link = await share(await visitor(), it.url, it.picture("photo.jpg"));
  const author = await visitor();
  await author.goto(`${it.url}/takedown/copyright`);
  await author.fill("#url", link);
  await author.fill("#work", "Dunes");
  await author.check("#good_faith");
  await author.click("text=Send copyright notice");
  assert.match(await author.locator("[role=alert]").textContent(), /your postal address/);
  assert.equal(await author.isChecked("#good_faith"), true);
  for (const name of ["name", "address", "phone", "contact", "signature"]) await author.fill(`#${name}`, "Ann");
  await author.check("#accuracy");
  await author.click("text=Send copyright notice");
  await author.waitForURL(/\/report\//);
});
