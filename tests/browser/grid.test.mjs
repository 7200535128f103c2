// Grids, as a person uses them who knows a spreadsheet.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { active, cell, column, copied, openExample, paste, shows, text } from "./support/grid.mjs";
import { isSaved, isTitled, meddle, openEmpty, records, rename } from "./support/plan.mjs";
import { eventually, go, scene, SIZES, subject } from "./support/scene.mjs";

subject("grid", () => {
  scene("an amount is typed, changed, given up, and taken back", {}, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "projects");
    const cost = await column(page, say("field.cost"));
    const before = await text(page, 1, cost);
    await cell(page, 1, cost).click();
    await page.keyboard.type("１,２００");
    assert.equal(await text(page, 1, cost), before, "nothing is changed before it is committed");
    await page.keyboard.press("Tab");
    await eventually(async () => assert.deepEqual(await active(page), { row: 1, column: cost + 1, focused: true, draft: "" }));
    await shows(page, 1, cost, "1 200");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("F2");
    await eventually(async () => assert.equal((await active(page)).draft, "1200"));
    await page.keyboard.type("99");
    await page.keyboard.press("Escape");
    await shows(page, 1, cost, "1 200");
    await page.keyboard.type("3亿");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal((await active(page)).row, 2));
    await shows(page, 1, cost, "30 000");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await shows(page, 1, cost, before);
  });

  scene("what cannot be read stays in its cell and says why", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "projects");
    const cost = await column(page, say("field.cost"));
    await cell(page, 0, cost).click();
    await page.keyboard.type("abc");
    await page.keyboard.press("Enter");
    await shows(page, 0, cost, "abc");
    assert.equal(await cell(page, 0, cost).getAttribute("aria-invalid"), "true");
    await page.locator("[role=alert].ledger-refusal").waitFor();
    assert.match(await page.locator("[role=alert].ledger-refusal").innerText(), /abc/);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await shows(page, 0, cost, "5");
  });

  scene("what cannot be read waits for whoever comes back, and makes way for whatever its cell gets", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "projects");
    const cost = await column(page, say("field.cost"));
    const before = await text(page, 1, cost);
    const misspell = async () => {
      await cell(page, 1, cost).click();
      await page.keyboard.type("abc");
      await page.keyboard.press("Enter");
      await shows(page, 1, cost, "abc");
    };
    await misspell();
    await go(page, "streams", say);
    await go(page, "projects", say);
    await shows(page, 1, cost, "abc");
    // Filled down from the cell above.
    await cell(page, 0, cost).click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await shows(page, 1, cost, await text(page, 0, cost));
    // Taken back: what stood there before stands there again, until the cell gets something, be it what it holds.
    await page.keyboard.press("Control+z");
    await shows(page, 1, cost, "abc");
    const put = async (words) => {
      await cell(page, 1, cost).click();
      await page.keyboard.type(words.replaceAll(" ", ""));
      await page.keyboard.press("Enter");
      await shows(page, 1, cost, words);
    };
    await put(before);
    // What came after a change goes with it.
    await put("5");
    await misspell();
    await page.keyboard.press("Control+z");
    await shows(page, 1, cost, before);
    // Pasted over, though with what it held already.
    await misspell();
    await cell(page, 1, cost).click();
    await paste(page, `${before.replaceAll(" ", "")}\n77\n`);
    await page.getByRole("button", { name: say("paste.do"), exact: true }).click();
    await shows(page, 2, cost, "77");
    await shows(page, 1, cost, before);
  });

  scene("what cannot be read goes along where the plan goes on as a copy", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "projects");
    await isSaved(page);
    const cost = await column(page, say("field.cost"));
    const misspell = async (row) => {
      await cell(page, row, cost).click();
      await page.keyboard.type("abc");
      await page.keyboard.press("Enter");
      await shows(page, row, cost, "abc");
    };
    const overtake = async (title) => {
      const { key, card } = (await records(page)).find(({ card }) => !JSON.parse(card).writing.startsWith("another tab"));
      await meddle(page, "cards", key, JSON.stringify({ ...JSON.parse(card), writing: `another tab ${title}` }));
      await rename(stage, title);
      await isTitled(stage, say("files.conflict-copy", { title }));
      await isSaved(page);
    };
    await misspell(1);
    await overtake("while it is seen");
    await shows(page, 1, cost, "abc");
    await go(page, "streams", say);
    await overtake("while it is not");
    await go(page, "projects", say);
    await shows(page, 1, cost, "abc");
  });

  scene("the frame of the active cell stays at it when text or window change their size", {}, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "projects");
    const cost = await column(page, say("field.cost"));
    await cell(page, 9, cost).click();
    const isFramed = () =>
      eventually(async () => {
        const [frame, own] = await Promise.all([page.locator(".ledger-input").boundingBox(), cell(page, 9, cost).boundingBox()]);
        for (const side of ["x", "y", "width", "height"]) assert.ok(Math.abs(frame[side] - own[side]) < 1, `${side}: ${frame[side]}, ${own[side]}`);
      });
    await isFramed();
    const { height } = await cell(page, 9, cost).boundingBox();
    await page.getByRole("button", { name: say("display.button") }).click();
    await page.getByRole("radio", { name: say("display.larger"), exact: true }).check();
    await eventually(async () => assert.ok((await cell(page, 9, cost).boundingBox()).height > height * 1.2));
    await isFramed();
    await page.setViewportSize({ width: 700, height: 600 });
    await isFramed();
    // It is whole in sight, between heading and sums.
    await page.setViewportSize({ width: 390, height: 700 });
    await isFramed();
    await eventually(async () => {
      const parts = [".ledger-head", ".ledger-input", ".ledger-totals"].map((part) => page.locator(part).boundingBox());
      const [head, frame, totals] = await Promise.all(parts);
      assert.ok(head.y + head.height <= frame.y + 1 && frame.y + frame.height <= totals.y + 1);
    });
  });

  scene("Ctrl+Enter puts what is typed into the whole range, as one step", {}, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "projects");
    const cost = await column(page, say("field.cost"));
    const before = await Promise.all([0, 1, 2].map((row) => text(page, row, cost)));
    await cell(page, 0, cost).click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await eventually(async () => assert.equal(await page.locator(".ledger-row [aria-selected=true]").count(), 3));
    await page.keyboard.type("77");
    await page.keyboard.press("Control+Enter");
    for (const row of [0, 1, 2]) await shows(page, row, cost, "77");
    await page.keyboard.press("Control+z");
    for (const row of [0, 1, 2]) await shows(page, row, cost, before[row]);
  });

  scene("the unit of amounts is the same in every grid and on the next visit", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "streams");
    const heading = (unit) => page.getByRole("columnheader", { name: say("grid.with-unit", { name: say("field.amount"), unit }) });
    await heading(say("grid.ten-thousand")).waitFor();
    await page.getByRole("radio", { name: say("grid.yuan"), exact: true }).check();
    await heading(say("grid.yuan")).waitFor();
    await go(page, "projects", say);
    await page.getByRole("columnheader", { name: say("grid.with-unit", { name: say("field.cost"), unit: say("grid.yuan") }) }).waitFor();
    await page.reload();
    await go(page, "streams", say);
    await heading(say("grid.yuan")).waitFor();
  });

  scene("a range is copied as a spreadsheet takes it", {}, async (stage) => {
    const { page } = stage;
    await openExample(stage, "projects");
    await cell(page, 0, 0).click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    await eventually(async () => assert.equal(await page.locator(".ledger-row [aria-selected=true]").count(), 4));
    const expected = await Promise.all([[0, 0], [0, 1], [1, 0], [1, 1]].map(([row, place]) => text(page, row, place)));
    assert.equal(await copied(page), `${expected[0]}\t${expected[1]}\r\n${expected[2]}\t${expected[3]}`);
  });

  scene("a block of 万元 is pasted through the preview, and undone in one step", {}, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "projects");
    const cost = await column(page, say("field.cost"));
    const all = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 2;
    await cell(page, 0, cost).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Home");
    const last = all - 1;
    await eventually(async () => {
      const { row, column } = await active(page);
      assert.deepEqual([row, column], [last, 0]);
    });
    const before = await text(page, last, 0);
    await paste(page, `甲\t\n乙项目\t${"兴国县"}\n`);
    const dialog = page.getByRole("dialog", { name: say("paste.title") });
    await dialog.getByText(say("paste.added", { count: 1 })).waitFor();
    await dialog.getByText(say("paste.unread", { count: 1 })).waitFor();
    await assertAccessible(page, "paste");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await text(page, last, 0), before, "given up, nothing is pasted");
    for (let step = 0; step < cost; step += 1) await page.keyboard.press("ArrowRight");
    await paste(page, "１，２００\n５\n");
    await dialog.getByText(say("paste.changed", { count: 1 })).waitFor();
    await dialog.getByRole("button", { name: say("paste.do"), exact: true }).click();
    await shows(page, last, cost, "1 200");
    await shows(page, last + 1, cost, "5");
    await eventually(async () => assert.equal((await active(page)).focused, true, "the focus comes back to the grid"));
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");
    await shows(page, last, cost, "7");
    await page.keyboard.press("Control+z");
    await shows(page, last, cost, "1 200");
    await page.keyboard.press("Control+z");
    await eventually(async () => {
      const count = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 2;
      assert.equal(count, all);
    });
  });

  scene("a use that is added is one that projects may have", {}, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    await go(page, "projects", say);
    await page.getByRole("button", { name: say("uses.title"), exact: true }).click();
    await page.getByLabel(say("uses.name")).fill("养老");
    await page.getByLabel(say("uses.within")).selectOption({ label: say("empty-plan.use-social") });
    await page.getByRole("button", { name: say("uses.add"), exact: true }).click();
    await page.locator(".uses-list").getByText(`${say("empty-plan.use-social")} › 养老`, { exact: true }).waitFor();
    await assertAccessible(page, "the uses");
    await page.getByRole("button", { name: say("grid.add") }).click();
    const use = await column(page, say("field.use"));
    await cell(page, 0, use).click();
    await page.keyboard.type("没有的");
    await page.keyboard.press("Enter");
    await page.getByText(/可填：产业、基础设施、社会事业、养老/).first().waitFor();
    await cell(page, 0, use).click();
    await page.keyboard.type("养老");
    await page.keyboard.press("Enter");
    await shows(page, 0, use, "养老");
  });

  scene("the file menu lies over the grid", {}, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "projects");
    await page.getByRole("button", { name: say("files.menu"), exact: true }).click();
    const items = page.locator(".file-panel").getByRole("button").or(page.locator(".file-panel").getByRole("link"));
    assert.ok((await items.count()) > 8);
    for (const item of await items.all()) await item.click({ trial: true, timeout: 5000 });
  });

  scene("an empty grid that is clicked takes what is pasted", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await openEmpty(stage);
    await page.getByRole("link", { name: say("streams.title"), exact: true }).first().click();
    await page.locator(".ledger-foot").getByText(say("grid.empty"), { exact: true }).waitFor();
    await page.getByRole("columnheader").first().click();
    await paste(page, "Roads\nWater\n");
    const dialog = page.getByRole("dialog", { name: say("paste.title") });
    await dialog.getByText(say("paste.added", { count: 2 })).waitFor();
    await page.keyboard.press("Enter");
    await shows(page, 1, 0, "Water");
  });

  scene("rows are added and taken out, unless others name them", {}, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "counties");
    const rows = async () => Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 2;
    const all = await rows();
    await page.getByRole("button", { name: say("grid.add") }).click();
    await eventually(async () => assert.equal(await rows(), all + 1));
    await page.keyboard.type("新县");
    await page.keyboard.press("Enter");
    await shows(page, all, 0, "新县");
    await page.getByRole("button", { name: say("grid.remove") }).click();
    await eventually(async () => assert.equal(await rows(), all));
    await page.locator(".ledger-scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
    await cell(page, 0, 0).click();
    await page.getByRole("button", { name: say("grid.remove") }).click();
    await page.locator("[role=alert].ledger-refusal").waitFor();
    assert.equal(await rows(), all);
  });

  scene("an input method's keys are its own", {}, async (stage) => {
    const { page, context } = stage;
    await openExample(stage, "projects");
    await cell(page, 0, 2).click();
    const before = await text(page, 0, 2);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 });
    assert.equal((await active(page)).draft, "ni", "the first key is part of the word");
    for (const type of ["rawKeyDown", "keyUp"]) {
      await devtools.send("Input.dispatchKeyEvent", { type, key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
    }
    assert.equal((await active(page)).row, 0, "Enter chooses a character and commits nothing");
    await shows(page, 0, 2, before);
    await devtools.send("Input.insertText", { text: "你村" });
    await page.keyboard.press("Enter");
    await shows(page, 0, 2, "你村");
  });

  scene("an address selects its row, and rows are sorted by pinyin and filtered", {}, async (stage) => {
    const { page, say } = stage;
    await openExample(stage, "counties");
    await page.evaluate(() => (location.hash = "#/counties/yudu"));
    await eventually(async () => {
      const { row } = await active(page);
      assert.equal(await text(page, row, 0), "于都县");
    });
    await cell(page, 0, 0).click();
    await page.getByRole("button", { name: say("grid.sort") }).click();
    await eventually(async () => {
      const counties = (await page.getByRole("rowheader").allInnerTexts()).map((name) => name.trim()).slice(0, -1);
      assert.deepEqual(counties, counties.toSorted(new Intl.Collator("zh-CN", { numeric: true }).compare));
    });
    await page.getByRole("searchbox").fill("于都");
    await eventually(async () => assert.equal(await page.locator(".ledger-row").count(), 1));
  });

  for (const lang of ["zh", "en"]) {
    scene(`axe finds nothing on the grids (${lang})`, { lang }, async (stage) => {
      const { page, say } = stage;
      await openExample(stage, "streams");
      await assertAccessible(page, "streams");
      await go(page, "counties", say);
      await assertAccessible(page, "counties");
      await go(page, "projects", say);
      await page.locator(".ledger-problems summary").click();
      await assertAccessible(page, "projects, with problems unfolded");
      await page.locator("#cell-0-1").dblclick();
      await assertAccessible(page, "projects, while a choice is made");
    });
  }

  scene("a scroll changes the texts of the rows in sight and makes no others", {}, async (stage) => {
    const { page } = stage;
    await openExample(stage, "projects");
    const scroller = page.locator(".ledger-scroller");
    const rows = page.locator(".ledger-row");
    const first = await rows.first().getAttribute("aria-rowindex");
    await rows.evaluateAll((rows) => rows.forEach((row) => (row.seen = true)));
    const drawn = await rows.count();
    await scroller.evaluate((scroller) => scroller.scrollBy(0, 1500));
    await eventually(async () => assert.notEqual(await rows.first().getAttribute("aria-rowindex"), first));
    assert.equal(await rows.evaluateAll((rows) => rows.filter((row) => row.seen).length), drawn);
    // What is out of sight at the side is blank, and filled when it is scrolled to.
    const last = rows.nth(drawn / 2).locator("> *").last();
    assert.equal(await last.getAttribute("role"), null);
    await scroller.evaluate((scroller) => scroller.scrollTo(1e6, scroller.scrollTop));
    await eventually(async () => assert.equal(await last.getAttribute("role"), "gridcell"));
    const head = page.locator(".ledger-head .ledger-cell").last();
    assert.equal((await last.boundingBox()).x, (await head.boundingBox()).x);
  });

  scene("on a phone the grid scrolls and the page does not", { size: SIZES[2] }, async (stage) => {
    const { page } = stage;
    await openExample(stage, "projects");
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    assert.equal(scrollWidth, clientWidth);
    await cell(page, 0, 1).click();
    await eventually(async () => assert.equal((await active(page)).column, 1));
  });
});
