// A linear program with whole columns, as HiGHS takes it.

/** Terms `[column, coefficient]` times a number. */
export const times = (terms, factor) => terms.map(([column, coefficient]) => [column, coefficient * factor]);

export class Model {
  lower = [];
  upper = [];
  isWhole = [];
  rowLower = [];
  rowUpper = [];
  starts = [0];
  indices = [];
  values = [];

  /** A column between two bounds; its position. */
  column(lower, upper, { isWhole = false } = {}) {
    this.lower.push(lower);
    this.upper.push(upper);
    this.isWhole.push(isWhole ? 1 : 0);
    return this.lower.length - 1;
  }

  /** `least <= sum of terms <= most`. A column may stand in several terms. */
  row(least, most, terms) {
    const merged = new Map();
    for (const [column, coefficient] of terms) merged.set(column, (merged.get(column) ?? 0) + coefficient);
    for (const [column, coefficient] of merged) {
      if (coefficient === 0) continue;
      this.indices.push(column);
      this.values.push(coefficient);
    }
    this.rowLower.push(least);
    this.rowUpper.push(most);
    this.starts.push(this.indices.length);
  }

  atMost(terms, most) {
    this.row(-Infinity, most, terms);
  }

  atLeast(terms, least) {
    this.row(least, Infinity, terms);
  }

  equal(terms, value) {
    this.row(value, value, terms);
  }

  get hasWhole() {
    return this.isWhole.includes(1);
  }

  /** By how much a point passes the bound or row that it passes most. */
  excess(point) {
    let most = 0;
    const note = (value, lower, upper) => {
      most = Math.max(most, lower - value, value - upper);
    };
    point.forEach((value, column) => note(value, this.lower[column], this.upper[column]));
    for (let row = 0; row < this.rowLower.length; row += 1) {
      let sum = 0;
      for (let at = this.starts[row]; at < this.starts[row + 1]; at += 1) sum += this.values[at] * point[this.indices[at]];
      note(sum, this.rowLower[row], this.rowUpper[row]);
    }
    return most;
  }

  /** The arrays for HiGHS, with a goal `[column, coefficient]...` and further rows `{least, most, terms}`. */
  data(goal, further, isRelaxed) {
    const cost = new Float64Array(this.lower.length);
    for (const [column, coefficient] of goal) cost[column] += coefficient;
    const all = Object.assign(new Model(), {
      rowLower: [...this.rowLower],
      rowUpper: [...this.rowUpper],
      starts: [...this.starts],
      indices: [...this.indices],
      values: [...this.values],
    });
    for (const { least, most, terms } of further) all.row(least, most, terms);
    const [numCols, numRows] = [this.lower.length, all.rowLower.length];
    const integrality = this.hasWhole && !isRelaxed ? { integrality: Int32Array.from(this.isWhole) } : {};
    return {
      numCols,
      numRows,
      colCost: cost,
      colLower: Float64Array.from(this.lower),
      colUpper: Float64Array.from(this.upper),
      rowLower: Float64Array.from(all.rowLower),
      rowUpper: Float64Array.from(all.rowUpper),
      matrix: {
        format: "csr",
        numRows,
        numCols,
        starts: Int32Array.from(all.starts),
        indices: Int32Array.from(all.indices),
        values: Float64Array.from(all.values),
      },
      ...integrality,
    };
  }
}
