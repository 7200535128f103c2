// What a plan document says: its numbers, its scopes, and who may pay whom. Written from the page that defines the model, and from
// nothing else of this project.

/** Yuan in the unit that solvers see. */
export const MILLION = 1e6;
export const LEVELS = ["central", "provincial", "municipal", "county"];
const ALL = ["*"];

/** A decimal that the document holds as a text. */
export const number = (text, absent = "0") => Number(text ?? absent);

/** Whether a list of uses has the use, or one that it is a part of. */
export const covers = (uses, use) => (uses ?? ALL).some((one) => one === "*" || one === use || use.startsWith(`${one}.`));

/** Whether a list of counties has the county. */
export const contains = (counties, county) => (counties ?? ALL).some((one) => one === "*" || one === county);

/** Whether a project lies in the counties and uses of an earmark, a pool, a facility or a rule. */
export const liesIn = (scope, project) => contains(scope?.counties, project.county) && covers(scope?.uses, project.use);

export const fundable = (plan) => plan.projects.filter((project) => project.ready ?? true);
export const rulesOn = (plan) => (plan.rules ?? []).filter((rule) => rule.on ?? true);
export const paying = (plan) => plan.streams.filter((stream) => stream.channel !== "procurement");

/** "own" or "pooled": how a stream may pay for a ready project; nothing where it may not. */
export function way(plan, stream, project) {
  const isForbidden = (rule) => rule.kind === "forbid" && rule.levels.includes(stream.level) && liesIn(rule, project);
  if (stream.channel === "procurement" || !contains(stream.reach, project.county)) return undefined;
  if (rulesOn(plan).some(isForbidden)) return undefined;
  if (liesIn(stream.earmark, project)) return "own";
  return number(stream.poolable) > 0 && liesIn(plan.pool, project) ? "pooled" : undefined;
}

/** The same for the risk buffer of a facility: own where the earmark covers every use of the plan that the facility lends for. */
export function bufferWay(plan, stream, facility) {
  const lentFor = plan.uses.filter((use) => covers(facility.uses, use.id));
  return lentFor.every((use) => covers(stream.earmark?.uses, use.id)) ? "own" : "pooled";
}

/** The least a project gets if it is funded, and whether it has to be funded; both in yuan. */
export function demandOn(project) {
  const [cost, min] = [number(project.cost), number(project.min)];
  if (project.lock != null) {
    const lock = number(project.lock);
    return { least: lock, most: lock, isFixed: lock > 0 };
  }
  const mustHave = { divisible: project.must ? min : 0, at_least: min, whole: cost }[project.funding ?? "divisible"];
  return { least: mustHave, most: cost, isFixed: (project.must ?? false) && mustHave > 0 };
}

/** What a project brings when it is paid for in full. */
export function fullBenefit(plan, project) {
  const weights = new Map((plan.measures ?? []).map((measure) => [measure.id, number(measure.weight, "1")]));
  const parts = Object.entries(project.benefits ?? {});
  return parts.reduce((sum, [measure, quantity]) => sum + weights.get(measure) * number(quantity), 0);
}

/** The pieces of a project's benefit curve: width in yuan, and benefit per yuan. */
export function pieces(plan, project) {
  const [cost, full] = [number(project.cost), fullBenefit(plan, project)];
  const points = [[0, 0], ...(project.curve ?? []).map((point) => point.map(Number)), [1, 1]];
  return points.slice(1).map(([share, part], index) => {
    const width = (share - points[index][0]) * cost;
    return { width, slope: ((part - points[index][1]) * full) / width };
  });
}

/** The members of a list by a key, in order. */
export function groupBy(list, key) {
  const groups = new Map();
  for (const one of list) {
    if (!groups.has(key(one))) groups.set(key(one), []);
    groups.get(key(one)).push(one);
  }
  return groups;
}

/** The goals in order: what, which way, and the share of it that later ones may give up. */
export function tiers(plan) {
  const read = (tier) => {
    const sense = tier.maximise ? 1 : -1;
    return { goal: tier.maximise ?? tier.minimise, sense, slack: number(tier.slack) };
  };
  return (plan.objective ?? []).map(read);
}
