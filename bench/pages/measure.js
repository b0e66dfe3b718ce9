// What the pages cost a browser that has nothing of them yet, in its own words: first contentful paint,
// bytes, requests, long tasks. It prints a table; docs/PERFORMANCE.md keeps one.
//
//   CHATPIC_BIN=PROGRAM node bench/pages/measure.js
//
// Network and processor are those of the machine: nothing is slowed down. The paint's time is the median of
// RUNS runs, long tasks are those of the run with the most.

import { everything, visit } from "../../tests/browser/pages/list.js";

const PAGES = ["home", "result", "gate", "open-several", "pass", "gone-spent", "manage", "mine",
  "channels", "channel", "post-comments", "report", "legal-privacy", "api", "console-queue", "console-case"];
const RUNS = 3;

const watch = (page) => page.addInitScript(() => {
  window.long = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.long.push(duration);
  }).observe({ type: "longtask", buffered: true });
});

const told = (page) => page.evaluate(async () => {
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  for (let frames = 0; paint() === undefined && frames < 100; frames += 1) await new Promise(requestAnimationFrame);
  const [navigation] = performance.getEntriesByType("navigation");
  const resources = performance.getEntriesByType("resource").filter(({ name }) => name.startsWith(`${location.origin}/`));
  const sum = (all) => all.reduce((total, { transferSize }) => total + transferSize, 0);
  const pictures = resources.filter(({ initiatorType }) => initiatorType === "img");
  return {
    paint: paint(), requests: resources.length + 1, bytes: sum([navigation, ...resources]), pictures: sum(pictures),
    long: window.long,
  };
});

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const kib = (bytes) => (bytes / 1024).toFixed(1);

const it = await everything();
try {
  console.log("| page | first contentful paint | requests | KiB on the wire | of it pictures | long tasks, together |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const name of PAGES) {
    const entry = it.entries.find((entry) => entry.name === name);
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) {
      const come = async (page) => {
        await watch(page);
        await entry.come(page);
      };
      const page = await visit(it, { ...entry, come }, { viewport: { width: 360, height: 740 }, locale: "en" });
      runs.push(await told(page));
      await it.leave(page);
    }
    const of = (what) => median(runs.map((run) => run[what]));
    const { long } = runs.toSorted((a, b) => b.long.length - a.long.length)[0];
    const tasks = long.length ? `${long.length}, ${Math.round(long.reduce((a, b) => a + b))} ms` : "none";
    console.log(`| ${name} | ${Math.round(of("paint"))} ms | ${of("requests")} | ${kib(of("bytes"))} | ${kib(of("pictures"))} | ${tasks} |`);
  }
} finally {
  await it.close();
}
