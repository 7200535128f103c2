// Who is right where HiGHS and a result differ. HiGHS is a program of floats: its points pass demands by a little, and what that is
// worth may be more than the comparison allows for. tools/verify_result.py has no tolerance: what it accepts is so.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CHECKER = fileURLToPath(new URL("../../tools/verify_result.py", import.meta.url));

/** Verdicts that a proof refutes: an allocation that keeps the plan and is worth more than HiGHS's best, a bound that HiGHS's point passes,
 * and a proof that there is no allocation. That a better allocation was missed is none: no proof of ours speaks of that. */
const REFUTABLE = [
  "DEFECT: called infeasible",
  "DEFECT: bound below the optimum",
  "DEFECT: value above the optimum",
  "DEFECT: the allocation is held to be infeasible",
];

/** Whether all that HiGHS says against a result is refuted by the exact checker. */
export function isRefuted({ verdict, notes = [] }, { plan, result }) {
  const defects = notes.filter((note) => note.startsWith("DEFECT"));
  const claims = defects.length > 0 ? defects : [verdict];
  return claims.every((claim) => REFUTABLE.some((one) => claim.startsWith(one))) && isAccepted(plan, result);
}

function isAccepted(plan, result) {
  const folder = mkdtempSync(join(tmpdir(), "fundpool-referee-"));
  const files = ["plan.json", "result.json"].map((name) => join(folder, name));
  try {
    [plan, result].forEach((document, at) => writeFileSync(files[at], JSON.stringify(document)));
    execFileSync("python3", [CHECKER, ...files], { stdio: "pipe" });
    return true;
  } catch (error) {
    if (error.status !== 1) throw error;
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
