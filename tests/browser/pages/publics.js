// What anybody can come to: channels and what is said in them, reports and notices, what holds here, and an
// instance that closes.

import { decides, joins, makesCase, posts, says, shares } from "../acts.js";
import { photo } from "../stage.js";

const [cat, coffee, dandelions] = ["cat", "coffee", "dandelions"].map(photo);
const NOTICES = ["intimate", "copyright", "eu", "authority"];
const LEGAL = ["terms", "guidelines", "privacy", "contact"];

export const publics = async (it, closing) => {
  const at = (name, route, path = route, act = undefined) => ({
    name, route,
    come: async (page) => {
      await page.goto(`${it.url}${path}`);
      await act?.(page);
    },
  });
  const without = (entry) => ({ ...entry, scripts: false });
  return [...await channels(it, at, without), ...await reported(it, at, without), ...await closed(closing)];
};

const channels = async (it, at, without) => {
  const create = (slug, title, ...more) =>
    it.admin("channels", "create", slug, "--title", title, "--capacity", "500", "--retention", "7d", ...more);
  create("film", "Film photography", "--about", "Grain, light leaks, and what the lab did to them.");
  create("quiet", "Quiet");
  create("night", "Night", "--adult");
  create("careful", "Careful", "--review-first");
  await posts(it, "film", "The first one of the roll", [coffee]);
  const gone = await posts(it, "film", "Gone", [cat]);
  await fetch(`${it.url}/api/v1/manage/${gone.manage_token}`, { method: "DELETE" });
  const cats = await posts(it, "film", "She wouldn't sit still", [cat]);
  const caption = `Behind the house, just before sunset, with ${"a long caption ".repeat(9)}`;
  const pair = await posts(it, "film", caption, [dandelions, coffee]);
  const night = await posts(it, "night", "A street at night", [coffee]);
  const waits = await posts(it, "careful", "A garden", [dandelions]);
  await says(it, `posts/${pair.id}`, "Lovely. Which lens?");
  await says(it, `posts/${pair.id}`, ">>1 The old one.\nWide open.");
  const own = await says(it, `posts/${pair.id}`, "x".repeat(120));

  const managed = (name, post) => at(name, "/m/{manage_token}", `/m/${post.manage_token}`);
  return [
    at("channels", "/c"),
    at("channel", "/c/{slug}", "/c/film"),
    at("channel-unfolded", "/c/{slug}", "/c/film", async (page) => {
      await page.click("#folded summary");
      await page.waitForSelector(".script #tray");
      await page.setInputFiles("#file", [cat, coffee]);
      await page.waitForSelector("#prints li:nth-child(2) img");
    }),
    without(at("channel-plain", "/c/{slug}", "/c/film", (page) => page.click("#folded summary"))),
    at("channel-empty", "/c/{slug}", "/c/quiet"),
    at("channel-gate", "/c/{slug}", "/c/night"),
    at("channel-adult", "/c/{slug}", "/c/night?adult=yes"),
    at("channel-unknown", "/c/{slug}", "/c/nothing"),
    at("post", "/p/{post}", new URL(cats.url).pathname),
    at("post-comments", "/p/{post}", new URL(pair.url).pathname),
    without(at("post-refused", "/p/{post}/comments", new URL(pair.url).pathname, async (page) => {
      await page.fill("#text", " \n ");
      await page.click("#say button");
      await page.waitForSelector("#unsaid:visible");
    })),
    at("post-adult", "/p/{post}", `/p/${night.id}?adult=yes`),
    at("post-gone", "/p/{post}", `/p/${gone.id}`),
    managed("manage-post", pair),
    managed("manage-waits", waits),
    at("comment", "/comment/{delete_token}", `/comment/${own.delete_token}`),
    without(at("comment-deleted", "/comment/{delete_token}/withdraw", "/", async (page) => {
      const { delete_token } = await says(it, `posts/${cats.id}`, "Never mind.");
      await page.goto(`${it.url}/comment/${delete_token}`);
      await page.click("form .act");
      await page.waitForURL(/\/withdraw$/);
    })),
  ];
};

const reported = async (it, at, without) => {
  const moderator = await joins(it, "Dana");
  const cases = {};
  const made = [["received", "privacy"], ["asked", "trademark"], ["kept", "self-harm"]];
  for (const [number, [name, category]] of made.entries()) {
    const { url } = await shares(it, [it.picture(`blur-${number + 8}.png`)]);
    cases[name] = { url, ...await makesCase(it, moderator, url, category, "That is my garden.") };
  }
  await moderator.goto(`${it.desk}${cases.asked.path}`);
  await moderator.locator("details", { has: moderator.locator("#question") }).locator("summary").click();
  await moderator.fill("#question", "Which trademark is it?");
  await moderator.click("form[action$='/ask'] button");
  await moderator.waitForURL(/\/console/);
  await decides(it, moderator, cases.kept.path, "keep", "It is a garden.");
  await it.leave(moderator);

  return [
    at("report", "/report"),
    at("report-filled", "/report", "/report?url=/p/thispost"),
    without(at("report-refused", "/report", "/report", async (page) => {
      await page.fill("#url", "https://elsewhere.example/picture");
      await page.selectOption("#category", "hate");
      await page.click("form .act");
      await page.waitForSelector("[role=alert]");
    })),
    ...Object.entries(cases).map(([name, { status }]) => at(`reported-${name}`, "/report/{token}", status)),
    at("takedown", "/takedown"),
    ...NOTICES.map((kind) => at(`takedown-${kind}`, "/takedown/{kind}", `/takedown/${kind}`)),
    without(at("takedown-refused", "/takedown/{kind}", "/takedown/copyright", async (page) => {
      await page.fill("#url", cases.received.url);
      await page.click("form .act");
      await page.waitForSelector("[role=alert]");
    })),
    ...LEGAL.map((name) => at(`legal-${name}`, `/legal/${name}`)),
    at("transparency", "/transparency"),
    at("api", "/api"),
  ];
};

// An instance whose operator set no name, has no channels, and says that it closes.
const closed = async (closing) => {
  const open = await shares(closing, [cat]);
  const gate = await shares(closing, [cat], { max_views: "3" });
  closing.admin("sunset", "--on", "2099-12-31", "--notice", "Thank you for all the pictures.\nAda");
  const at = (name, route, path = route) => ({
    name, route, origin: closing.url,
    come: async (page) => {
      await page.goto(new URL(path, closing.url).href);
      for (let tries = 0; (await page.locator(".farewell").count()) === 0; tries += 1) {
        if (tries > 1000) throw new Error("nobody says that it closes");
        await page.reload();
      }
    },
  });
  return [
    at("closing-home", "/"),
    at("closing-open", "/s/{token}", open.url),
    at("closing-gate", "/s/{token}", gate.url),
    at("closing-manage", "/m/{manage_token}", open.manage_url),
    at("closing-channels", "/c"),
    at("closing-contact", "/legal/contact"),
  ];
};
