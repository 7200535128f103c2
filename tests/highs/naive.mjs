// The naive formulation of a plan: a column for every payment that may be made, a row for every demand, written down as the model
// has them, without any thought of speed.
//
//   x[s,p] grants   b[k,s] buffers   l[k,p] loans   g[p] = sum of x   u[p] = g[p] + sum of l
//   z[p] in {0, 1} where a project is funded or not; segments of u[p] for the benefit curve
//   totals that shares are taken of, for else a share of each project would fill the matrix
//
// Amounts are in `unit`s of yuan. Whole quanta are left out of account, unless the unit is the quantum and `isIntegral` is set; with `inMultiples`
// alone only in the totals of which exact shares are asked.
import { bufferWay, demandOn, fundable, groupBy, liesIn, MILLION, number, paying, pieces, tiers, way } from "./plan.mjs";
import { Model, times } from "./model.mjs";
import { addRules } from "./rules.mjs";

/** The model, its columns, and the terms of each goal of the plan in the goal's own measure. */
export function formulate(plan, { unit = MILLION, isIntegral = false, inMultiples = isIntegral } = {}) {
  return new Naive(plan, unit, isIntegral, inMultiples);
}

class Naive {
  constructor(plan, unit, isIntegral, inMultiples) {
    Object.assign(this, { plan, unit, inMultiples, model: new Model(), projects: fundable(plan) });
    this.money = { isWhole: isIntegral };
    this.fillers = [];
    this.addColumns();
    this.addStreams();
    this.addCredit();
    this.projects.forEach((project) => this.addProject(project));
    this.addLinks();
    addRules(plan, this.model, this, unit);
    this.goals = new Map(tiers(plan).map(({ goal }) => [goal, GOALS[goal](this)]));
  }

  amount(text) {
    return number(text) / this.unit;
  }

  addColumns() {
    const { plan, model } = this;
    const money = () => model.column(0, Infinity, this.money);
    this.grants = [];
    for (const project of this.projects) {
      for (const stream of plan.streams) {
        const by = way(plan, stream, project);
        if (by) this.grants.push({ stream, project, way: by, column: money() });
      }
    }
    this.loans = [];
    this.buffers = [];
    for (const facility of plan.credit ?? []) {
      for (const stream of paying(plan)) {
        this.buffers.push({ facility, stream, way: bufferWay(plan, stream, facility), column: money() });
      }
      for (const project of this.projects.filter((one) => liesIn(facility, one))) {
        this.loans.push({ facility, project, column: money() });
      }
    }
    this.grantsBy = groupBy(this.grants, ({ project }) => project);
    this.loansBy = groupBy(this.loans, ({ project }) => project);
    const columns = () => new Map(this.projects.map((project) => [project, model.column(0, Infinity)]));
    this.granted = columns();
    this.funded = columns();
    this.isFunded = new Map();
    this.fillers.push((point) => {
      for (const { project, column } of this.grants) point[this.granted.get(project)] += point[column];
      for (const [project, column] of this.granted) point[this.funded.get(project)] += point[column];
      for (const { project, column } of this.loans) point[this.funded.get(project)] += point[column];
    });
  }

  /** The point that a result's grants, buffers and loans stand for: every column of the model. */
  point(result) {
    const point = new Float64Array(this.model.lower.length);
    const fill = (columns, rows, one, other) => {
      const key = (first, second) => JSON.stringify([first, second]);
      const byEnds = new Map(columns.map((column) => [key(column[one].id, column[other].id), column.column]));
      for (const row of rows) {
        const column = byEnds.get(key(row[END[one]], row[END[other]]));
        if (column === undefined) throw new Error(`${row[END[one]]} may not pay for ${row[END[other]]}`);
        point[column] = this.amount(row.amount);
      }
    };
    fill(this.grants, result.grants, "stream", "project");
    fill(this.buffers, result.buffers, "facility", "stream");
    fill(this.loans, result.loans, "facility", "project");
    this.fillers.forEach((filler) => filler(point));
    return point;
  }

