// What each kind of rule demands, row by row. Sums of grants are asked for by the projects and the levels they count.
import { contains, covers, fundable, liesIn, number, paying, rulesOn } from "./plan.mjs";
import { times } from "./model.mjs";

/** Adds the rows of every rule that is on. `sums` gives terms in `unit`s of yuan; see naive.mjs. */
export function addRules(plan, model, sums, unit) {
  const context = { plan, model, sums, amount: (text) => number(text) / unit };
  for (const rule of rulesOn(plan)) KINDS[rule.kind](rule, context);
}

const KINDS = { use_share: useShare, county_range: countyRange, match, max_share: maxShare, factor_band: factorBand,
  no_regression: noRegression, reserve, forbid: () => {} };

const countiesOf = (rule, plan) => plan.counties.filter((county) => contains(rule.counties, county.id));
const inCounty = (rule, county) => (project) => project.county === county.id && liesIn(rule, project);

/** `min * all <= part <= max * all`, where they are given. */
function share(model, part, all, { min, max }) {
  if (min != null) model.atLeast([...part, ...times(all, -number(min))], 0);
  if (max != null) model.atMost([...part, ...times(all, -number(max))], 0);
}

function useShare(rule, { plan, model, sums }) {
  const places = rule.each_county
    ? countiesOf(rule, plan).map((county) => (project) => project.county === county.id)
    : [(project) => contains(rule.counties, project.county)];
  for (const isThere of places) {
    const part = sums.grantsWhere((project) => isThere(project) && covers(rule.uses, project.use));
    share(model, part, sums.grantsWhere(isThere), rule);
  }
}

function countyRange(rule, { plan, model, sums, amount }) {
  for (const county of countiesOf(rule, plan)) {
    const heads = rule.per_head ? county.population : 1;
    const grants = sums.grantsWhere(inCounty(rule, county));
    if (rule.min != null) model.atLeast(grants, amount(rule.min) * heads);
    if (rule.max != null) model.atMost(grants, amount(rule.max) * heads);
  }
}

function match(rule, { plan, model, sums }) {
  const places = {
    total: () => [(project) => liesIn(rule, project)],
    each_county: () => countiesOf(rule, plan).map((county) => inCounty(rule, county)),
    each_project: () => fundable(plan).filter((one) => liesIn(rule, one)).map((one) => (project) => project === one),
  }[rule.scope ?? "total"]();
  for (const isThere of places) {
    const own = sums.grantsFrom(rule.own_levels, isThere);
    const upper = sums.grantsFrom(rule.upper_levels, isThere);
    model.atLeast([...own, ...times(upper, -number(rule.ratio))], 0);
  }
}

function maxShare(rule, { plan, model, sums }) {
  const inRule = (project) => liesIn(rule, project);
  const name = {
    county: (project) => project.county,
    village: (project) => project.village && JSON.stringify([project.county, project.village]),
    project: (project) => project.id,
  }[rule.of];
  const names = new Set(fundable(plan).filter(inRule).map(name).filter(Boolean));
  for (const part of names) {
    const grants = sums.grantsWhere((project) => inRule(project) && name(project) === part);
    share(model, grants, sums.grantsWhere(inRule), { max: rule.max });
  }
}

/** Shares are sums of weight * factor / all of that factor, times performance, made to add up to 1. */
function factorBand(rule, { plan, model, sums }) {
  const counties = countiesOf(rule, plan);
  const factor = (county, name) => number(county.factors?.[name]);
  const points = counties.map((county) => {
    const parts = Object.entries(rule.weights).filter(([, weight]) => number(weight) > 0);
    const part = ([name, weight]) =>
      (number(weight) * factor(county, name)) / counties.reduce((sum, one) => sum + factor(one, name), 0);
    return parts.reduce((sum, one) => sum + part(one), 0) * number(county.performance, "1");
  });
  const sum = points.reduce((total, point) => total + point, 0);
  const all = sums.grantsWhere((project) => liesIn(rule, project));
  counties.forEach((county, index) => {
    const due = points[index] / sum;
    const [min, max] = [(1 - number(rule.band)) * due, (1 + number(rule.band)) * due];
    share(model, sums.grantsWhere(inCounty(rule, county)), all, { min, max });
  });
}

function noRegression(rule, { plan, model, sums, amount }) {
  for (const county of countiesOf(rule, plan).filter((one) => one.last_year != null)) {
    model.atLeast(sums.grantsWhere(inCounty(rule, county)), number(rule.ratio) * amount(county.last_year));
  }
}

function reserve(rule, { plan, model, sums, amount }) {
  const budget = paying(plan).reduce((sum, stream) => sum + amount(stream.amount), 0);
  model.atMost(sums.spent(), budget - amount(rule.amount));
}
