// The trade-off and uncertain inflows: drawn by workers of their own, walked by keyboard, kept as scenarios, ended at will.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { openDemo, percent, retype } from "./support/demo.mjs";
import { eventually, go, scene, SIZES, subject } from "./support/scene.mjs";
import { pattern } from "./support/words.mjs";

/** Forty plans are solved, or a thousand: on a slow machine that takes its time. */
const PATIENCE = { timeout: 240_000 };
const LONG = { patience: 300_000 };

/** Colours are looked at when they have come to rest. */
const STILL = { context: { reducedMotion: "reduce" } };

/** Opens the demonstration and goes to a part of the page of scenarios as a person does: by its tab. */
async function openPart(page, say, part) {
  await openDemo(page, "scenarios", say);
  await page.getByRole("navigation", { name: say("part.label") }).getByRole("link", { name: say(`part.${part}`) }).click();
  await page.getByText(say(`${part}.lead`)).waitFor();
}

const button = (page, say, key) => page.getByRole("button", { name: say(key), exact: true });

const points = (page) => page.locator(".fro-wide .fro-dot");

const slider = (page, say) => page.getByRole("slider", { name: say("frontier.walk") });

const heard = (page, say) => slider(page, say).getAttribute("aria-valuetext");

async function drawCurve(page, say) {
  await button(page, say, "frontier.draw").click();
  await slider(page, say).waitFor(PATIENCE);
}

async function drawInflows(page, say, draws) {
  await page.getByLabel(say("uncertain.draws"), { exact: true }).fill(String(draws));
  await button(page, say, "uncertain.draw").click();
  await drawn(page, say).waitFor(PATIENCE);
}

const drawn = (page, say) => page.getByRole("region", { name: say("uncertain.result") });

subject("the trade-off", () => {
  scene("a curve is drawn, walked by keys, and a point of it kept as a scenario", { ...LONG, ...STILL }, async ({ page, say, t }) => {
    await openPart(page, say, "frontier");
    await drawCurve(page, say);
    const result = page.getByRole("region", { name: say("frontier.title", { across: say("frontier.coverage") }) });
    t.diagnostic(`the curve of least coverage: ${await result.locator(".panel-head .panel-note").innerText()}`);
    assert.equal(await points(page).count(), 40);
    await assertAccessible(page, "trade-off");
    await result.getByText(say("frontier.best")).waitFor();
    const first = await heard(page, say);
    await slider(page, say).focus();
    await page.keyboard.press("End");
    await result.getByText(pattern(say("frontier.cost"))).waitFor();
    assert.notEqual(await heard(page, say), first);
    // The table says the same as the walk: the last point has the least benefit.
    await result.getByText(say("frontier.table")).first().click();
    const rows = await result.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.innerText)));
    assert.equal(rows.length, 40);
    assert.ok((await heard(page, say)).includes(rows.at(-1)[1]), "the slider says the benefit that the table has");
    await button(page, say, "frontier.keep").press("Enter");
    await result.getByText(pattern(say("frontier.kept"))).waitFor();
    // A scenario more makes no difference to the curve.
    assert.equal(await page.getByText(say("study.stale")).count(), 0);
    await result.getByRole("link", { name: say("frontier.to-compare") }).click();
    const name = say("frontier.scenario", { across: say("frontier.coverage"), value: rows.at(-1)[3] });
    await page.locator(".scn-row .scn-name", { hasText: name }).waitFor();
  });

  scene("a curve of an earlier plan says so, and stays until it is drawn again", { lang: "en", ...LONG }, async ({ page, say }) => {
    await openPart(page, say, "frontier");
    await page.getByLabel(say("frontier.which")).selectOption({ label: say("frontier.pooled") });
    await drawCurve(page, say);
    await page.getByRole("region", { name: say("frontier.title", { across: say("frontier.pooled") }) }).waitFor();
    await go(page, "rules", say);
    await retype(page, say, "max", percent(say, "23"), "20");
    await go(page, "scenarios", say);
    await page.getByRole("link", { name: say("part.frontier") }).click();
    await page.getByText(say("study.stale")).waitFor();
    assert.ok(await button(page, say, "frontier.keep").isDisabled(), "its points are of another plan");
    await button(page, say, "frontier.draw-again").click();
    await page.getByText(say("study.stale")).waitFor({ state: "detached", ...PATIENCE });
  });

  scene("the number of a rule is walked as far as anything keeps it", { ...LONG }, async ({ page, say }) => {
    await openPart(page, say, "frontier");
    const rules = page.getByLabel(say("frontier.which")).locator("optgroup").nth(1).locator("option");
    await page.getByLabel(say("frontier.which")).selectOption(await rules.first().getAttribute("value"));
    await drawCurve(page, say);
    assert.ok((await points(page).count()) > 1);
  });
});

