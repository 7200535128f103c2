// Picking several things for a cell of a grid: by keyboard, by mouse, on a phone, and not at all.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { active, cell, column, copied, openExample, paste, shows, text } from "./support/grid.mjs";
import { eventually, go, scene, SIZES, subject } from "./support/scene.mjs";

const list = (page) => page.getByRole("listbox");
const offer = (page, name) => list(page).getByRole("option", { name, exact: true });
const input = (page) => page.locator(".ledger-input");

/** The name of the offer that the arrows are at, as a screen reader is told. */
const current = (page) =>
  page.evaluate(() => {
    const id = document.querySelector(".ledger-input").getAttribute("aria-activedescendant");
    return document.getElementById(id)?.querySelector(".picker-name").textContent;
  });

/** Goes to the cell of a column in the first row, with the mouse. */
async function goTo(stage, name, row = 0) {
  const place = await column(stage.page, stage.say(name));
  await stage.page.locator(".ledger-head .ledger-cell").nth(place).scrollIntoViewIfNeeded();
  await cell(stage.page, row, place).click();
  await eventually(async () => assert.equal((await active(stage.page)).column, place));
  return place;
}

subject("picker", () => {
  for (const lang of ["zh", "en"]) {
    scene(`counties are picked by keyboard (${lang})`, { lang }, async (stage) => {
      const { page, say } = stage;
      await openExample(stage, "streams");
      const reach = await goTo(stage, "field.reach");
      await page.keyboard.press("Alt+ArrowDown");
      await list(page).waitFor();
      assert.equal(await input(page).getAttribute("role"), "combobox");
      await assertAccessible(page, "a list to pick from");
      const [first, second] = (await list(page).getByRole("option").allInnerTexts()).map((name) => name.replace("✓", "").trim()).slice(1);
      await page.keyboard.press("ArrowDown");
      await eventually(async () => assert.equal(await current(page), first));
      await page.keyboard.press("Space");
      await eventually(async () => assert.equal(await offer(page, first).getAttribute("aria-selected"), "true"));
      assert.equal(await offer(page, say("picker.all")).getAttribute("aria-selected"), "false", "some are not all");
      // What is found by typing is taken by Enter.
      await page.keyboard.type(second);
      await eventually(async () => assert.equal(await list(page).getByRole("option").count(), 1));
      await page.keyboard.press("Enter");
      await list(page).waitFor({ state: "hidden" });
      await shows(page, 0, reach, `${first}${say("place.list-separator")}${second}`);
      assert.deepEqual(await active(page), { row: 0, column: reach, focused: true, draft: "" });
      await page.keyboard.press("Control+z");
      await shows(page, 0, reach, say("term.all"));
    });
  }

  scene("Esc leaves the cell as it was, Tab takes what is ticked", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "streams");
    const reach = await goTo(stage, "field.reach");
    await page.keyboard.press("Enter");
    await list(page).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.getByText(/^1 of \d+ ticked$/).waitFor();
    await page.keyboard.press("Escape");
    await list(page).waitFor({ state: "hidden" });
    await shows(page, 0, reach, say("term.all"));
    await page.keyboard.press("Enter");
    await list(page).waitFor();
    await page.keyboard.press("Space");
    await page.getByText(/^0 of \d+ ticked$/).waitFor();
    await page.keyboard.press("Tab");
    await list(page).waitFor({ state: "hidden" });
    await shows(page, 0, reach, say("term.none"));
  });

  scene("text is still typed, changed, copied and pasted as before", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "streams");
    const reach = await goTo(stage, "field.reach");
    await page.keyboard.press("Enter");
    await list(page).waitFor();
    const [, first, second] = (await list(page).getByRole("option").allInnerTexts()).map((name) => name.trim());
    await page.keyboard.press("Escape");
    await page.keyboard.type(`${first}, ${second}`);
    assert.equal(await list(page).count(), 0, "typing opens nothing");
    await page.keyboard.press("Enter");
    await shows(page, 0, reach, `${first}, ${second}`);
    await page.keyboard.press("ArrowUp");
    await eventually(async () => assert.equal((await active(page)).row, 0));
    assert.equal(await copied(page), `${first}, ${second}`);
    await page.keyboard.press("F2");
    await eventually(async () => assert.equal((await active(page)).draft, `${first}, ${second}`));
    // What was typed before the list is opened counts.
    await page.keyboard.press("Alt+ArrowDown");
    await eventually(async () => assert.equal(await offer(page, second).getAttribute("aria-selected"), "true"));
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowDown");
    await paste(page, second);
    await shows(page, 1, reach, second);
  });

  scene("projects that a project requires are picked with the mouse", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "projects");
    const requires = await goTo(stage, "field.requires");
    assert.equal(await text(page, 0, requires), "");
    await cell(page, 0, requires).locator(".ledger-drop").click();
    await list(page).waitFor();
    assert.equal(await offer(page, say("picker.all")).count(), 0, "a project cannot require whatever there will be");
    const chosen = list(page).getByRole("option").nth(2);
    const name = (await chosen.innerText()).trim();
    await chosen.click();
    await eventually(async () => assert.equal(await chosen.getAttribute("aria-selected"), "true"));
    assert.equal((await active(page)).focused, true, "the focus stays in the cell");
    await page.getByRole("button", { name: say("picker.take"), exact: true }).click();
    await shows(page, 0, requires, name);
    await page.keyboard.press("Delete");
    await shows(page, 0, requires, "");
  });

  scene("on a phone the list lies inside the window", { size: SIZES[2] }, async (stage) => {
    const { page } = stage;
    await openExample(stage, "streams");
    const reach = await goTo(stage, "field.reach", 3);
    await cell(page, 3, reach).locator(".ledger-drop").click();
    await list(page).waitFor();
    const box = await page.locator(".picker").boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= SIZES[2].width, JSON.stringify(box));
    await eventually(async () => assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), SIZES[2].width));
  });
});
