// The allocation: tables that sort and search, the proof, and why a project gets none.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assertAccessible } from "./support/axe.mjs";
import { openDemo } from "./support/demo.mjs";
import { eventually, scene, SIZES, subject } from "./support/scene.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PATIENCE = { timeout: 60_000 };

async function allocation(page, say) {
  await openDemo(page, "allocation", say);
  await page.getByRole("heading", { name: say("proof.title"), exact: true }).waitFor(PATIENCE);
}

const tab = (page, say, name) =>
  page.getByRole("group", { name: say("allocation.tables") }).getByRole("button", { name: say(`report.sheet.${name}`) });

/** Judges the files with the program where it is built, else with the checker of its own. */
function verify(plan, result) {
  const native = ["debug", "release"].map((kind) => join(ROOT, "target", kind, "fundpool")).find(existsSync);
  if (native) return execFileSync(native, ["verify", plan, result]);
  return execFileSync("python3", [join(ROOT, "tools/verify_result.py"), plan, result]);
}

/** People know names: an id beside one would be noise. */
const hasNoIds = async (part) => assert.doesNotMatch(await part.innerText(), /[(（][a-z0-9][a-z0-9._-]*[)）]/);

subject("allocation", () => {
  scene("the proof says what is proven, and its files are judged true elsewhere", {}, async ({ page, say }) => {
    await allocation(page, say);
    // The demonstration lets its first goal give a little to the second, which is therefore the one that is proven optimal.
    const goals = page.getByRole("table", { name: say("proof.goals") });
    await goals.getByRole("cell", { name: say("report.standing.optimal"), exact: true }).first().waitFor();
    const folder = mkdtempSync(join(tmpdir(), "fundpool-"));
    const saved = [];
    for (const key of ["proof.save-plan", "proof.save-result"]) {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: say(key) }).click();
      const file = await download;
      saved.push(join(folder, file.suggestedFilename()));
      await file.saveAs(saved.at(-1));
    }
    assert.deepEqual(saved.map((path) => path.slice(folder.length + 1)), ["plan.json", "result.json"]);
    verify(...saved);
  });

  scene("counties are sorted by what they get, and lead to their rows", {}, async ({ page, say }) => {
    await allocation(page, say);
    const table = page.getByRole("table", { name: say("allocation.counties") });
    // The reasons come from the worker; one at least is a demand that binds.
    await table.getByText(say("why.binds", { demand: "" }).trim()).first().waitFor(PATIENCE);
    await hasNoIds(table);
    const heading = table.getByRole("columnheader", { name: say("allocation.best") });
    const column = async () => {
      const at = await heading.evaluate((node) => [...node.parentNode.children].indexOf(node));
      const texts = await table.locator(`tbody tr > :nth-child(${at + 1})`).allInnerTexts();
      return texts.map((text) => Number(text.replaceAll(/[^0-9.]/g, "")));
    };
    await heading.getByRole("button").click();
    await eventually(async () => assert.equal(await heading.getAttribute("aria-sort"), "descending"));
    const falling = await column();
    assert.deepEqual(falling, falling.toSorted((a, b) => b - a));
    await heading.getByRole("button").click();
    await eventually(async () => assert.deepEqual(await column(), falling.toReversed()));
    await table.getByRole("link", { name: "于都县" }).click();
    await eventually(() => assert.equal(new URL(page.url()).hash, "#/counties/yudu"));
  });

  scene("projects are found by typing, and why one gets no more is told", {}, async ({ page, say }) => {
    await allocation(page, say);
    await tab(page, say, "projects").click();
    const table = page.getByRole("table", { name: say("allocation.projects") });
    assert.equal(await table.locator("tbody tr").count(), 200);
    await page.getByRole("button", { name: say("allocation.more") }).click();
    await eventually(async () => assert.ok((await table.locator("tbody tr").count()) > 200));
    await page.getByRole("searchbox", { name: say("allocation.find") }).fill(say("report.funded.part"));
    await table.locator(".ask").first().click();
    await page.locator(".why-list li").first().waitFor();
    await hasNoIds(page.locator(".why-list"));
    await assertAccessible(page, "allocation, why not");
    await page.getByRole("button", { name: say("why.close") }).click();
    await page.locator(".why").waitFor({ state: "hidden" });
  });

  for (const theme of ["light", "dark", "contrast"]) {
    scene(`axe finds nothing on any table (${theme})`, { kept: { theme }, lang: "en", context: { reducedMotion: "reduce" } }, async ({ page, say }) => {
      await allocation(page, say);
      for (const name of ["counties", "streams", "uses", "credit"]) {
        await tab(page, say, name).click();
        await assertAccessible(page, `allocation, ${name}`);
      }
    });
  }

  scene("axe finds nothing on a phone", { size: SIZES[2] }, async ({ page, say }) => {
    await allocation(page, say);
    await assertAccessible(page, "allocation on a phone");
  });
});
