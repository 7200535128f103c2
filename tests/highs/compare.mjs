// One plan with what came of it, against HiGHS. Every plan gets a verdict; those that start with "DEFECT" are for mending.
//
// Values are turned so that more is better. Bounds are proven with the earlier goals held at their values; a value has to be the best there
// is where their slack may be given up in full. Whole quanta may cost what the result's allowance says; and since every demand may have to be kept with two quanta to spare, two
// quanta at each of the prices that the result proves its bound with; where an earlier goal is held, what they cost there; and where an exact share
// is asked, what HiGHS says it costs that the total is a multiple of many quanta.
import { formulate, worth } from "./naive.mjs";
import { fundable, fullBenefit, number, paying, tiers } from "./plan.mjs";

/** How far values may differ, relative to the value, and relative to all there is (for values near nothing). */
const NEAR = 1e-9;
const NEAR_NOTHING = 1e-11;
/** From so many yuan on a fen counts for less than proofs are exact to. */
const LARGE = 1e8;
/** Results have twelve decimals. */
const LAST_DECIMAL = 1e-12;
/** A demand may be passed by so many million yuan: a tenth of a fen. */
const FEASIBLE = 1e-9;

/** Gaps are relative to the bound; where that is less than this part of all there is, to the part: of nothing everything is far. */
const WORTH_A_GAP = 1e-2;

/**
 * `{verdict, notes, kind, gap, beyond}` of a case as tests/differential writes it, the last three where there is an allocation: the gap that is
 * told, the widest of all linear goals, and what of it whole quanta do not explain.
 */
export function compare(solver, { plan, outcome, allowances, result }) {
  const naive = formulate(plan);
  if (outcome === "allocated") return compareAllocation(solver, plan, naive, allowances, result);
  return compareRefusal(solver, plan, naive, outcome, result);
}

/** Whether there is an allocation: "optimal" or "infeasible", by both ways of HiGHS, or what they disagree on. */
function feasibility(solver, model, options) {
  const [on, off] = ["on", "off"].map((presolve) => solver.solve(model, { ...options, presolve }).status);
  return on === off ? on : `${on} with presolve, ${off} without`;
}

function compareRefusal(solver, plan, naive, outcome, result) {
  if (outcome === "refused") return { verdict: "DEFECT: the plan has an error" };
  if (outcome === "fault") return { verdict: "DEFECT: fault", notes: [result] };
  const inParts = feasibility(solver, naive.model, { isRelaxed: true });
  if (outcome === "infeasible") {
    return inParts === "infeasible" ? { verdict: "infeasible" } : { verdict: "DEFECT: called infeasible", notes: [inParts] };
  }
  if (inParts === "infeasible") return { verdict: "DEFECT: infeasible without a proof" };
  const exactly = feasibility(solver, inQuanta(plan).model, {});
  if (exactly === "infeasible") return { verdict: "unknown: infeasible by whole projects or whole quanta alone" };
  return { verdict: exactly === "optimal" ? "DEFECT: nothing found" : `unknown: HiGHS says ${exactly}` };
}

/** The plan in whole quanta; in fen it is taken as continuous. */
function inQuanta(plan) {
  return number(plan.quantum, "0.01") > 0.01 ? inWholeQuanta(plan) : formulate(plan);
}

const inWholeQuanta = (plan) => formulate(plan, { unit: number(plan.quantum, "0.01"), isIntegral: true });

/** The best value of a goal in a formulation with whole columns, the earlier ones held at these values; nothing where HiGHS does not say. */
function bestIn(solver, { model, goals }, { goal, sense }, earlier) {
  const held = earlier.map((one) => ({ ...one, terms: goals.get(one.goal) }));
  const { status, value } = solver.solve(model, { goal: goals.get(goal), sense, held, seconds: 10 });
  return status === "optimal" ? value * sense : undefined;
}

/** What it costs a goal that totals of which an exact share is asked are multiples of many quanta; nothing where HiGHS does not say. */
function costOfMultiples(solver, plan, tier, earlier, reachable) {
  const exact = formulate(plan, { inMultiples: true });
  const best = exact.model.hasWhole ? bestIn(solver, exact, tier, earlier) : undefined;
  return best === undefined ? 0 : Math.max(reachable - best, 0);
}

