//! One suite for every solver: textbook programs and hostile ones whose answer is known.
//!
//! What a solver calls optimal keeps every bound and row and has the known value; its duals have the right signs and prove that value by
//! weak duality; and a ray proves that there is no point.

use fundpool::lp::{Program, RowKey, Sense};
use fundpool::solve::{Backend, Clarabel, Found, Microlp, Simplex, Solved, Stop};

/// What is known of a program.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    Optimum(f64),
    Infeasible,
    Unbounded,
}

/// Iterations of the simplex method; a circle would use them up.
const LIMIT: usize = 10_000;

/// Our own simplex method as a back-end.
struct Own;

impl Backend for Own {
    fn solve(&self, program: &Program) -> Solved {
        let mut simplex = Simplex::from(program);
        let stop = simplex.solve(LIMIT);
        let (columns, duals, primal, dual) = match stop {
            Stop::Optimal => (simplex.point(), simplex.duals(), Found::Feasible, Found::Feasible),
            Stop::Infeasible => (Vec::new(), simplex.ray().to_vec(), Found::None, Found::Ray),
            Stop::Unbounded | Stop::NoBetter | Stop::GaveUp => {
                (Vec::new(), Vec::new(), Found::None, Found::None)
            }
        };
        Solved { stop, primal, dual, columns, duals }
    }
}

/// A solver, and how far sides may differ, relative to their size: interior points come less near than vertices.
struct Solver {
    name: &'static str,
    backend: &'static dyn Backend,
    near: f64,
}

const SOLVERS: [Solver; 3] = [
    Solver { name: "simplex", backend: &Own, near: 1e-9 },
    Solver { name: "clarabel", backend: &Clarabel, near: 1e-5 },
    Solver { name: "microlp", backend: &Microlp, near: 1e-9 },
];

/// Columns as (lower, upper, gain); rows as (coefficients, sense, right).
fn program(columns: &[(f64, f64, f64)], rows: &[(&[f64], Sense, f64)]) -> Program {
    let mut program = Program::default();
    for (lower, upper, gain) in columns {
        program.column(*lower, *upper, *gain);
    }
    for (position, (coefficients, sense, right)) in rows.iter().enumerate() {
        let terms = coefficients.iter().copied().enumerate().collect();
        program.row(RowKey::Balance(position), *sense, terms, *right);
    }
    program
}

/// Every solver answers as is known.
fn check(program: &Program, known: Known) {
    for solver in &SOLVERS {
        // Clarabel cannot do without columns. There is nothing to ask it then.
        if !program.columns.is_empty() || solver.name != "clarabel" {
            solver.check(program, known);
        }
    }
}

impl Solver {
    fn check(&self, program: &Program, known: Known) {
        let solved = self.backend.solve(program);
        let name = self.name;
        match known {
            Optimum(value) => {
                assert_eq!(solved.stop, Stop::Optimal, "{name}");
                self.check_point(program, &solved, value);
                if solved.dual == Found::Feasible {
                    let gains: Vec<f64> = program.columns.iter().map(|column| column.gain).collect();
                    let bound = self.dual_bound(program, &solved.duals, &gains);
                    assert!(self.is_near(bound, value), "{name}: the duals prove {bound}, not {value}");
                }
            }
            Infeasible => {
                assert_eq!(solved.stop, Stop::Infeasible, "{name}");
                if solved.dual == Found::Ray {
                    // Farkas: under these multipliers no point keeps the rows.
                    let bound = self.dual_bound(program, &solved.duals, &vec![0.0; program.columns.len()]);
                    assert!(bound < 0.0, "{name}: the ray proves nothing: {bound}");
                }
            }
            Unbounded => assert_eq!(solved.stop, Stop::Unbounded, "{name}"),
        }
    }

    fn is_near(&self, one: f64, other: f64) -> bool {
        (one - other).abs() <= self.near * (1.0 + one.abs().max(other.abs()))
    }

