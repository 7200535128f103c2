// The rules: sentences whose figures are changed where they stand.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { figure, openDemo, percent, retype, undo } from "./support/demo.mjs";
import { openEmpty } from "./support/plan.mjs";
import { eventually, go, scene, SIZES, subject, typeAndLeave } from "./support/scene.mjs";

const cards = (page) => page.locator(".rule");

subject("rules", () => {
  for (const lang of ["zh", "en"]) {
    scene(`a figure is changed in its sentence, and back (${lang})`, { lang }, async ({ page, say }) => {
      await openDemo(page, "rules", say);
      await retype(page, say, "min", percent(say, "41"), "35");
      const changed = figure(page, say, "min", percent(say, "35"));
      await changed.waitFor();
      await eventually(async () => assert.ok(await changed.evaluate((node) => node === document.activeElement)));
      await undo(page);
      await figure(page, say, "min", percent(say, "41")).waitFor();
    });
  }

  scene("a new rule of a new plan is called by its kind, and stands in no way", {}, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    await go(page, "rules", say);
    await page.getByRole("button", { name: say("rules.add"), exact: true }).click();
    const kind = say("term.rule.factor-band");
    await page.getByRole("button", { name: say("rules.add-one", { kind }), exact: true }).click();
    await eventually(async () => assert.deepEqual(await page.locator(".rule-name").allInnerTexts(), [kind]));
    await page.locator(".problem.is-broken").waitFor({ state: "detached" });
    assert.equal(await page.getByText(say("infeasible.unsound"), { exact: true }).count(), 0);
  });

  scene("a figure that is left the moment it is typed is taken as typed", {}, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    await figure(page, say, "min", percent(say, "41")).click();
    const field = page.getByRole("textbox", { name: say("field.min"), exact: true });
    await field.focus();
    await field.evaluate(typeAndLeave, "35");
    await figure(page, say, "min", percent(say, "35")).waitFor();
  });

  scene("what is no figure is told, and Escape leaves the rule as it was", {}, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    await retype(page, say, "min", percent(say, "41"), "很多");
    await page.getByRole("alert").filter({ hasText: "很多" }).waitFor();
    await page.keyboard.press("Escape");
    await figure(page, say, "min", percent(say, "41")).waitFor();
    assert.equal(await page.locator(".step-undo").isDisabled(), true);
  });

  scene("rules tell their headroom, and those that bind their price", { lang: "en" }, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    await page.locator(".standing").first().waitFor();
    await page.locator(".standing-price").first().waitFor();
    await page.getByText(say("rules.if-on")).first().waitFor();
    await page.locator(".standing").getByRole("button").first().click();
    await page.locator(".standing").getByRole("table").first().waitFor();
  });

  scene("a rule is switched off, moved and removed, and all of it taken back", {}, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    const name = "公路占比上限";
    const onOff = page.getByRole("switch", { name: say("rules.switch", { name }) });
    await onOff.click();
    await eventually(async () => assert.equal(await onOff.getAttribute("aria-checked"), "false"));
    const names = () => page.locator(".rule-name").allInnerTexts();
    const before = await names();
    await page.getByRole("button", { name: say("rules.up", { name }) }).click();
    await eventually(async () => assert.equal((await names()).indexOf(name), before.indexOf(name) - 1));
    await page.getByRole("button", { name: say("rules.remove", { name }) }).click();
    await eventually(async () => assert.equal((await names()).length, before.length - 1));
    for (let step = 0; step < 3; step += 1) await undo(page);
    await eventually(async () => assert.deepEqual(await names(), before));
    assert.equal(await onOff.getAttribute("aria-checked"), "true");
  });

  scene("the focus stays with a rule that is moved, and goes on to the next where one is removed", {}, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    const names = await page.locator(".rule-name").allInnerTexts();
    const button = (act, name) => page.getByRole("button", { name: say(`rules.${act}`, { name }), exact: true });
    const isFocused = (act, name) => button(act, name).and(page.locator(":focus")).waitFor();
    await button("up", names[2]).press("Enter");
    await isFocused("up", names[2]);
    await page.keyboard.press("Enter");
    await isFocused("down", names[2]);
    await button("remove", names[2]).press("Enter");
    await isFocused("remove", names[0]);
    await button("remove", names.at(-1)).press("Enter");
    await isFocused("remove", names.at(-2));
  });

  scene("a rule of every kind is added, off at first, and told what it speaks of", {}, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    const before = await cards(page).count();
    await page.getByRole("button", { name: say("rules.add"), exact: true }).click();
    const kinds = ["use-share", "county-range", "match", "max-share", "factor-band", "no-regression", "reserve", "forbid"];
    for (const kind of kinds) {
      const says = say("rules.add-one", { kind: say(`term.rule.${kind}`) });
      await page.getByRole("button", { name: says, exact: true }).click();
    }
    await eventually(async () => assert.equal(await cards(page).count(), before + kinds.length));
    const added = cards(page).nth(before);
    assert.equal(await added.getByRole("switch").getAttribute("aria-checked"), "false");
    await added.getByRole("button", { name: say("rules.settings") }).click();
    const use = added.getByRole("group", { name: say("field.uses") }).getByRole("checkbox").nth(1);
    await use.click();
    await added.getByRole("textbox", { name: say("rules.name-zh") }).fill("新规则");
    await added.getByRole("textbox", { name: say("rules.name-zh") }).press("Tab");
    await added.getByRole("heading", { name: "新规则" }).waitFor();
    await assertAccessible(page, "rules, settings unfolded");
  });

  for (const theme of ["light", "dark", "contrast"]) {
    const still = { reducedMotion: "reduce" };
    scene(`axe finds nothing on the rules (${theme})`, { kept: { theme }, size: SIZES[2], context: still }, async ({ page, say }) => {
      await openDemo(page, "rules", say);
      await page.locator(".standing").first().waitFor();
      await assertAccessible(page, `rules, ${theme}`);
    });
  }
});
