// Measures the page in a real browser, and prints a table in Markdown, or an object a line. `cargo xtask bench -- page` serves the release build and calls
// this as `node measure.mjs PLAN [--json]`, PLAN being a plan of 5,000 projects, with
//   FUNDPOOL_URL        where the page is served, without a slash at the end
//   FUNDPOOL_CHROMIUM   the browser's program
import { chromium } from "playwright-core";
import { measureEdits } from "./edits.mjs";
import { measureFrames } from "./frames.mjs";
import { measureLighthouse } from "./lighthouse.mjs";
import { measureStudies } from "./studies.mjs";

const { FUNDPOOL_URL: url, FUNDPOOL_CHROMIUM: executablePath } = process.env;
const [plan, form] = process.argv.slice(2);
if (!url || !executablePath || !plan) {
  console.error("This needs a served page, a browser and a plan. Run it with\n\n    cargo xtask bench -- page\n");
  process.exit(2);
}

/** Lighthouse comes by the port; it is none that another program is likely to have. */
const PORT = 47_813;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${PORT}`] });

const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
if (form !== "--json") {
  row("page", "figure", "value", "beside an empty page");
  row("---", "---", "---:", "---:");
}
for await (const told of figures()) {
  const { subject, figure, value, ratio } = told;
  if (form === "--json") console.log(JSON.stringify(told));
  else row(subject, figure, value, ratio === undefined ? "" : `${ratio.toFixed(2)} ×`);
}
await browser.close();

async function* figures() {
  yield* measureFrames(browser, url, plan);
  yield* measureEdits(browser, url);
  yield* measureStudies(browser, url);
  yield* measureLighthouse(PORT, url);
}
