// Runs every *.test.mjs of this folder against a served build of the page. `cargo xtask test --only browser` starts the server and
// calls this as `node run.mjs [WORDS]`, with
//   FUNDPOOL_URL           where the page is served, without a slash at the end
//   FUNDPOOL_CHROMIUM      the browser's program
//   FUNDPOOL_SCREENSHOTS   1: also take the pictures of screenshots.test.mjs (or say --screenshots)
// WORDS choose tests: those whose file or name holds one of them. Ends with 0 when every test passed.
import { readdirSync } from "node:fs";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./support/launch.mjs";
import { report } from "./support/report.mjs";

const PICTURES = "screenshots.test.mjs";
const { FUNDPOOL_URL, FUNDPOOL_CHROMIUM, FUNDPOOL_SCREENSHOTS } = process.env;
const words = process.argv.slice(2).filter((word) => word !== "--screenshots");
const pictures = FUNDPOOL_SCREENSHOTS === "1" || process.argv.includes("--screenshots");

/** The files that hold a word in their name; all of them, with a pattern for the tests' names, where none does. */
function chosen() {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const all = readdirSync(folder).filter((file) => file.endsWith(".test.mjs") && (pictures || file !== PICTURES));
  const named = all.filter((file) => words.some((word) => file.includes(word)));
  const literally = (word) => new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "i");
  return {
    files: (named.length ? named : all).sort().map((file) => folder + file),
    testNamePatterns: named.length || !words.length ? undefined : words.map(literally),
  };
}

if (!FUNDPOOL_URL || !FUNDPOOL_CHROMIUM) {
  console.error("These tests need a served page and a browser. Run them with\n\n    cargo xtask test --only browser\n");
  process.exit(2);
}
const browser = await launch(FUNDPOOL_CHROMIUM);
process.env.FUNDPOOL_BROWSER = browser.wsEndpoint();
// Two files at a time: the tests wait for the browser as often as they compute.
const events = run({ ...chosen(), concurrency: 2, timeout: 600_000 });
const passed = await report(events);
await browser.close();
process.exitCode = passed ? 0 : 1;
