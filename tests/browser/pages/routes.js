// The route table, as its sources have it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const SOURCES = ["routes.rs", "console.rs"];

// What `GET` answers that is no page: files, media, streams, and what programs ask for.
const NO_PAGES = [
  "/static/{name}", "/manifest.webmanifest", "/robots.txt", "/favicon.ico", "/files/{upload_token}", "/oembed",
  "/s/{token}/pictures.zip", "/v/{ticket}/pictures.zip", "/v/{ticket}/{number}", "/v/{ticket}/{number}/progress",
  "/i/{token}/{name}",
  "/c/{slug}/feed.xml", "/p/{post}/{number}", "/m/{manage_token}/links/{id}/qr.svg",
  "/m/{manage_token}/reasons.json", "/transparency.json", "/.well-known/security.txt", "/healthz", "/readyz",
  "/console/cases/{id}/tiles/{number}", "/console/cases/{id}/pictures/{number}",
  "/console/posts/{name}/tiles/{number}", "/console/posts/{name}/pictures/{number}",
];

// Every route that answers `GET`, but for the API's and those that are no pages.
export const pageRoutes = () => {
  const routes = readable().filter((route) => !/^\/api\/./.test(route));
  for (const route of NO_PAGES) assert.ok(routes.includes(route), `${route} is no route any more`);
  return routes.filter((route) => !NO_PAGES.includes(route));
};

// Every route of the table, whatever its method.
export const allRoutes = () => calls().map(([route]) => route);

// Whether the route leads to a path.
export const leads = (route, path) =>
  new RegExp(`^${route.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+")}$`).test(path);

const readable = () => calls().filter(([, methods]) => /\bget\(/.test(methods)).map(([route]) => route);

const calls = () => {
  const texts = SOURCES.map((name) =>
    readFileSync(new URL(`../../../crates/chatpic-server/src/http/${name}`, import.meta.url), "utf8"));
  const found = texts.flatMap((text) => text.split(".route(").slice(1)).map((call) => {
    const [, route] = call.match(/^\s*"([^"]+)"/) ?? assert.fail(`a route begins with its path: ${call.slice(0, 40)}`);
    return [route, call.split(/;|\n\s*\.layer/)[0]];
  });
  assert.ok(found.length > 100, "the route table is where it was");
  return found;
};
