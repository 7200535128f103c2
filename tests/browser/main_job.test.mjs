// The main job from start to end, as a planner does it: drag a number, see the water follow, break the plan, take the way out, take it home.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDemo, percent, retype } from "./support/demo.mjs";
import { isSaved } from "./support/plan.mjs";
import { eventually, go, ready, scene, subject } from "./support/scene.mjs";

const CHECKER = fileURLToPath(new URL("../../tools/verify_result.py", import.meta.url));
const PATIENCE = { timeout: 60_000 };

/** What the strip says of the money that is allocated, and how good that is known to be. */
const granted = (page, say) =>
  page
    .locator(".strip-card", { has: page.getByText(say("strip.granted"), { exact: true }) })
    .locator(".strip-figure")
    .getAttribute("title");

/** The outlines of all bands. */
const outlines = (page) => page.locator(".way-wide .way-band").evaluateAll((bands) => bands.map((band) => band.getAttribute("d")));

/** The allocation in sight is the plan's as it is now. */
const isAnswered = (page) => page.locator(".seal.is-proven:not(.is-searching)").waitFor(PATIENCE);

async function saveAs(page, say, key, folder) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: say(key) }).click();
  const file = await download;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

subject("main job", () => {
  for (const lang of ["zh", "en"]) {
    scene(`a number is dragged, and everything follows (${lang})`, { lang }, async ({ page, say }) => {
      await openDemo(page, "overview", say);
      await isAnswered(page);
      const before = await granted(page, say);
      const drawn = await outlines(page);
      await page.getByRole("slider").focus();
      for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowRight");
      await eventually(async () => assert.notEqual(await granted(page, say), before));
      await isAnswered(page);
      await eventually(async () => assert.notDeepEqual(await outlines(page), drawn));
      await page.getByRole("region", { name: say("since.title") }).getByText(say("since.benefit")).waitFor();
      // One gesture is one step back.
      await page.keyboard.press("Control+z");
      await eventually(async () => assert.equal(await granted(page, say), before));
      await page.keyboard.press("Control+y");
      await eventually(async () => assert.notEqual(await granted(page, say), before));
    });
  }

  scene("from the demonstration to files that are judged true, and nothing is lost", {}, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    await retype(page, say, "ratio", percent(say, "100"), "130");
    await page.getByRole("heading", { name: say("infeasible.title") }).waitFor(PATIENCE);
    await page.getByRole("button", { name: say("infeasible.take") }).click(PATIENCE);
    await page.getByRole("heading", { name: say("infeasible.title") }).waitFor({ state: "hidden", ...PATIENCE });
    await isAnswered(page);
    const answer = await granted(page, say);
    await go(page, "allocation", say);
    const folder = mkdtempSync(join(tmpdir(), "fundpool-"));
    const plan = await saveAs(page, say, "proof.save-plan", folder);
    const result = await saveAs(page, say, "proof.save-result", folder);
    assert.match(execFileSync("python3", [CHECKER, plan, result], { encoding: "utf8" }), /^verified/m);
    await isSaved(page);
    await page.reload();
    await ready(page);
    await isAnswered(page);
    assert.equal(await granted(page, say), answer);
    assert.equal(new URL(page.url()).hash, "#/allocation");
  });

  scene("a page is found by name, and the keys are listed", { lang: "en" }, async ({ page, say }) => {
    await openDemo(page, "overview", say);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: say("palette.field") }).fill("yudu");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: say("counties.title") }).waitFor();
    assert.equal(new URL(page.url()).hash, "#/counties/yudu");
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: say("shortcut.title") }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: say("shortcut.title") }).waitFor({ state: "hidden" });
  });
});
