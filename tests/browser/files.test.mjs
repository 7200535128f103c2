// Files: opened as new plans, told in words when they are none, downloaded under a name that tells what they are.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertAccessible } from "./support/axe.mjs";
import { drop, fileWindow, json, plan } from "./support/file.mjs";
import { downloaded, isSaved, isTitled, openDemo, openEmpty, records, rename } from "./support/plan.mjs";
import { eventually, go, scene, SIZES, subject } from "./support/scene.mjs";

const DEMO = readFileSync(new URL("../../examples/ganzhou-2020.json", import.meta.url), "utf8");

/** A file is chosen in the browser's own window. */
const give = (page, file) => page.locator("#file-field").setInputFiles(file);

const openMenu = ({ page, say }) => page.getByRole("button", { name: say("files.menu"), exact: true }).click();

subject("files", () => {
  scene("a file is opened as a new plan beside the others", { lang: "en" }, async (stage) => {
    const { page } = stage;
    await openEmpty(stage);
    await give(page, json("roads.json", plan("Roads")));
    await isTitled(stage, "Roads");
    await isSaved(page);
    await give(page, json("roads.json", plan("Roads")));
    await eventually(async () => assert.equal((await records(page)).length, 3));
  });

  scene("Ctrl+O and the menu open the browser's own window", {}, async (stage) => {
    const { page, say } = stage;
    await page.getByRole("button", { name: say("begin.file") }).waitFor();
    const opened = await fileWindow(page, () => page.keyboard.press("Control+o"));
    await opened.setFiles(json("a.json", plan("A")));
    await isTitled(stage, "A");
    await openMenu(stage);
    const again = await fileWindow(page, () => page.getByRole("button", { name: say("files.open") }).click());
    await again.setFiles(json("b.json", plan("B")));
    await isTitled(stage, "B");
  });

  scene("the button of the file menu has the focus again after what was chosen", {}, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    const button = page.getByRole("button", { name: say("files.menu"), exact: true });
    const choose = async (key) => {
      await button.press("Enter");
      await page.getByRole("button", { name: say(key), exact: true }).press("Enter");
    };
    await choose("files.save-copy");
    await button.and(page.locator(":focus")).waitFor();
    await choose("share.item");
    await page.locator("dialog.share[open]").waitFor();
    await page.keyboard.press("Escape");
    await button.and(page.locator(":focus")).waitFor();
  });

  scene("a file that is dropped anywhere is opened", { lang: "en", at: "#/start" }, async (stage) => {
    const { page, say } = stage;
    await drop(page, json("dropped.json", plan("Dropped")), () => page.getByText(say("files.drop"), { exact: true }).waitFor());
    await isTitled(stage, "Dropped");
    await page.getByText(say("files.drop"), { exact: true }).waitFor({ state: "hidden" });
  });

  scene("rows of a file that share an id get their own, and are edited each by itself", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    const doubled = JSON.parse(DEMO);
    doubled.projects[1].id = doubled.projects[0].id;
    await give(page, json("doubled.json", JSON.stringify(doubled)));
    await page.getByText(`${doubled.projects[0].id}-2`).first().waitFor();
    await page.locator(".seal.is-proven:not(.is-searching)").waitFor({ timeout: 60_000 });
    await go(page, "projects", say);
    const name = (row) => page.locator(`[role=row][aria-rowindex="${row + 2}"] [role=gridcell], [role=row][aria-rowindex="${row + 2}"] [role=rowheader]`).first();
    const before = await name(0).innerText();
    await name(1).click();
    await page.keyboard.type("Another");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.match(await name(1).innerText(), /Another/));
    assert.equal(await name(0).innerText(), before);
  });

  for (const lang of ["zh", "en"]) {
    scene(`a file that is no plan is told in words (${lang})`, { lang }, async (stage) => {
      const { page, say } = stage;
      for (const [name, text] of [
        ["noise.json", "\u0000\u0001 noise"],
        ["empty.json", ""],
        ["result.json", '{"format": "fundpool-result", "version": 1}'],
        ["later.json", '{"format": "fundpool-plan", "version": 99}'],
        ["deep.json", "[".repeat(100_000)],
      ]) {
        await give(page, json(name, text));
        const notice = page.getByRole("alert").filter({ hasText: say("intake.refused", { name }) });
        await notice.waitFor();
        assert.ok((await notice.locator(".problem").count()) > 0, name);
        for (const part of [".problem-what", ".problem-more"]) assert.notEqual(await notice.locator(part).first().innerText(), "");
      }
      await assertAccessible(page, "a file that is no plan");
      await page.getByRole("button", { name: say("intake.close"), exact: true }).click();
      assert.equal(await page.locator(".problem").count(), 0);
      assert.deepEqual(await records(page), []);
    });
  }

  scene("a damaged plan is mended on request, as a new plan", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await give(page, json("damaged.json", plan("Damaged", { year: "2020", unknown: [1, 2] })));
    await page.getByRole("button", { name: say("intake.mend").split("(")[0] }).waitFor();
    const rest = await downloaded(page, () => page.getByRole("button", { name: say("intake.set-aside") }).click());
    assert.match(rest.text, /unknown/);
    await page.getByRole("button", { name: say("intake.mend").split("(")[0] }).click();
    await isTitled(stage, "Damaged");
    await page.getByText(say("intake.opened", { name: "damaged.json" })).waitFor();
  });

  scene("names with markup and turned text in them stay words", { lang: "en" }, async (stage) => {
    const { page } = stage;
    const title = '<img src=x onerror="alert(1)">\u202egnp';
    await give(page, json("<b>\u202enosj", "{"));
    await page.getByRole("alert").getByText("<b>").waitFor();
    await give(page, json("x.json", plan(title)));
    await isTitled(stage, title);
    await isSaved(page);
    await openMenu(stage);
    const file = await downloaded(page, () => page.getByRole("button", { name: stage.say("files.download-plan") }).click());
    assert.doesNotMatch(file.name, /[<>"\u202e]/);
    assert.equal(JSON.parse(file.text).title.en, title);
  });

  scene("plan, result and tables are downloaded", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openDemo(stage);
    await openMenu(stage);
    await page.getByRole("group", { name: say("files.tables-result") }).waitFor();
    await assertAccessible(page, "the file menu");
    const click = (name) => () => page.getByRole("button", { name, exact: true }).click();
    const result = await downloaded(page, click(say("files.download-result")));
    assert.equal(JSON.parse(result.text).format, "fundpool-result");
        const names = new Set();
    for (const table of await page.locator(".file-chip").all()) {
      // Chromium gives a page ten downloads a second; nobody clicks faster.
      await page.waitForTimeout(150);
      const file = await downloaded(page, () => table.click());
      assert.match(file.name, /\.csv$/);
      assert.equal(file.text.codePointAt(0), 0xfeff, "a byte order mark, so that Excel reads Chinese");
      names.add(file.name);
    }
    assert.equal(names.size, 11 + 8, "each under a name of its own");
    const saved = await downloaded(page, click(`${say("files.download-plan")}`));
    assert.deepEqual(JSON.parse(saved.text), JSON.parse(DEMO));
  });

  scene("a copy stands beside the plan, which stays open", {}, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    await rename(stage, "甲");
    await isSaved(page);
    await openMenu(stage);
    await page.getByRole("button", { name: say("files.save-copy") }).click();
    const copy = say("files.copy", { title: "甲" });
    await page.getByText(say("note.copied", { title: copy })).waitFor();
    await isTitled(stage, "甲");
    await go(page, "start", say);
    await page.getByRole("button", { name: say("recent.open-of", { title: copy }) }).click();
    await isTitled(stage, copy);
  });

  for (const size of [SIZES[0], SIZES[2]]) {
    scene(`that a copy was saved is told where a person is who has scrolled down (${size.width})`, { size }, async (stage) => {
      const { page, say } = stage;
      await openDemo(stage);
      await page.locator(".seal.is-proven:not(.is-searching)").waitFor();
      const toTheEnd = () => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await toTheEnd();
      await openMenu(stage);
      await page.getByRole("button", { name: say("files.save-copy") }).click();
      const words = page.locator(".notice-words");
      await words.waitFor();
      await toTheEnd();
      await eventually(async () => assert.ok((await page.evaluate(() => scrollY)) > 200));
      // The very words are what one would touch there, so nothing lies over them.
      const isOnTop = (part) => {
        const { left, top, width, height } = part.getBoundingClientRect();
        return part.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      };
      assert.ok(await words.evaluate(isOnTop), "seen without scrolling");
      await assertAccessible(page, "a copy was saved");
      // What it lies over was scrolled to.
      const last = await page.locator(".page").last().boundingBox();
      const notice = await page.locator(".notice-here").boundingBox();
      assert.ok(last.y + last.height <= notice.y, `${last.y + last.height} > ${notice.y}`);
      await page.getByRole("button", { name: say("note.close") }).click();
      await words.waitFor({ state: "detached" });
    });
  }

  scene("a title that is being typed is kept from the plan until it is finished", {}, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    const field = page.getByRole("textbox", { name: say("files.name") });
    await field.fill("half a");
    await page.keyboard.press("Escape");
    assert.equal(await field.inputValue(), say("empty-plan.title"));
    await rename(stage, "whole");
    await isTitled(stage, "whole");
    assert.equal(await page.getByRole("button", { name: say("frame.redo"), exact: true }).isDisabled(), true);
  });
});
