// The app as one HTML file, opened from the disk: no server, no network, and all that it does elsewhere.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { connect } from "./support/launch.mjs";
import { downloaded, isSaved, isTitled, openDemo, rename } from "./support/plan.mjs";
import { ready, subject } from "./support/scene.mjs";
import { solverAnswers } from "./support/solver.mjs";
import { watch } from "./support/watch.mjs";
import { bootWords, speaker } from "./support/words.mjs";

const FILE = process.env.FUNDPOOL_SINGLE_FILE;
const URL_OF_FILE = FILE && pathToFileURL(FILE).href;
const CHECKER = fileURLToPath(new URL("../../tools/verify_result.py", import.meta.url));
const PYTHON = process.platform === "win32" ? "python" : "python3";

/** A browser context without any network that has the file open. */
async function open(lang, prepare = () => null) {
  const context = await (await connect()).newContext({ locale: lang === "zh" ? "zh-CN" : "en-US", viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(30_000);
  await context.setOffline(true);
  const faults = await watch(context, "null");
  const requested = [];
  context.on("request", (request) => requested.push(request.url()));
  await prepare(context);
  const page = await context.newPage();
  await page.goto(URL_OF_FILE);
  return { page, context, faults, requested, say: speaker(lang) };
}

/** Chooses something of the file menu. */
async function ofFileMenu({ page, say }, key) {
  await page.getByRole("button", { name: say("files.menu"), exact: true }).click();
  await page.getByRole("button", { name: say(key), exact: true }).click();
}

/** The strip says that the answer is proven. */
const isSolved = ({ page, say }) => page.locator(".seal-title").getByText(say("strip.proven")).waitFor();

const folder = mkdtempSync(join(tmpdir(), "fundpool-single-"));
const keep = (name, text) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

subject("single file", () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const lang of ["zh", "en"]) {
    test(`opened from the disk it plans, solves, proves and saves (${lang})`, { timeout: 120_000 }, async () => {
      const stage = await open(lang);
      const { page, say } = stage;
      try {
        await ready(page);
        await solverAnswers(stage);
        await page.getByText(say("installed.single-file")).waitFor();
        await openDemo(stage);
        await rename(stage, "Single file");
        await isTitled(stage, "Single file");
        await isSolved(stage);

        const plan = await downloaded(page, () => ofFileMenu(stage, "files.download-plan"));
        const result = await downloaded(page, () => ofFileMenu(stage, "files.download-result"));
        const said = execFileSync(PYTHON, [CHECKER, keep("plan.json", plan.text), keep("result.json", result.text)], { encoding: "utf8" });
        assert.match(said, /^verified/m);

        await isSaved(page);
        await page.reload();
        await ready(page);
        await isTitled(stage, "Single file");

        await rename(stage, "Another");
        await isTitled(stage, "Another");
        await page.locator("#file-field").setInputFiles(join(folder, "plan.json"));
        await isTitled(stage, "Single file");
        await isSolved(stage);
        const foreign = stage.requested.filter((url) => url !== URL_OF_FILE && !/^(blob|data):/.test(url));
        assert.deepEqual(foreign, [], "nothing is asked for but the file");
        assert.deepEqual(stage.faults.filter((fault) => !fault.startsWith(`foreign request: ${URL_OF_FILE}`)), []);
      } finally {
        await stage.context.close();
      }
    });
  }

  test("a browser that cannot unpack it is told so", { timeout: 60_000 }, async () => {
    const without = (context) =>
      context.addInitScript(() => {
        delete window.DecompressionStream;
      });
    const { page, context } = await open("en", without);
    try {
      const [title, what] = bootWords().FAULTS.old.en;
      await page.getByRole("dialog", { name: title }).getByText(what).waitFor();
    } finally {
      await context.close();
    }
  });
});
