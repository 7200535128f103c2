// What HiGHS says against a result is refuted where the exact checker accepts the result, and nothing else is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isRefuted } from "./referee.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`../golden/report/pooling/${name}.json`, import.meta.url), "utf8"));
const [plan, result] = ["plan", "result"].map(read);
const of = (claim) => ({ verdict: claim, notes: [claim] });
const BOUND = "DEFECT: bound below the optimum of a first goal benefit: {}";

test("a claim against a true result is refuted", () => {
  assert.ok(isRefuted(of(BOUND), { plan, result }));
  assert.ok(isRefuted({ verdict: "DEFECT: called infeasible", notes: ["optimal"] }, { plan, result }));
});

test("a claim against a false result stands", () => {
  const [first, ...others] = result.grants;
  const grants = [{ ...first, amount: (Number(first.amount) - 1).toFixed(2) }, ...others];
  assert.ok(!isRefuted(of(BOUND), { plan, result: { ...result, grants } }));
  const [tier, ...later] = result.tiers;
  assert.ok(!isRefuted(of(BOUND), { plan, result: { ...result, tiers: [{ ...tier, bound: "791.000000000000" }, ...later] } }));
});

test("that something was missed no proof refutes, not even beside a claim that one does", () => {
  for (const claim of ["DEFECT: nothing found", "DEFECT: loose bound of a later goal credit: {}", "DEFECT: value below the optimum of a first goal benefit: {}"]) {
    assert.ok(!isRefuted(of(claim), { plan, result }), claim);
    assert.ok(!isRefuted({ verdict: claim, notes: [BOUND, claim] }, { plan, result }), claim);
  }
});
