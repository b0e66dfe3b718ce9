// Sharing with scripts: what is put into the tray arrives at the link, once.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import net from "node:net";
import { after, before, test } from "node:test";
import { seen, share, stage } from "./stage.js";

let it;
before(async () => { it = await stage(); });
after(() => it?.close());

test("who presses before the files were looked at shares all of them", async () => {
  const owner = await it.visitor();
  await owner.goto(it.url);
  await owner.evaluate(() => {
    const slow = Blob.prototype.arrayBuffer;
    window.look = new Promise((resolve) => { window.go = resolve; });
    Blob.prototype.arrayBuffer = async function () {
      await window.look;
      return slow.call(this);
    };
  });
  await owner.setInputFiles("#file", [it.picture("photo.jpg"), it.picture("drawing.png")]);
  await owner.click("#share");
  await owner.evaluate(() => window.go());
  await owner.waitForURL(/\/m\/[0-9A-Za-z]{32}$/);
  assert.equal(await owner.locator(".media li").count(), 2);
});

test("a picture with one view and a password is seen once, by whoever knows the password", async () => {
  const owner = await it.visitor();
  await owner.goto(it.url);
  await owner.setInputFiles("#file", it.picture("photo.jpg"));
  await owner.check("#once");
  await owner.click("label:has(#locked)");
  await owner.fill("#password", "under the red lamp");
  await owner.click("text=Share 1 picture");
  await owner.waitForURL(/\/m\/[0-9A-Za-z]{32}$/);
  assert.match(await owner.locator(".removed").textContent(), /^Removed: .*GPS position/);
  assert.match(await owner.locator(".facts").textContent(), /Seen 0 of 1 time · Opens with a password/);
  const link = await owner.locator(".address a").textContent();

  const friend = await it.visitor();
  await friend.goto(link);
  assert.equal(await friend.locator("img").count(), 0);
  await friend.fill("#password", "wrong");
  await friend.click("text=Show picture, uses 1 view");
  assert.match(await friend.locator(".problem").textContent(), /not the password.*No view was used/);
  await friend.fill("#password", "under the red lamp");
  await friend.click("text=Show picture, uses 1 view");
  await friend.waitForURL(/\/v\//);
  assert.deepEqual(await seen(friend), [[480, 640]], "orientation as displayed");
  assert.match(await friend.locator("main").textContent(), /This was the last view/);
  await friend.reload();
  await seen(friend);

  const late = await it.visitor();
  assert.equal((await late.goto(link)).status(), 410);
  assert.equal(await late.locator("h1").textContent(), "This picture is gone.");
});

test("an unlimited link shows all its pictures at once, and the keyboard goes through them", async () => {
  const owner = await it.visitor();
  const files = ["photo.jpg", "drawing.png"].map(it.picture);
  const link = await share(owner, it.url, files);
  assert.equal(await owner.locator(".direct a").count(), 2);

  const friend = await it.visitor({ viewport: { width: 800, height: 400 }, reducedMotion: "reduce" });
  await friend.goto(link);
  assert.deepEqual(await seen(friend), [[480, 640], [320, 200]]);
  await friend.keyboard.press("j");
  await friend.waitForFunction(() => scrollY > 100);
  await friend.keyboard.press("k");
  await friend.waitForFunction(() => scrollY < 100);
});

test("pictures can be dropped and pasted, and taken out again", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  const put = (kind, name) =>
    page.evaluate(([kind, name]) => {
      const data = new DataTransfer();
      data.items.add(new File(["not looked at yet"], name, { type: "image/png" }));
      const event = kind === "drop"
        ? new DragEvent("drop", { dataTransfer: data, bubbles: true })
        : new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
      document.querySelector("#tray").dispatchEvent(event);
    }, [kind, name]);
  // Before the script runs, a drop opens the file.
  await page.waitForSelector("html.script");
  await put("drop", "one.png");
  await put("paste", "two.png");
  await page.waitForSelector("#share:text-is('Share 2 pictures')");
  await page.getByRole("button", { name: "Remove one.png" }).click();
  assert.equal(await page.locator("#share").textContent(), "Share 1 picture");
  await page.click("#share");
  await page.locator("#problem").waitFor();
  assert.match(await page.locator("#problem").textContent(), /JPEG|picture/);
  assert.equal(await page.locator("#prints li").count(), 1, "the tray keeps what it holds");
});

test("an upload shows how far it is and can be cancelled", async () => {
  const page = await it.visitor();
  await page.goto(it.url);
  const devtools = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200_000 };
  await devtools.send("Network.emulateNetworkConditions", slow);
  await page.setInputFiles("#file", it.picture("noise.png"));
  await page.waitForSelector("#prints li");
  await page.click("#share");
  await page.waitForFunction(() => / of 1\.\d MiB/.test(document.querySelector("#sent")?.textContent));
  await page.click("text=Cancel upload");
  await page.waitForSelector("#share:visible");
  assert.equal(await page.locator("#said").textContent(), "Upload cancelled");
});

test("an answer that is lost on the way makes no second share", async () => {
  const lost = [];
  let cut = false;
  const upstream = Number(new URL(it.url).port);
  const proxy = net.createServer((client) => {
    const server = net.connect(upstream, "127.0.0.1");
    client.on("error", () => server.destroy()).pipe(server).on("error", () => client.destroy());
    server.on("data", (bytes) => {
      if (!cut || !bytes.includes("manage_token")) return client.write(bytes);
      cut = false;
      lost.push(bytes.toString());
      return client.destroy();
    });
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const through = `http://127.0.0.1:${proxy.address().port}`;
  const page = await it.visitor({}, through);
  await page.goto(through);
  await page.setInputFiles("#file", it.picture("photo.jpg"));
  await page.waitForSelector("#prints img");
  cut = true;
  await page.click("#share");
  // The browser may send it again by itself; else the page says what happened.
  const landed = page.waitForURL(/\/m\/[0-9A-Za-z]{32}$/);
  const told = page.waitForSelector("#problem:visible").then(() => page.click("#share"));
  await Promise.race([landed, told.catch(() => {})]);
  await landed;
  assert.equal(lost.length, 1);
  assert.ok(lost[0].includes(page.url().split("/m/")[1]), "the same share as the lost answer");
  proxy.close();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`a phone reads the link off the screen, and forums take the picture, ${how}`, async () => {
    const page = await it.visitor({ javaScriptEnabled });
    const link = await share(page, it.url, it.picture("photo.jpg"));
    await page.click("summary:has-text('QR code')");
    const code = page.locator(".code img");
    await code.scrollIntoViewIfNeeded();
    await code.evaluate((image) => image.decode());
    const seen = execFileSync("zbarimg", ["--quiet", "--raw", "png:-"], { input: await code.screenshot() });
    assert.equal(seen.toString().trim(), link);

    await page.click("summary:has-text('For pages and forums')");
    const direct = await page.locator(".direct a").getAttribute("href");
    const codes = await page.locator("details .direct .mono").allTextContents();
    assert.deepEqual(codes, [`<img src="${direct}" alt="">`, `![](${direct})`, `[img]${direct}[/img]`]);
  });
}
