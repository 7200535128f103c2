// How long HiGHS takes: `node measure.mjs PLAN.json PROGRAM.json [SECONDS]`, the second file as benches/allocation.rs writes it. Solves
// all goals, each held while the next is optimised: the naive formulation, with and without whole projects, and our grouped program.
// Prints a line for each figure as the benchmarks do: what, unit, best, median. HiGHS has its usual tolerances, and so many seconds for a goal.
//
// Each question is asked in a process of its own: memory may not suffice for the naive formulation of a large plan.
import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Model } from "./model.mjs";
import { formulate } from "./naive.mjs";
import { tiers } from "./plan.mjs";
import { Solver } from "./solver.mjs";

/** What HiGHS is set to without a word; a goal is held a little below its value, as far as HiGHS can tell. */
const USUAL = { primal_feasibility_tolerance: 1e-7, dual_feasibility_tolerance: 1e-7, mip_feasibility_tolerance: 1e-6, mip_rel_gap: 1e-4, mip_abs_gap: 1e-6 };
const NEAR = 1e-6;
/** After so many ms no further run is begun, once there are enough of them or it has taken long. */
const LONG_ENOUGH = 500;
const LONG = 5_000;
const ENOUGH_RUNS = 3;
const LONGEST = 60;

const QUESTIONS = [
  { what: "HiGHS, naive, presolve on", read: naive, presolve: "on", isRelaxed: true },
  { what: "HiGHS, naive, presolve off", read: naive, presolve: "off", isRelaxed: true },
  { what: "HiGHS, naive and whole", read: naive, presolve: "on", isRelaxed: false },
  { what: "HiGHS, grouped, presolve on", read: grouped, presolve: "on", isRelaxed: true },
  { what: "HiGHS, grouped, presolve off", read: grouped, presolve: "off", isRelaxed: true },
];

/** The model and goals of a plan. */
function naive({ plan }) {
  const { model, goals } = formulate(plan);
  return { model, goals: tiers(plan).map(({ goal, sense }) => ({ terms: goals.get(goal), sense })) };
}

/** The model and goals of our program, which are to be maximised. */
function grouped({ program }) {
  const { lower, upper, least, most, starts, indices, values, goals } = program;
  const isWhole = lower.map(() => 0);
  const model = Object.assign(new Model(), { lower, upper, isWhole, rowLower: least, rowUpper: most, starts, indices, values });
  return { model, goals: goals.map(({ columns, gains }) => ({ terms: columns.map((column, at) => [column, gains[at]]), sense: 1 })) };
}

/** Solves goal after goal; "optimal", or what the first that was not optimal came to. */
function solveAll(solver, { model, goals }, { presolve, isRelaxed }, seconds) {
  const held = [];
  for (const { terms, sense } of goals) {
    const { status, value } = solver.solve(model, { goal: terms, sense, held, presolve, isRelaxed, seconds, options: USUAL });
    if (status !== "optimal") return status;
    held.push({ terms, sense, value: value - sense * Math.abs(value) * NEAR });
  }
  return "optimal";
}

async function answer(question, files, seconds) {
  const solver = await Solver.load();
  const [plan, program] = files.map((file) => JSON.parse(readFileSync(file, "utf8")));
  const asked = question.read({ plan, program });
  const times = [];
  const begun = performance.now();
  const isEnough = (passed) => passed > LONG || (passed > LONG_ENOUGH && times.length >= ENOUGH_RUNS);
  do {
    const start = performance.now();
    const status = solveAll(solver, asked, question, seconds);
    times.push(performance.now() - start);
    if (status !== "optimal") return [line(`${question.what}: ${status}`, "ms", times)];
  } while (!isEnough(performance.now() - begun));
  return [line(question.what, "ms", times), line(`${question.what}: memory`, "MB", [solver.highs.memoryBytes / 1e6])];
}

function line(what, unit, figures) {
  const sorted = figures.toSorted((one, other) => one - other);
  return [what, unit, sorted[0], sorted[Math.floor(sorted.length / 2)]].join("\t");
}

const [plan, program, seconds = LONGEST, question] = process.argv.slice(2);
if (!program) {
  console.error("node measure.mjs PLAN.json PROGRAM.json [SECONDS]");
  process.exit(2);
}
if (question !== undefined) {
  const lines = await answer(QUESTIONS[Number(question)], [plan, program], Number(seconds));
  console.log(lines.join("\n"));
} else {
  QUESTIONS.forEach(({ what }, at) => {
    const words = [fileURLToPath(import.meta.url), plan, program, String(seconds), String(at)];
    const { status, stdout } = spawnSync(process.execPath, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    console.log(status === 0 ? stdout.trimEnd() : line(`${what}: broke off`, "", [0]));
  });
}