    fn check_point(&self, program: &Program, solved: &Solved, value: f64) {
        let (point, name) = (&solved.columns, self.name);
        for (column, at) in program.columns.iter().zip(point) {
            let is_within = |end: f64| self.is_near(end, *at);
            assert!(column.lower <= *at || is_within(column.lower), "{name}: {at} in {column:?}");
            assert!(*at <= column.upper || is_within(column.upper), "{name}: {at} in {column:?}");
        }
        for row in &program.rows {
            let left: f64 = row.terms.iter().map(|(column, coefficient)| coefficient * point[*column]).sum();
            let is_met = self.is_near(left, row.right);
            let keeps = is_met || (row.sense == Sense::AtMost && left <= row.right);
            assert!(keeps, "{name}: {left} in {row:?}");
        }
        let reached: f64 = program.columns.iter().zip(point).map(|(column, at)| column.gain * at).sum();
        assert!(self.is_near(reached, value), "{name}: {reached}, not {value}");
    }

    /// The most a goal can be under these duals: `y·r` and what every column gains beyond them within its bounds.
    fn dual_bound(&self, program: &Program, duals: &[f64], gains: &[f64]) -> f64 {
        let name = self.name;
        let mut reduced = gains.to_vec();
        let mut bound = 0.0;
        for (row, dual) in program.rows.iter().zip(duals) {
            assert!(row.sense == Sense::Equal || *dual >= -self.near, "{name}: {dual} of {row:?}");
            let dual = if row.sense == Sense::Equal { *dual } else { dual.max(0.0) };
            if dual != 0.0 && row.right.is_finite() {
                bound += dual * row.right;
                row.terms.iter().for_each(|(column, coefficient)| reduced[*column] -= dual * coefficient);
            }
        }
        for (column, reduced) in program.columns.iter().zip(reduced) {
            let end = if reduced > 0.0 { column.upper } else { column.lower };
            // Without an end, what is gained beyond the duals has to be nothing.
            if end.is_finite() {
                bound += reduced * end;
            } else {
                assert!(reduced.abs() <= self.near, "{name}: {reduced} of {column:?}");
            }
        }
        bound
    }
}

use Known::{Infeasible, Optimum, Unbounded};
use Sense::{AtMost, Equal};

const FREE: f64 = f64::INFINITY;
const OPEN: (f64, f64, f64) = (0.0, FREE, 0.0);

const fn gains(gain: f64) -> (f64, f64, f64) {
    (0.0, FREE, gain)
}

#[test]
fn the_example_of_every_textbook() {
    // Wyndor Glass (Hillier and Lieberman): 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18.
    let rows: [(&[f64], Sense, f64); 3] =
        [(&[1.0, 0.0], AtMost, 4.0), (&[0.0, 2.0], AtMost, 12.0), (&[3.0, 2.0], AtMost, 18.0)];
    check(&program(&[gains(3.0), gains(5.0)], &rows), Optimum(36.0));
}

#[test]
fn beales_circle() {
    // Beale (1955): the simplex method with the largest coefficient goes round in a circle.
    let rows: [(&[f64], Sense, f64); 3] = [
        (&[0.25, -60.0, -0.04, 9.0], AtMost, 0.0),
        (&[0.5, -90.0, -0.02, 3.0], AtMost, 0.0),
        (&[0.0, 0.0, 1.0, 0.0], AtMost, 1.0),
    ];
    check(&program(&[gains(0.75), gains(-150.0), gains(0.02), gains(-6.0)], &rows), Optimum(0.05));
}

#[test]
fn klee_and_mintys_cube() {
    // Klee and Minty (1972): the simplex method may visit all 2ⁿ corners.
    for size in 2..=8_i32 {
        let columns: Vec<_> = (1..=size).map(|at| gains(2_f64.powi(size - at))).collect();
        let mut cube = program(&columns, &[]);
        for row in 1..=size {
            let earlier = (1..row).map(|at| (at as usize - 1, 2_f64.powi(row - at + 1)));
            let terms = earlier.chain([(row as usize - 1, 1.0)]).collect();
            cube.row(RowKey::Balance(row as usize), AtMost, terms, 5_f64.powi(row));
        }
        check(&cube, Optimum(5_f64.powi(size)));
    }
}

#[test]
fn a_transport_with_ties_everywhere() {
    // Four givers of 1 and four takers of 1: every basis is degenerate; one unit each way costs |i − j|.
    let cost = |from: usize, to: usize| -((from as f64) - (to as f64)).abs();
    let columns: Vec<_> = (0..16).map(|pair| gains(cost(pair / 4, pair % 4))).collect();
    let mut transport = program(&columns, &[]);
    for end in 0..4 {
        transport.row(RowKey::Balance(end), Equal, (0..4).map(|to| (4 * end + to, 1.0)).collect(), 1.0);
        transport.row(
            RowKey::Balance(end + 4),
            Equal,
            (0..4).map(|from| (4 * from + end, 1.0)).collect(),
            1.0,
        );
    }
    check(&transport, Optimum(0.0));
}

