// When the browser does not store a plan: it is told until it does, and the file is offered. The browser refuses by itself here; nothing
// of it is played.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { undo } from "./support/demo.mjs";
import { start } from "./support/killable.mjs";
import { downloaded, isSaved, isTitled, openDemo, openEmpty, records, rename, titleField } from "./support/plan.mjs";
import { FAVICON, eventually, go, ready, scene, subject } from "./support/scene.mjs";
import { speaker } from "./support/words.mjs";

/** What the page may store, in bytes: the example, and a few copies of it. */
const QUOTA = 1_500_000;

const quotas = new WeakMap();

/**
 * Gives the page's origin so little room. Before the page is there: Chromium remembers for a while how much room there was, and a
 * quota that comes later counts only then. The session has to stay, for the quota goes with it.
 */
async function limits(context) {
  const devtools = await context.newCDPSession(await context.newPage());
  const origin = process.env.FUNDPOOL_URL;
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: QUOTA });
  quotas.set(context, () => devtools.send("Storage.overrideQuotaForOrigin", { origin }));
}

/** There is room again. */
const lift = ({ context }) => quotas.get(context)();

const banner = ({ page, say }, reason) => page.getByRole("alert").getByText(say("saved.banner", { reason: say(`saved.${reason}`) }));

/** Takes the plan home by the button of the banner; the file's text. */
const takenHome = ({ page, say }) =>
  downloaded(page, () => page.getByRole("alert").getByRole("button", { name: say("files.download-plan") }).click());

/** Saves copies until the browser takes no more. */
async function fill({ page, say }) {
  const refused = page.getByRole("status").getByText(say("note.failed", { reason: say("saved.full") }));
  const taken = page.getByRole("status").getByText(say("note.copied", { title: "" }).slice(0, 4));
  for (let copy = 0; copy < 60; copy += 1) {
    await page.getByRole("button", { name: say("files.menu"), exact: true }).click();
    await page.getByRole("button", { name: say("files.save-copy"), exact: true }).click();
    await refused.or(taken).first().waitFor();
    if (await refused.isVisible()) return copy;
    await page.getByRole("button", { name: say("note.close"), exact: true }).click();
    await taken.waitFor({ state: "hidden" });
  }
  return assert.fail("the quota does not hold");
}

