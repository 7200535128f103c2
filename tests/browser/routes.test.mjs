// Addresses: `#/streams` is the page of streams, by link, by typing, by the browser's Back.
import assert from "node:assert/strict";
import { PAGES, ready, scene, subject } from "./support/scene.mjs";

/** The page of that name is shown, under its own title, and the rail says so. */
async function shows(page, name, say) {
  const title = say(`${name}.title`);
  await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  assert.equal(await page.title(), say("app.document-title", { page: title }));
  const current = page.getByRole("navigation", { name: say("frame.pages") }).locator("[aria-current=page]");
  assert.deepEqual(await current.allInnerTexts(), [title]);
}

subject("routes", () => {
  for (const lang of ["zh", "en"]) {
    scene(`the rail leads to every page (${lang})`, { lang, plan: true }, async ({ page, say }) => {
      const links = page.getByRole("navigation", { name: say("frame.pages") }).getByRole("link");
      assert.deepEqual(await links.allInnerTexts(), PAGES.map((name) => say(`${name}.title`)));
      for (const name of PAGES.toReversed()) {
        await links.filter({ hasText: say(`${name}.title`) }).click();
        await shows(page, name, say);
        assert.equal(new URL(page.url()).hash, `#/${name}`);
      }
    });
  }

  scene("every page has an address of its own", { plan: true }, async ({ page, say, url }) => {
    for (const name of PAGES) {
      await page.goto("about:blank");
      await page.goto(`${url}#/${name}`);
      await ready(page);
      await shows(page, name, say);
    }
  });

  scene("without a plan every page is the start, and its address is kept", { at: "#/rules" }, async ({ page, say }) => {
    await page.getByRole("heading", { level: 1, name: say("start.title"), exact: true }).waitFor();
    assert.equal(await page.title(), say("app.document-title", { page: say("start.title") }));
    assert.equal(new URL(page.url()).hash, "#/rules");
  });

  scene("Back and Forward go through the pages", { at: "#/rules", plan: true }, async ({ page, say }) => {
    await page.getByRole("link", { name: say("counties.title"), exact: true }).click();
    await shows(page, "counties", say);
    await page.goBack();
    await shows(page, "rules", say);
    await page.goForward();
    await shows(page, "counties", say);
  });

  for (const [what, at] of [
    ["an address of nothing", "#/nothing-here"],
    ["an address with markup in it", "#/<img src=x onerror=alert(1)>"],
    ["an address with text turned around", "#/\u202estreams\u200b"],
    ["a very long address", `#/${"资金".repeat(500)}`],
  ]) {
    scene(`${what} is told as unknown, and leads back`, { at, lang: "en" }, async ({ page, say }) => {
      const title = say("unknown.title");
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      assert.equal(await page.title(), say("app.document-title", { page: title }));
      const address = await page.evaluate(() => location.hash);
      await page.getByText(say("unknown.body", { address }), { exact: true }).waitFor();
      assert.doesNotMatch(address, /[\u200b-\u202e<>]/u, "what could mislead stays encoded");
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      assert.equal(scrollWidth, clientWidth);
      await page.getByRole("main").getByRole("link", { name: say("unknown.back") }).click();
      await page.getByRole("heading", { level: 1, name: say("start.title"), exact: true }).waitFor();
    });
  }
});