  addStreams() {
    const byStream = groupBy([...this.grants, ...this.buffers], ({ stream }) => stream);
    for (const stream of paying(this.plan)) {
      const paid = byStream.get(stream) ?? [];
      this.model.row(this.amount(stream.must_spend), this.amount(stream.amount), terms(paid));
      const pooled = paid.filter((one) => one.way === "pooled");
      this.model.atMost(terms(pooled), number(stream.poolable) * this.amount(stream.amount));
    }
  }

  addCredit() {
    for (const facility of this.plan.credit ?? []) {
      const buffers = terms(this.buffers.filter((one) => one.facility === facility));
      const loans = terms(this.loans.filter((one) => one.facility === facility));
      this.model.atMost([...loans, ...times(buffers, -number(facility.leverage))], 0);
      this.model.atMost(buffers, this.amount(facility.buffer_max));
    }
  }

  addProject(project) {
    const [granted, funded] = [[[this.granted.get(project), 1]], [[this.funded.get(project), 1]]];
    const loans = terms(this.loansBy.get(project) ?? []);
    this.model.equal([...terms(this.grantsBy.get(project) ?? []), ...times(granted, -1)], 0);
    this.model.equal([...granted, ...loans, ...times(funded, -1)], 0);
    this.model.atMost([...loans, ...times(funded, -number(project.credit_share_max))], 0);
    const { least, most, isFixed } = demandOn(project);
    if (isFixed || least === 0) {
      this.model.row(least / this.unit, most / this.unit, funded);
    } else {
      this.choose(project);
    }
  }

  /** The column that tells whether a project is funded, with the rows that make it tell the truth. */
  choose(project) {
    if (!this.isFunded.has(project)) {
      const { least, most, isFixed } = demandOn(project);
      const column = this.model.column(isFixed ? 1 : 0, most > 0 ? 1 : 0, { isWhole: true });
      const funded = [this.funded.get(project), 1];
      this.model.atLeast([funded, [column, -least / this.unit]], 0);
      this.model.atMost([funded, [column, -most / this.unit]], 0);
      this.isFunded.set(project, column);
      this.fillers.push((point) => {
        point[column] = point[this.funded.get(project)] > 0 ? 1 : 0;
      });
    }
    return this.isFunded.get(project);
  }

  addLinks() {
    const byId = new Map(this.plan.projects.map((project) => [project.id, project]));
    const isReady = (project) => this.funded.has(project);
    for (const project of this.projects) {
      for (const other of (project.requires ?? []).map((id) => byId.get(id))) {
        const needed = isReady(other) ? [[this.choose(other), -1]] : [];
        if (isReady(other) && demandOn(other).least === 0 && demandOn(other).most > 0) {
          throw new Error(`${project.id} requires ${other.id}, which may be funded with anything`);
        }
        this.model.atMost([[this.choose(project), 1], ...needed], 0);
      }
      for (const other of (project.excludes ?? []).map((id) => byId.get(id)).filter(isReady)) {
        this.model.atMost([[this.choose(project), 1], [this.choose(other), 1]], 1);
      }
    }
  }

  /** Terms of all grants to some projects. */
  grantsTo(projects) {
    return projects.map((project) => [this.granted.get(project), 1]);
  }

  /** Terms of the grants of some levels to some projects. */
  grantsFrom(levels, projects) {
    const payments = projects.flatMap((project) => this.grantsBy.get(project) ?? []);
    return terms(payments.filter(({ stream }) => levels.includes(stream.level)));
  }

  /** Terms of all grants to some projects, by way of a column that holds their sum. */
  total(projects) {
    const column = this.model.column(0, Infinity);
    const grants = this.grantsTo(projects);
    this.model.equal([...grants, [column, -1]], 0);
    this.fillers.push((point) => {
      point[column] = worth(grants, point);
    });
    return [[column, 1]];
  }

