// The solver worker answers, and the page notices in words when it is of another build, lost or silent.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { openDemo } from "./support/plan.mjs";
import { eventually, scene, subject } from "./support/scene.mjs";
import { PROTOCOL, ping, solverAnswers } from "./support/solver.mjs";
import { pattern } from "./support/words.mjs";

const OLD_BUILD = "0123456789";
const script = (text) => (answer) => ({ ...answer, body: Buffer.from(text) });

/** The build that the page says it is of. */
async function buildOf({ page, say }) {
  const runs = await page.getByText(pattern(say("start.program-runs"))).innerText();
  return pattern(say("start.program-runs")).exec(runs)[2];
}

/** A start script that a server or a cache may have kept, of a program of another build. */
const ofOldBuild = script(`postMessage(JSON.stringify({ ready: { protocol: ${PROTOCOL}, build: "${OLD_BUILD}" } }))`);

/** The page's own start script, which has half a program sent. */
const ofHalf = (answer) => ({ ...answer, body: Buffer.from(answer.body.toString().replace('files.get("wasm")', 'files.get("wasm") + "?half"')) });

/** Runs in the page: keeps what it tells its workers. */
function keepRequests() {
  window.told = [];
  window.Worker = class extends window.Worker {
    postMessage(request, ...others) {
      window.told.push(request);
      super.postMessage(request, ...others);
    }
  };
}

/** What the page says above every page, as a screen reader is told. */
const alert = (page) => page.getByRole("alert").first();

subject("solver", () => {
  for (const lang of ["zh", "en"]) {
    scene(`a ping is answered, with the page's own build (${lang})`, { lang }, async (stage) => {
      await solverAnswers(stage);
      assert.deepEqual(await ping(stage.page), { protocol: PROTOCOL, build: await buildOf(stage) });
      assert.equal(await alert(stage.page).innerText(), "");
    });

    const stale = { lang, rules: [[/worker-boot\.js/, ofOldBuild]] };
    scene(`a worker of another build is noticed (${lang})`, stale, async (stage) => {
      const { page, say } = stage;
      const build = await buildOf(stage);
      const solver = `${PROTOCOL}/${OLD_BUILD}`;
      await alert(page).getByText(say("solver.stale", { page: `${PROTOCOL}/${build}`, solver })).waitFor();
      await alert(page).getByText(say("solver.stale-hint")).waitFor();
      await page.getByText(say("start.solver-lost")).waitFor();
      await assertAccessible(page, "a lost solver");
    });
  }

  const foreign = script(`postMessage('{"hello":2}')`);
  scene("a worker that speaks another protocol is noticed", { rules: [[/worker-boot\.js/, foreign]] }, async (stage) => {
    const solver = stage.say("solver.another-version");
    const page = `${PROTOCOL}/${await buildOf(stage)}`;
    await alert(stage.page).getByText(stage.say("solver.stale", { page, solver })).waitFor();
  });

  let start;
  const started = new Promise((resolve) => (start = resolve));
  const late = async (answer) => {
    await started;
    return answer;
  };
  const early = { rules: [[/worker-boot\.js/, late]], prepare: (context) => context.addInitScript(keepRequests) };
  scene("a plan that is opened while the worker starts is brought to it once", early, async (stage) => {
    await openDemo(stage);
    start();
    await stage.page.locator(".seal.is-proven:not(.is-searching)").waitFor({ timeout: 60_000 });
    const brought = await stage.page.evaluate(() => window.told.filter((request) => request.startsWith('{"open"')).length);
    assert.equal(brought, 1);
  });

  scene("a screen reader is told the verdict and what comes of the plan, without the time that it took", { plan: true }, async ({ page }) => {
    await page.locator(".seal.is-proven:not(.is-searching)").waitFor({ timeout: 60_000 });
    assert.equal(await page.locator(".seal").getAttribute("role"), null);
    const told = await page.locator(".seal [role=status]").textContent();
    const [title, note] = await page.locator(".seal-title, .seal-note").allTextContents();
    assert.ok(told.startsWith(title) && !told.includes(note), told);
    const counted = await page.locator(".strip-card").last().locator(".strip-figure").innerText();
    assert.ok(told.includes(counted), `${told} does not say ${counted}`);
    assert.equal(await page.locator(".seal [role=status] button").count(), 0);
  });

  const gone = (answer) => {
    const headers = { ...answer.headers, "cache-control": "no-cache" };
    return { ...answer, status: 404, headers, body: Buffer.from("not found") };
  };
  const missing = { lang: "en", rules: [[/worker-boot\.js/, gone]], announced: [/answer 404/] };
  scene("a missing worker is told, and starts when it is there again", missing, async (stage) => {
    const { page, say, gateway } = stage;
    await alert(page).getByText(say("solver.not-loaded")).waitFor();
    await alert(page).getByText(say("solver.failed-hint")).waitFor();
    gateway.rules.length = 0;
    await alert(page).getByRole("button", { name: say("solver.restart") }).click();
    await solverAnswers(stage);
    await eventually(async () => assert.equal(await alert(page).innerText(), ""));
  });

  const broken = (answer) => ({ ...answer, body: answer.body.subarray(0, answer.body.length / 2) });
  const damaged = { rules: [[/worker-boot\.js/, ofHalf], [/\?half$/, broken]] };
  scene("a damaged worker is told in the browser's words", damaged, async ({ page, say }) => {
    const failed = pattern(say("solver.failed"));
    await alert(page).getByText(failed).waitFor();
    assert.match(await alert(page).innerText(), /WebAssembly|CompileError/);
  });

  const silent = { rules: [[/worker-boot\.js/, script("")]], prepare: async (context) => context.clock.install() };
  scene("a silent worker is started again, then given up", silent, async ({ page, say }) => {
    const words = say("solver.silent", { seconds: "10" });
    await page.clock.fastForward(9_000);
    assert.equal(await alert(page).innerText(), "");
    await page.clock.fastForward(2_000);
    await alert(page).getByText(words).waitFor();
    await alert(page).getByText(say("solver.restarting")).waitFor();
    await page.clock.fastForward(11_000);
    await alert(page).getByText(say("solver.silent-hint")).waitFor();
  });
});
