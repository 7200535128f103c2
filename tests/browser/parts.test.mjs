// The program comes in parts: the start page answers before the others are there, and one that does not come is told.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { assertAccessible } from "./support/axe.mjs";
import { budget } from "./support/budget.mjs";
import { drop, fileWindow, json, plan } from "./support/file.mjs";
import { isTitled, openDemo, records } from "./support/plan.mjs";
import { drawn, eventually, go, ready, scene, subject } from "./support/scene.mjs";
import { solverAnswers } from "./support/solver.mjs";
import { LANGUAGES } from "./support/words.mjs";

const PART = /\/part-[a-z-]+\.[0-9a-f]+\.wasm$/;
const ROOMS = /\/part-rooms\./;
const SOLVER = /\/part-solver\./;

const gone = (answer) => ({ ...answer, status: 404, headers: { "cache-control": "no-cache" }, body: Buffer.from("not found") });
const half = (answer) => ({ ...answer, body: answer.body.subarray(0, answer.body.length / 2) });

/** A rule that holds all parts back until `send()`, and the files that were asked for, with their bytes. */
function holding() {
  const files = [];
  let send;
  const sent = new Promise((resolve) => (send = resolve));
  const record = (answer, url) => {
    files.push({ name: new URL(url, "http://gateway").pathname, bytes: gzipSync(answer.body, { level: 9 }).length });
    return answer;
  };
  const hold = async (answer) => {
    await sent;
    return answer;
  };
  return { rules: [[/./, record], [PART, hold]], files, send };
}

const demo = ({ page, say }) => page.getByRole("button", { name: say("start.demo") });
const isOverview = ({ page, say }) => page.getByRole("heading", { level: 1, name: say("overview.title"), exact: true }).waitFor();

/** Names a page in the address, without waiting for its heading. */
const enter = (page, name) => page.evaluate((hash) => void (location.hash = hash), `#/${name}`);

/** The notice that a part is missing; asks for it again once the server has it. */
async function isMissing({ page, say, gateway }) {
  const notice = page.getByRole("alert").filter({ hasText: say("part.missing") });
  await notice.getByText(say("part.missing-hint")).waitFor();
  return async () => {
    gateway.rules.length = 0;
    await notice.getByRole("button", { name: say("part.again") }).click();
  };
}

subject("parts", () => {
  for (const lang of Object.keys(LANGUAGES)) {
    const held = holding();
    scene(`the start page answers before any part is there (${lang})`, { lang, rules: held.rules, ready: false }, async (stage) => {
      const { page, say, t } = stage;
      await drawn(page);
      assert.equal(await page.title(), say("app.document-title", { page: say("start.title") }));
      await page.getByText(say("recent.none")).waitFor();
      await page.getByRole("button", { name: say("display.button") }).click();
      await page.getByRole("radio", { name: say("display.dark"), exact: true }).check();
      assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
      await assertAccessible(page, "the start page before the parts are there");
      const needed = held.files.filter(({ name }) => !PART.test(name));
      const kib = needed.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
      t.diagnostic(`first load: ${needed.length} files, ${kib.toFixed(1)} KiB gzipped`);
      assert.ok(kib <= budget("first_load_kib"), `${kib} KiB`);
      assert.deepEqual(needed.filter(({ name }) => /worker|service|ganzhou/.test(name)), []);
      await demo(stage).click();
      assert.equal(await page.locator(".porch").count(), 1, "the demonstration waits for the parts");
      held.send();
      await isOverview(stage);
    });

    const lost = { lang, rules: [[/\/part-house\./, gone]], ready: false, announced: [/answer 404/, /part-house/] };
    scene(`what works with plans is missing, and comes when it is there again (${lang})`, lost, async (stage) => {
      await drawn(stage.page);
      await demo(stage).click();
      const again = await isMissing(stage);
      await assertAccessible(stage.page, "the start page with a part missing");
      await again();
      await isOverview(stage);
    });

    const without = { lang, rules: [[ROOMS, gone]], announced: [/answer 404/, /part-rooms/] };
    scene(`a page whose part is missing says so, and comes when it is there again (${lang})`, without, async (stage) => {
      const { page, say } = stage;
      await openDemo(stage);
      await enter(page, "rules");
      const again = await isMissing(stage);
      await go(page, "streams", say);
      await enter(page, "rules");
      await isMissing(stage);
      await again();
      await page.getByRole("heading", { level: 1, name: say("rules.title"), exact: true }).waitFor();
    });
  }

  const early = holding();
  scene("files given before any part is there are opened as soon as they are", { lang: "en", rules: early.rules, ready: false }, async (stage) => {
    const { page } = stage;
    await drawn(page);
    const opened = await fileWindow(page, () => page.keyboard.press("Control+o"));
    await opened.setFiles(json("chosen.json", plan("Chosen")));
    await drop(page, json("dropped.json", plan("Dropped")));
    assert.equal(await page.locator(".porch").count(), 1, "what can read them is not here yet");
    early.send();
    await isTitled(stage, "Dropped");
    await eventually(async () => assert.equal((await records(page)).length, 2));
  });

  const damaged = { lang: "en", rules: [[ROOMS, half]], announced: [/CompileError/] };
  scene("a damaged part is told, and not taken from a cache again", damaged, async (stage) => {
    await openDemo(stage);
    await enter(stage.page, "rules");
    await (await isMissing(stage))();
    await stage.page.getByRole("heading", { level: 1, name: stage.say("rules.title"), exact: true }).waitFor();
  });

  const unsolved = { lang: "en", rules: [[SOLVER, gone]], announced: [/answer 404/, /part-solver/] };
  scene("without its part the solver is lost, and can be started again", unsolved, async (stage) => {
    const { page, say, gateway } = stage;
    await page.getByText(say("solver.not-loaded")).waitFor();
    // It is started again once by itself.
    await page.getByText(say("solver.failed-hint")).waitFor();
    gateway.rules.length = 0;
    await page.getByRole("button", { name: say("solver.restart") }).click();
    await solverAnswers(stage);
  });

  scene("a tab that has a plan comes back to it without the start page", { lang: "en", plan: true }, async (stage) => {
    const { page } = stage;
    let send;
    const sent = new Promise((resolve) => (send = resolve));
    await page.waitForLoadState("networkidle");
    // In front of the browser's cache, which has the parts by now.
    const asked = page.waitForRequest(PART);
    await page.route(PART, (route) => sent.then(() => route.continue()));
    await page.reload({ waitUntil: "commit" });
    await page.locator("#boot").waitFor();
    await asked;
    assert.equal(await page.locator(".porch").count(), 0);
    send();
    await ready(page);
    await isOverview(stage);
  });
});
