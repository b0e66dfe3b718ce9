// Pictures of pages for people to look at.
//
//   node screens.js              renews docs/screens: the main pages, small
//   node screens.js DIRECTORY [LANGUAGE]
//                                every page and every state, whole

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { everything, visit } from "./pages/list.js";

// What the kept pictures are called, and the entries that they show.
const MAIN = {
  home: "home-chosen", result: "result", gate: "gate", pass: "pass", manage: "manage-added",
  channel: "channel", post: "post", console: "console-case", gone: "gone-spent",
};
const SIZES = [[360, 740], [768, 1024], [1440, 900]];
const COLOURS = ["light", "dark"];
const LARGEST = 60_000;

const [, , directory, locale = "en"] = process.argv;
const where = directory ?? fileURLToPath(new URL("../../docs/screens", import.meta.url));

const webp = async (page) => {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 50 });
  const bytes = Buffer.from(data, "base64");
  if (bytes.length > LARGEST) throw new Error(`a picture of ${bytes.length} bytes is too large to keep`);
  return bytes;
};

const taken = async (it, entry, name, [width, height]) => {
  const page = await visit(it, entry, { viewport: { width, height }, locale });
  for (const colorScheme of COLOURS) {
    await page.emulateMedia({ colorScheme });
    const path = `${where}/${name}-${width}-${colorScheme}`;
    if (directory) await page.screenshot({ path: `${path}.png`, fullPage: true });
    else writeFileSync(`${path}.webp`, await webp(page));
  }
  await it.leave(page);
};

mkdirSync(where, { recursive: true });
const it = await everything();
try {
  const all = directory ? it.entries.map((entry) => [entry.name, entry])
    : Object.entries(MAIN).map(([name, shown]) => [name, it.entries.find((entry) => entry.name === shown)]);
  for (const [name, entry] of all) {
    for (const size of SIZES) await taken(it, entry, name, size);
  }
} finally {
  await it.close();
}