/** A browser of its own, for a body that is given `{ page, say, pid, profile }`. */
function alone(name, options, body) {
  test(name, { timeout: 120_000, skip: options.skip }, async (t) => {
    const profile = mkdtempSync(join(tmpdir(), "fundpool-alone-"));
    let running;
    try {
      options.prepare?.(profile);
      running = await start(profile, process.env.FUNDPOOL_URL, options);
      await ready(running.page);
      await body({ ...running, profile, say: speaker("en"), t });
    } finally {
      await running?.kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

/** Runs in another page of the origin: its transaction goes on for ever, so the app's have to wait. */
function keepBusy() {
  return new Promise((resolve) => {
    indexedDB.open("fundpool").onsuccess = ({ target }) => {
      const cards = target.result.transaction(["cards", "documents"], "readwrite").objectStore("cards");
      const again = () => {
        resolve();
        cards.count().onsuccess = again;
      };
      again();
    };
  });
}

/** Whether a disk of its own can be had here without asking anybody. */
const hasDisks = spawnSync("unshare", ["-rm", "sh", "-c", `mount -t tmpfs none ${tmpdir()}`]).status === 0;

subject("unsaved", () => {
  for (const lang of ["zh", "en"]) {
    scene(`a full store is told until there is room again (${lang})`, { lang, prepare: limits }, async (stage) => {
      const { page, say } = stage;
      await openDemo(stage);
      stage.t.diagnostic(`copies before the store was full: ${await fill(stage)}`);
      await rename(stage, "no room");
      await banner(stage, "full").waitFor();
      await page.getByText(say("saved.failed", { reason: say("saved.full") })).first().waitFor();
      await assertAccessible(page, "a plan that is not saved");
      const first = await takenHome(stage);
      assert.ok(first.name.startsWith("no room") && first.name.endsWith(".json"));
      assert.ok(first.text.includes("no room"));
      // Work goes on, and what is taken home is what is seen.
      await rename(stage, "still no room");
      await isTitled(stage, "still no room");
      assert.ok((await takenHome(stage)).text.includes("still no room"));
      await banner(stage, "full").waitFor();
      assert.ok((await records(page)).every((record) => !record.document.includes("no room")), "what is stored is whole");
      await lift(stage);
      // It is tried again by itself.
      await isSaved(page);
      await banner(stage, "full").waitFor({ state: "hidden" });
      assert.ok((await records(page)).some((record) => record.document.includes("still no room")));
    });
  }

  scene("a plan left before it could be saved is what is taken home", { prepare: limits }, async (stage) => {
    const { page, say } = stage;
    await openDemo(stage);
    const title = await titleField(stage).inputValue();
    await fill(stage);
    await rename(stage, "no room");
    await banner(stage, "full").waitFor();
    await go(page, "start", say);
    const download = page.getByRole("button", { name: say("recent.download-of", { title }), exact: true });
    assert.ok((await downloaded(page, () => download.click())).text.includes("no room"));
    const copy = say("files.copy", { title });
    await page.getByRole("button", { name: say("recent.open-of", { title: copy }), exact: true }).first().click();
    await isTitled(stage, copy);
    assert.ok((await takenHome(stage)).text.includes("no room"));
    await lift(stage);
    await banner(stage, "full").waitFor({ state: "hidden" });
    await eventually(async () => assert.ok((await records(page)).some((record) => record.document.includes("no room"))));
  });

  scene("what could not be saved and was undone is no longer told", { prepare: limits }, async (stage) => {
    await openDemo(stage);
    await fill(stage);
    await rename(stage, "no room");
    await banner(stage, "full").waitFor();
    await undo(stage.page);
    await banner(stage, "full").waitFor({ state: "hidden" });
  });

  alone("a disk that is full, whatever the browser thinks of it", { disk: "64m", skip: hasDisks ? undefined : "no disk of its own here" }, async (stage) => {
    const { page, say, pid, profile } = stage;
    await openDemo(stage);
    const filler = join(`/proc/${pid}/root`, profile, "filler");
    assert.throws(() => writeFileSync(filler, Buffer.alloc(64 << 20)), { code: "ENOSPC" });
    await rename(stage, "no room");
    const reason = say("saved.full");
    await page.getByRole("alert").getByText(new RegExp(`${reason}|${say("saved.disk")}`)).waitFor();
    assert.ok((await takenHome(stage)).text.includes("no room"));
    await rename(stage, "still no room");
    await isTitled(stage, "still no room");
    rmSync(filler);
    await isSaved(page);
    await eventually(async () => assert.ok((await records(page))[0].document.includes("still no room")));
    await page.reload();
    await isTitled(stage, "still no room");
  });

  const denies = (profile) => {
    mkdirSync(join(profile, "Default"));
    const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(settings));
  };
  alone("a browser that denies storage is told so, and the page works", { prepare: denies }, async (stage) => {
    const { page, say } = stage;
    await page.getByText(say("recent.failed", { reason: say("saved.denied") })).waitFor();
    await page.getByRole("button", { name: say("begin.empty") }).click();
    await banner(stage, "denied").waitFor();
    await rename(stage, "still works");
    assert.ok((await takenHome(stage)).text.includes("still works"));
    await assertAccessible(page, "a plan that cannot be saved");
  });

  scene("a store that does not answer is told, and the page asks before it is left", { possible: [FAVICON] }, async (stage) => {
    const { page, context, say, origin } = stage;
    await openEmpty(stage);
    const other = await context.newPage();
    await other.goto(`${origin}/icon.svg`);
    await other.evaluate(keepBusy);
    await rename(stage, "no answer");
    await banner(stage, "silent").waitFor();
    let isAsked = false;
    page.on("dialog", (dialog) => {
      isAsked ||= dialog.type() === "beforeunload";
      dialog.dismiss();
    });
    await page.close({ runBeforeUnload: true });
    await eventually(async () => assert.ok(isAsked));
    await other.close();
    await isSaved(page);
    await banner(stage, "silent").waitFor({ state: "hidden" });
    assert.ok((await records(page))[0].document.includes("no answer"));
  });

  scene("a connection that the browser closes is opened again", {}, async (stage) => {
    const { page } = stage;
    await openEmpty(stage);
    // A deletion asks every connection to close.
    await page.evaluate(() => new Promise((resolve) => {
      indexedDB.deleteDatabase("fundpool").onsuccess = resolve;
    }));
    await rename(stage, "once more");
    await isSaved(page);
    await eventually(async () => assert.ok((await records(page))[0].document.includes("once more")));
  });
});
