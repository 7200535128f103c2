// Runs every *.test.mjs of this folder against a served build of the page. `cargo xtask test --only browser` starts the server and
// calls this as `node run.mjs [WORDS]`, with
//   FUNDPOOL_URL           where the page is served, without a slash at the end
//   FUNDPOOL_CHROMIUM      the browser's program
//   FUNDPOOL_SCREENSHOTS   1: also take the pictures of screenshots.test.mjs, and those of README.md (or say --screenshots)
// WORDS choose tests: those whose file or name holds one of them. Ends with 0 when every test passed.
import { readdirSync } from "node:fs";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./support/launch.mjs";
import { conclude, explain, follow } from "./support/report.mjs";

const PICTURES = ["screenshots.test.mjs", "story.test.mjs"];
/** Files that mostly wait, for leases to run out and browsers to start: they run beside the others. */
const PATIENT = ["kill.test.mjs", "lease.test.mjs"];
/** So many failures and more are no chance: they are not tried again. */
const MANY = 4;
const { FUNDPOOL_URL, FUNDPOOL_CHROMIUM, FUNDPOOL_SCREENSHOTS } = process.env;
const words = process.argv.slice(2).filter((word) => word !== "--screenshots");
const pictures = FUNDPOOL_SCREENSHOTS === "1" || process.argv.includes("--screenshots");

const literally = (word) => new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "i");

/** The files that hold a word in their name; all of them, with a pattern for the tests' names, where none does. */
function chosen() {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const all = readdirSync(folder).filter((file) => file.endsWith(".test.mjs") && (pictures || !PICTURES.includes(file)));
  const named = all.filter((file) => words.some((word) => file.includes(word)));
  return {
    files: (named.length ? named : all).sort().map((file) => folder + file),
    testNamePatterns: named.length || !words.length ? undefined : words.map(literally),
  };
}

const start = (testNamePatterns) => (file) => run({ files: [file], testNamePatterns, timeout: 900_000 });

/**
 * Tries what failed once more, with nothing beside it. Whoever waits for a page on two busy processors may wait in vain for once: that is
 * told, and told from what fails again. Of a file that failed as such, and may not have come to all of its tests, everything is tried.
 */
async function again({ passed, failures }) {
  if (failures.length === 0 || failures.length >= MANY) return { passed, failures, unsteady: [] };
  explain(failures);
  console.log("\nonce more:");
  const tally = { passed, failures: [], unsteady: [] };
  for (const file of new Set(failures.map((failure) => failure.file))) {
    const failed = failures.filter((failure) => failure.file === file);
    const isWhole = failed.some(({ name }) => file.endsWith(name));
    const second = await follow([[file]], start(isWhole ? testNamePatterns : failed.map(({ name }) => literally(name))));
    tally.passed = [...tally.passed.filter((name) => !second.passed.includes(name)), ...second.passed];
    if (second.passed.length > 0 && second.failures.length === 0) tally.unsteady.push(...failed);
    else tally.failures.push(...(second.failures.length > 0 ? second.failures : failed));
  }
  return tally;
}

if (!FUNDPOOL_URL || !FUNDPOOL_CHROMIUM) {
  console.error("These tests need a served page and a browser. Run them with\n\n    cargo xtask test --only browser\n");
  process.exit(2);
}
const browser = await launch(FUNDPOOL_CHROMIUM);
process.env.FUNDPOOL_BROWSER = browser.wsEndpoint();
// One file of a kind at a time: page, workers and browser take two cores by themselves, and what waits for them would wait in vain.
const { files, testNamePatterns } = chosen();
const isPatient = (file) => PATIENT.some((name) => file.endsWith(name));
const lanes = [files.filter((file) => !isPatient(file)), files.filter(isPatient)].filter((lane) => lane.length > 0);
const begun = performance.now();
const tally = await again(await follow(lanes, start(testNamePatterns)));
await browser.close();
explain(tally.failures);
process.exitCode = conclude(tally, begun) ? 0 : 1;
