// The presentation, as a speaker leads it.
import assert from "node:assert/strict";
import { openDemo } from "./plan.mjs";
import { eventually, go, SIZES } from "./scene.mjs";

/** How long an answer may take. */
export const PATIENCE = { timeout: 60_000 };
/** The window of a projector. */
export const WALL = SIZES[1];

/** The outline of the demonstration, solved. */
export async function outline(stage) {
  await openDemo(stage);
  await go(stage.page, "present", stage.say);
  await stage.page.locator(".seal.is-proven:not(.is-searching)").waitFor(PATIENCE);
}

/** The first step in front of the room. */
export async function present({ page, say }) {
  await page.getByRole("button", { name: say("present.start"), exact: true }).click();
  await page.locator(".podium").waitFor();
}

export const title = (page) => page.locator(".podium h1").textContent();
export const place = (page) => page.locator(".podium-place").textContent();
export const theme = (page) => page.evaluate(() => document.documentElement.dataset.theme);

/** The figures on the step are those of what is tried. */
export const isAnswered = (page) => page.locator(".podium:not(.is-dimmed)").waitFor(PATIENCE);

/** Turns to the step whose heading says so. */
export async function turnTo(page, words) {
  await page.keyboard.press("Home");
  await eventually(async () => assert.match(await place(page), /^1 /));
  for (;;) {
    const before = await place(page);
    if ((await title(page)).includes(words)) return isAnswered(page);
    const [at, count] = before.split(" / ").map(Number);
    assert.ok(at < count, `no step is called ${words}`);
    await page.keyboard.press("PageDown");
    await eventually(async () => assert.notEqual(await place(page), before));
  }
}