function compareAllocation(solver, plan, naive, allowances, result) {
  const notes = [];
  const point = naive.point(result);
  if (naive.model.excess(point) > FEASIBLE) notes.push(`DEFECT: a demand is passed by ${naive.model.excess(point)} million`);
  const [held, givenUp] = [[], []];
  const losses = [];
  let [gap, beyond] = [0, 0];
  tiers(plan).forEach((tier, at) => {
    const claim = result.tiers[at];
    const terms = naive.goals.get(tier.goal);
    const [value, bound] = [tier.sense * number(claim.value), tier.sense * number(claim.bound)];
    const near = NEAR * Math.max(Math.abs(value), Math.abs(bound)) + NEAR_NOTHING * allOf(plan, tier.goal) + LAST_DECIMAL;
    const { own, earlier } = priceOfRounding(plan, claim, losses);
    const loss = number(allowances[at]) / 1e12 + own + earlier;
    losses.push(loss);
    if (Math.abs(tier.sense * worth(terms, point) - value) > near) notes.push(`DEFECT: ${tier.goal} is ${worth(terms, point)}, not ${value}`);
    const question = { goal: terms, sense: tier.sense };
    const best = optimum(solver, naive.model, { ...question, held }, notes);
    const isSame = givenUp.every((one, earlier) => one.value === held[earlier].value);
    const most = isSame ? best : optimum(solver, naive.model, { ...question, held: givenUp }, notes);
    // The slack is that of what could be reached where the earlier ones give up theirs in full.
    const reachable = most?.high ?? bound;
    const given = tier.slack * Math.abs(reachable);
    const isShort = !naive.model.hasWhole && most && value < most.low - loss - given - near;
    const multiples = isShort ? costOfMultiples(solver, plan, tier, givenUp.slice(0, at), reachable) : 0;
    const rounded = () => bestIn(solver, inWholeQuanta(plan), tier, givenUp.slice(0, at));
    if (best && most) judge({ tier, at, value, bound, best, most, near, earlier, loss: loss + given, hasWhole: naive.model.hasWhole, isShort, multiples, rounded }, notes);
    // How many pairs pay is no linear goal: its bound is none to speak of.
    if (tier.goal !== "transfers") {
      const size = Math.max(Math.abs(bound), allOf(plan, tier.goal) * WORTH_A_GAP, LAST_DECIMAL);
      gap = Math.max(gap, (bound - value - given) / size);
      beyond = Math.max(beyond, (bound - value - given - loss - multiples) / size);
    }
    held.push({ goal: tier.goal, terms, sense: tier.sense, value: tier.sense * value });
    givenUp.push({ goal: tier.goal, terms, sense: tier.sense, value: tier.sense * Math.min(value, reachable - given) });
  });
  const defect = notes.find((note) => note.startsWith("DEFECT"));
  const kind = naive.model.hasWhole ? "with whole projects" : number(plan.quantum) > 0.01 ? "in coarse quanta" : "in fen";
  return { verdict: defect ? defect.replace(/(DEFECT: [a-z ]*[a-z]).*/, "$1") : `allocated ${kind}: ${result.status}`, notes, kind: `${kind}, ${allOf(plan, "funded") < LARGE ? "less" : "more"} than 100 million yuan`, gap, beyond };
}

/** Two quanta at each dual, which is a price of a yuan; and what earlier goals may have lost, at the dual by which each is held. */
function priceOfRounding(plan, claim, losses) {
  const quanta = 2 * number(plan.quantum, "0.01");
  const sum = (duals, price) => duals.reduce((total, dual) => total + number(dual.y) * price(dual), 0);
  const isHeld = ({ row }) => row.startsWith("tier:");
  const earlier = sum(claim.duals.filter(isHeld), ({ row }) => losses[Number(row.slice("tier:".length))]);
  return { own: sum(claim.duals.filter((dual) => !isHeld(dual)), () => quanta), earlier };
}

/** The best value by both ways of HiGHS; nothing where they disagree or give up, which is noted. */
function optimum(solver, model, question, notes) {
  const [on, off] = ["on", "off"].map((presolve) => solver.solve(model, { ...question, presolve, seconds: 10 }));
  if (on.status !== "optimal" || off.status !== "optimal") {
    const [one, other] = [on.status, off.status];
    const isDefect = one === "infeasible" && other === "infeasible";
    notes.push(`${isDefect ? "DEFECT" : "HiGHS"}: the allocation is held to be ${one} with presolve and ${other} without`);
    return undefined;
  }
  const [one, other] = [on.value * question.sense, off.value * question.sense];
  return { low: Math.min(one, other), high: Math.max(one, other) };
}

function judge({ tier, at, value, bound, best, most, near, loss, earlier, hasWhole, isShort, multiples, rounded }, notes) {
  const place = at === 0 ? "first goal" : "later goal";
  const note = (what) => notes.push(`DEFECT: ${what} of a ${place} ${tier.goal}: ${JSON.stringify({ value, bound, best, most, near, loss, earlier })}`);
  if (best.high - best.low > near) notes.push(`HiGHS: ${tier.goal} is ${best.low} or ${best.high}`);
  if (value > best.high + near) note("value above the optimum");
  if (bound < best.low - near) note("bound below the optimum");
  // A later bound is proven with the duals of the program before rounding.
  if (!hasWhole && bound > best.high + earlier + near) note("loose bound");
  // Where even the best with totals in multiples is out of reach, the best in whole quanta counts.
  if (isShort && value < most.low - multiples - loss - near && !(value >= rounded() - near)) note("value below the optimum");
}

/** The most a goal could be with all money and all projects. */
function allOf(plan, goal) {
  const money = paying(plan).reduce((sum, stream) => sum + number(stream.amount), 0);
  if (goal === "benefit") return fundable(plan).reduce((sum, project) => sum + fullBenefit(plan, project), 0);
  if (goal === "least_coverage") return 1;
  if (goal === "least_per_head") return money / Math.min(...plan.counties.map((county) => county.population));
  if (goal === "transfers") return plan.streams.length * plan.projects.length;
  return money;
}
