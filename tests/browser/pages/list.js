// Every page and every state of a page that people can come to, made by what people do.
//
// An entry has a `name`, the `route` that writes the page, and `come`, which brings somebody's page there.
// It says `desk` where it is the moderators', and `scripts: false` where it is what a browser without them
// shows. Nothing here looks for words: every language comes the same way.

import { stage } from "../stage.js";
import { desks } from "./desks.js";
import { owners } from "./owners.js";
import { publics } from "./publics.js";
import { viewers } from "./viewers.js";

const OPEN = {
  CHATPIC_ADULT_CHANNELS: "true",
  CHATPIC_TERMS__MIN_LIFETIME: "1s",
  CHATPIC_LIMITS__UPLOADS_PER_HOUR: "0",
  CHATPIC_LIMITS__COMMENTS_PER_MINUTE: "0",
  CHATPIC_LIMITS__REPORTS_PER_HOUR: "0",
  CHATPIC_LIMITS__VIEWS_PER_MINUTE: "0",
  CHATPIC_LIMITS__PASSWORD_TRIES_PER_MINUTE: "0",
  CHATPIC_LIMITS__UNKNOWN_TOKENS_PER_MINUTE: "0",
  CHATPIC_OPERATOR__NAME: "Ada Example",
  CHATPIC_OPERATOR__EMAIL: "ada@pictures.example",
  CHATPIC_OPERATOR__ADDRESS: "1 Lamp Street; 12345 Darkroom",
  CHATPIC_OPERATOR__JURISDICTION: "Germany",
  CHATPIC_LEGAL__COPYRIGHT_AGENT: "Ada Example, 1 Lamp Street, +49 30 0000, copyright@pictures.example",
};

// The stage with all of them, and its `entries`.
export const everything = async () => {
  const it = await stage(OPEN);
  const closing = await stage();
  const close = async () => {
    await closing.close();
    await it.close();
  };
  try {
    const entries = [...await viewers(it), ...await owners(it), ...await publics(it, closing), ...await desks(it)];
    return { ...it, entries, close };
  } catch (fault) {
    await close();
    throw fault;
  }
};

// Comes to a page as a person with `options`, waits until it stands still, and answers with it.
export const visit = async (it, entry, options = {}) => {
  const how = { reducedMotion: "reduce", ...options, javaScriptEnabled: entry.scripts !== false };
  const page = entry.desk ? await it.moderator(how) : await it.visitor(how, entry.origin);
  await entry.come(page);
  await page.waitForLoadState("load");
  await page.waitForFunction(() => {
    const seen = (image) => image.checkVisibility() && image.getBoundingClientRect().top < innerHeight;
    return [...document.images].every((image) => image.complete || (image.loading === "lazy" && !seen(image)));
  });
  if (entry.scripts !== false) {
    // What scripts say, they say once they have the words.
    await page.evaluate(() => import(document.documentElement.dataset.words));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  return page;
};
