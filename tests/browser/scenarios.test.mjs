// Scenarios: kept from edits, edited, compared side by side; what no longer applies is shown; nothing is lost.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { openDemo, percent, retype, undo } from "./support/demo.mjs";
import { downloaded, isSaved, isTitled, meddle, records, rename } from "./support/plan.mjs";
import { eventually, go, ready, scene, SIZES, subject } from "./support/scene.mjs";
import { pattern } from "./support/words.mjs";

const PATIENCE = { timeout: 120_000 };

/** Colours are looked at when they have come to rest. */
const STILL = { reducedMotion: "reduce" };

/** So many plans stand side by side. */
const areCompared = (page, count) => page.locator(`.scn-progress[data-shown="${count}"]`).waitFor({ state: "attached", ...PATIENCE });

/** The row of the list with this name. */
const row = (page, name) => page.locator(".scn-row", { has: page.getByText(name, { exact: true }) });

const names = (page) => page.locator(".scn-row .scn-name").allInnerTexts();

/** The panel that keeps what was changed. */
const keeping = (page, say) => page.getByRole("region", { name: say("keep.title") });

const lines = (page, say) => page.getByRole("region", { name: say("versus.table") });

const sheet = (page, say, name) => lines(page, say).getByRole("button", { name: say(`compare.sheet.${name}`), exact: true });

/** The texts of the cells of a table, row by row. */
const cells = (table) => table.locator("tbody tr").evaluateAll((rows) => rows.map((one) => [...one.children].map((cell) => cell.innerText)));

/** A rule of the demonstration is changed, and the change kept as a scenario of this name. */
async function keepAs(page, say, name, [field, value, text] = ["max", "23", "15"]) {
  await retype(page, say, field, percent(say, value), text);
  await go(page, "scenarios", say);
  await page.getByRole("link", { name: say("keep.button") }).click();
  const panel = keeping(page, say);
  await panel.getByText(say("keep.preview", { count: 1 })).waitFor();
  await panel.getByRole("textbox", { name: say("keep.name") }).fill(name);
  await page.keyboard.press("Enter");
  await panel.waitFor({ state: "hidden" });
  await row(page, name).waitFor();
}

