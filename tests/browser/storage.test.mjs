// Plans in the browser: saved by themselves, there again, and never lost or overwritten.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import {
  downloaded, isSaved, isTitled, meddle, openDemo, openEmpty, openShelved, records, rename, secondTab, shelved, titleField, workHere,
} from "./support/plan.mjs";
import { FAVICON, eventually, go, ready, scene, subject, typeAndLeave } from "./support/scene.mjs";
import { pattern } from "./support/words.mjs";

const TITLE = "一池 storage";

const only = async (page) => {
  const all = await records(page);
  assert.equal(all.length, 1);
  return all[0];
};

subject("storage", () => {
  for (const lang of ["zh", "en"]) {
    scene(`an edit is saved by itself and there after a reload (${lang})`, { lang }, async (stage) => {
      const { page, say } = stage;
      await openDemo(stage);
      await rename(stage, TITLE);
      await isSaved(page);
      await go(page, "rules", say);
      await page.reload();
      await page.getByRole("heading", { level: 1, name: say("rules.title") }).waitFor();
      await isTitled(stage, TITLE);
      await go(page, "start", say);
      await shelved(page).getByRole("button", { name: say("recent.open-of", { title: TITLE }) }).waitFor();
      await assertAccessible(page, "a list of plans");
    });
  }

  scene("each edit is in the store within half a second, also while more follow", {}, async (stage) => {
    const { page } = stage;
    await openEmpty(stage);
    for (let turn = 0; turn < 5; turn += 1) {
      const begun = performance.now();
      await rename(stage, `turn ${turn}`);
      await eventually(async () => assert.ok((await only(page)).document.includes(`turn ${turn}`)), 500);
      stage.t.diagnostic(`stored after ${Math.round(performance.now() - begun)} ms, the typing included`);
    }
  });

  for (const [how, leave] of [
    ["closed", (page) => page.close({ runBeforeUnload: true })],
    ["loaded anew", (page) => page.reload()],
    ["left", (page) => page.goto("about:blank")],
  ]) {
    scene(`an edit just before the page is ${how} is stored`, {}, async (stage) => {
      const { page, say } = stage;
      const watcher = await secondTab(stage);
      await openEmpty(stage);
      for (let turn = 0; turn < 3; turn += 1) {
        const tab = turn === 0 ? stage : await secondTab(stage);
        if (turn > 0) await openShelved(tab, `turn ${turn - 1}`);
        await titleField(tab).waitFor();
        await rename(tab, `turn ${turn}`);
        await leave(tab.page);
        await eventually(async () => assert.ok((await only(watcher.page)).document.includes(`turn ${turn}`)));
        if (!tab.page.isClosed()) await tab.page.close();
      }
      assert.ok(page.isClosed());
    });
  }

  scene("a new plan that is stored first because the page is hidden stays one plan", {}, async (stage) => {
    const { page, say } = stage;
    await page.getByRole("button", { name: say("begin.empty") }).evaluate(async (button) => {
      button.click();
      for (let turn = 0; turn < 40; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        document.dispatchEvent(new Event("visibilitychange"));
      }
    });
    await isSaved(page);
    assert.equal((await records(page)).length, 1);
    assert.equal(await page.getByText(say("note.conflict")).count(), 0);
  });

  scene("what was undone is stored too", {}, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    await rename(stage, TITLE);
    await isSaved(page);
    await page.getByRole("button", { name: say("frame.undo-of").split("“")[0] }).first().click();
    await eventually(async () => assert.ok(!(await only(page)).document.includes(TITLE)));
    await isSaved(page);
  });

  scene("a title that is left the moment it is typed is taken as typed", {}, async (stage) => {
    const { page } = stage;
    await openEmpty(stage);
    await titleField(stage).focus();
    await titleField(stage).evaluate(typeAndLeave, TITLE);
    await eventually(async () => assert.ok((await only(page)).document.includes(TITLE)));
  });

  scene("Ctrl+S saves and says so", {}, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    await rename(stage, TITLE);
    await page.keyboard.press("Control+s");
    await page.locator(".saved [role=status]").getByText(say("saved.confirmed"), { exact: true }).waitFor();
    assert.ok((await only(page)).document.includes(TITLE));
    // What is saved by itself from then on is not told.
    const told = await page.locator(".saved [role=status]").evaluateHandle((region) => {
      const seen = [];
      new MutationObserver((changes) => seen.push(...changes)).observe(region, { childList: true, characterData: true, subtree: true });
      return seen;
    });
    await rename(stage, "and on");
    await eventually(async () => assert.ok((await only(page)).document.includes("and on")));
    await isSaved(page);
    assert.equal(await told.evaluate((seen) => seen.length), 0);
  });

  for (const [what, document] of [["is cut off", '{"format": "fundpool-plan", "vers'], ["is of a later version", '{"format":"fundpool-plan","version":99}']]) {
    scene(`a record that ${what} is set aside, not deleted`, { lang: "en" }, async (stage) => {
      const { page, say } = stage;
      await openEmpty(stage);
      const { key } = await only(page);
      await meddle(page, "documents", key, document);
      await page.reload();
      await ready(page);
      await page.getByRole("heading", { level: 1, name: say("start.title") }).waitFor();
      await shelved(page).getByText(say("recent.damaged"), { exact: true }).waitFor();
      await page.getByRole("alert").getByText(say("intake.refused", { name: "" }).slice(-16)).waitFor();
      await assertAccessible(page, "a damaged record");
      const file = await downloaded(page, () => shelved(page).getByRole("button", { name: "Download" }).click());
      assert.equal(file.text, document);
      assert.equal((await only(page)).document, document);
    });
  }

  scene("plans that the browser does not give at first are listed as soon as it does", { possible: [FAVICON] }, async ({ page, context, say, origin }) => {
    const other = await context.newPage();
    // A page of the same origin that is not the app, with the database in a layout that the app does not know.
    await other.goto(`${origin}/icon.svg`);
    await other.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open("fundpool", 99);
          request.onblocked = () => reject(new Error("the app does not make way"));
          request.onerror = () => reject(request.error);
          request.onsuccess = () => resolve(request.result.close());
        }),
    );
    await page.reload();
    const refused = page.getByText(pattern(say("recent.failed")));
    await refused.waitFor();
    await other.evaluate(() => indexedDB.deleteDatabase("fundpool"));
    await page.getByText(say("recent.none"), { exact: true }).waitFor();
    assert.equal(await refused.count(), 0);
  });

  scene("a card that says nothing is set aside, and what it belongs to opens as another plan", {}, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    const { key } = await only(page);
    await meddle(page, "cards", key, "{");
    await page.reload();
    await isSaved(page);
    await go(page, "start", say);
    await eventually(async () => assert.equal(await shelved(page).count(), 2));
    assert.equal((await records(page)).find((record) => record.key === key).card, "{");
  });

  for (const [what, plain] of [["", false], [", on plain http", true]]) {
    scene(`a second tab only looks, and can go on when the first is closed${what}`, { plain }, async (stage) => {
      const { page, say } = stage;
      assert.equal(await page.evaluate(() => isSecureContext), !plain);
      await openEmpty(stage);
      await rename(stage, TITLE);
      await isSaved(page);
      const other = await secondTab(stage);
      await openShelved(other, TITLE);
      await other.page.getByText(say("saved.elsewhere")).waitFor();
      assert.notEqual(await titleField(other).getAttribute("readonly"), null);
      await assertAccessible(other.page, "a plan that another tab has");
      await other.page.getByRole("button", { name: say("saved.work-here") }).click();
      await other.page.getByText(say("note.in-use")).waitFor();
      // What a person does all the same is refused in words, and kept from nothing.
      await go(other.page, "counties", say);
      await other.page.locator("#cell-0-0").click();
      await other.page.keyboard.type("another name");
      await other.page.keyboard.press("Enter");
      await other.page.getByText(say("grid.only-look")).waitFor();
      await page.close({ runBeforeUnload: true });
      await workHere(other, 10_000);
      await rename(other, "second");
      await isSaved(other.page);
      assert.ok((await only(other.page)).document.includes("second"));
    });
  }

  scene("a second tab can go on with a copy", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    const other = await secondTab(stage);
    await shelved(other.page).locator(".shelved-open").click();
    await other.page.getByRole("button", { name: say("saved.work-on-copy") }).click();
    await isTitled(other, say("files.copy", { title: say("empty-plan.title") }));
    await isSaved(other.page);
    assert.equal((await records(page)).length, 2);
  });

  scene("what another tab wrote is not written over", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    const { key, card } = await only(page);
    const foreign = JSON.stringify({ ...JSON.parse(card), writing: "another tab" });
    await meddle(page, "cards", key, foreign);
    await rename(stage, TITLE);
    await page.getByText(say("note.conflict")).waitFor();
    await isTitled(stage, say("files.conflict-copy", { title: TITLE }));
    await isSaved(page);
    const all = await records(page);
    assert.equal(all.length, 2);
    assert.equal(all.find((record) => record.key === key).card, foreign);
    await rename(stage, "and on");
    await isSaved(page);
    assert.equal((await records(page)).length, 2);
  });

  scene("a plan is deleted after a question, and can be brought back", {}, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    await rename(stage, TITLE);
    await isSaved(page);
    await go(page, "start", say);
    await page.getByRole("button", { name: say("recent.delete-of", { title: TITLE }) }).click();
    await page.getByRole("button", { name: say("recent.sure-no") }).click();
    await page.getByRole("button", { name: say("recent.delete-of", { title: TITLE }) }).click();
    await page.getByRole("button", { name: say("recent.sure-yes") }).click();
    await page.getByText(say("note.deleted", { title: TITLE })).waitFor();
    await page.getByText(say("recent.none")).waitFor();
    assert.deepEqual(await records(page), []);
    await page.getByRole("button", { name: say("note.undo") }).click();
    await page.getByRole("button", { name: say("recent.open-of", { title: TITLE }) }).click();
    await isTitled(stage, TITLE);
  });
});
