// Compares every case of a file that tests/differential wrote: `node differential.mjs CASES.jsonl [SECONDS]`. Prints how many plans got
// which verdict, and each defect. Ends with 0 where the defects are those that open.json names: a new one fails, and so does one that is
// mended and still on the list. SECONDS is the most that HiGHS has for a question, less than it has otherwise.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** So many of a kind of defect are told one by one. */
const TOLD = 5;
/** HiGHS heeds its time limit only now and then, and not where it goes in circles: after so many times as long for a case it is given up. */
const STUCK = 30;
/** After so many cases it is told how far the comparison is. */
const TELLING = 1000;
/** A gap of this, relative, counts as closed. */
const CLOSED = 1e-7;

const [file, seconds = "60", ...others] = process.argv.slice(2);
if (!file || !(Number(seconds) > 0) || others.length > 0) {
  console.error("node differential.mjs CASES.jsonl [SECONDS]");
  process.exit(2);
}

/** Every case with its verdict, in the order of the file. */
async function judged() {
  const found = [];
  const shares = availableParallelism();
  await Promise.all(Array.from({ length: shares }, (_, share) => judgeShare(share, shares, found)));
  return found.sort((one, other) => one.at - other.at);
}

/** The cases of a share: where HiGHS gets lost in one, another worker goes on behind it. */
async function judgeShare(share, shares, found) {
  for (let behind = -1; ; ) {
    const stuck = await judgeBehind({ file, seconds: Number(seconds), share, shares, behind }, found);
    if (!stuck) return;
    found.push({ ...stuck, verdict: "unknown: HiGHS does not end", notes: [] });
    behind = stuck.at;
  }
}

/** Tells the case in which it was stuck, if it was. */
const judgeBehind = (workerData, found) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("judge.mjs", import.meta.url), { workerData });
    let watch;
    worker.on("message", (one) => {
      clearTimeout(watch);
      if (!one.verdict) {
        watch = setTimeout(() => {
          resolve(one);
          worker.terminate();
        }, STUCK * workerData.seconds * 1000);
        return;
      }
      found.push(one);
      if (found.length % TELLING === 0) console.error(`${found.length} compared`);
    });
    worker.on("error", reject);
    // Cases that nobody judged must not pass for judged.
    worker.on("exit", (code) => (code === 0 ? resolve(undefined) : reject(new Error(`a judge ended with ${code}`))));
  });

const open = new Set(JSON.parse(readFileSync(new URL("open.json", import.meta.url), "utf8")));
const surprises = [];
const verdicts = new Map();
/** The proven gaps of allocations, by what the plan is made of. */
const gaps = new Map();
let disagreements = 0;
for (const { name, verdict, notes, kind, gap, beyond } of await judged()) {
  if (kind && !/whole/.test(kind) && beyond > 1e-7) console.log("BEYOND", name, kind, gap, beyond, verdict);
  const count = (verdicts.get(verdict) ?? 0) + 1;
  verdicts.set(verdict, count);
  disagreements += notes.some((note) => note.startsWith("HiGHS")) ? 1 : 0;
  if (kind) gaps.set(kind, gaps.get(kind) ?? []).get(kind).push({ gap, beyond });
  const isDefect = verdict.startsWith("DEFECT");
  if (isDefect !== open.has(name)) surprises.push(`${name}: ${isDefect ? "a new defect" : "mended: take it off open.json"}`);
  if (isDefect && count <= TOLD) console.log([`${name}: ${verdict}`, ...notes].join("\n    "));
}

const sorted = [...verdicts].sort();
for (const [verdict, count] of sorted) console.log(`${String(count).padStart(7)}  ${verdict}`);
console.log(`${String(disagreements).padStart(7)}  where HiGHS with presolve and HiGHS without it differ, or one gives up`);
for (const [kind, found] of [...gaps].sort()) {
  const closed = (measure) => {
    const count = found.filter((one) => one[measure] <= CLOSED).length;
    return `${count} (${((100 * count) / found.length).toFixed(2)} %)`;
  };
  const widest = Math.max(...found.map(({ gap }) => gap)).toExponential(1);
  console.log(`${String(found.length).padStart(7)}  allocations ${kind}: ${closed("gap")} are proven to ${CLOSED}, ${closed("beyond")} but for what whole quanta may cost; the widest gap told is ${widest}`);
}
for (const surprise of surprises) console.log(surprise);
process.exitCode = surprises.length > 0 ? 1 : 0;
