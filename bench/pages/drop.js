// How long it takes from a photo's drop on the page to its link, in Chromium: the photo of 12 megapixels and
// about 3 MB is dropped, "Share" is pressed at once, and the time is taken when the link stands on the screen.
//
//   CHATPIC_BIN=PROGRAM node bench/pages/drop.js
//
// Beside it, in the same run: what the same browser takes to come from the same drop to the same page with a
// photo of one pixel, which is what neither the network nor the server's work with pixels accounts for; and when
// the owner's page stands there, which comes after its link.

import { stage } from "../../tests/browser/stage.js";

const RUNS = 9;

// The beginning is kept where the next page finds it.
const drop = async ([width, height, bytes]) => {
  const canvas = new OffscreenCanvas(width, height);
  const ink = canvas.getContext("2d");
  const pixels = ink.createImageData(width, height);
  let noise = Math.floor(Math.random() * 2 ** 31);
  for (let at = 0; at < pixels.data.length; at += 4) {
    noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    for (const [channel, slope] of [x / 20, y / 15, (x + y) / 30].entries()) {
      pixels.data[at + channel] = Math.min(slope, 230) + (noise >>> 28);
    }
    pixels.data[at + 3] = 255;
  }
  ink.putImageData(pixels, 0, 0);
  let photo = null;
  for (let quality = 0.95; !photo || (photo.size > bytes && quality > 0.3); quality -= 0.05) {
    photo = await canvas.convertToBlob({ type: "image/jpeg", quality });
  }
  const files = new DataTransfer();
  files.items.add(new File([photo], "photo.jpg", { type: "image/jpeg" }));
  const press = document.getElementById("share");
  window.name = String(performance.timeOrigin + performance.now());
  dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
  // The tray looks at the first bytes of a file before it takes it.
  while (document.getElementById("prints").childElementCount === 0) await new Promise((now) => setTimeout(now));
  press.click();
  return photo.size;
};

const watch = () => {
  const shown = () => {
    if (!document.querySelector(".address a")) return;
    seen.disconnect();
    // A message that is sent before a frame is painted comes after it.
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      const times = [...JSON.parse(sessionStorage.getItem("shown") ?? "[]"), performance.timeOrigin + performance.now()];
      sessionStorage.setItem("shown", JSON.stringify(times));
      window.shown = true;
    };
    requestAnimationFrame(() => painted.port2.postMessage(null));
  };
  const seen = new MutationObserver(shown);
  seen.observe(document, { childList: true, subtree: true });
};

const it = await stage({ CHATPIC_LIMITS__UPLOADS_PER_HOUR: "0" });
const once = async (photo) => {
  const page = await it.visitor();
  await page.addInitScript(watch);
  await page.goto(it.url);
  const bytes = await page.evaluate(drop, photo);
  await page.waitForURL(/\/m\//);
  await page.waitForFunction(() => window.shown);
  const [link, owners = link] = await page.evaluate(() => JSON.parse(sessionStorage.getItem("shown")).map((time) => time - Number(window.name)));
  await it.leave(page);
  return { bytes, link, owners };
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const told = (all, what) => {
  const took = all.map((run) => run[what]);
  return `${Math.round(median(took))} ms (${Math.round(Math.min(...took))} to ${Math.round(Math.max(...took))})`;
};

try {
  const [photos, dots] = [[], []];
  for (let run = 0; run <= RUNS; run += 1) {
    const [photo, dot] = [await once([4000, 3000, 3_000_000]), await once([1, 1, 3_000_000])];
    // The first run only warms what there is to warm.
    if (run > 0) [photos, dots].forEach((all, at) => all.push([photo, dot][at]));
  }
  const size = (photos[0].bytes / 1e6).toFixed(1);
  console.log(`from drop to link, median of ${RUNS}: a photo of 12 megapixels and ${size} MB ${told(photos, "link")}; one of a pixel ${told(dots, "link")}`);
  console.log(`to the owner's page: ${told(photos, "owners")}; ${told(dots, "owners")}`);
} finally {
  await it.close();
}
