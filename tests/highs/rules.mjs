// What each kind of rule demands, row by row. Sums of grants are asked for by the projects and the levels they count.
import { contains, covers, fundable, groupBy, liesIn, number, paying, rulesOn } from "./plan.mjs";
import { times } from "./model.mjs";

/** Adds the rows of every rule that is on. `sums` gives terms in `unit`s of yuan; see naive.mjs. */
export function addRules(plan, model, sums, unit) {
  const context = { plan, model, sums, amount: (text) => number(text) / unit };
  for (const rule of rulesOn(plan)) KINDS[rule.kind](rule, { ...context, projects: fundable(plan).filter((one) => liesIn(rule, one)) });
}

const KINDS = { use_share: useShare, county_range: countyRange, match, max_share: maxShare, factor_band: factorBand,
  no_regression: noRegression, reserve, forbid: () => {} };

/** The counties of a rule, each with those of the projects that lie in it. */
function byCounty(rule, plan, projects) {
  const groups = groupBy(projects, (project) => project.county);
  const counties = plan.counties.filter((county) => contains(rule.counties, county.id));
  return counties.map((county) => [county, groups.get(county.id) ?? []]);
}

/** `min * all <= part <= max * all`, where they are given. */
function share(model, part, all, { min, max }) {
  if (min != null) model.atLeast([...part, ...times(all, -number(min))], 0);
  if (max != null) model.atMost([...part, ...times(all, -number(max))], 0);
}

function useShare(rule, { plan, model, sums }) {
  const there = fundable(plan).filter((project) => contains(rule.counties, project.county));
  const places = rule.each_county ? byCounty(rule, plan, there).map(([, projects]) => projects) : [there];
  for (const projects of places) {
    const part = projects.filter((project) => covers(rule.uses, project.use));
    const all = sums.total(projects);
    share(model, sums.grantsTo(part), all, rule);
    if (rule.min != null && rule.min === rule.max) sums.asMultiple(all, denominator(rule.min));
  }
}

/** What the share's fraction in lowest terms is divided by: of 0.4 that is 5. */
function denominator(share) {
  const decimals = (share.split(".")[1] ?? "").length;
  const [whole, parts] = [10n ** BigInt(decimals), BigInt(share.replace(".", ""))];
  let [one, other] = [whole, parts];
  while (other > 0n) [one, other] = [other, one % other];
  return Number(whole / one);
}

function countyRange(rule, { plan, model, sums, amount, projects }) {
  for (const [county, there] of byCounty(rule, plan, projects)) {
    const heads = rule.per_head ? county.population : 1;
    if (rule.min != null) model.atLeast(sums.grantsTo(there), amount(rule.min) * heads);
    if (rule.max != null) model.atMost(sums.grantsTo(there), amount(rule.max) * heads);
  }
}

function match(rule, { plan, model, sums, projects }) {
  const places = {
    total: () => [projects],
    each_county: () => byCounty(rule, plan, projects).map(([, there]) => there),
    each_project: () => projects.map((project) => [project]),
  }[rule.scope ?? "total"]();
  for (const there of places) {
    const [own, upper] = [rule.own_levels, rule.upper_levels].map((levels) => sums.grantsFrom(levels, there));
    model.atLeast([...own, ...times(upper, -number(rule.ratio))], 0);
  }
}

function maxShare(rule, { model, sums, projects }) {
  const name = {
    county: (project) => project.county,
    village: (project) => project.village && JSON.stringify([project.county, project.village]),
    project: (project) => project.id,
  }[rule.of];
  const all = sums.total(projects);
  for (const [part, there] of groupBy(projects, name)) {
    if (part) share(model, sums.grantsTo(there), all, { max: rule.max });
  }
}

/** Shares are sums of weight * factor / all of that factor, times performance, made to add up to 1. */
function factorBand(rule, { plan, model, sums, projects }) {
  const counties = byCounty(rule, plan, projects);
  const factor = (county, name) => number(county.factors?.[name]);
  const weights = Object.entries(rule.weights).filter(([, weight]) => number(weight) > 0);
  const points = counties.map(([county]) => {
    const part = ([name, weight]) =>
      (number(weight) * factor(county, name)) / counties.reduce((sum, [one]) => sum + factor(one, name), 0);
    return weights.reduce((sum, one) => sum + part(one), 0) * number(county.performance, "1");
  });
  const sum = points.reduce((total, point) => total + point, 0);
  const all = sums.total(projects);
  counties.forEach(([, there], index) => {
    const due = points[index] / sum;
    const [min, max] = [(1 - number(rule.band)) * due, (1 + number(rule.band)) * due];
    share(model, sums.grantsTo(there), all, { min, max });
  });
}

function noRegression(rule, { plan, model, sums, amount, projects }) {
  for (const [county, there] of byCounty(rule, plan, projects)) {
    if (county.last_year != null) model.atLeast(sums.grantsTo(there), number(rule.ratio) * amount(county.last_year));
  }
}

function reserve(rule, { plan, model, sums, amount }) {
  const budget = paying(plan).reduce((sum, stream) => sum + amount(stream.amount), 0);
  model.atMost(sums.spent(), budget - amount(rule.amount));
}