  /** A total of which an exact share is asked is so many quanta, the denominator of the share, or a multiple of them, where amounts are whole quanta.
   * That follows from these being whole; to be told so spares HiGHS a search without an end. */
  asMultiple(total, denominator) {
    if (!this.inMultiples) return;
    const size = (denominator * number(this.plan.quantum, "0.01")) / this.unit;
    const column = this.model.column(0, Infinity, { isWhole: true });
    this.model.equal([...total, [column, -size]], 0);
    this.fillers.push((point) => {
      point[column] = worth(total, point) / size;
    });
  }

  /** Terms of all that streams pay. */
  spent() {
    return terms([...this.grants, ...this.buffers]);
  }

  /** The largest level that every county reaches, counted as grants per measure. */
  least(measures) {
    const level = this.model.column(0, measures.size > 0 ? Infinity : 0);
    const reached = [];
    const byCounty = groupBy(this.projects, ({ county }) => county);
    for (const [county, measure] of measures) {
      const grants = this.grantsTo(byCounty.get(county));
      this.model.atLeast([...grants, [level, -measure / this.unit]], 0);
      reached.push((point) => (worth(grants, point) * this.unit) / measure);
    }
    this.fillers.push((point) => {
      point[level] = measures.size > 0 ? Math.min(...reached.map((ratio) => ratio(point))) : 0;
    });
    return [[level, 1]];
  }

  /** What the fundable projects of each county cost, in yuan; counties without any are left out. */
  costs() {
    const costs = new Map();
    for (const { county, cost } of this.projects) costs.set(county, (costs.get(county) ?? 0) + number(cost));
    return new Map([...costs].filter(([, cost]) => cost > 0));
  }
}

const GOALS = {
  benefit: (naive) => {
    const gains = [];
    for (const project of naive.projects) {
      const segments = pieces(naive.plan, project).map(({ width, slope }) => {
        const column = naive.model.column(0, width / naive.unit);
        gains.push([column, slope * naive.unit]);
        return [column, 1];
      });
      naive.model.equal([...segments, [naive.funded.get(project), -1]], 0);
      naive.fillers.push((point) => {
        let left = point[naive.funded.get(project)];
        for (const [column] of segments) {
          point[column] = Math.min(left, naive.model.upper[column]);
          left -= point[column];
        }
      });
    }
    return gains;
  },
  funded: (naive) => times(naive.grantsTo(naive.projects), naive.unit),
  credit: (naive) => times(terms(naive.loans), naive.unit),
  pooled: (naive) => {
    const moved = [...naive.grants, ...naive.buffers].filter((one) => one.way === "pooled");
    return times(terms(moved), naive.unit);
  },
  least_coverage: (naive) => naive.least(naive.costs()),
  least_per_head: (naive) => {
    const costs = naive.costs();
    const peopled = naive.plan.counties.filter((county) => costs.has(county.id) && county.population > 0);
    return naive.least(new Map(peopled.map((county) => [county.id, county.population])));
  },
  /** The number of pairs that carry money: a choice for each. */
  transfers: (naive) =>
    naive.grants.map(({ stream, project, column }) => {
      const carries = naive.model.column(0, 1, { isWhole: true });
      const most = Math.min(naive.amount(stream.amount), naive.amount(project.cost));
      naive.model.atMost([[column, 1], [carries, -most]], 0);
      naive.fillers.push((point) => {
        point[carries] = point[column] > 0 ? 1 : 0;
      });
      return [carries, 1];
    }),
};

/** What the ends of a payment are called in a result. */
const END = { stream: "stream", project: "project", facility: "credit" };

/** The value of terms at a point. */
export const worth = (terms, point) => terms.reduce((sum, [column, coefficient]) => sum + coefficient * point[column], 0);

const terms = (payments) => payments.map(({ column }) => [column, 1]);
