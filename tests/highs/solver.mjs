// HiGHS, asked for one goal of a model at a time.
import loadHighs from "highs";

/** As exact as HiGHS can be told to be. */
const EXACT = {
  output_flag: false,
  primal_feasibility_tolerance: 1e-10,
  dual_feasibility_tolerance: 1e-10,
  mip_feasibility_tolerance: 1e-9,
  mip_rel_gap: 0,
  mip_abs_gap: 0,
};

export class Solver {
  /** `most` is how many seconds a question may take, where that is less than what the question asks for. */
  static async load(most = Infinity) {
    return new Solver(await loadHighs(), most);
  }

  constructor(highs, most) {
    this.highs = highs;
    this.most = most;
  }

  /**
   * The best value of `goal` (terms in its own measure), where `sense` is 1 for more and -1 for less, and `held` are earlier goals as
   * `{terms, sense, value}`. Status is "optimal", "infeasible", "stopped", "failed" or what else HiGHS says. Where HiGHS aborts, this
   * throws, and the solver cannot be asked again.
   */
  solve(model, { goal = [], sense = 1, held = [], presolve = "on", isRelaxed = false, seconds = 60, options = {} }) {
    const unit = largest(goal);
    const scaled = goal.map(([column, coefficient]) => [column, coefficient / unit]);
    const data = model.data(scaled, held.map(rowOf), isRelaxed);
    const { objectiveSense } = this.highs.constants;
    data.sense = sense > 0 ? objectiveSense.maximize : objectiveSense.minimize;
    return this.highs.withModel(data, (instance) => {
      instance.options.set({ ...EXACT, presolve, time_limit: Math.min(seconds, this.most), ...options });
      try {
        instance.run();
      } catch (error) {
        if (error instanceof this.highs.errors.HighsError) return { status: "failed" };
        throw error;
      }
      const status = this.status(instance.getModelStatus());
      if (status !== "optimal") return { status };
      if (data.integrality && !this.settle(instance, data)) return { status: "optimal only if whole columns are not quite whole" };
      const columns = data.numCols > 0 ? instance.getSolution().colValue : [];
      const value = goal.reduce((sum, [column, coefficient]) => sum + coefficient * columns[column], 0);
      return { status, value, columns };
    });
  }

  /** Whole columns are whole to a tolerance only, which counts a million times in money: solves again with them as they are meant. */
  settle(instance, { integrality, numCols }) {
    const columns = instance.getSolution().colValue;
    for (let column = 0; column < numCols; column += 1) {
      if (integrality[column] === 0) continue;
      const whole = Math.round(columns[column]);
      instance.changeColBounds(column, whole, whole);
      instance.changeColIntegrality(column, this.highs.constants.variableType.continuous);
    }
    instance.run();
    return this.status(instance.getModelStatus()) === "optimal";
  }

  status(code) {
    const { modelStatus } = this.highs.constants;
    const name = Object.keys(modelStatus).find((one) => modelStatus[one] === code);
    // No plan is unbounded: every amount ends at a stream or a buffer.
    // A plan of which nothing can be paid has no columns.
    return { empty: "optimal", unboundedOrInfeasible: "infeasible", timeLimit: "stopped" }[name] ?? name;
  }
}

/** A goal held at a value, as a row with coefficients up to 1. */
function rowOf({ terms, sense, value }) {
  const unit = largest(terms);
  const scaled = terms.map(([column, coefficient]) => [column, coefficient / unit]);
  return sense > 0 ? { least: value / unit, most: Infinity, terms: scaled } : { least: -Infinity, most: value / unit, terms: scaled };
}

const largest = (terms) => terms.reduce((most, [, coefficient]) => Math.max(most, Math.abs(coefficient)), 0) || 1;
