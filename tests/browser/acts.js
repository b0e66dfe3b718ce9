// What people do at a stage: by the API where the page that leads there is not what is looked at, and
// moderators by the console, with a passkey of an authenticator that Chromium brings.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

// Sends `body`, a form or what becomes JSON.
export const post = (it, path, body) =>
  fetch(`${it.url}${path}`, {
    method: "POST",
    body: body instanceof FormData ? body : JSON.stringify(body),
    headers: body instanceof FormData ? {} : { "content-type": "application/json" },
  });

const made = async (answer) => {
  assert.equal(answer.status, 201, answer.status === 201 ? "" : await answer.text());
  return answer.json();
};

const form = (fields, files) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append("file", new Blob([readFileSync(file)]), basename(file));
  return form;
};

// Shares by the API, with its fields as `terms`.
export const shares = async (it, files, terms = {}) => made(await post(it, "/api/v1/shares", form(terms, files)));

// Posts by the API.
export const posts = async (it, slug, caption, files) =>
  made(await post(it, `/api/v1/channels/${slug}/posts`, form({ caption }, files)));

// Says something under what has its thread at `place`, such as `posts/ID`.
export const says = async (it, place, text, more = {}) =>
  made(await post(it, `/api/v1/${place}/comments`, { text, ...more }));

// Reports, and answers with the status page's address.
export const reports = async (it, url, category, statement = "", more = {}) =>
  (await made(await post(it, "/api/v1/reports", { url, category, statement, ...more }))).status_url;

// Presses Tab until something that matches has the focus.
export const tabTo = async (page, selector) => {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.evaluate((it) => document.activeElement?.matches(it), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never comes to ${selector}`);
};

// Somebody whom the operator invites and who makes a passkey.
export const joins = async (it, name, options = {}) => {
  const page = await it.moderator(options);
  const authenticator = await page.context().newCDPSession(page);
  await authenticator.send("WebAuthn.enable");
  await authenticator.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  const link = it.admin("moderators", "invite", name, ...(options.role ? ["--role", options.role] : []));
  assert.ok(link.startsWith(`${it.desk}/console/invitations/`), link);
  await page.goto(link);
  await tabTo(page, "[data-start]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/console(\/log)?$/);
  assert.equal((await page.request.get(link)).status(), 404, "an invitation works once");
  return page;
};

// The paths of the cases that wait in a moderator's queue.
export const waiting = async (it, moderator) => {
  await moderator.goto(`${it.desk}/console`);
  return moderator.$$eval("a[data-row]", (all) => all.map((it) => it.pathname));
};

// Reports, and answers with the path of the case that came of it, and that of the reporter's page.
export const makesCase = async (it, moderator, ...report) => {
  const before = await waiting(it, moderator);
  const status = new URL(await reports(it, ...report)).pathname;
  const [path] = (await waiting(it, moderator)).filter((path) => !before.includes(path));
  assert.ok(path, "a report makes a case");
  return { path, status };
};

// Looks at a case and decides it: `keep`, `hide` or `remove`, or its appeal: `uphold` or `overturn`.
export const decides = async (it, moderator, path, outcome, facts) => {
  await moderator.goto(`${it.desk}${path}`);
  await moderator.check(`[name=outcome][value=${outcome}]`, { force: true });
  if (await moderator.locator("#ground").count()) {
    await moderator.selectOption("#ground", "rule");
    await moderator.fill("#named", "Pictures of others");
  }
  await moderator.fill("#facts", facts);
  await moderator.click(".acts .card .act");
  // It goes on to the next case, or to the queue.
  await moderator.waitForURL((url) => url.pathname !== path);
  assert.equal(await moderator.locator("main > h1").count(), 0, "it is no refusal");
};
