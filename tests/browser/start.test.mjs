// The page opens: it is there, it works, and it asks nobody else for anything.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { scene, subject } from "./support/scene.mjs";
import { solverAnswers } from "./support/solver.mjs";

const budget = readFileSync(new URL("../../budget.toml", import.meta.url), "utf8");
const firstPage = Number(/^first_page_kib = (\d+)/m.exec(budget)[1]);

/** Every answer the context gets from now on, with its body. */
function record(context) {
  const files = [];
  context.on("response", (response) => {
    files.push({ name: new URL(response.url()).pathname, body: response.body().catch(() => Buffer.alloc(0)) });
  });
  return files;
}

subject("start", () => {
  for (const lang of ["zh", "en"]) {
    scene(`opens in ${lang} and answers a click`, { lang }, async ({ page, say, tag }) => {
      assert.equal(await page.title(), say("app.document-title", { page: say("overview.title") }));
      assert.equal(await page.locator("html").getAttribute("lang"), tag);
      await page.getByRole("button", { name: say("display.button") }).click();
      await page.getByRole("group", { name: say("display.theme") }).waitFor();
    });
  }

  const recorded = {};
  const prepare = (context) => {
    recorded.files = record(context);
  };
  scene("fetches each file once, and no more than the budget", { prepare }, async (stage) => {
    await solverAnswers(stage);
    const names = recorded.files.map((file) => file.name);
    assert.deepEqual(names.filter((name, place) => names.indexOf(name) !== place), [], "fetched twice");
    assert.ok(names.some((name) => name.endsWith("worker_bg.wasm")), "the worker is part of the first page");
    const sizes = await Promise.all(recorded.files.map(async ({ body }) => gzipSync(await body, { level: 9 }).length));
    const sum = (kept) => sizes.reduce((total, size, place) => total + (kept(names[place]) ? size : 0), 0) / 1024;
    const [all, programs] = [sum(() => true), sum((name) => /\.(js|wasm)$/.test(name))];
    stage.t.diagnostic(`${names.length} files, ${all.toFixed(1)} KiB gzipped, ${programs.toFixed(1)} of them programs`);
    assert.ok(programs <= firstPage, `${programs} KiB of programs are over ${firstPage}`);
  });
});
