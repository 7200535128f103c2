// While WebAssembly arrives: how far it is, and that it goes on.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { eventually, ready, scene, subject } from "./support/scene.mjs";
import { bootWords, LANGUAGES } from "./support/words.mjs";

const APP = /app-[0-9a-f]+_bg\.wasm/;
const QUARTERS = 4;

/** A rule under which the program comes in quarters, each only after `send()`. */
function quarterly() {
  const waiting = [];
  const due = Array.from({ length: QUARTERS }, () => new Promise((resolve) => waiting.push(resolve)));
  async function* pieces(body) {
    const size = Math.ceil(body.length / QUARTERS);
    for (const [quarter, wait] of due.entries()) {
      await wait;
      yield body.subarray(quarter * size, (quarter + 1) * size);
    }
  }
  return { rule: [APP, (answer) => ({ ...answer, pieces: pieces(answer.body) })], send: () => waiting.shift()() };
}

subject("loader", () => {
  for (const [lang, tag] of Object.entries(LANGUAGES)) {
    const slow = quarterly();
    const options = { lang, rules: [slow.rule], ready: false };
    scene(`the loader shows how far the program has come (${lang})`, options, async ({ page }) => {
      const bar = page.getByRole("progressbar");
      await bar.waitFor();
      await page.getByText(bootWords().WORDS.loading[tag]).waitFor();
      for (let quarter = 1; quarter < QUARTERS; quarter += 1) {
        slow.send();
        await eventually(async () => {
          const share = await bar.evaluate((element) => element.value);
          assert.ok(Math.abs(share - quarter / QUARTERS) < 0.02, `${share} after ${quarter} of ${QUARTERS}`);
        });
      }
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 0, "nothing is shown that does not work yet");
      slow.send();
      await ready(page);
    });
  }

  const compressed = (answer) => {
    const headers = { ...answer.headers, "content-encoding": "gzip" };
    return { ...answer, headers, body: gzipSync(answer.body) };
  };
  // The bytes counted are those of the file itself, however few of them travelled.
  scene("the loader ends at its end behind a compressing server", { rules: [[APP, compressed]] }, async ({ page }) => {
    assert.equal(await page.locator("#boot-progress").evaluate((bar) => bar.value), 1);
  });
});
