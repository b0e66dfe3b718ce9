// A server of its own, a browser, and pictures, for one test file.
//
// Whatever a test does, its pages may ask no other origin, break no content security policy, throw
// nothing and, moderators excepted, set no cookie: closing the stage fails otherwise.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { freePorts } from "./ports.js";

const FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
if (process.getuid() === 0) FLAGS.push("--no-sandbox");

const serve = async (dir, settings) => {
  const [port, admin] = await freePorts(2);
  const url = `http://127.0.0.1:${port}`;
  const desk = `http://localhost:${admin}`;
  const env = {
    PATH: process.env.PATH,
    CHATPIC_LISTEN: `127.0.0.1:${port}`,
    CHATPIC_ADMIN_LISTEN: `127.0.0.1:${admin}`,
    CHATPIC_ADMIN_URL: desk,
    CHATPIC_DATA_DIR: join(dir, "data"),
    RUST_LOG: "warn",
    ...settings,
  };
  // What an operator does beside the running server.
  const admins = (...args) =>
    execFileSync(process.env.CHATPIC_BIN, ["admin", ...args], { cwd: dir, env, encoding: "utf8" }).trim();
  // As often as a test ends it, with the same data and addresses.
  const begin = async () => {
    const server = spawn(process.env.CHATPIC_BIN, ["serve"], { cwd: dir, env, stdio: ["ignore", "ignore", "inherit"] });
    for (let tries = 0; tries < 200; tries += 1) {
      const ready = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
      if (ready) return server;
      assert.equal(server.exitCode, null, "the server ended before it was ready");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    server.kill();
    throw new Error("the server was not ready after 10 s");
  };
  return { begin, url, desk, admin: admins };
};

const ended = async (server, signal) => {
  server.kill(signal);
  if (server.exitCode === null && server.signalCode === null) await new Promise((resolve) => server.once("exit", resolve));
};

// Waits for the modules that a page names: importing one again waits for what it waits for.
const begun = (page) => page.evaluate(async () => {
  const named = [...document.querySelectorAll("script[type=module][src]")];
  await Promise.all(named.map(({ src }) => import(src).catch(() => {})));
});

export const TOKEN = /[0-9A-Za-z]{32}/;

export const stage = async (settings = {}) => {
  const dir = mkdtempSync(join(tmpdir(), "chatpic-browser-"));
  process.on("exit", () => rmSync(dir, { recursive: true, force: true }));
  execFileSync("/usr/bin/python3", [fileURLToPath(new URL("pictures.py", import.meta.url)), dir]);
  const { begin, url, desk, admin } = await serve(dir, settings);
  let server = await begin();
  const launch = { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS };
  const browser = await chromium.launch(launch);
  const faults = [];
  const contexts = new Set();

  const watch = (context, origin) => {
    context.on("request", (request) => {
      const asked = request.url();
      if (!asked.startsWith(`${origin}/`) && !asked.startsWith("blob:")) faults.push(`asked ${asked}`);
    });
    context.on("weberror", (error) => faults.push(`threw ${error.error()}`));
    context.on("console", (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(message.text());
    });
    return context;
  };

  // A person with a browser of their own, who looks before pressing anything: a page's scripts have begun
  // by the time that it was gone to, or loaded again.
  const person = async (options, origin) => {
    const page = await watch(await browser.newContext(options), origin).newPage();
    if (options?.javaScriptEnabled === false) return page;
    const goto = page.goto.bind(page);
    page.goto = async (address, ...how) => {
      const before = page.url();
      // The page of a link after # loads itself again when only that changes.
      const again = /\/s#/.test(address) && address !== before && address.split("#")[0] === before.split("#")[0];
      const [answer] = await Promise.all([goto(address, ...how), again && page.waitForEvent("load")]);
      await begun(page);
      return answer;
    };
    const reload = page.reload.bind(page);
    page.reload = async (...how) => {
      const answer = await reload(...how);
      await begun(page);
      return answer;
    };
    return page;
  };

  const visitor = async (options = {}, origin = url) => {
    const page = await person(options, origin);
    contexts.add(page.context());
    return page;
  };

  // One whose browser isn't private: an app can be installed there. The test closes its context.
  const resident = async (options = {}) => {
    const profile = mkdtempSync(join(dir, "profile-"));
    const context = watch(await chromium.launchPersistentContext(profile, { ...launch, ...options }), url);
    return context.newPage();
  };

  const cookieless = async (context) => {
    for (const cookie of await context.cookies()) faults.push(`cookie ${cookie.name}`);
  };

  // Closes somebody's browser.
  const leave = async (page) => {
    if (contexts.delete(page.context())) await cookieless(page.context());
    await page.context().close();
  };

  // Only moderators have a cookie: that they are signed in.
  const moderator = (options = {}) => person(options, desk);

  const close = async () => {
    try {
      for (const context of contexts) await cookieless(context);
    } finally {
      await browser.close();
      await ended(server);
    }
    assert.deepEqual(faults, []);
  };

  // As if the machine lost its power.
  const kill = () => ended(server, "SIGKILL");
  const restart = async () => { server = await begin(); };

  const picture = (name) => join(dir, name);
  // Twenty seconds that are never still, with a tone.
  const film = (name, ...coding) => {
    const source = ["-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=20", "-f", "lavfi", "-i", "sine=d=20"];
    execFileSync("ffmpeg", ["-v", "error", "-nostdin", ...source, ...coding, picture(name)]);
    return picture(name);
  };

  return { url, desk, admin, kill, restart, visitor, resident, moderator, leave, close, picture, film };
};

// A photo to look at pages with; see photos/README.md.
export const photo = (name) => fileURLToPath(new URL(`photos/${name}.jpg`, import.meta.url));

// Shares `files` on the home page and answers with the link, the owner's page being open after it.
export const share = async (page, url, files, { views = "", password = "" } = {}) => {
  await page.goto(url);
  await page.setInputFiles("#file", files);
  if (password) {
    await page.click("label:has(#locked)");
    await page.fill("#password", password);
  }
  if (views) {
    await page.click(".more summary");
    await page.fill("#max_views", views);
  }
  await page.click("#share");
  await page.waitForURL(/\/m\/[0-9A-Za-z]{32}$/);
  return page.locator(".address a").first().textContent();
};

// Waits until every picture of the page is seen, and answers with their sizes.
export const seen = async (page) => {
  await page.waitForFunction(() => {
    const pictures = [...document.querySelectorAll(".print img")];
    return pictures.length > 0 && pictures.every((it) => it.complete && it.naturalWidth > 0);
  });
  return page.$$eval(".print img", (all) => all.map((it) => [it.naturalWidth, it.naturalHeight]));
};