#[test]
fn what_contradicts_itself() {
    let check = |rows: &[(&[f64], Sense, f64)]| {
        check(&program(&[gains(1.0), OPEN], rows), Infeasible);
    };
    check(&[(&[1.0, 1.0], AtMost, 1.0), (&[-1.0, -1.0], AtMost, -2.0)]);
    check(&[(&[1.0, 1.0], Equal, 1.0), (&[1.0, 1.0], Equal, 2.0)]);
    check(&[(&[1.0, 1.0], AtMost, -1.0)]);
    check(&[(&[-1.0, 0.0], AtMost, -3.0), (&[1.0, -1.0], AtMost, 0.0), (&[0.0, 1.0], AtMost, 2.0)]);
}

#[test]
fn what_has_no_end() {
    check(&program(&[gains(1.0)], &[]), Unbounded);
    check(&program(&[gains(1.0), OPEN], &[(&[1.0, -1.0], AtMost, 1.0)]), Unbounded);
    check(&program(&[gains(1.0), gains(-0.5)], &[(&[1.0, -1.0], Equal, 1.0)]), Unbounded);
}

#[test]
fn next_to_nothing() {
    check(&program(&[], &[]), Optimum(0.0));
    check(&program(&[(1.0, 2.0, 3.0)], &[]), Optimum(6.0));
    check(&program(&[(1.0, 2.0, -3.0)], &[]), Optimum(-3.0));
    check(&program(&[(2.0, 2.0, 1.0)], &[(&[1.0], AtMost, 2.0)]), Optimum(2.0));
    // Rows that say nothing, and one that cannot be.
    check(&program(&[(0.0, 1.0, 1.0)], &[(&[0.0], AtMost, 0.0)]), Optimum(1.0));
    check(&program(&[(0.0, 1.0, 1.0)], &[(&[0.0], AtMost, -1.0)]), Infeasible);
}

#[test]
fn rows_that_ask_for_nothing() {
    let free: (&[f64], Sense, f64) = (&[1.0, 1.0], AtMost, FREE);
    let rows = [free, (&[1.0, 2.0], AtMost, 4.0), free];
    check(&program(&[(0.0, 3.0, 1.0), (0.0, FREE, 1.0)], &rows), Optimum(3.5));
}

#[test]
fn rows_that_say_the_same() {
    let row: (&[f64], Sense, f64) = (&[1.0, 1.0], Equal, 2.0);
    let rows = [row, row, (&[2.0, 2.0], Equal, 4.0), (&[1.0, 1.0], AtMost, 2.0)];
    check(&program(&[gains(1.0), gains(2.0)], &rows), Optimum(4.0));
}

#[test]
fn bounds_below_nothing() {
    let rows: [(&[f64], Sense, f64); 1] = [(&[1.0, 1.0], AtMost, -1.0)];
    check(&program(&[(-3.0, 5.0, 1.0), (-2.0, 5.0, 2.0)], &rows), Optimum(1.0));
}

/// A stream of a billion and projects of a unit each, or money in fen beside shares: spans of 10⁹.
#[test]
fn spans_of_a_billion() {
    let rows: [(&[f64], Sense, f64); 2] = [(&[1.0, 1.0], AtMost, 1e9), (&[1.0, -1e-3], AtMost, 0.0)];
    check(&program(&[(0.0, 1e9, 1.0), (0.0, 1e9, 1e-3)], &rows), Optimum(1e9 / 1001.0 * 2.0));
    let rows: [(&[f64], Sense, f64); 2] = [(&[1e9, 1.0], AtMost, 1e9), (&[1.0, 1e-9], AtMost, 1.0)];
    check(&program(&[(0.0, 1.0, 1.0), (0.0, 1e9, 1e-9)], &rows), Optimum(1.0));
    // A small project beside a large one: both have to be seen.
    let rows: [(&[f64], Sense, f64); 1] = [(&[1.0, 1.0], AtMost, 1e9)];
    check(&program(&[(0.0, 1e9, 1e-9), (0.0, 1.0, 1.0)], &rows), Optimum(1.0 + (1e9 - 1.0) * 1e-9));
}
