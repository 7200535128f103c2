// What a meeting tries: never lost unasked, and never shown under another's name.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { drop, json, plan } from "./support/file.mjs";
import { isSaved, isTitled } from "./support/plan.mjs";
import { go, scene, subject } from "./support/scene.mjs";
import { outline, PATIENCE, present, title, turnTo, WALL } from "./support/stage.mjs";

/** A number is changed on the step of the pool. */
async function tryNumber({ page, say }) {
  await turnTo(page, say("term.step.pool"));
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowLeft");
  await page.locator(".slide-change").first().waitFor(PATIENCE);
}

/** From now on, every state of the step as it was drawn: its title, its mark, and the columns of the plan and of what is tried. */
const recordStates = (page) =>
  page.evaluate(() => {
    window.states = [];
    const text = (selector) => document.querySelector(selector)?.textContent ?? "";
    const look = () => {
      const column = (place) =>
        [...document.querySelectorAll(`.slide-of-scenario .slide-body > .slide-table tbody td:nth-child(${place})`)].map((cell) => cell.textContent.trim());
      window.states.push({ title: text(".podium h1"), mark: text(".slide-mark"), plan: column(2), tried: column(3) });
    };
    new MutationObserver(look).observe(document.querySelector(".podium"), { subtree: true, childList: true, characterData: true, attributes: true });
  });

subject("present_trials", () => {
  scene("what is tried and not kept is asked about before it is lost", {}, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    await present(stage);
    await tryNumber(stage);
    await page.keyboard.press("Escape");
    await page.getByText(say("present.trial-changed", { scenario: say("present.plain") }), { exact: true }).waitFor();
    await page.getByRole("link", { name: say("rules.title"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: say("present.leave") });
    await dialog.waitFor();
    await assertAccessible(page, "the question before leaving");
    await dialog.getByRole("button", { name: say("present.stay"), exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("link", { name: say("rules.title"), exact: true }).click();
    await dialog.getByRole("button", { name: say("present.drop"), exact: true }).click();
    await page.getByRole("heading", { level: 1, name: say("rules.title"), exact: true }).waitFor();
    assert.equal(new URL(page.url()).hash, "#/rules");
  });

  scene("a scenario that was shown is not what the plan was before", {}, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    await present(stage);
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    for (let step = 0; step < 12 && (await page.locator(".slide-of-scenario").count()) === 0; step += 1) {
      await page.keyboard.press("ArrowRight");
    }
    await page.locator(".slide-of-scenario .slide-table").first().waitFor(PATIENCE);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await go(page, "overview", say);
    await page.locator(".seal.is-proven:not(.is-searching)").waitFor();
    await page.locator(".since").getByText(say("since.first"), { exact: true }).waitFor();
    assert.equal(await page.locator(".strip .change").count(), 0);
  });

  scene("a file that is dropped on the window does not take what is tried with it unasked", { lang: "en", size: WALL }, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    await present(stage);
    await tryNumber(stage);
    const dialog = page.getByRole("dialog", { name: say("present.leave") });
    // In the middle of a step: who stays goes on there.
    await drop(page, json("dropped.json", plan("Dropped")));
    await dialog.waitFor();
    await assertAccessible(page, "the question on a step");
    await dialog.getByRole("button", { name: say("present.stay"), exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    assert.equal(await title(page), say("term.step.pool"));
    await page.locator(".slide-change").first().waitFor();
    // What is no plan is not asked about, but told on the step; Escape takes that away and no more.
    await drop(page, json("noise.json", "noise"));
    const alert = page.locator('.podium [role="alert"]').getByText(say("intake.refused", { name: "noise.json" }));
    await alert.waitFor();
    await page.keyboard.press("Escape");
    await alert.waitFor({ state: "detached" });
    assert.equal(await title(page), say("term.step.pool"));
    // Over the outline: what is kept is in the plan that was open, though the file is opened at once.
    await page.keyboard.press("Escape");
    await page.getByText(say("intake.refused", { name: "noise.json" })).waitFor();
    assert.equal(await dialog.count(), 0);
    await drop(page, json("dropped.json", plan("Dropped")));
    await dialog.getByRole("textbox", { name: say("present.keep-name") }).fill("On the way");
    await page.keyboard.press("Enter");
    await isTitled(stage, "Dropped");
    await dialog.waitFor({ state: "detached" });
    await isSaved(page);
    await go(page, "start", say);
    await page.locator(".shelved-open").filter({ hasText: "Ganzhou" }).click();
    await page.getByRole("heading", { level: 1, name: say("overview.title"), exact: true }).waitFor();
    await go(page, "scenarios", say);
    await page.locator(".scn-name").filter({ hasText: "On the way" }).waitFor();
  });

  scene("a file that is no plan is told on the step, for a room to read, and goes by itself", { size: WALL }, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    await present(stage);
    await turnTo(page, say("term.step.pool"));
    const alerts = page.locator('.podium [role="alert"]');
    const alert = alerts.getByText(say("intake.refused", { name: "noise.json" }));
    // The place is there before, so that screen readers say what comes into it.
    assert.equal(await alerts.innerText(), "");
    const dropped = performance.now();
    await drop(page, json("noise.json", "noise"));
    await alert.waitFor();
    await assertAccessible(page, "what is told on a step");
    const [size, foot] = await Promise.all([alert, page.locator(".podium-foot")].map((words) => words.evaluate((one) => parseFloat(getComputedStyle(one).fontSize))));
    assert.ok(size >= 36 && size >= 1.5 * foot, `${size} px where the foot has ${foot} px`);
    await alert.waitFor({ state: "detached", timeout: 60_000 });
    assert.ok(performance.now() - dropped > 10_000, "there is time to read it");
    assert.equal(await title(page), say("term.step.pool"));
    // The same file again is told again.
    await drop(page, json("noise.json", "noise"));
    await alert.waitFor();
    await page.keyboard.press("Escape");
    await alert.waitFor({ state: "detached" });
    // The outline has all there is to it; who comes back to the steps is not told again.
    await page.keyboard.press("Escape");
    await page.locator(".notice").getByText(say("intake.refused", { name: "noise.json" })).waitFor();
    await present(stage);
    assert.equal(await alerts.innerText(), "");
  });

  scene("a step about a scenario never shows the plan's figures as the scenario's", { lang: "en", size: WALL }, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    await present(stage);
    const names = ["Before pooling", "Everything poolable is pooled"].map((name) => say("term.step.scenario", { name }));
    await turnTo(page, say("term.step.proof"));
    await recordStates(page);
    for (const name of names) await turnTo(page, name);
    const states = (await page.evaluate(() => window.states)).filter(({ tried }) => tried.length > 0);
    const isAwaited = ({ tried }) => tried.every((cell) => cell === "…");
    const answered = states.filter((state) => !isAwaited(state));
    const finals = new Map(answered.map(({ title: said, tried }) => [said, tried.join()]));
    assert.equal(new Set([...names.map((name) => finals.get(name)), answered[0].plan.join()]).size, 3);
    for (const { title: said, mark, tried } of answered) {
      assert.equal(tried.join(), finals.get(said), said);
      assert.equal(mark, "", said);
    }
    const isSolving = ({ mark, tried }) => mark === say("present.solving") && tried.includes("…");
    for (const name of names) assert.ok(states.some((state) => state.title === name && isSolving(state)), `${name} was solved in sight`);
  });
});
