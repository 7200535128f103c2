// The app kept on this machine: it opens without the network, and versions switch whole or not at all.
// FUNDPOOL_RELOADS says how often it is opened without a server; 100 where it is not set.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { isSaved, isTitled, openDemo, openEmpty, rename } from "./support/plan.mjs";
import { eventually, ready, scene, subject } from "./support/scene.mjs";
import { solverAnswers } from "./support/solver.mjs";

const RELOADS = Number(process.env.FUNDPOOL_RELOADS ?? 100);
const PAGE = /^\/(\?.*)?$/;
const WORKER = /^\/service-worker\.js/;
const NEXT_BUILD = "fedcba9876";
const LATER_BUILD = "edcba98765";

/** Waits until the page says that it is kept on this machine. */
const isKept = ({ page, say }) => page.getByText(say("installed.whole")).waitFor();

/** Waits until the page says that a newer version is ready; the button to go over to it. */
async function isOutdated({ page, say }) {
  const button = page.getByRole("button", { name: say("installed.go-over") });
  await button.waitFor();
  return button;
}

/** Has the browser look for a newer version, as it does by itself when the page is opened or an hour has passed. */
const lookForNewer = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update().catch(() => null)));

/** The version that the page is of, as its root says. */
const versionOf = (page) => page.locator("html").getAttribute("data-version");

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** What the server has from now on: a version that differs from the first in its page, told to the service worker as a build does. */
function nextVersion(name = "next", build = NEXT_BUILD) {
  const marked = (html) => html.replace("<html ", `<html data-version="${name}" `);
  let page = "";
  const changePage = (answer) => {
    page = marked(answer.body.toString());
    return { ...answer, body: Buffer.from(page) };
  };
  const changeWorker = async (answer) => {
    const html = marked(await (await fetch(`${process.env.FUNDPOOL_URL}/`)).text());
    const told = answer.body.toString();
    const next = told.replace(/build: "\w+"/, `build: "${build}"`).replace(/"\.\/": "\w+"/, `"./": "${sha256(html)}"`);
    return { ...answer, body: Buffer.from(next) };
  };
  return [
    [PAGE, changePage],
    [WORKER, changeWorker],
  ];
}

const cut = (answer) => ({ ...answer, body: answer.body.subarray(0, answer.body.length / 2) });
const gone = (answer) => ({ ...answer, status: 404, body: Buffer.from("not found") });
const flipped = (answer) => {
  const body = Buffer.from(answer.body);
  body[body.length >> 1] ^= 1;
  return { ...answer, headers: { ...answer.headers, "cache-control": "no-store" }, body };
};

/** The build that the page's files are of, as their addresses say. */
const buildOf = (page) => page.evaluate(() => new URL(document.querySelector("meta[name=fundpool-app]").dataset.worker, location).searchParams.get("v"));

/** Starts a worker from the page's own files, as the page does after a search was cancelled; the build that it says it is of. */
const startsAnotherWorker = (page) =>
  page.evaluate(() => {
    const { worker, js, wasm } = document.querySelector("meta[name=fundpool-app]").dataset;
    const another = new Worker(`${worker}#js=${js}&wasm=${wasm}`);
    return new Promise((resolve, reject) => {
      another.onmessage = ({ data }) => data !== '"coming"' && resolve(JSON.parse(data).ready?.build ?? data);
      another.onerror = (event) => reject(new Error(event.message));
    });
  });

/** The versions that the browser keeps, by their builds, and how many files of each. */
const versions = (page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const counts = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return Object.fromEntries(names.map((name, place) => [name.split(" ").at(-1), counts[place]]));
  });

