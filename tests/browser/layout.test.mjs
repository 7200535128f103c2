// Nothing sticks out at the side: on a phone, with large text, in either language.
import assert from "node:assert/strict";
import { go, PAGES, scene, subject } from "./support/scene.mjs";

/** The innermost parts that reach beyond the window, and whether the window can be scrolled sideways. Wide tables scroll in a box of their own. */
const sticksOut = (page) =>
  page.evaluate(() => {
    const scrolls = (part) => part !== null && (["auto", "scroll"].includes(getComputedStyle(part).overflowX) || scrolls(part.parentElement));
    const { scrollWidth, clientWidth } = document.documentElement;
    const out = [...document.querySelectorAll("body *")].filter((part) => {
      const { left, right, width } = part.getBoundingClientRect();
      return width > 0 && (right > clientWidth + 1 || left < -1) && !part.closest(".sr-only, .skip") && !scrolls(part.parentElement);
    });
    const innermost = out.filter((part) => !out.some((other) => other !== part && part.contains(other)));
    const named = innermost.map((part) => `${part.tagName} ${part.getAttribute("class")}: ${part.textContent.slice(0, 40)}`);
    return scrollWidth > clientWidth ? [`${scrollWidth} > ${clientWidth}`, ...named] : named;
  });

/** Words cut off by their own box: a person cannot read them. In a field one can go through them, and the line below a grid has the whole cell. */
const cutOff = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((part) => {
        const { overflowX } = getComputedStyle(part);
        return ["hidden", "clip"].includes(overflowX) && part.scrollWidth > part.clientWidth + 1 && !part.closest(".sr-only, input, [role=grid]");
      })
      .map((part) => `${part.tagName} ${part.getAttribute("class")}`),
  );

subject("layout", () => {
  for (const [what, size, text] of [
    ["a phone", { width: 390, height: 844 }, "1"],
    ["a phone with large text", { width: 390, height: 844 }, "1.5"],
    ["320 pixels, a quarter of 1280", { width: 320, height: 640 }, "1"],
    ["an office PC with large text", { width: 1280, height: 800 }, "1.5"],
    ["a window of half a screen", { width: 840, height: 900 }, "1.25"],
  ]) {
    for (const lang of ["zh", "en"]) {
      scene(`nothing sticks out on ${what} (${lang})`, { lang, size, kept: { text }, plan: true }, async ({ page, say }) => {
        for (const name of [...PAGES, "start"]) {
          await go(page, name, say);
          assert.deepEqual(await sticksOut(page), [], name);
          assert.deepEqual(await cutOff(page), [], name);
        }
        const menu = page.getByRole("button", { name: say("frame.menu") });
        if (await menu.isVisible()) {
          await menu.click();
          assert.deepEqual(await sticksOut(page), [], "pages unfolded");
          await page.keyboard.press("Escape");
        }
        await page.getByRole("button", { name: say("display.button") }).click();
        await page.getByRole("group", { name: say("display.theme") }).waitFor();
        assert.deepEqual(await sticksOut(page), [], "display unfolded");
      });
    }
  }

  for (const text of ["1", "1.25", "1.5"]) {
    scene(`the drawing's words are no smaller with text of ${text}`, { kept: { text }, plan: true }, async ({ page }) => {
      const size = () => page.locator(".way-wide .way-name").first().evaluate((name) => name.getBoundingClientRect().height);
      assert.ok((await size()) >= 11 * Number(text), `${await size()} px`);
    });
  }

  scene("the bar keeps its height whatever was done last", { lang: "en", plan: true, at: "#/streams" }, async ({ page }) => {
    const height = () => page.locator(".top").evaluate((bar) => bar.getBoundingClientRect().height);
    const before = await height();
    await page.locator("#cell-0-0").click();
    await page.keyboard.type("A stream with quite a long name of its own, as they have in documents");
    await page.keyboard.press("Enter");
    await page.locator(".step-undo:not([disabled])").waitFor();
    assert.equal(await height(), before);
  });

  const phone = { lang: "en", size: { width: 390, height: 844 } };
  scene("a click beside an unfolded menu does what it was aimed at", phone, async ({ page, say }) => {
    await page.getByRole("button", { name: say("frame.menu") }).click();
    await page.getByRole("main").getByRole("button", { name: say("begin.empty") }).click();
    await page.getByRole("heading", { level: 1, name: say("overview.title") }).waitFor();
    await page.getByRole("button", { name: say("display.button") }).click();
    await page.getByRole("radio", { name: say("display.dark"), exact: true }).waitFor();
    await page.getByRole("button", { name: say("language.zh") }).click();
    await page.locator("html[lang=zh-CN]").waitFor();
  });
});
