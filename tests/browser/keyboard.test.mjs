// Everything by keyboard: in an order that makes sense, with the focus always in sight.
import assert from "node:assert/strict";
import { eventually, PAGES, scene, SIZES, subject, THEMES } from "./support/scene.mjs";

const PHONE = SIZES[2];

/** What has the focus: its words, and whether a person sees it there. */
const focused = (page) =>
  page.evaluate(() => {
    const part = document.activeElement;
    const { left, top, width, height } = part.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const name = part.getAttribute("aria-label") || part.innerText || part.value || part.tagName;
    return { name: name.split("\n")[0].trim(), tag: part.tagName, seen: part.contains(hit) || (hit?.contains(part) && width > 0) };
  });

/** Presses Tab through the page until the focus leaves it; the names of its stops. */
async function walk(page, key = "Tab") {
  const stops = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (stop.tag === "BODY") return stops;
    stops.push(stop);
  }
  throw new Error(`the focus never leaves the page: ${stops.map((stop) => stop.name).join(", ")}`);
}

/** What has the focus looks different with it than without. */
async function isSeenToBeFocused(page) {
  const { x, y, width, height } = await page.evaluate(() => {
    // A choice is drawn by its label.
    const part = document.activeElement.closest("label") ?? document.activeElement;
    return part.getBoundingClientRect().toJSON();
  });
  const clip = { x: Math.max(x - 8, 0), y: Math.max(y - 8, 0), width: width + 16, height: height + 16 };
  const looks = { animations: "disabled", caret: "hide", clip };
  const withFocus = await page.screenshot(looks);
  const part = await page.evaluateHandle(() => {
    // Nobody is told, so that nothing folds.
    addEventListener("focusout", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    const active = document.activeElement;
    active.blur();
    return active;
  });
  const without = await page.screenshot(looks);
  await part.evaluate((active) => active.focus({ preventScroll: true, focusVisible: true }));
  return !withFocus.equals(without);
}

subject("keyboard", () => {
  scene("Tab goes through skip link, rail, top bar, page, in that order", { lang: "en" }, async ({ page, say }) => {
    const stops = (await walk(page)).map((stop) => stop.name);
    const titles = PAGES.map((name) => say(`${name}.title`));
    const top = ["palette.title", "files.menu", "language.zh", "language.en", "display.button"].map((key) => say(key));
    const begin = ["start.demo", "begin.empty", "begin.file"].map((key) => say(key));
    assert.deepEqual(stops, [say("frame.skip"), ...titles, ...top, ...begin]);
  });

  for (const [what, size] of [["an office PC", SIZES[0]], ["a phone", PHONE]]) {
    for (const key of ["Tab", "Shift+Tab"]) {
      scene(`with ${key} on ${what}, nothing covers what has the focus`, { size, lang: "en" }, async ({ page }) => {
        const hidden = (await walk(page, key)).filter((stop) => !stop.seen);
        assert.deepEqual(hidden, []);
      });
    }
  }

  for (const theme of THEMES) {
    scene(`the focus is visible at every stop of the frame (${theme})`, { kept: { theme } }, async ({ page, say }) => {
      const frame = 1 + PAGES.length + 5;
      for (let stop = 0; stop < frame + 2; stop += 1) {
        await page.keyboard.press("Tab");
        const { name } = await focused(page);
        assert.ok(await isSeenToBeFocused(page), `no sign of the focus on ${name}`);
      }
      assert.equal((await focused(page)).name, say("begin.empty"), "the walk came as far as the second button");
    });
  }

  scene("the skip link leads past the rail", { lang: "en" }, async ({ page, say }) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal((await focused(page)).tag, "MAIN");
    assert.equal(new URL(page.url()).hash, "", "the address stays");
    await page.keyboard.press("Tab");
    assert.equal((await focused(page)).name, say("start.demo"));
  });

  scene("a new page begins at its heading", { plan: true }, async ({ page, say }) => {
    await page.getByRole("link", { name: say("projects.title"), exact: true }).focus();
    await page.keyboard.press("Enter");
    await eventually(async () => {
      assert.deepEqual(await focused(page), { name: say("projects.title"), tag: "H1", seen: true });
    });
    await page.goBack();
    await eventually(async () => assert.equal((await focused(page)).name, say("overview.title")));
  });

  scene("the display menu by keys alone", { lang: "en" }, async ({ page, say }) => {
    const button = page.getByRole("button", { name: say("display.button") });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.getByRole("radio", { name: say("display.light"), exact: true }).isChecked());
    await page.keyboard.press("ArrowRight");
    await eventually(async () => assert.equal(await page.locator("html").getAttribute("data-theme"), "dark"));
    assert.ok(await isSeenToBeFocused(page));
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await eventually(async () => assert.equal(await page.locator("html").getAttribute("data-text"), "1.25"));
    await page.keyboard.press("Escape");
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    assert.equal((await focused(page)).name, say("display.button"), "the focus is back where it was");
  });

  scene("the menu of a phone by keys alone", { size: PHONE, lang: "en", plan: true }, async ({ page, say }) => {
    const menu = page.getByRole("button", { name: say("frame.menu") });
    const link = page.getByRole("navigation").getByRole("link", { name: say("streams.title") });
    assert.equal(await link.isVisible(), false);
    await page.getByRole("link", { name: say("frame.skip") }).focus();
    await page.keyboard.press("Tab");
    assert.equal((await focused(page)).name, say("frame.menu"));
    await page.keyboard.press("Space");
    await link.waitFor();
    await page.keyboard.press("Escape");
    await link.waitFor({ state: "hidden" });
    assert.equal((await focused(page)).name, say("frame.menu"));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal((await focused(page)).name, say("streams.title")));
    assert.equal(await menu.getAttribute("aria-expanded"), "false", "the menu folds behind the person");
  });
});
