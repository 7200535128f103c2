// Plans whose best value anybody can work out by hand: the oracle has to find it, with presolve and without.
//
// Two counties, 100 yuan of a central stream for roads, of which 60 may be pooled; a greenhouse in the east that brings 10 a yuan, a
// road in the east that brings 1 a yuan and one in the west that brings 2 a yuan, of 80 yuan each.
import assert from "node:assert/strict";
import { test } from "node:test";
import { optimum } from "./oracle.mjs";
import { Solver } from "./solver.mjs";

const solver = await Solver.load();

const county = (id, more) => ({ id, population: 10, performance: "1", factors: {}, ...more });
const stream = (id, amount, more) => ({ id, channel: "superior", level: "central", amount, earmark: { uses: ["road"] }, ...more });
const project = (id, at, use, people, more) => ({ id, county: at, use, cost: "80.00", benefits: { people }, ...more });
const rule = (kind, more) => ({ id: kind, kind, on: true, ...more });

function plan(more) {
  return {
    uses: [{ id: "farm" }, { id: "road" }],
    measures: [{ id: "people", weight: "1" }],
    counties: [county("east"), county("west", { population: 40 })],
    streams: [stream("roads", "100.00", { poolable: "0.6" })],
    pool: { uses: ["farm"] },
    projects: [project("glass", "east", "farm", "800"), project("road-e", "east", "road", "80"), project("road-w", "west", "road", "160")],
    objective: [{ maximise: "benefit" }],
    ...more,
  };
}

/** Changes one project of the plan. */
const projects = (id, more, base = plan()) => base.projects.map((one) => (one.id === id ? { ...one, ...more } : one));

function check(what, more, expect) {
  test(what, () => {
    for (const presolve of ["on", "off"]) {
      const { status, tiers } = optimum(solver, plan(more), { presolve });
      if (expect === "infeasible") {
        assert.equal(status, expect);
        continue;
      }
      assert.equal(status, "optimal");
      tiers.forEach(({ value }, at) => assert.ok(Math.abs(value - expect[at]) < 1e-6, `${presolve}: ${value}, not ${expect[at]}`));
      assert.equal(tiers.length, expect.length);
    }
  });
}

check("60 leave the earmark for the greenhouse, 40 go to the better road", {}, [680]);
check("a procurement stream pays nothing", { streams: [stream("roads", "100.00", { channel: "procurement" })] }, [0]);
check("reach keeps money out of a county", { streams: [stream("roads", "100.00", { poolable: "0.6", reach: ["east"] })] }, [640]);
check("what must be spent and cannot be", { streams: [stream("roads", "200.00", { must_spend: "161.00" })] }, "infeasible");
check("a project that is not ready gets nothing", { projects: projects("glass", { ready: false }) }, [180]);
check("whole projects: the greenhouse is out of reach", { projects: projects("glass", { funding: "whole" }) }, [180]);
check("at least 70 is out of reach, too", { projects: projects("glass", { funding: "at_least", min: "70.00" }) }, [180]);
check("at least 60 is not", { projects: projects("glass", { funding: "at_least", min: "60.00" }) }, [680]);
check("a must", { projects: projects("road-e", { must: true, min: "30.00" }) }, [650]);
check("a lock", { projects: projects("glass", { lock: "10.00" }) }, [270]);
check("a curve: half the money brings 0.9", { projects: projects("glass", { curve: [["0.5", "0.9"]] }) }, [840]);
check("excludes", { projects: projects("glass", { excludes: ["road-w"] }) }, [640]);
const needy = projects("glass", { requires: ["road-e"] }, { projects: projects("road-e", { funding: "at_least", min: "20.00" }) });
check("requires", { projects: needy }, [660]);
const bank = { id: "bank", leverage: "2", buffer_max: "10.00", uses: ["farm"] };
check(
  "loans: a buffer of 10 out of the pool carries 20",
  { credit: [bank], projects: projects("glass", { credit_share_max: "0.5" }) },
  [780],
);
check("loans: no more than the project's share", { credit: [bank], projects: projects("glass", { credit_share_max: "0.1" }) }, [
  // Of the 60, 18 parts are grants and 1 is the buffer that carries a loan of a ninth of the grants.
  (60 * 18) / 19 * (10 / 9) * 10 + 80,
]);

check("use_share", { rules: [rule("use_share", { uses: ["road"], min: "0.7" })] }, [300 + 140]);
check("use_share in each county", { rules: [rule("use_share", { uses: ["road"], min: "0.5", each_county: true })] }, [500 + 50]);
check("county_range", { rules: [rule("county_range", { counties: ["west"], min: "50.00", max: "60.00" })] }, [600]);
check("county_range per head", { rules: [rule("county_range", { counties: ["east"], max: "1.00", per_head: true })] }, [260]);
check("a rule that is off", { rules: [rule("county_range", { counties: ["east"], max: "1.00", on: false })] }, [680]);
check("max_share of a county", { rules: [rule("max_share", { of: "county", max: "0.5" })] }, [600]);
check("max_share of a project", { rules: [rule("max_share", { of: "project", max: "0.4" })] }, [400 + 80 + 20]);
const village = projects("road-e", { village: "v" }, { projects: projects("glass", { village: "v" }) });
check("max_share of a village", { projects: village, rules: [rule("max_share", { of: "village", max: "0.25" })] }, [250 + 150]);
const factored = [county("east", { factors: { need: "1" } }), county("west", { factors: { need: "3" } })];
check("factor_band", { counties: factored, rules: [rule("factor_band", { band: "0.2", weights: { need: "1" } })] }, [300 + 140]);
check("no_regression", { counties: [county("east"), county("west", { last_year: "100.00" })], rules: [rule("no_regression", { ratio: "0.7" })] }, [
  300 + 140,
]);
check("reserve", { rules: [rule("reserve", { amount: "30.00" })] }, [600 + 20]);
check("forbid", { rules: [rule("forbid", { levels: ["central"], uses: ["farm"] })] }, [180]);
const own = [stream("roads", "100.00", { poolable: "0.6" }), stream("own", "10.00", { level: "county", earmark: { uses: ["farm"] } })];
const matched = (scope) => [rule("match", { own_levels: ["county"], upper_levels: ["central"], ratio: "0.5", scope })];
check("match in total", { streams: own, rules: matched("total") }, [300]);
check("match in each project", { streams: own, rules: matched("each_project") }, [300]);
check("contradiction", { rules: [rule("county_range", { counties: ["west"], min: "90.00" })] }, "infeasible");

const tiers = (...objective) => ({ objective });
check("funded, then pooled", tiers({ maximise: "funded" }, { minimise: "pooled" }), [100, 0]);
check("slack is given up", tiers({ maximise: "benefit", slack: "0.5" }, { minimise: "pooled" }), [680, 160 / 9]);
check("least_coverage", tiers({ maximise: "least_coverage" }), [100 / 240]);
check("least_per_head", tiers({ maximise: "least_per_head" }), [2]);
check("transfers", tiers({ maximise: "benefit" }, { minimise: "transfers" }), [680, 2]);
check("credit", { ...tiers({ maximise: "credit" }), credit: [bank], projects: projects("glass", { credit_share_max: "0.5" }) }, [20]);
