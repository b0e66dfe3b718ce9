// What this browser remembers of its shares, and nobody else does.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { share, stage, TOKEN } from "./stage.js";

let it;
before(async () => { it = await stage(); });
after(() => it?.close());

const cards = (page) => page.locator("#mine > li");

test("what is shared here is listed with its time, and deleted from the list", async () => {
  const owner = await it.visitor();
  const link = await share(owner, it.url, it.picture("photo.jpg"));
  await owner.locator("#kept:visible").waitFor();
  assert.match(await owner.locator("#kept > span").textContent(), /This browser remembers it under My shares/);
  await owner.click("header >> text=My shares");
  await owner.locator("#mine .countdown:visible").waitFor();
  assert.match(await owner.locator("#mine .countdown").textContent(), /Gone in (24|23) h/);
  assert.match(await owner.locator("#mine .facts").textContent(), /Not opened yet/);

  const stranger = await it.visitor();
  await stranger.goto(`${it.url}/mine`);
  await stranger.locator("#none:visible").waitFor();

  await owner.click("text=Delete this share");
  assert.equal((await stranger.goto(link)).status(), 200, "the first press only asks");
  await owner.click("text=Delete it for everybody?");
  await owner.locator("text=You deleted it.").waitFor();
  assert.equal((await stranger.goto(link)).status(), 410);
  await owner.click("text=Forget it here");
  await owner.locator("#none:visible").waitFor();
  await owner.reload();
  await owner.locator("#none:visible").waitFor();
});

test("forgotten here, a share lives on and isn't remembered by a reload or a change", async () => {
  const owner = await it.visitor();
  const link = await share(owner, it.url, it.picture("drawing.png"));
  await owner.click("text=Forget it here");
  const forgotten = async () => {
    await owner.locator("#kept:visible").waitFor();
    assert.match(await owner.locator("#kept > span").textContent(), /doesn't remember it/);
  };
  await owner.reload();
  await forgotten();
  await owner.click("summary:has-text('Change when it ends')");
  await owner.check("form[action$='/expiry'] [value='1h']", { force: true });
  await owner.click("text=Set the new time");
  await owner.waitForURL(/\/m\//);
  await forgotten();
  const stranger = await it.visitor();
  assert.equal((await stranger.goto(link)).status(), 200);
});

test("a list moves to another browser as a file, and is deleted whole there", async () => {
  const owner = await it.visitor();
  const links = [];
  for (const name of ["photo.jpg", "drawing.png"]) links.push(await share(owner, it.url, it.picture(name)));
  await owner.goto(`${it.url}/mine`);
  await owner.click("summary:has-text('Move the list')");
  const [saved] = await Promise.all([owner.waitForEvent("download"), owner.click("text=Save the list as a file")]);
  const file = await saved.path();

  const other = await it.visitor();
  await other.goto(`${it.url}/mine`);
  await other.click("summary:has-text('Add a list')");
  await other.setInputFiles("#import", it.picture("drawing.png"));
  await other.locator("#problem:visible").waitFor();
  await other.setInputFiles("#import", file);
  await cards(other).nth(1).locator(".countdown:visible").waitFor();
  assert.equal(await cards(other).count(), 2);
  await other.click("summary:has-text('Delete all shares')");
  await other.click("button:has-text('Delete all shares')");
  await other.locator("#said", { hasText: "2 deleted" }).waitFor({ state: "attached" });
  for (const link of links) assert.equal((await owner.goto(link)).status(), 410);
});

test("the page has no token in its address, and is usable by keyboard alone", async () => {
  const owner = await it.visitor();
  await share(owner, it.url, it.picture("photo.jpg"));
  await owner.goto(`${it.url}/mine`);
  assert.doesNotMatch(owner.url(), TOKEN);
  await owner.locator("#mine .delete:visible").focus();
  await owner.keyboard.press("Enter");
  await owner.keyboard.press("Enter");
  await owner.locator("text=You deleted it.").waitFor();
});