subject("scenarios", () => {
  scene("an edit becomes a scenario, the plan goes back, and both are one step", {}, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    await keepAs(page, say, "公路从紧");
    assert.equal(new URL(page.url()).hash, "#/scenarios");
    await go(page, "rules", say);
    await page.getByRole("button", { name: say("rules.figure", { label: say("field.max"), value: percent(say, "23") }), exact: true }).waitFor();
    await undo(page);
    await page.getByRole("button", { name: say("rules.figure", { label: say("field.max"), value: percent(say, "15") }), exact: true }).waitFor();
    await go(page, "scenarios", say);
    assert.ok(!(await names(page)).includes("公路从紧"));
  });

  scene("the panel of what changed, and the commands by name, lead to keeping", { lang: "en" }, async ({ page, say }) => {
    await openDemo(page, "overview", say);
    await page.locator(".seal.is-proven:not(.is-searching)").waitFor(PATIENCE);
    await page.getByRole("slider").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("region", { name: say("since.title") }).getByRole("link", { name: say("keep.button") }).click();
    await keeping(page, say).waitFor();
    await go(page, "overview", say);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: say("palette.field") }).fill(say("keep.title"));
    await page.getByRole("option", { name: say("keep.title") }).waitFor();
    await page.keyboard.press("Enter");
    await keeping(page, say).waitFor();
  });

  scene("four plans stand side by side, with what differs and what it costs", {}, async ({ page, say }) => {
    await openDemo(page, "scenarios", say);
    await areCompared(page, 4);
    const figures = page.getByRole("region", { name: say("versus.region", { table: say("versus.figures") }) });
    assert.equal(await figures.getByRole("columnheader").count(), 5);
    // What pooling brought: without it fewer people benefit.
    const benefit = (await cells(figures)).find(([name]) => name === "受益人次");
    assert.match(benefit[2], /−/u, "without pooling, fewer");
    assert.match(benefit[3], /\+/u, "with everything pooled, more");
    const prices = await page.getByRole("region", { name: say("versus.price") }).getByRole("listitem").allInnerTexts();
    assert.equal(prices.length, 3);
    for (const price of prices) assert.match(price, pattern(say("versus.price-is")));
    assert.equal(await page.locator(".scn-way svg").count(), 4);
    const table = lines(page, say).getByRole("table");
    const all = await cells(table);
    assert.equal(all.length, 20);
    await lines(page, say).getByRole("checkbox", { name: say("versus.only-differences") }).check();
    // Below a figure that differs stands by how much.
    const differing = all.filter(([, ...values]) => values.some((value) => value.includes("\n")));
    await eventually(async () => assert.deepEqual(await cells(table), differing));
    await sheet(page, say, "rules").click();
    await eventually(async () => assert.ok((await cells(table)).every(([, ...states]) => new Set(states).size > 1)));
    await sheet(page, say, "shifts").click();
    await lines(page, say).getByRole("heading", { name: pattern(say("versus.loses")) }).waitFor();
    assert.ok((await lines(page, say).locator(".scn-shift").count()) > 0);
  });

  scene("a compared table goes home as a file with the figures of the page", {}, async ({ page, say }) => {
    await openDemo(page, "scenarios", say);
    await areCompared(page, 4);
    const { name, text } = await downloaded(page, () => lines(page, say).getByRole("button", { name: say("versus.csv") }).click());
    assert.match(name, /方案比选.*县区.*\.csv$/u);
    const [head, ...rows] = text.trim().split("\r\n");
    assert.equal(rows.length, 20);
    for (const title of ["当前方案", "整合之前", "应整尽整", "疫情冲击"]) assert.ok(head.includes(title), `${head} names ${title}`);
  });

  scene("what no longer applies is shown with its reason until a person takes it out", {}, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    await keepAs(page, say, "公路从紧");
    await go(page, "rules", say);
    const removal = page.getByRole("button", { name: say("rules.remove", { name: "公路占比上限" }), exact: true });
    await removal.click();
    await removal.waitFor({ state: "detached" });
    await go(page, "scenarios", say);
    const broken = row(page, "公路从紧");
    await broken.getByText(say("scenarios.lost", { count: 1 })).waitFor();
    await assertAccessible(page, "scenarios, a change that is lost");
    await broken.locator(".scn-broken-list").getByRole("button").click();
    await broken.locator(".scn-broken").waitFor({ state: "detached" });
    await undo(page);
    await broken.getByText(say("scenarios.lost", { count: 1 })).waitFor();
    await undo(page);
    await broken.locator(".scn-broken").waitFor({ state: "detached" });
    await areCompared(page, 5);
  });

  scene("a scenario is made of a template, edited by keyboard, doubled and deleted, and all of it is kept", { lang: "en" }, async ({ page, say }) => {
    await openDemo(page, "scenarios", say);
    await page.getByLabel(say("template.which")).selectOption({ label: say("template.bonus") });
    await page.getByRole("button", { name: say("template.make") }).press("Enter");
    const made = row(page, say("template.bonus"));
    const editor = made.getByRole("group", { name: say("amend.title", { name: say("template.bonus") }) });
    await editor.getByLabel(say("amend.kind")).selectOption({ label: say("amend.poolable") });
    await editor.getByLabel(say("amend.value")).fill("nothing");
    await page.keyboard.press("Enter");
    await editor.locator("[role=alert]").filter({ hasText: /./u }).waitFor();
    await editor.getByLabel(say("amend.value")).fill("35");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await editor.locator(".scn-changes > li").count(), 2));
    const figure = editor.locator(".scn-changes .figure");
    await figure.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("40");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await figure.innerText(), percent(say, "40")));
    const name = editor.getByLabel(say("amend.name"), { exact: true });
    await name.fill("A better year");
    await name.press("Tab");
    await row(page, "A better year").getByRole("button", { name: pattern(say("scenarios.duplicate")) }).click();
    await row(page, say("scenarios.copy", { name: "A better year" })).waitFor();
    await row(page, "Before pooling").getByRole("button", { name: pattern(say("scenarios.delete")) }).press("Enter");
    const next = row(page, "Everything poolable is pooled").getByRole("button", { name: pattern(say("scenarios.delete")) });
    await next.and(page.locator(":focus")).waitFor();
    const expect = [say("scenarios.base"), "Everything poolable is pooled", "The epidemic", "A better year", say("scenarios.copy", { name: "A better year" })];
    await eventually(async () => assert.deepEqual(await names(page), expect));
    await areCompared(page, 5);
    await isSaved(page);
    await page.reload();
    await ready(page);
    await eventually(async () => assert.deepEqual(await names(page), expect));
    await areCompared(page, 5);
  });

  scene("a scenario that nothing keeps says so with a way out, and the others stand", { patience: 400_000 }, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    const name = "投入增三成";
    await keepAs(page, say, name, ["ratio", "100", "130"]);
    const stuck = page.getByRole("region", { name, exact: true });
    await stuck.getByText(say("versus.out")).waitFor(PATIENCE);
    await areCompared(page, 4);
    await stuck.getByRole("button", { name: pattern(say("versus.out-take")) }).click(PATIENCE);
    await stuck.waitFor({ state: "detached", ...PATIENCE });
    await areCompared(page, 5);
  });

  scene("who is compared is chosen, and stays chosen on other pages", {}, async ({ page, say }) => {
    await openDemo(page, "scenarios", say);
    await areCompared(page, 4);
    await row(page, "疫情冲击").getByRole("checkbox").uncheck();
    await areCompared(page, 3);
    await go(page, "rules", say);
    await go(page, "scenarios", say);
    await areCompared(page, 3);
    assert.equal(await row(page, "疫情冲击").getByRole("checkbox").isChecked(), false);
  });

  scene("who is compared is remembered on the next visit, and a new scenario takes part", {}, async ({ page, say }) => {
    await openDemo(page, "scenarios", say);
    await areCompared(page, 4);
    await isSaved(page);
    await row(page, "疫情冲击").getByRole("checkbox").uncheck();
    await row(page, "整合之前").getByRole("checkbox").uncheck();
    await areCompared(page, 2);
    await page.reload();
    await ready(page);
    await areCompared(page, 2);
    assert.equal(await row(page, "疫情冲击").getByRole("checkbox").isChecked(), false);
    // One that is gone is forgotten: when it comes back, it takes part.
    await row(page, "疫情冲击").getByRole("button", { name: pattern(say("scenarios.delete")) }).click();
    await row(page, "疫情冲击").waitFor({ state: "detached" });
    await areCompared(page, 2);
    await undo(page);
    await areCompared(page, 3);
    assert.equal(await row(page, "疫情冲击").getByRole("checkbox").isChecked(), true);
    assert.equal(await row(page, "整合之前").getByRole("checkbox").isChecked(), false);
  });

  scene("who is compared stays chosen where the plan goes on as a copy", {}, async (stage) => {
    const { page, say } = stage;
    await openDemo(page, "scenarios", say);
    await isSaved(page);
    await row(page, "疫情冲击").getByRole("checkbox").uncheck();
    await areCompared(page, 3);
    // Another tab has written the plan.
    const [{ key, card }] = await records(page);
    await meddle(page, "cards", key, JSON.stringify({ ...JSON.parse(card), writing: "another tab" }));
    await rename(stage, "going on");
    await page.getByText(say("note.conflict")).waitFor();
    await isTitled(stage, say("files.conflict-copy", { title: "going on" }));
    await areCompared(page, 3);
    assert.equal(await row(page, "疫情冲击").getByRole("checkbox").isChecked(), false);
    assert.equal(await row(page, "整合之前").getByRole("checkbox").isChecked(), true);
  });

  scene("the plan becomes what a scenario makes of it, as one step", {}, async ({ page, say }) => {
    await openDemo(page, "scenarios", say);
    await row(page, "整合之前").getByRole("button", { name: pattern(say("scenarios.adopt")) }).click();
    await row(page, "整合之前").getByText(say("scenarios.empty")).waitFor();
    await undo(page);
    await row(page, "整合之前").getByText(say("scenarios.empty")).waitFor({ state: "detached" });
  });

  for (const lang of ["zh", "en"]) {
    for (const theme of ["light", "dark", "contrast", "projector"]) {
      scene(`axe finds nothing on the comparison (${lang}, ${theme})`, { lang, kept: { theme }, context: STILL }, async ({ page, say }) => {
        await openDemo(page, "scenarios", say);
        await areCompared(page, 4);
        await page.getByRole("button", { name: pattern(say("scenarios.edit")) }).first().click();
        await page.locator(".scn-amend").waitFor();
        await assertAccessible(page, "scenarios");
        for (const name of ["projects", "rules", "shifts"]) {
          await sheet(page, say, name).click();
          await assertAccessible(page, `scenarios, ${name}`);
        }
      });
    }
  }

  scene("on a phone only the tables scroll sideways", { size: SIZES[2] }, async ({ page, say }) => {
    await openDemo(page, "scenarios", say);
    await areCompared(page, 4);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    assert.equal(scrollWidth, clientWidth);
    const frame = page.getByRole("region", { name: say("versus.region", { table: say("versus.figures") }) });
    assert.ok(await frame.evaluate((box) => box.scrollWidth > box.clientWidth));
  });

  scene("how long a full comparison takes, from another page to eight plans side by side", {}, async ({ page, say, t }) => {
    await openDemo(page, "scenarios", say);
    for (const key of ["template.epidemic-industry", "template.bonus", "template.realised-leverage", "template.county-wish-title"]) {
      await page.getByLabel(say("template.which")).selectOption({ label: say(key) });
      await page.getByRole("button", { name: say("template.make") }).click();
    }
    await areCompared(page, 8);
    await isSaved(page);
    await go(page, "overview", say);
    // Loaded anew, neither the workers nor any answer are there.
    await page.reload();
    await ready(page);
    await page.locator(".seal.is-proven:not(.is-searching)").waitFor(PATIENCE);
    const millis = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const begun = performance.now();
          const watcher = new MutationObserver(() => {
            if (!document.querySelector('.scn-progress[data-shown="8"]')) return;
            watcher.disconnect();
            resolve(performance.now() - begun);
          });
          watcher.observe(document.body, { subtree: true, childList: true, attributes: true });
          location.hash = "#/scenarios";
        }),
    );
    t.diagnostic(`eight plans side by side after ${Math.round(millis)} ms`);
  });
});
