// The least change: a fund from above does not come, and the allocation goes on from what was adopted; less moves than anew, the figures
// are those of the command line, and what has no answer says so with the way on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertAccessible } from "./support/axe.mjs";
import { openDemo, percent, retype } from "./support/demo.mjs";
import { downloaded } from "./support/plan.mjs";
import { eventually, go, scene, SIZES, subject } from "./support/scene.mjs";
import { pattern } from "./support/words.mjs";

/** The plan is solved three times. */
const PATIENCE = { timeout: 240_000 };
const LONG = { patience: 300_000 };

/** Colours are looked at when they have come to rest. */
const STILL = { context: { reducedMotion: "reduce" } };

/** Opens the demonstration and goes to the part as a person does: by its tab. */
async function openPart(page, say) {
  await openDemo(page, "scenarios", say);
  await toPart(page, say);
}

async function toPart(page, say) {
  await page.getByRole("navigation", { name: say("part.label") }).getByRole("link", { name: say("part.least-change") }).click();
  await page.getByText(say("least.lead")).waitFor();
}

/** In the page, clicks a form's button as soon as there is one: what it ends may be over before word of it has left a busy browser. */
function clickOnceShown(name) {
  return new Promise((done) => {
    const observer = new MutationObserver(() => {
      const found = [...document.querySelectorAll("form button")].find((one) => one.textContent.trim() === name);
      if (found) {
        observer.disconnect();
        found.click();
        done();
      }
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

/** A fund from above that the demonstration can do without, and one that it cannot. */
const CAMELLIA = "camellia";
const POVERTY = "central-poverty";

/** What is moved without the camellia fund, by the least change and by the best anew: `fundpool replan`, as tests/cli has it. */
const MOVED = readFileSync(new URL("../golden/cli/replan-demo.txt", import.meta.url), "utf8")
  .match(/变动资金 .*/u)[0]
  .match(/[\d \u202f]+\.\d\d/gu)
  .map((amount) => Number(amount.replaceAll(/[^\d.]/gu, "")));

const button = (page, say, key) => page.getByRole("button", { name: say(key), exact: true });

/** Makes a scenario in which a fund from above does not come; it is chosen at once. */
async function loseAnInflow(page, say, stream) {
  await page.getByLabel(say("template.which")).selectOption({ label: say("template.inflow-lost-title") });
  await page.getByLabel(say("template.row")).selectOption(stream);
  await button(page, say, "template.make").click();
  const chosen = page.getByLabel(say("least.which")).locator("option:checked");
  await eventually(async () => assert.match(await chosen.innerText(), pattern(say("template.inflow-lost"))));
}

const result = (page, say) => page.getByRole("region", { name: pattern(say("least.title")) });

/** A card's figures by their names, each with the exact one behind it where it has one. */
const figures = (page, name) =>
  page.getByRole("article", { name, exact: true }).locator(".lst-figure").evaluateAll((all) =>
    Object.fromEntries(
      all.map((one) => [
        one.querySelector("dt").innerText,
        { text: one.querySelector(".lst-value").innerText, exact: one.querySelector("[title]")?.getAttribute("title") },
      ]),
    ),
  );

const digits = (text) => Number(text.replaceAll(/[^\d.]/gu, ""));

subject("the least change", () => {
  scene("a fund does not come: less moves than anew, payment by payment, and it can be taken home", { ...LONG, ...STILL }, async ({ page, say, t }) => {
    await openPart(page, say);
    await loseAnInflow(page, say, CAMELLIA);
    await button(page, say, "least.begin").click();
    await result(page, say).waitFor(PATIENCE);
    t.diagnostic(`the least change: ${await result(page, say).locator(".panel-head .panel-note").innerText()}`);
    const [near, best] = [await figures(page, say("least.near")), await figures(page, say("least.best"))];
    const moved = (card) => digits(card[say("least.total")].exact);
    assert.deepEqual([moved(near), moved(best)], MOVED, "what the command line says of the same, to the fen");
    assert.ok(moved(near) > 0 && moved(near) < moved(best), `${moved(near)} of ${moved(best)} is moved`);
    await result(page, say).getByText(pattern(say("least.saves"))).waitFor();
    // Every payment that changes stands in the table, and the file has the same rows with all digits: they add up to what is moved.
    const table = page.getByRole("region", { name: say("versus.region", { table: say("least.moves") }) });
    const { name, text } = await downloaded(page, () => button(table.locator(".."), say, "versus.csv").click());
    assert.ok(name.endsWith(".csv"), name);
    const [head, ...rows] = text.trim().split("\r\n").map((line) => line.split(","));
    assert.equal(await table.locator("tbody tr").count(), Math.min(rows.length, 200));
    const sum = (heading) => rows.reduce((all, row) => all + Math.abs(Math.round(Number(row[head.indexOf(heading)]) * 100)), 0) / 100;
    assert.equal(sum(say("least.near-change")), moved(near));
    assert.equal(sum(say("least.best-change")), moved(best));
    // Below stand all three side by side, counties first.
    const lines = page.getByRole("region", { name: say("versus.table") });
    assert.equal(await lines.locator("tbody tr").count(), 20);
    await assertAccessible(page, "the least change");
  });

  scene("an answer of an earlier plan says so, and is found again", { lang: "en", ...LONG }, async ({ page, say }) => {
    await openPart(page, say);
    await loseAnInflow(page, say, CAMELLIA);
    await button(page, say, "least.begin").press("Enter");
    await result(page, say).waitFor(PATIENCE);
    assert.equal(await page.getByText(say("study.stale")).count(), 0);
    await go(page, "rules", say);
    await retype(page, say, "max", percent(say, "23"), "20");
    await go(page, "scenarios", say);
    await toPart(page, say);
    await page.getByText(say("study.stale")).waitFor();
    // The scenario is still the one that was asked about.
    await button(page, say, "least.again").click(PATIENCE);
    await page.getByText(say("study.stale")).waitFor({ state: "detached", ...PATIENCE });
  });

  scene("what runs is ended by Cancel; where nothing keeps the changed plan it says so, with the way on", { ...LONG }, async ({ page, say }) => {
    await openPart(page, say);
    // Without pooling it takes longest.
    await page.getByLabel(say("least.which")).selectOption("before-pooling");
    const cancelled = page.evaluate(clickOnceShown, say("study.cancel"));
    await button(page, say, "least.begin").click(PATIENCE);
    await cancelled;
    await button(page, say, "least.begin").waitFor();
    assert.equal(await result(page, say).count(), 0);
    await loseAnInflow(page, say, POVERTY);
    await button(page, say, "least.begin").click(PATIENCE);
    const none = page.getByRole("status").filter({ hasText: say("least.infeasible") });
    await none.getByRole("link", { name: say("least.to-compare") }).click(PATIENCE);
    await page.getByText(say("scenarios.lead")).waitFor();
  });

  scene("a plan without scenarios tells how to begin one, on a phone too", { plan: true, size: SIZES[2] }, async ({ page, say }) => {
    await go(page, "start", say);
    await page.getByRole("button", { name: say("begin.empty") }).click();
    await go(page, "scenarios", say);
    await toPart(page, say);
    await page.getByText(say("study.unsound")).or(page.getByText(say("least.none"))).first().waitFor();
    await assertAccessible(page, "the least change of an empty plan, on a phone");
  });
});
