// One tab per plan on plain http, where the browser has no locks: a lease, which a crash must not keep and a sleep must not lose.
import assert from "node:assert/strict";
import { isSaved, isTitled, openEmpty, openShelved, records, rename, secondTab, workHere } from "./support/plan.mjs";
import { scene, subject } from "./support/scene.mjs";

const TITLE = "一池 lease";
/** How long a plan may stay with a tab that died, in milliseconds. */
const FREE = 15_000;

/** The other tab can only look at the plan. */
const onlyLooks = ({ page, say }) => page.getByText(say("saved.elsewhere")).waitFor();

/** Makes the lease look as it would if nothing had renewed it for ten minutes; done from another tab, as time does. */
const age = (page) =>
  page.evaluate(() => {
    const name = Object.keys(localStorage).find((name) => /^fundpool\.lock\.\w+$/.test(name));
    const [since, owner] = localStorage.getItem(name).split(" ");
    localStorage.setItem(name, `${Number(since) - 600_000} ${owner}`);
  });

async function openSaved(stage) {
  await openEmpty(stage);
  await rename(stage, TITLE);
  await isSaved(stage.page);
}

subject("lease", () => {
  scene("a plan whose tab died is free again within 15 seconds", { plain: true, announced: [/the page crashed/] }, async (stage) => {
    const { context, page } = stage;
    await openSaved(stage);
    const devtools = await context.newCDPSession(page);
    const crash = page.waitForEvent("crash");
    devtools.send("Page.crash").catch(() => null);
    await crash;
    const died = performance.now();
    const other = await secondTab(stage);
    await openShelved(other, TITLE);
    await onlyLooks(other);
    await workHere(other, FREE);
    const free = performance.now() - died;
    stage.t.diagnostic(`free after ${Math.round(free)} ms`);
    assert.ok(free < FREE, `${free} ms`);
    await rename(other, "after the crash");
    await isSaved(other.page);
    const all = await records(other.page);
    assert.equal(all.length, 1);
    assert.ok(all[0].document.includes("after the crash"));
  });

  scene("a hidden tab whose timers rest is asked, and keeps its plan", { plain: true }, async (stage) => {
    const { page } = stage;
    // Nothing renews the lease by itself, as in a tab that was hidden long ago.
    await page.evaluate(() => {
      window.setInterval = () => 0;
    });
    await openSaved(stage);
    const other = await secondTab(stage);
    await age(other.page);
    await openShelved(other, TITLE);
    await onlyLooks(other);
  });

  scene("a tab that wakes after another took its plan writes nothing over", { plain: true, lang: "en" }, async (stage) => {
    const { context, page, say } = stage;
    await openSaved(stage);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Debugger.enable");
    const asleep = new Promise((resolve) => devtools.once("Debugger.paused", resolve));
    await devtools.send("Debugger.pause");
    await asleep;
    const other = await secondTab(stage);
    await age(other.page);
    await openShelved(other, TITLE);
    await rename(other, "went on");
    await isSaved(other.page);
    await devtools.send("Debugger.resume");
    await devtools.detach();
    await rename(stage, "woke up");
    await page.getByText(say("note.conflict")).waitFor();
    await isTitled(stage, say("files.conflict-copy", { title: "woke up" }));
    await isSaved(page);
    const titles = (await records(page)).map((record) => JSON.parse(record.document).title.en);
    assert.deepEqual(titles.sort(), ["went on", say("files.conflict-copy", { title: "woke up" })].sort());
  });
});
