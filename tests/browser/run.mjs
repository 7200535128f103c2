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
import { report } from "./support/report.mjs";

const PICTURES = ["screenshots.test.mjs", "story.test.mjs"];
/** Files that mostly wait, for leases to run out and browsers to start: they run beside the others. */
const PATIENT = ["kill.test.mjs", "lease.test.mjs"];
const { FUNDPOOL_URL, FUNDPOOL_CHROMIUM, FUNDPOOL_SCREENSHOTS } = process.env;
const words = process.argv.slice(2).filter((word) => word !== "--screenshots");
const pictures = FUNDPOOL_SCREENSHOTS === "1" || process.argv.includes("--screenshots");

/** The files that hold a word in their name; all of them, with a pattern for the tests' names, where none does. */
function chosen() {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const all = readdirSync(folder).filter((file) => file.endsWith(".test.mjs") && (pictures || !PICTURES.includes(file)));
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
// One file of a kind at a time: page, workers and browser take two cores by themselves, and what waits for them would wait in vain.
const { files, testNamePatterns } = chosen();
const isPatient = (file) => PATIENT.some((name) => file.endsWith(name));
const lanes = [files.filter((file) => !isPatient(file)), files.filter(isPatient)].filter((lane) => lane.length > 0);
const passed = await report(lanes.map((lane) => run({ files: lane, testNamePatterns, concurrency: 1, timeout: 900_000 })));
await browser.close();
process.exitCode = passed ? 0 : 1;
