// A plan that no allocation keeps: the page says which demands clash, and how to loosen them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertAccessible } from "./support/axe.mjs";
import { openDemo, percent, retype, undo } from "./support/demo.mjs";
import { go, scene, subject } from "./support/scene.mjs";

// On a busy machine the search for a way out takes long, and each of its steps is waited for.
const PATIENCE = { timeout: 120_000 };

/** Asks for more than all counties' last year's grants many times over. */
async function overdo(page, say) {
  await openDemo(page, "rules", say);
  await retype(page, say, "ratio", percent(say, "100"), "130");
  await page.getByRole("heading", { name: say("infeasible.title") }).waitFor(PATIENCE);
}

/** A plan in whole 万元 that asks for a share which only millions of them meet: nothing is found, and nothing rules it out. */
function pinned() {
  const plan = JSON.parse(readFileSync(new URL("../highs/defects/share-met-exactly.json", import.meta.url), "utf8"));
  Object.assign(plan.rules[0], { min: "0.333333", max: "0.333333" });
  Object.assign(plan.streams[0], { must_spend: "1000000.00" });
  return Buffer.from(JSON.stringify({ ...plan, quantum: "10000" }));
}

subject("infeasible", () => {
  for (const lang of ["zh", "en"]) {
    scene(`where nothing is found, the demands that the last try missed are named, with yuan (${lang})`, { lang }, async ({ page, say }) => {
      await page.locator("#file-field").setInputFiles({ name: "pinned.json", mimeType: "application/json", buffer: pinned() });
      await page.getByText(say("infeasible.unknown-missed"), { exact: true }).waitFor(PATIENCE);
      const missed = await page.locator(".notice-list li").allInnerTexts();
      assert.ok(missed.length > 0 && missed.every((line) => /“r2”/.test(line) && /\d\.\d\d/.test(line)), missed.join("\n"));
      await page.getByText(say("infeasible.unknown-hint"), { exact: true }).waitFor();
      await assertAccessible(page, "nothing found");
    });
  }

  for (const lang of ["zh", "en"]) {
    scene(`the way out is offered, taken, and taken back (${lang})`, { lang, patience: 400_000 }, async ({ page, say }) => {
      await overdo(page, say);
      const title = page.getByRole("heading", { name: say("infeasible.title") });
      const take = page.getByRole("button", { name: say("infeasible.take") });
      await take.waitFor(PATIENCE);
      await page.locator(".concession").first().waitFor();
      await assertAccessible(page, "infeasible");
      await take.click();
      await title.waitFor({ state: "hidden", ...PATIENCE });
      await undo(page);
      await title.waitFor(PATIENCE);
      await undo(page);
      await title.waitFor({ state: "hidden", ...PATIENCE });
    });
  }

  scene("the allocation says so too, and keeps the last one in sight", {}, async ({ page, say }) => {
    await overdo(page, say);
    await go(page, "allocation", say);
    await page.getByRole("heading", { name: say("infeasible.title") }).waitFor();
    await page.getByText(say("allocation.old")).waitFor();
    await page.getByRole("heading", { name: say("proof.title"), exact: true }).waitFor();
  });
});