subject("installed", () => {
  scene(`once kept, it opens ${RELOADS} times without any server`, { installs: true, rules: [], patience: 500_000 }, async (stage) => {
    const { page, gateway, context, t } = stage;
    await isKept(stage);
    await openEmpty(stage);
    await gateway.close();
    await context.setOffline(true);
    const times = [];
    for (let turn = 0; turn < RELOADS; turn += 1) {
      const start = performance.now();
      await page.reload({ waitUntil: "commit" });
      await ready(page);
      times.push(performance.now() - start);
    }
    times.sort((one, other) => one - other);
    t.diagnostic(`${RELOADS} reloads without a server: median ${Math.round(times[RELOADS >> 1])} ms, slowest ${Math.round(times.at(-1))} ms`);
    await page.evaluate(() => (location.hash = "#/start"));
    await solverAnswers(stage);
  });

  scene("a new version takes over whole, when the person says so", { installs: true, rules: [], lang: "en" }, async (stage) => {
    const { page, gateway } = stage;
    await isKept(stage);
    await openDemo(stage);
    gateway.rules.push(...nextVersion());
    await lookForNewer(page);
    const button = await isOutdated(stage);
    await rename(stage, "Kept over the change");
    await page.reload();
    await ready(page);
    assert.equal(await versionOf(page), null, "until then the version before goes on, also when the page is loaded anew");
    await (await isOutdated(stage)).click();
    await eventually(async () => assert.equal(await versionOf(page), "next"), 20_000);
    await ready(page);
    await isTitled(stage, "Kept over the change");
    assert.equal(await button.count(), 0);
    await gateway.close();
    await page.reload();
    await ready(page);
    assert.equal(await versionOf(page), "next", "it opens without the server too");
  });

  for (const [what, path, change, announced] of [
    ["a missing file", /manifest\.json/, gone, [/answer 404/]],
    ["half a script", /worker-boot\.js/, cut, []],
    ["one wrong bit", /icon-192\.png/, flipped, []],
    ["the page of another version", PAGE, (answer) => answer, []],
  ]) {
    const options = { installs: true, rules: [], lang: "en", announced };
    scene(`an update with ${what} leaves the version before running`, options, async (stage) => {
      const { page, gateway } = stage;
      await isKept(stage);
      const before = await versions(page);
      const [nextPage, nextWorker] = nextVersion();
      gateway.rules.push(nextWorker, ...(path === PAGE ? [] : [nextPage]), [path, change]);
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const refused = new Promise((resolve) => {
          registration.addEventListener("updatefound", () => {
            const coming = registration.installing;
            coming.addEventListener("statechange", () => coming.state === "redundant" && resolve());
          });
        });
        await registration.update().catch(() => null);
        await refused;
      });
      assert.deepEqual(await versions(page), before, "nothing is left of the broken version");
      assert.equal(await page.getByRole("button", { name: stage.say("installed.go-over") }).count(), 0);
      await gateway.close();
      await page.reload();
      await ready(page);
      await isKept(stage);
      await solverAnswers(stage);
    });
  }

  scene("another tab goes on with its version, and can start its solver again", { installs: true, rules: [], lang: "en" }, async (stage) => {
    const { page, context, gateway, url, say } = stage;
    await isKept(stage);
    const other = { ...stage, page: await context.newPage() };
    await other.page.goto(url);
    await ready(other.page);
    await openDemo(other);
    gateway.rules.push(...nextVersion());
    await lookForNewer(page);
    await (await isOutdated(stage)).click();
    await eventually(async () => assert.equal(await versionOf(page), "next"), 20_000);
    await rename(other, "Still the first version");
    await isSaved(other.page);
    assert.equal(await versionOf(other.page), null, "nobody loaded it anew");
    await gateway.close();
    assert.equal(await startsAnotherWorker(other.page), await buildOf(other.page), "of its own version, although the server is gone");
    await (await isOutdated(other)).click();
    await eventually(async () => assert.equal(await versionOf(other.page), "next"), 20_000);
    await ready(other.page);
    await isTitled(other, "Still the first version");
    assert.equal(await other.page.getByRole("button", { name: say("installed.go-over") }).count(), 0);
  });

  scene("of two versions that came, the one that never ran is let go, not the one that tabs are of", { installs: true, rules: [], lang: "en" }, async (stage) => {
    const { page, context, gateway, url } = stage;
    await isKept(stage);
    const [first] = Object.keys(await versions(page));
    const other = await context.newPage();
    await other.goto(url);
    await ready(other);
    gateway.rules.push(...nextVersion());
    await lookForNewer(page);
    await isOutdated(stage);
    gateway.rules.splice(0, gateway.rules.length, ...nextVersion("later", LATER_BUILD));
    await lookForNewer(page);
    await eventually(async () => assert.deepEqual(Object.keys(await versions(page)), [first, LATER_BUILD]), 20_000);
    const isComing = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).installing));
    await eventually(async () => assert.equal(await isComing(), false));
    await (await isOutdated(stage)).click();
    await eventually(async () => assert.equal(await versionOf(page), "later"), 20_000);
    await gateway.close();
    assert.deepEqual(Object.keys(await versions(page)), [first, LATER_BUILD]);
    assert.equal(await startsAnotherWorker(other), await buildOf(other), "the first version still has its solver");
  });

  scene("where browsers keep no pages, it says so and works", {}, async ({ page, say }) => {
    await page.getByText(say("installed.forbidden")).waitFor();
  });
});
