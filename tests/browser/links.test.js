// Several links, what becomes of each, tracing a leak, and a viewer who destroys theirs: with scripts and
// without.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seen, stage } from "./stage.js";

let it;
before(async () => { it = await stage(); });
after(() => it?.close());

const shareFor = async (page, recipients, fields = []) => {
  await page.goto(it.url);
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  await page.click("summary:has-text('More')");
  await page.fill("#recipients", recipients);
  for (const field of fields) await page.check(`#${field}`);
  await page.click("#share");
  await page.waitForURL(/\/m\/[0-9A-Za-z]{32}$/);
  return page.locator(".address a").allTextContents();
};

const card = (page, name) => page.locator(".card.link", { has: page.locator(`h2:text-is("${name}")`) });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`a link for each recipient, one more, and one revoked, ${how}`, async () => {
    const owner = await it.visitor({ javaScriptEnabled });
    const links = await shareFor(owner, "Anna\n\n <b>Ben</b> \n");
    assert.equal(links.length, 2);
    assert.deepEqual(await owner.locator(".link h2").allTextContents(), ["Anna", "<b>Ben</b>"]);
    if (javaScriptEnabled) await owner.waitForSelector("button:visible:has-text('Copy link')");
    assert.equal(await owner.locator("button:visible:has-text('Copy link')").count(), javaScriptEnabled ? 2 : 0);
    assert.match(await card(owner, "Anna").locator(".facts").textContent(), /^Not opened/);

    await owner.click("summary:has-text('Add a link')");
    await owner.fill("#label", "Cleo");
    await owner.fill("#max_views", "1");
    await owner.click("button:has-text('Add the link')");
    await owner.waitForSelector("h2:has-text('Cleo')");
    const friend = await it.visitor();
    await friend.goto(await card(owner, "Cleo").locator(".address a").textContent());
    await friend.click("text=Show picture, uses 1 view");
    await seen(friend);

    await card(owner, "Anna").locator("summary:has-text('Revoke')").click();
    await card(owner, "Anna").locator("button:has-text('Revoke this link')").click();
    await owner.waitForSelector("strong:has-text('Revoked')");
    assert.match(await card(owner, "Cleo").locator(".facts").textContent(), /^Spent, opened /);
    assert.equal(await card(owner, "Cleo").locator("[data-hour]").count(), 1);
    assert.equal((await friend.goto(links[0])).status(), 410);
    assert.equal((await friend.goto(links[1])).status(), 200);
  });

  test(`whoever has seen it destroys it, and the owner sees who did, ${how}`, async () => {
    const owner = await it.visitor({ javaScriptEnabled });
    const [anna, ben] = await shareFor(owner, "Anna\nBen", ["end_early"]);
    const friend = await it.visitor({ javaScriptEnabled });
    await friend.goto(anna);
    await friend.click("button:has-text('Show picture')");
    await friend.waitForURL(/\/v\//);
    const pass = friend.url();
    await friend.click("summary:has-text('I have seen it')");
    await friend.click("button:has-text(\"Destroy this view's link\")");
    await friend.waitForSelector("h1:has-text('This link is destroyed.')");
    for (const gone of [pass, `${pass}/0`, anna]) assert.equal((await friend.goto(gone)).status(), 410);
    assert.equal((await friend.goto(ben)).status(), 200);
    await owner.reload();
    assert.match(await card(owner, "Anna").locator(".facts").textContent(), /^Ended by its viewer/);
  });

  test(`a leak is traced by its ID and by the picture, ${how}`, async () => {
    const owner = await it.visitor({ javaScriptEnabled });
    const [, ben] = await shareFor(owner, "Anna\nBen", ["watermark", "mark_label"]);
    const friend = await it.visitor();
    await friend.goto(ben);
    await friend.click("button:has-text('Show picture')");
    await seen(friend);
    const id = await friend.locator(".small .mono").textContent();
    const leak = await (await friend.request.get(`${friend.url()}/0`)).body();

    await owner.reload();
    await owner.fill("#session_id", id.toLowerCase().replace("-", ""));
    await owner.click("text=Trace it");
    await owner.waitForSelector("#leak [role=status]");
    assert.match(await owner.locator("#leak [role=status]").textContent(), new RegExp(`Ben: view ${id}`));
    await owner.setInputFiles("#leaked", { name: "leak.jpg", mimeType: "image/jpeg", buffer: leak });
    await owner.click("text=Trace it");
    await owner.waitForSelector("#leak [role=status]");
    assert.match(await owner.locator("#leak [role=status]").textContent(), new RegExp(`Ben: view ${id}`));
    await owner.setInputFiles("#leaked", it.picture("drawing.png"));
    await owner.click("text=Trace it");
    await owner.waitForSelector("#leak p:has-text('No mark can be read')");
  });
}
