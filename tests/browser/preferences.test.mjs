// Language, theme and text size: what the browser asks for, what a person chooses, what is kept.
import assert from "node:assert/strict";
import { eventually, go, PAGES, ready, scene, subject, THEMES } from "./support/scene.mjs";
import { speaker } from "./support/words.mjs";

const TEXT_SIZES = { normal: "1", large: "1.25", larger: "1.5" };

const worn = (page) => page.evaluate(() => ({ lang: document.documentElement.lang, ...document.documentElement.dataset }));

async function wears(page, expected) {
  await eventually(async () => {
    const now = await worn(page);
    for (const [name, value] of Object.entries(expected)) assert.equal(now[name], value, name);
  });
}

/** Chooses in the display menu as a person does. */
async function choose(page, say, key) {
  const button = page.getByRole("button", { name: say("display.button") });
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  await page.getByRole("radio", { name: say(`display.${key}`), exact: true }).check();
}

/** Every text node that a person can see or hear on the page. */
const words = (page) => page.evaluate(() => document.body.innerText);

subject("preferences", () => {
  scene("the language changes at once, on the spot, and is kept", { at: "#/rules", plan: true }, async ({ page, say }) => {
    const english = speaker("en");
    await page.getByRole("button", { name: english("language.en"), exact: true }).click();
    await page.getByRole("heading", { level: 1, name: english("rules.title") }).waitFor();
    await wears(page, { lang: "en" });
    assert.equal(await page.title(), english("app.document-title", { page: english("rules.title") }));
    assert.equal(new URL(page.url()).hash, "#/rules", "still on the same page");
    await page.reload();
    await ready(page);
    await wears(page, { lang: "en" });
    await page.getByRole("button", { name: say("language.zh"), exact: true }).click();
    await page.getByRole("heading", { level: 1, name: say("rules.title") }).waitFor();
  });

  // Of a plan of one's own making: the document numbers and citations of the demonstration stay in the language of their source.
  scene("no page speaks the other language", { lang: "en" }, async ({ page, say }) => {
    await page.getByRole("main").getByRole("button", { name: say("begin.empty") }).click();
    await page.getByRole("heading", { level: 1, name: say("overview.title") }).waitFor();
    const names = new RegExp(`${say("language.zh")}|一池|万元|亿元`, "g");
    for (const name of PAGES) {
      await go(page, name, say);
      const text = (await words(page)).replaceAll(names, "");
      assert.doesNotMatch(text, /\p{Script=Han}/u, `Chinese on the English page ${name}`);
    }
  });

  scene("themes are worn at once and kept", {}, async ({ page, say }) => {
    const papers = new Set();
    for (const theme of THEMES) {
      await choose(page, say, theme);
      await wears(page, { theme });
      papers.add(await page.evaluate(() => getComputedStyle(document.querySelector("main")).getPropertyValue("--page")));
      await page.reload();
      await ready(page);
      await wears(page, { theme });
    }
    assert.equal(papers.size, THEMES.length, "themes differ");
  });

  scene("text grows by as much as the choice says, and is kept", { lang: "en" }, async ({ page, say }) => {
    const height = () => page.getByRole("heading", { level: 1 }).evaluate((h) => parseFloat(getComputedStyle(h).fontSize));
    const normal = await height();
    for (const [key, text] of Object.entries(TEXT_SIZES).reverse()) {
      await choose(page, say, key);
      await wears(page, { text });
      assert.ok(Math.abs((await height()) / normal - Number(text)) < 0.01, key);
      await page.reload();
      await ready(page);
      await wears(page, { text });
    }
  });

  for (const [what, context, expected] of [
    ["dark where the system is dark", { colorScheme: "dark" }, { theme: "dark" }],
    ["light where the system is light", { colorScheme: "light" }, { theme: "light" }],
    ["of high contrast where the system asks for it", { contrast: "more" }, { theme: "contrast" }],
    ["Chinese in Taiwan", { locale: "zh-TW" }, { lang: "zh-CN" }],
    ["English in France", { locale: "fr-FR" }, { lang: "en" }],
  ]) {
    scene(`a first visit is ${what}`, { context }, async ({ page }) => wears(page, expected));
  }

  scene("a choice outweighs the system", { kept: { theme: "light" }, context: { colorScheme: "dark" } }, async ({ page }) => {
    await wears(page, { theme: "light" });
  });

  const nonsense = { lang: "tlh", theme: "<b>", text: "9e9" };
  scene("kept nonsense is passed over", { kept: nonsense }, async ({ page }) => {
    await wears(page, { lang: "zh-CN", theme: "light", text: "1" });
  });

  const denied = (context) =>
    context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
  scene("without storage a choice holds for the visit", { prepare: denied }, async ({ page, say }) => {
    await choose(page, say, "dark");
    await wears(page, { theme: "dark" });
    await page.getByRole("button", { name: say("language.en"), exact: true }).click();
    await wears(page, { lang: "en" });
  });

  /** How many parts of the page take time to change their looks, now and on being pointed at. */
  const moving = (page) =>
    page.evaluate(
      () => [...document.querySelectorAll("*")].filter((part) => /[1-9]/.test(getComputedStyle(part).transitionDuration)).length,
    );
  scene("nothing glides for those who asked for less motion", { context: { reducedMotion: "reduce" } }, async ({ page }) => {
    assert.equal(await moving(page), 0);
  });
  scene("things glide for all others", { context: { reducedMotion: "no-preference" } }, async ({ page }) => {
    assert.notEqual(await moving(page), 0);
  });
});
