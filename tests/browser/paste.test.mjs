// Large blocks from a spreadsheet, some of whose cells are no good.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { active, cell, column, openExample, paste, shows, text } from "./support/grid.mjs";
import { openEmpty } from "./support/plan.mjs";
import { eventually, go, scene, subject } from "./support/scene.mjs";
import { pattern } from "./support/words.mjs";

/** The active cell is this one, and what is typed goes there. */
const isAt = (page, row, place) =>
  eventually(async () => assert.deepEqual(await active(page), { row, column: place, focused: true, draft: "" }));

const rows = async (page) => Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 2;

subject("paste", () => {
  for (const lang of ["zh", "en"]) {
    scene(`of 200 rows what is no good is told, walked through, and taken back with the rest (${lang})`, { lang }, async (stage) => {
      const { page, say } = stage;
      await openExample(stage, "projects");
      const all = await rows(page);
      const cost = await column(page, say("field.cost"));
      const before = [await textAt(page, all - 2, cost), await textAt(page, all - 1, cost)];
      const costs = Array.from({ length: 200 }, (_, at) => (at % 50 === 1 ? `n/a ${at}` : `${at + 5}`));
      await cell(page, all - 2, cost).click();
      await isAt(page, all - 2, cost);
      await paste(page, costs.join("\n"));
      const dialog = page.getByRole("dialog", { name: say("paste.title") });
      await dialog.getByText(say("paste.added", { count: 198 })).waitFor();
      await dialog.getByText(say("paste.unread", { count: 4 })).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("status").getByText(say("grid.pasted-unread", { count: 4 })).waitFor();
      assert.equal(await rows(page), all + 198);
      // From where it was pasted, one after the other, and round again.
      for (const at of [1, 51, 101, 151, 1]) {
        await page.keyboard.press("F8");
        await isAt(page, all - 2 + at, cost);
        await shows(page, all - 2 + at, cost, `n/a ${at}`);
        const told = await page.locator(".ledger-words").innerText();
        assert.match(told, pattern(say("grid.problem")), "what is wrong and what to do are one sentence");
        assert.ok(told.includes(`n/a ${at}`), told);
      }
      await assertAccessible(page, "cells that could not be read");
      // One is mended; the button leads on.
      await page.keyboard.type("7");
      await page.keyboard.press("Enter");
      await shows(page, all - 1, cost, "7");
      await page.getByRole("button", { name: say("grid.next-problem") }).click();
      await isAt(page, all - 2 + 51, cost);
      // Undo takes back the mending, then all that was pasted, and redo brings both.
      await page.keyboard.press("Control+z");
      await page.keyboard.press("Control+z");
      await eventually(async () => assert.equal(await rows(page), all));
      for (const [at, words] of before.entries()) assert.equal(await textAt(page, all - 2 + at, cost), words);
      await page.keyboard.press("Control+y");
      await eventually(async () => assert.equal(await textAt(page, all - 1, cost), "n/a 1"));
      await page.keyboard.press("Control+y");
      await eventually(async () => assert.equal(await textAt(page, all - 1, cost), "7"));
      assert.equal(await rows(page), all + 198);
    });
  }

  scene("where no row can be added the preview says what is missing, and nothing is pasted", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    await go(page, "counties", say);
    await cell(page, 0, 0).click();
    await page.getByRole("button", { name: say("grid.remove") }).click();
    await page.getByText(say("grid.removed", { count: 1 })).waitFor();
    await go(page, "projects", say);
    await page.getByRole("columnheader").first().click();
    await page.locator(".ledger-input:focus").waitFor();
    await paste(page, "Roads\nWater\n");
    const dialog = page.getByRole("dialog", { name: say("paste.title") });
    await dialog.getByText(say("paste.unadded", { count: 2, what: say("grid.no-row"), hint: say("grid.no-row-hint") })).waitFor();
    assert.equal(await dialog.getByRole("button", { name: say("paste.do"), exact: true }).isDisabled(), true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await page.locator(".ledger-problems").count(), 0);
  });
});

/** What a cell shows, wherever the grid stands. */
async function textAt(page, row, place) {
  await page.locator(".ledger-scroller").evaluate((scroller, row) => {
    const height = scroller.querySelector(".ledger-row").getBoundingClientRect().height;
    scroller.scrollTo(scroller.scrollLeft, (row - 2) * height);
  }, row);
  await cell(page, row, place).waitFor();
  return text(page, row, place);
}
