// What is printed: the report, the one-page brief, and every page of the plan, whole.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { openDemo, percent, retype } from "./support/demo.mjs";
import { rename } from "./support/plan.mjs";
import { eventually, go, scene, SIZES, subject } from "./support/scene.mjs";

const PATIENCE = { timeout: 60_000 };
const PROJECTS = 356;

/** Goes to the report, or to the brief, and waits for the document. */
async function open(page, kind = "") {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/report${kind}`);
  await page.locator(kind ? ".paper-brief" : ".paper-cover").waitFor(PATIENCE);
}

/** The document as PDF: how many pages it has, and how many of them lie across. */
async function printed(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [+width, +height]);
  const isA4 = ([width, height]) => Math.abs(Math.min(width, height) - 595) < 2 && Math.abs(Math.max(width, height) - 842) < 2;
  assert.ok(boxes.every(isA4), `${boxes}`);
  return { pages: boxes.length, across: boxes.filter(([width, height]) => width > height).length };
}

/** Tells the page that it is about to be printed, as its own command does, and waits until it has drawn so many rows for that. */
async function drawsAll(page, rows, count) {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await eventually(async () => assert.ok((await page.locator(rows).count()) >= count));
}

/** The texts of a table's body, row by row; `columns` says how many of each row. */
const rowsOf = (table, columns) =>
  table.locator("tbody tr").evaluateAll(
    (rows, most) => rows.map((row) => [...row.children].slice(0, most).map((cell) => cell.textContent.trim())),
    columns,
  );

subject("report", () => {
  for (const lang of ["zh", "en"]) {
    scene(`the report says what the pages say (${lang})`, { lang, plan: true, at: "#/allocation" }, async ({ page, say, t }) => {
      const shown = page.getByRole("table", { name: say("allocation.counties") });
      await shown.waitFor();
      const counties = await rowsOf(shown, 7);
      const figures = await page.locator(".strip-figure").evaluateAll((all) => all.map((one) => one.getAttribute("title")));
      await open(page);
      const table = page.locator(".paper-table").filter({ hasText: say("allocation.counties") });
      const told = await rowsOf(table, 7);
      assert.equal(counties.length, 20);
      assert.deepEqual(told.slice(0, counties.length), counties);
      const cover = (await page.locator(".paper-exact").allInnerTexts()).join(" ");
      for (const figure of figures.slice(0, 4)) assert.ok(cover.includes(figure), figure);
      const names = await page.locator(".paper-table tbody th").allTextContents();
      assert.ok(names.length > PROJECTS);
      const { pages, across } = await printed(page);
      assert.ok(pages > 10 && pages < 40 && across > 5 && across < pages, `${pages} pages, ${across} across`);
      t.diagnostic(`${pages} pages of A4, ${across} of them across`);
      await assertAccessible(page, "report");
    });

    scene(`the brief is one page, and can be copied (${lang})`, { lang, plan: true, at: "#/overview" }, async ({ page, context, say }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.locator(".seal.is-proven").waitFor(PATIENCE);
      await open(page, "/brief");
      const gained = say("brief.gain").slice(0, 6);
      await page.locator(".paper-words").filter({ hasText: gained }).waitFor(PATIENCE);
      assert.deepEqual(await printed(page), { pages: 1, across: 0 });
      await page.getByRole("button", { name: say("report-page.copy") }).click();
      await page.getByText(say("report-page.copied"), { exact: true }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      for (const words of await page.locator(".paper-words").allTextContents()) assert.ok(copied.includes(words), words);
      assert.doesNotMatch(copied, /[{}]/);
      await assertAccessible(page, "brief");
    });
  }

  scene("the report is reached from the files, the commands and the allocation", { plan: true, at: "#/allocation" }, async ({ page, say }) => {
    const arrives = () => page.getByRole("heading", { level: 1, name: say("report-page.title"), exact: true }).waitFor();
    await page.getByRole("main").getByRole("link", { name: say("report-page.open") }).click();
    await arrives();
    await go(page, "rules", say);
    await page.getByRole("button", { name: say("files.menu"), exact: true }).click();
    await page.getByRole("link", { name: say("report-page.open") }).click();
    await arrives();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill(say("report-page.brief"));
    await page.getByRole("option", { name: say("report-page.brief") }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".paper-brief").waitFor(PATIENCE);
  });

  scene("nothing is printed of a plan that no allocation keeps", {}, async ({ page, say }) => {
    await openDemo(page, "rules", say);
    await retype(page, say, "ratio", percent(say, "100"), "130");
    await page.getByRole("heading", { name: say("infeasible.title") }).waitFor(PATIENCE);
    await page.evaluate(() => {
      location.hash = "#/report";
    });
    await page.getByText(say("report-page.none")).waitFor();
    assert.equal(await page.locator(".paper").count(), 0);
  });

  scene("names with markup stay words, in the document and in the margin", { plan: true, at: "#/overview" }, async (stage) => {
    const { page } = stage;
    const name = '<img src=x onerror="document.title=1">\u202e"}';
    await rename(stage, name);
    await open(page);
    await eventually(async () => assert.ok((await page.locator(".paper-title").textContent()).startsWith("<img src=x")));
    assert.equal(await page.locator(".paper img").count(), 0);
    await printed(page);
    const head = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--running-head"));
    assert.match(head, /^"[^"<>{}]*U\\2b 202E[^"<>{}]*"$/);
  });

  for (const [name, rows, count] of [
    ["projects", ".ledger-paper tbody:first-of-type tr", PROJECTS],
    ["streams", ".ledger-paper tbody:first-of-type tr", 38],
    ["counties", ".ledger-paper tbody:first-of-type tr", 20],
  ]) {
    scene(`all rows of the ${name} are printed`, { plan: true, at: `#/${name}` }, async ({ page, t }) => {
      await page.locator(".ledger-row").first().waitFor();
      await page.locator(".seal.is-proven").waitFor(PATIENCE);
      await drawsAll(page, rows, count);
      const told = await page.locator(rows).evaluateAll((rows) => rows.map((row) => row.textContent));
      assert.equal(new Set(told).size, count);
      const { pages, across } = await printed(page);
      assert.equal(across, pages, "grids lie across");
      t.diagnostic(`${name}: ${pages} pages`);
      await eventually(async () => assert.equal(await page.locator(".ledger-paper").count(), 0, "the screen has its window again"));
    });
  }

  scene("all projects of the allocation are printed, and nothing to press", { plan: true, at: "#/allocation", kept: { theme: "dark" } }, async ({ page, say }) => {
    const tables = page.getByRole("group", { name: say("allocation.tables") });
    await tables.getByRole("button", { name: say("report.sheet.projects"), exact: true }).click();
    await page.getByRole("table", { name: say("allocation.projects") }).locator("tbody tr").first().waitFor();
    await drawsAll(page, ".main .table tbody tr", PROJECTS);
    await page.emulateMedia({ media: "print" });
    for (const part of [".rail", ".top", ".strip", ".segments", ".ask"]) {
      assert.equal(await page.locator(`${part}:visible`).count(), 0, part);
    }
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return [color, backgroundColor];
    });
    assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  });

  for (const theme of ["dark", "contrast", "projector"]) {
    scene(`axe finds nothing on the report (${theme})`, { plan: true, at: "#/overview", kept: { theme } }, async ({ page }) => {
      await page.locator(".seal.is-proven").waitFor(PATIENCE);
      await open(page);
      await assertAccessible(page, `report, ${theme}`);
    });
  }

  scene("axe finds nothing on a phone, and the page does not run over", { plan: true, at: "#/overview", size: SIZES[2] }, async ({ page }) => {
    await page.locator(".seal.is-proven").waitFor(PATIENCE);
    await open(page);
    await assertAccessible(page, "report on a phone");
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    assert.equal(scrollWidth, clientWidth);
  });
});
