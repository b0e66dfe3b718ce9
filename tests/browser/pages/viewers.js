// What those who get a link see, until it is gone.

import { decides, joins, makesCase, says, shares } from "../acts.js";
import { photo, TOKEN } from "../stage.js";

const [cat, coffee, dandelions] = ["cat", "coffee", "dandelions"].map(photo);

export const viewers = async (it) => {
  const share = (files, terms) => shares(it, files, terms);
  const to = (name, route, path, act) => ({
    name, route,
    come: async (page) => {
      await page.goto(new URL(path, it.url).href);
      await act?.(page);
    },
  });

  const open = await share([dandelions], { comments: "true", alt: "Dandelions gone to seed" });
  const said = `shares/${open.url.match(TOKEN)[0]}`;
  await says(it, said, "Lovely. Where was it?");
  await says(it, said, ">>1 Behind the house.\nJust before sunset.");
  const several = await share([coffee, cat]);
  const gate = await share([dandelions, cat], { max_views: "1000" });
  const secret = await share([cat], { max_views: "3", password: "under the red lamp" });
  const marked = await share([dandelions], {
    max_views: "1000", watermark: "true", mark_label: "true", label: "Anna", end_early: "true", adult: "true", comments: "true",
  });
  const expired = await share([cat], { expires_in: "1s" });
  const withdrawn = await share([cat]);
  await fetch(`${it.url}/api/v1/manage/${withdrawn.manage_token}`, { method: "DELETE" });
  const hidden = await share([cat]);
  const removed = await share([it.picture("blur-0.png")]);
  const moderator = await joins(it, "Bert");
  const toHide = await makesCase(it, moderator, hidden.url, "gore");
  await moderator.goto(`${it.desk}${toHide.path}`);
  await moderator.click("form[action$='/hide'] button");
  const toRemove = await makesCase(it, moderator, removed.url, "gore");
  await decides(it, moderator, toRemove.path, "remove", "It hurts the eyes.");
  await it.leave(moderator);

  const press = async (page) => {
    await page.click("form .act");
    await page.waitForURL(/\/v\//);
  };
  const spends = async (page, terms) => {
    const { url } = await share([cat], terms);
    await page.goto(url);
    await press(page);
    return url;
  };

  return [
    to("open", "/s/{token}", open.url),
    to("open-several", "/s/{token}", several.url),
    to("open-alone", "/s/{token}", several.url, async (page) => {
      await page.click(".print img");
      await page.waitForSelector("dialog.alone");
    }),
    {
      name: "open-over", route: "/s/{token}",
      come: async (page) => {
        await page.clock.install();
        await page.goto(several.url);
        await page.clock.fastForward("24:01:00");
        await page.clock.runFor(1000);
        await page.waitForSelector(".over:visible");
      },
    },
    to("gate", "/s/{token}", gate.url),
    to("gate-password", "/s/{token}", secret.url),
    to("gate-adult", "/s/{token}", marked.url),
    {
      ...to("gate-wrong", "/s/{token}/view", secret.url, async (page) => {
        await page.fill("#password", "in the dark");
        await page.click("form .act");
        await page.waitForSelector("#fault");
      }),
      scripts: false,
    },
    to("fragment", "/s", `/s#${secret.url.match(TOKEN)[0]}`, (page) => page.waitForSelector("#show:visible")),
    to("fragment-half", "/s", "/s#half", (page) => page.waitForSelector("#explanation:visible")),
    { ...to("fragment-plain", "/s", "/s"), scripts: false },
    to("pass", "/v/{ticket}", gate.url, press),
    to("pass-marked", "/v/{ticket}", marked.url, async (page) => {
      await press(page);
      await page.click(".done summary");
    }),
    { name: "pass-last", route: "/v/{ticket}", come: (page) => spends(page, { max_views: "1" }) },
    {
      name: "ended", route: "/v/{ticket}/end",
      come: async (page) => {
        await spends(page, { end_early: "true" });
        await page.click(".done summary");
        await page.click(".done button");
        await page.waitForURL(/\/end$/);
      },
    },
    to("gone-expired", "/s/{token}", expired.url, async (page) => {
      for (let tries = 0; (await page.locator("form, img").count()) > 0; tries += 1) {
        if (tries > 50) throw new Error("it never expires");
        await page.reload();
      }
    }),
    { name: "gone-spent", route: "/s/{token}", come: async (page) => page.goto(await spends(page, { max_views: "1" })) },
    to("gone-withdrawn", "/s/{token}", withdrawn.url),
    to("gone-removed", "/s/{token}", removed.url),
    to("gone-hidden", "/s/{token}", hidden.url),
    {
      name: "gone-view", route: "/v/{ticket}",
      come: async (page) => {
        const { url, manage_token } = await share([cat], { max_views: "2" });
        await page.goto(url);
        await press(page);
        await fetch(`${it.url}/api/v1/manage/${manage_token}`, { method: "DELETE" });
        await page.reload();
      },
    },
    to("unknown", "/s/{token}", `/s/${"0".repeat(32)}`),
    to("missing", "/{name}", "/nothing-is-here"),
  ];
};