subject("uncertain inflows", () => {
  scene("a thousand draws tell how grants are spread and which projects are safe", { ...LONG, ...STILL, lang: "en" }, async ({ page, say, t }) => {
    await openPart(page, say, "uncertain");
    assert.equal(await page.locator(".fro-given .fro-stream").count(), 5);
    await drawInflows(page, say, 1000);
    const result = drawn(page, say);
    t.diagnostic(`a thousand draws: ${await result.locator(".panel-head .panel-note").innerText()}`);
    assert.match(await result.locator(".fro-cost").innerText(), pattern(say("uncertain.kept")));
    assert.equal(await result.locator(".fro-row").count(), 22, "inflow, benefit and twenty counties");
    const counted = await Promise.all(
      ["safe", "risky", "never"].map(async (kind) => Number(/\d+/u.exec(await result.locator(`.fro-kind.is-${kind}`).innerText())[0])),
    );
    const projects = counted.reduce((sum, count) => sum + count, 0);
    assert.ok(counted[0] > 0 && projects > counted[0], `${counted} of the projects`);
    await result.getByText(say("uncertain.table"), { exact: true }).click();
    assert.equal(await result.getByRole("region", { name: say("uncertain.counties") }).locator("tbody tr").count(), 20);
    await assertAccessible(page, "uncertain inflows");
  });

  scene("what runs is ended by Cancel and by leaving, and the plan goes on being answered", { ...LONG }, async ({ page, say }) => {
    await openPart(page, say, "uncertain");
    const draws = page.getByLabel(say("uncertain.draws"), { exact: true });
    await draws.fill("none");
    await draws.press("Enter");
    await page.getByText(say("uncertain.draws-wrong", { most: 10_000 })).waitFor();
    const before = page.workers().length;
    await draws.fill("10000");
    await draws.press("Enter");
    await page.getByRole("progressbar").waitFor();
    // Draws are shared out: as many workers as there are processors, up to four.
    const hands = await page.evaluate(() => Math.min(navigator.hardwareConcurrency, 4));
    await eventually(() => assert.equal(page.workers().length, before + hands));
    // The plan itself may still be solved, which has a Cancel of its own.
    await button(page.locator("form"), say, "study.cancel").click();
    await button(page, say, "uncertain.draw").waitFor();
    await eventually(() => assert.equal(page.workers().length, before));
    await button(page, say, "uncertain.draw").click();
    await page.getByRole("progressbar").waitFor();
    await go(page, "overview", say);
    await eventually(() => assert.ok(page.workers().length <= before));
    await go(page, "scenarios", say);
    await page.getByRole("link", { name: say("part.uncertain") }).click();
    await button(page, say, "uncertain.draw").waitFor();
  });

  scene("a plan whose inflows are certain tells how to say that they are not", { plan: true, size: SIZES[2] }, async ({ page, say }) => {
    await go(page, "start", say);
    await page.getByRole("button", { name: say("begin.empty") }).click();
    await go(page, "scenarios", say);
    await page.getByRole("link", { name: say("part.uncertain") }).click();
    await page.getByText(say("uncertain.none")).waitFor();
    await assertAccessible(page, "no uncertain inflows, on a phone");
    await page.getByRole("link", { name: say("uncertain.to-streams") }).click();
    await page.getByRole("heading", { level: 1, name: say("streams.title"), exact: true }).waitFor();
  });
});
