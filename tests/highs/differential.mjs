// Compares every case of a file that tests/differential wrote: `node differential.mjs CASES.jsonl`. Prints how many plans got which
// verdict, and each defect. Ends with 0 where the defects are those that open.json names: a new one fails, and so does one that is
// mended and still on the list.
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { compare } from "./compare.mjs";
import { Solver } from "./solver.mjs";

/** So many of a kind of defect are told one by one. */
const TOLD = 5;

const [file, ...others] = process.argv.slice(2);
if (!file || others.length > 0) {
  console.error("node differential.mjs CASES.jsonl");
  process.exit(2);
}
let solver = await Solver.load();
const open = new Set(JSON.parse(readFileSync(new URL("open.json", import.meta.url), "utf8")));
const surprises = [];
const verdicts = new Map();
const gaps = [];
let disagreements = 0;
for await (const line of createInterface({ input: createReadStream(file) })) {
  const one = JSON.parse(line);
  const { verdict, notes = [], gap } = await safely(one);
  const count = (verdicts.get(verdict) ?? 0) + 1;
  verdicts.set(verdict, count);
  disagreements += notes.some((note) => note.startsWith("HiGHS")) ? 1 : 0;
  if (gap !== undefined) gaps.push(gap);
  const isDefect = verdict.startsWith("DEFECT");
  if (isDefect !== open.has(one.name)) surprises.push(`${one.name}: ${isDefect ? "a new defect" : "mended: take it off open.json"}`);
  if (isDefect && count <= TOLD) console.log([`${one.name}: ${verdict}`, ...notes].join("\n    "));
}

/** A HiGHS that has aborted is not asked again. */
async function safely(one) {
  try {
    return compare(solver, one);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    solver = await Solver.load();
    return { verdict: "unknown: HiGHS broke off", notes: [String(error)] };
  }
}

const sorted = [...verdicts].sort();
for (const [verdict, count] of sorted) console.log(`${String(count).padStart(7)}  ${verdict}`);
console.log(`${String(disagreements).padStart(7)}  where HiGHS with presolve and HiGHS without it differ, or one gives up`);
for (const surprise of surprises) console.log(surprise);
process.exitCode = surprises.length > 0 ? 1 : 0;
