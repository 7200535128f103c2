// The optimum of a plan by HiGHS on the naive formulation: `node oracle.mjs PLAN.json`. Prints status and value of each goal, with
// presolve on and off; each goal is held at its value, less its slack, while the next one is optimised.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { formulate } from "./naive.mjs";
import { tiers } from "./plan.mjs";
import { Solver } from "./solver.mjs";

/** What solvers cannot tell from the value a goal is held at. */
const NEAR = 1e-9;

/** The status of a plan, and the value of each of its goals. */
export function optimum(solver, plan, options = {}) {
  const { model, goals } = formulate(plan);
  const held = [];
  const values = [];
  for (const { goal, sense, slack } of tiers(plan)) {
    const terms = goals.get(goal);
    const { status, value } = solver.solve(model, { ...options, goal: terms, sense, held });
    if (status !== "optimal") return { status, tiers: values };
    values.push({ tier: goal, value });
    held.push({ terms, sense, value: value - sense * Math.abs(value) * (slack + NEAR) });
  }
  return { status: "optimal", tiers: values };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, ...others] = process.argv.slice(2);
  if (!file || others.length > 0) {
    console.error("node oracle.mjs PLAN.json");
    process.exit(2);
  }
  const plan = JSON.parse(readFileSync(file, "utf8"));
  const solver = await Solver.load();
  const ways = ["on", "off"].map((presolve) => [`presolve ${presolve}`, optimum(solver, plan, { presolve })]);
  console.log(JSON.stringify(Object.fromEntries(ways), null, 2));
}
