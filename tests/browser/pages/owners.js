// What those who share see: the tray, the manage page in all of its states, and what their browser keeps.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { decides, joins, makesCase, post, says, shares } from "../acts.js";
import { photo, share } from "../stage.js";

const [cat, coffee, dandelions] = ["cat", "coffee", "dandelions"].map(photo);

export const owners = async (it) => {
  const at = (name, path, act, route = path) => ({
    name, route,
    come: async (page) => {
      await page.goto(`${it.url}${path}`);
      await act?.(page);
    },
  });
  const manage = (name, shared, act, route = "/m/{manage_token}") => at(name, `/m/${shared.manage_token}`, act, route);
  const opened = async (page, url) => {
    await page.goto(url);
    await page.click("form .act");
    await page.waitForURL(/\/v\//);
  };
  const unfold = async (page) => {
    for (const summary of await page.locator("main summary").all()) await summary.click();
  };
  const fills = async (page, ...files) => {
    await page.setInputFiles("#file", files);
    await page.waitForSelector(`#prints li:nth-child(${files.length}) img`);
  };

  const open = await shares(it, [dandelions, cat]);
  const links = await shares(it, [dandelions], {
    recipients: `Anna\n${"W".repeat(100)}\nBen`, max_views: "5", watermark: "true", end_early: "true", comments: "true",
  });
  const friend = await it.visitor();
  await opened(friend, links.links[0].url);
  const id = (await friend.locator(".line .mono, .line.small").last().textContent()).match(/\w{4}-\w{4}/)?.[0];
  assert.ok(id, "a pass says its session ID");
  await says(it, `passes/${new URL(friend.url()).pathname.split("/")[2]}`, "Thank you!");
  const spent = await shares(it, [coffee], { max_views: "1" });
  await opened(friend, spent.url);
  await it.leave(friend);
  const withdrawn = await shares(it, [coffee]);
  await fetch(`${it.url}/api/v1/manage/${withdrawn.manage_token}`, { method: "DELETE" });
  const expired = await shares(it, [coffee], { expires_in: "1s" });

  const moderator = await joins(it, "Cleo");
  const decided = {};
  const cases = [["hidden", "hate"], ["removed", "privacy"], ["appealed", "privacy"], ["struck", "copyright"]];
  for (const [number, [name, category]] of cases.entries()) {
    decided[name] = await shares(it, [it.picture(`blur-${number + 1}.png`)]);
    const notice = name === "struck" && {
      notice: {
        kind: "copyright", name: "Ann Example", address: "2 Lamp Street", phone: "+49 30 0001", signature: "Ann Example",
        work: "My garden", good_faith: true, accuracy: true,
      },
      contact: "ann@pictures.example",
    };
    const { path } = await makesCase(it, moderator, decided[name].url, category, "That is mine.", notice || {});
    await decides(it, moderator, path, name === "hidden" ? "hide" : "remove", "It shows somebody's garden.\nNobody asked them.");
  }
  await it.leave(moderator);
  const appeal = await post(it, `/api/v1/manage/${decided.appealed.manage_token}/appeal`, { text: "It is my own garden." });
  assert.equal(appeal.status, 204);

  const letter = it.picture("letter.png");
  writeFileSync(letter, "dear diary");

  return [
    at("home", "/"),
    at("home-chosen", "/", (page) => fills(page, cat, coffee, dandelions)),
    at("home-more", "/", async (page) => {
      await fills(page, cat, coffee);
      await page.click("label:has(#locked)");
      await page.click(".more summary");
      await page.fill("#recipients", "Anna\nBen");
    }),
    at("home-offline", "/", async (page) => {
      await fills(page, dandelions);
      await page.context().setOffline(true);
      await page.click("#share");
      await page.waitForFunction(() => document.querySelector("#sent").textContent);
    }),
    {
      ...at("home-refused", "/", async (page) => {
        await page.setInputFiles("#file", letter);
        await page.click("#share");
        await page.waitForSelector("#problem:visible");
      }),
      scripts: false,
    },
    { ...at("home-plain", "/"), scripts: false },
    at("phone", "/phone"),
    at("mine-empty", "/mine", (page) => page.waitForSelector("#none:visible")),
    {
      name: "mine", route: "/mine",
      come: async (page) => {
        await share(page, it.url, [dandelions]);
        await share(page, it.url, [coffee], { views: "3" });
        await page.goto(`${it.url}/mine`);
        await page.locator("#mine .countdown:visible").nth(1).waitFor();
      },
    },
    { ...at("mine-plain", "/mine"), scripts: false },
    { name: "result", route: "/m/{manage_token}", come: (page) => share(page, it.url, [dandelions, coffee], { views: "3" }) },
    manage("manage-open", open, unfold),
    manage("manage", links),
    manage("manage-unfolded", links, unfold),
    {
      name: "manage-added", route: "/m/{manage_token}",
      come: async (page) => {
        await share(page, it.url, [cat], { views: "3" });
        await page.click(".changes summary");
        await page.fill("#label", "Cleo");
        await page.click("form[action$='/links'] button");
        await page.locator(".card.link").nth(1).waitFor();
      },
    },
    manage("manage-traced", links, async (page) => {
      await page.fill("#session_id", id);
      await page.click("#leak button");
      await page.waitForSelector("#leak [role=status]");
    }, "/m/{manage_token}/trace"),
    manage("manage-untraced", links, async (page) => {
      await page.setInputFiles("#leaked", coffee);
      await page.click("#leak button");
      await page.waitForSelector("#leak [role=status]");
    }, "/m/{manage_token}/trace"),
    manage("manage-spent", spent),
    manage("manage-withdrawn", withdrawn),
    manage("manage-expired", expired, async (page) => {
      for (let tries = 0; (await page.locator(".changes").count()) > 0; tries += 1) {
        assert.ok(tries < 50, "it never expires");
        await page.reload();
      }
    }),
    manage("manage-hidden", decided.hidden),
    manage("manage-removed", decided.removed, unfold),
    manage("manage-appealed", decided.appealed),
    manage("manage-struck", decided.struck, unfold),
    at("manage-comments", `/m/${links.manage_token}/links/${links.links[0].id}/comments`, undefined,
      "/m/{manage_token}/links/{id}/comments"),
    at("manage-unknown", `/m/${"0".repeat(32)}`, undefined, "/m/{manage_token}"),
  ];
};
