// What moderators see. An operator sees all of it.

import assert from "node:assert/strict";
import { decides, joins, makesCase, post, posts, says, shares } from "../acts.js";
import { photo } from "../stage.js";

const [cat, coffee, dandelions] = ["cat", "coffee", "dandelions"].map(photo);

export const desks = async (it) => {
  const operator = await joins(it, "Eve", { role: "operator" });
  const second = await joins(it, "Finn");
  const cookies = await operator.context().cookies();
  const at = (name, route, path = route, act = undefined, signedIn = cookies) => ({
    name, route, desk: true,
    come: async (page) => {
      await page.context().addCookies(signedIn);
      await page.goto(new URL(path, it.desk).href);
      await act?.(page);
    },
  });

  const made = async (files, category, statement, more) => {
    const shared = await shares(it, files);
    return { ...shared, ...await makesCase(it, operator, shared.url, category, statement, more) };
  };
  const open = await made([dandelions, cat], "gore", "The second one is hard to look at.\n\nPlease look.");
  const urgent = await made([cat], "threat-to-life", "He says that he is on his way.");
  const removed = await made([it.picture("blur-5.png")], "privacy", "That is my garden.");
  await decides(it, operator, removed.path, "remove", "It shows somebody's garden.");
  const appealed = await made([it.picture("blur-6.png")], "privacy", "That is my garden.");
  await decides(it, second, appealed.path, "remove", "It shows somebody's garden.");
  const appeal = await post(it, `/api/v1/manage/${appealed.manage_token}/appeal`, { text: "It is my own garden." });
  assert.equal(appeal.status, 204);
  const struck = await made([it.picture("blur-7.png")], "copyright", "That is mine.", {
    notice: {
      kind: "copyright", name: "Ann Example", address: "2 Lamp Street", phone: "+49 30 0001", signature: "Ann Example",
      work: "My garden", good_faith: true, accuracy: true,
    },
    contact: "ann@pictures.example",
  });
  await decides(it, operator, struck.path, "remove", "It is theirs.");
  const counter = await post(it, `/api/v1/manage/${struck.manage_token}/counter-notice`, {
    name: "Ben Example", address: "3 Lamp Street", phone: "+49 30 0002", signature: "Ben Example",
    mistake: true, jurisdiction: true,
  });
  assert.equal(counter.status, 204);

  const create = (slug, title, ...more) =>
    it.admin("channels", "create", slug, "--title", title, "--capacity", "9", ...more);
  create("birds", "Birds");
  create("garden", "Gardens", "--review-first");
  const caption = "A caption that goes on for as long as a caption may, and longer than any phone is wide";
  await posts(it, "garden", caption, [dandelions, coffee]);
  const bird = await posts(it, "birds", caption, [cat]);
  await says(it, `posts/${bird.id}`, "x".repeat(200));
  await says(it, `posts/${bird.id}`, "No birds at all.");
  const talk = await makesCase(it, operator, `/p/${bird.id}#c2`, "rules-other", "It is rude.");
  const invitation = it.admin("moderators", "invite", "Frederica van der Heijden");
  await it.leave(operator);
  await it.leave(second);

  const unfold = async (page) => {
    for (const summary of await page.locator("main summary").all()) await summary.click();
  };
  const theCase = (name, path, act) => at(name, "/console/cases/{id}", path, act);
  return [
    at("console-sign-in", "/console/sign-in", "/console/sign-in", undefined, []),
    {
      ...at("console-refused", "/console/sign-in", "/console/sign-in", async (page) => {
        await page.fill("#name", "Nobody");
        await page.fill("#password", "in the dark");
        await page.fill("#code", "123456");
        await page.click("form > button, form > p > button:not([data-start])");
        await page.waitForSelector(".problem:visible");
      }, []),
      scripts: false,
    },
    at("console-join", "/console/invitations/{token}", invitation, undefined, []),
    at("console-queue", "/console"),
    at("console-queue-none", "/console", "/console?class=fraud&mine=1&overdue=1"),
    theCase("console-case", open.path),
    theCase("console-case-unfolded", open.path, unfold),
    theCase("console-case-urgent", urgent.path),
    theCase("console-case-decided", removed.path),
    theCase("console-case-appealed", appealed.path),
    theCase("console-case-countered", struck.path),
    theCase("console-case-comment", talk.path),
    theCase("console-case-unknown", `/console/cases/${"0".repeat(64)}`),
    at("console-review", "/console/review"),
    at("console-review-unfolded", "/console/review", "/console/review", unfold),
    at("console-channels", "/console/channels"),
    {
      ...at("console-channels-refused", "/console/channels", "/console/channels", async (page) => {
        await page.fill("#slug", "birds");
        await page.fill("#title", "Birds again");
        await page.fill("#capacity", "9");
        await page.click("form.card .act");
        await page.waitForSelector(".problem:visible");
      }),
      scripts: false,
    },
    at("console-channel", "/console/channels/{slug}", "/console/channels/birds"),
    at("console-post", "/console/posts/{name}", `/console/posts/${bird.id}`),
    at("console-log", "/console/log"),
  ];
};
