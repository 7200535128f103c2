// The page opens: it is there, it works, and it asks nobody else for anything.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { budget } from "./support/budget.mjs";
import { scene, subject } from "./support/scene.mjs";
import { solverAnswers } from "./support/solver.mjs";

subject("start", () => {
  for (const lang of ["zh", "en"]) {
    scene(`opens in ${lang} and answers a click`, { lang }, async ({ page, say, tag }) => {
      assert.equal(await page.title(), say("app.document-title", { page: say("start.title") }));
      assert.equal(await page.locator("html").getAttribute("lang"), tag);
      await page.getByRole("button", { name: say("display.button") }).click();
      await page.getByRole("group", { name: say("display.theme") }).waitFor();
    });
  }

  // Seen from the server: the worker is the page's own program, which travels once.
  const files = [];
  const record = (answer, url) => {
    files.push({ name: new URL(url, "http://gateway").pathname, body: answer.body });
    return answer;
  };
  scene("fetches each file once, and no more than the budget", { rules: [[/./, record]] }, async (stage) => {
    await solverAnswers(stage);
    const names = files.map((file) => file.name);
    assert.deepEqual(names.filter((name, place) => names.indexOf(name) !== place), [], "fetched twice");
    assert.ok(names.some((name) => name.endsWith("worker-boot.js")), "the worker is part of the first page");
    const sizes = files.map(({ body }) => gzipSync(body, { level: 9 }).length);
    const all = sizes.reduce((total, size) => total + size, 0) / 1024;
    stage.t.diagnostic(`${names.length} files, ${all.toFixed(1)} KiB gzipped`);
    assert.ok(all <= budget("total_kib"), `${all} KiB are over the budget`);
  });
});
