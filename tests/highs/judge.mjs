// A share of the cases, each told when it begins and with its verdict, for differential.mjs: HiGHS takes its time, so every processor has
// a share of its own.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parentPort, workerData } from "node:worker_threads";
import { compare } from "./compare.mjs";
import { isRefuted } from "./referee.mjs";
import { Solver } from "./solver.mjs";

const { file, seconds, share, shares, behind } = workerData;
let solver = await Solver.load(seconds);
let at = 0;
for await (const line of createInterface({ input: createReadStream(file) })) {
  if (at % shares === share && at > behind) {
    const one = JSON.parse(line);
    parentPort.postMessage({ at, name: one.name });
    parentPort.postMessage({ at, name: one.name, ...(await judged(one)) });
  }
  at += 1;
}

async function judged(one) {
  const compared = { notes: [], ...(await safely(one)) };
  const isWrong = compared.verdict.startsWith("DEFECT") && isRefuted(compared, one);
  const verdict = isWrong ? `HiGHS is refuted by an exact proof: ${compared.verdict.replace("DEFECT: ", "")}` : compared.verdict;
  return { ...compared, verdict };
}

/** A HiGHS that has aborted is not asked again. */
async function safely(one) {
  try {
    return compare(solver, one);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    solver = await Solver.load(seconds);
    return { verdict: "unknown: HiGHS broke off", notes: [String(error)] };
  }
}
