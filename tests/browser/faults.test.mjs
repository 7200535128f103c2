// When the program cannot run, the page says what happened, what to do, and in the right language.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { ready, scene, subject } from "./support/scene.mjs";
import { bootWords } from "./support/words.mjs";

const PROGRAM = /app-[0-9a-f]+_bg\.wasm/;
const SCRIPT = /app-[0-9a-f]+\.js/;
const { WORDS, FAULTS } = bootWords();

const gone = (answer) => ({ ...answer, status: 404, headers: { "cache-control": "no-cache" }, body: Buffer.from("not found") });
const cut = (answer) => ({ ...answer, cut: Math.floor(answer.body.length / 2) });
const half = (answer) => ({ ...answer, body: answer.body.subarray(0, answer.body.length / 2) });
const typed = (type) => (answer) => ({ ...answer, headers: { ...answer.headers, "content-type": type } });
const logIn = (answer) => ({ ...typed("text/html")(answer), body: Buffer.from("<!doctype html><title>Log in</title>") });

/** One bit of the code is not what it was. */
function flipped(answer) {
  const body = Buffer.from(answer.body);
  body[20] ^= 0x40;
  return { ...answer, body };
}

/** The panel tells of this kind of fault; the panel. */
async function tells(page, kind, tag) {
  const [title, what, hint] = FAULTS[kind][tag];
  const panel = page.getByRole("dialog", { name: title });
  await panel.waitFor();
  await panel.getByText(what).waitFor();
  await panel.getByText(hint).waitFor();
  assert.equal(await page.locator("#boot").isVisible(), false, "the loader does not go on behind it");
  return panel;
}

/** Makes the program itself panic, as it would when memory is short: the browser gives it no more elements. */
async function makeItPanic(page) {
  await page.evaluate(() => {
    Document.prototype.createElement = Document.prototype.createElementNS = () => {
      throw new DOMException("no more elements", "QuotaExceededError");
    };
    location.hash = "#/streams";
  });
}

subject("faults", () => {
  for (const [what, kind, path, change, announced] of [
    ["a missing program", "missing", PROGRAM, gone, [/404/]],
    ["a missing script", "missing", SCRIPT, gone, [/404/]],
    ["a connection that breaks", "network", PROGRAM, cut, [/ERR_CONTENT_LENGTH_MISMATCH/]],
    ["half a program", "broken", PROGRAM, half, []],
    ["a damaged program", "broken", PROGRAM, flipped, []],
    ["a log-in page instead of the program", "foreign", PROGRAM, logIn, []],
    ["a log-in page instead of the script", "foreign", SCRIPT, logIn, [/MIME type of "text\/html"/]],
    ["a script of the wrong type", "foreign", SCRIPT, typed("text/plain"), [/MIME type of "text\/plain"/]],
  ]) {
    for (const lang of ["zh", "en"]) {
      const options = { lang, rules: [[path, change]], ready: false, announced };
      scene(`${what} is told (${lang})`, options, async ({ page, tag }) => {
        const panel = await tells(page, kind, tag);
        if (kind === "network") await assertAccessible(page, "the panel of a fault");
        await panel.getByText(WORDS.more[tag], { exact: true }).click();
        assert.notEqual(await panel.getByRole("textbox", { name: WORDS.more[tag] }).inputValue(), "");
      });
    }
  }

  for (const type of ["application/octet-stream", "text/plain", ""]) {
    const rules = [[PROGRAM, typed(type)]];
    scene(`a program served as “${type}” runs all the same`, { rules }, ({ page }) => ready(page));
  }

  const withoutWasm = (context) =>
    context.addInitScript(() => {
      delete window.WebAssembly;
    });
  scene("a browser without WebAssembly is told so", { prepare: withoutWasm, ready: false }, ({ page, tag }) => tells(page, "old", tag));

  const healing = { rules: [[PROGRAM, gone]], ready: false, announced: [/404/] };
  scene("Reload helps when the program is there again", healing, async ({ page, tag, gateway }) => {
    const panel = await tells(page, "missing", tag);
    gateway.rules.length = 0;
    await panel.getByRole("button", { name: WORDS.reload[tag] }).click();
    await ready(page);
  });

  scene("a page without JavaScript says what it needs", { context: { javaScriptEnabled: false }, ready: false }, async ({ page }) => {
    const words = page.locator("noscript p");
    for (const language of await words.all()) assert.ok(await language.isVisible());
    assert.deepEqual(await words.evaluateAll((all) => all.map((each) => each.lang)), ["zh-CN", "en"]);
    assert.equal(await page.getByText("Fundpool has not started").isVisible(), false);
  });

  const panicked = { lang: "en", plan: true, announced: [/console error: panicked at/, /error: RuntimeError/] };
  scene("a panic is told, with details to copy", panicked, async ({ page, say, tag, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await makeItPanic(page);
    const panel = await tells(page, "panic", tag);
    await panel.getByRole("button", { name: WORDS.copy[tag] }).click();
    await panel.getByRole("button", { name: WORDS.copied[tag] }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /panicked at/);
    await panel.getByRole("button", { name: WORDS.reload[tag] }).click();
    await ready(page);
    // The plan may be what the program stops over, so it is offered, not opened.
    await page.getByRole("heading", { level: 1, name: say("start.title") }).waitFor();
    await page.locator(".shelved-open").click();
    await page.getByRole("heading", { level: 1, name: say("overview.title"), exact: true }).waitFor();
  });
});
