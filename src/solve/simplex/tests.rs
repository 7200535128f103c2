//! Against the solvers behind good_lp, on random programs and their changes.

use super::Simplex;
use crate::lp::{Program, RowKey, Sense, chains_of};
use crate::solve::{Backend, Clarabel, Stop};

struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn number(&mut self, most: f64) -> f64 {
        self.below(1_000_001) as f64 / 1e6 * most
    }
}

/// Columns between bounds, rows around a point that keeps all of them.
fn random(seed: u64) -> Program {
    let mut random = Random(seed * 77 + 1);
    let (columns, rows) = (3 + random.below(30) as usize, 2 + random.below(20) as usize);
    let mut program = Program::default();
    let mut inside = Vec::new();
    for _ in 0..columns {
        let lower = random.number(1.0);
        let range = if random.below(5) == 0 { f64::INFINITY } else { random.number(4.0) };
        program.column(lower, lower + range, random.number(2.0) - 0.7);
        inside.push(lower + range.min(2.0) * random.number(1.0));
    }
    let everything: Vec<(usize, f64)> = (0..columns).map(|column| (column, 1.0)).collect();
    let sum: f64 = inside.iter().sum();
    program.row(RowKey::Balance(0), Sense::AtMost, everything, sum + random.number(2.0));
    for _ in 0..rows {
        let mut terms = Vec::new();
        for column in 0..columns {
            if random.below(3) == 0 {
                terms.push((column, (random.number(4.0) - 2.0).round().clamp(-2.0, 2.0)));
            }
        }
        let left: f64 = terms.iter().map(|(column, value)| inside[*column] * value).sum();
        match random.below(4) {
            0 => program.row(RowKey::Balance(0), Sense::Equal, terms, left),
            1 => program.row(RowKey::Balance(0), Sense::AtMost, terms, left),
            _ => program.row(RowKey::Balance(0), Sense::AtMost, terms, left + random.number(1.0)),
        }
    }
    program
}

fn goal(program: &Program, point: &[f64]) -> f64 {
    program.columns.iter().zip(point).map(|(column, value)| column.gain * value).sum()
}

fn check(program: &Program, simplex: &mut Simplex, seed: u64) {
    let stop = simplex.solve(10_000);
    let other = Clarabel.solve(program);
    assert_eq!(stop, other.stop, "seed {seed}");
    if stop != Stop::Optimal {
        return;
    }
    let point = simplex.point();
    let (one, other) = (goal(program, &point), goal(program, &other.columns));
    assert!((one - other).abs() < 1e-5 * (1.0 + other.abs()), "seed {seed}: {one} {other}");
    for (column, value) in program.columns.iter().zip(&point) {
        assert!(*value >= column.lower - 1e-7 && *value <= column.upper + 1e-7, "seed {seed}");
    }
    for (row, dual) in program.rows.iter().zip(simplex.duals()) {
        let left: f64 = row.terms.iter().map(|(column, value)| point[*column] * value).sum();
        assert!(left <= row.right + 1e-7, "seed {seed}");
        assert!(row.sense == Sense::Equal || dual > -1e-7, "seed {seed}: {dual}");
    }
}

#[test]
fn random_programs_have_the_same_optimum() {
    for seed in 0..400 {
        let program = random(seed);
        check(&program, &mut Simplex::from(&program), seed);
    }
}

#[test]
fn changes_are_followed() {
    for seed in 0..200 {
        let mut program = random(seed);
        let mut simplex = Simplex::from(&program);
        simplex.solve(10_000);
        let mut random = Random(seed + 5);
        for _ in 0..6 {
            let column = random.below(program.columns.len() as u64) as usize;
            let row = random.below(program.rows.len() as u64) as usize;
            match random.below(3) {
                0 => {
                    program.rows[row].right += random.number(1.0) - 0.3;
                    simplex.set_right(row, program.rows[row].right);
                }
                1 => {
                    let value = program.columns[column].lower + random.number(0.5);
                    (program.columns[column].lower, program.columns[column].upper) = (value, value + 0.5);
                    simplex.set_bounds(column, value, value + 0.5);
                }
                _ => {
                    program.columns[column].gain = random.number(2.0) - 1.0;
                    simplex.set_gain(column, program.columns[column].gain);
                }
            }
            check(&program, &mut simplex, seed);
        }
    }
}

/// Streams pay groups, whose projects are alike but for what they gain and for what of it may be lent; two goals, the first with a row that
/// holds it. Columns: payments, loans, then amounts of projects.
fn grouped(seed: u64) -> (Program, Vec<f64>) {
    let mut random = Random(seed * 131 + 3);
    let (streams, groups) = (1 + random.below(3) as usize, 1 + random.below(5) as usize);
    let mut program = Program::default();
    let mut paid = vec![Vec::new(); streams];
    let (mut held, mut payments) = (Vec::new(), Vec::new());
    for group in 0..groups {
        let mut balance = Vec::new();
        let mut lendable = Vec::new();
        for stream in &mut paid {
            let column = program.column(0.0, f64::INFINITY, 0.0);
            stream.push((column, 1.0));
            balance.push((column, 1.0));
            payments.push(column);
        }
        let loan = program.column(0.0, random.number(2.0), 0.0);
        balance.push((loan, 1.0));
        lendable.push((loan, 1.0));
        for _ in 0..1 + random.below(12) {
            let least = if random.below(4) == 0 { random.number(0.2) } else { 0.0 };
            let gain = [random.number(2.0), 0.5, 0.0][random.below(6).saturating_sub(3) as usize];
            let column = program.column(least, least + random.number(1.0), gain);
            balance.push((column, -1.0));
            held.push((column, -gain));
            lendable.push((column, if random.below(3) == 0 { 0.0 } else { -0.3 }));
        }
        program.row(RowKey::Balance(group), Sense::Equal, balance, 0.0);
        program.row(RowKey::Lendable(group), Sense::AtMost, lendable, 0.0);
    }
    for (position, terms) in paid.into_iter().enumerate() {
        let row = RowKey::Hub(position);
        program.row(row, Sense::AtMost, terms, random.number(4.0) + 0.5 * groups as f64);
    }
    program.row(RowKey::Held(0), Sense::AtMost, held, f64::INFINITY);
    let mut second = vec![0.0; program.columns.len()];
    payments.iter().for_each(|column| second[*column] = -random.number(1.0));
    (program, second)
}

#[test]
fn bases_come_again_with_the_same_values() {
    for seed in 0..300 {
        let mut program = random(seed);
        let mut simplex = Simplex::from(&program);
        if simplex.solve(10_000) != Stop::Optimal {
            continue;
        }
        let (first, point) = (simplex.places(), simplex.point());
        let gains: Vec<f64> = program.columns.iter().map(|column| column.gain).collect();
        let mut random = Random(seed + 3);
        for round in 0..4 {
            for (column, slot) in program.columns.iter_mut().enumerate() {
                slot.gain = random.number(2.0) - 0.7;
                simplex.set_gain(column, slot.gain);
            }
            check(&program, &mut simplex, seed);
            // From the second time on the factor of the first basis is at hand; half of the times that of this one is kept before it is left.
            let other = if round % 2 == 0 { simplex.places_to_keep() } else { simplex.places() };
            gains.iter().enumerate().for_each(|(column, gain)| simplex.set_gain(column, *gain));
            simplex.set_places(&first);
            assert_eq!(simplex.solve(10_000), Stop::Optimal, "seed {seed}");
            assert_eq!(simplex.iterations(), 0, "seed {seed}");
            let again = simplex.point();
            let is_there = |(one, other): (&f64, &f64)| (one - other).abs() < 1e-9;
            assert!(again.iter().zip(&point).all(is_there), "seed {seed}");
            simplex.set_places(&other);
        }
    }
}

#[test]
fn chains_fill_as_single_columns_do() {
    let mut chained = 0;
    for seed in 0..300 {
        let (mut program, second) = grouped(seed);
        chained += chains_of(&program).len();
        let mut simplex = Simplex::from(&program);
        check(&program, &mut simplex, seed);
        let mut random = Random(seed + 9);
        for round in 0..6 {
            let column = random.below(program.columns.len() as u64) as usize;
            let (lower, upper) = (program.columns[column].lower, program.columns[column].upper);
            if round % 2 == 0 && upper.is_finite() {
                program.columns[column].upper = lower + random.number(1.0);
                simplex.set_bounds(column, lower, program.columns[column].upper);
            } else {
                let hub = program.rows.len() - 2;
                program.rows[hub].right = random.number(5.0);
                simplex.set_right(hub, program.rows[hub].right);
            }
            check(&program, &mut simplex, seed);
        }
        // Held near its best, the first goal leaves a little to the second.
        if simplex.solve(10_000) == Stop::Optimal {
            let best = goal(&program, &simplex.point());
            let row = program.rows.len() - 1;
            program.rows[row].right = -0.98 * best;
            simplex.set_right(row, program.rows[row].right);
            for (column, gain) in second.iter().enumerate() {
                program.columns[column].gain = *gain;
                simplex.set_gain(column, *gain);
            }
            check(&program, &mut simplex, seed);
        }
    }
    assert!(chained > 300, "{chained}");
}

#[test]
fn a_row_that_asks_for_nothing_any_more_leaves_all_values_numbers() {
    for seed in 0..300 {
        let (mut program, second) = grouped(seed);
        let mut simplex = Simplex::from(&program);
        assert_eq!(simplex.solve(10_000), Stop::Optimal, "seed {seed}");
        let first: Vec<f64> = program.columns.iter().map(|column| column.gain).collect();
        let (row, best) = (program.rows.len() - 1, goal(&program, &simplex.point()));
        // The row gets tight, and then it has room.
        for (part, gains) in [(0.98, &second), (0.5, &first)] {
            simplex.set_right(row, -part * best);
            gains.iter().enumerate().for_each(|(column, gain)| simplex.set_gain(column, *gain));
            assert_eq!(simplex.solve(10_000), Stop::Optimal, "seed {seed}");
        }
        simplex.set_right(row, f64::INFINITY);
        program.columns[0].lower = 0.1;
        simplex.set_bounds(0, 0.1, f64::INFINITY);
        check(&program, &mut simplex, seed);
    }
}

/// Solves the first goal of a grouped program, leaning towards the second so many times, holds it, and solves the second, which is made
/// tight first or not; tells in how many steps.
fn one_after_the_other(seed: u64, leaning: f64, tightens: bool) -> usize {
    let (mut program, second) = grouped(seed);
    let mut simplex = Simplex::from(&program);
    let first: Vec<f64> = program.columns.iter().map(|column| column.gain).collect();
    for (column, (one, other)) in first.iter().zip(&second).enumerate() {
        simplex.set_gain(column, one + leaning * other);
    }
    assert_eq!(simplex.solve(10_000), Stop::Optimal, "seed {seed}");
    let row = program.rows.len() - 1;
    program.rows[row].right = 1e-9 - goal(&program, &simplex.point());
    simplex.set_right(row, program.rows[row].right);
    for (column, gain) in second.iter().enumerate() {
        program.columns[column].gain = *gain;
        simplex.set_gain(column, *gain);
    }
    if tightens {
        simplex.tighten(row);
    }
    let mut other = simplex.clone();
    check(&program, &mut other, seed);
    simplex.solve(10_000);
    simplex.iterations()
}

#[test]
fn a_goal_that_was_leant_towards_takes_few_steps() {
    let mut steps = [0; 3];
    for seed in 0..300 {
        steps[0] += one_after_the_other(seed, 0.0, false);
        steps[1] += one_after_the_other(seed, 1e-5, false);
        steps[2] += one_after_the_other(seed, 1e-5, true);
    }
    assert!(2 * steps[1] < steps[0] && 4 * steps[2] < steps[1], "{steps:?}");
}

#[test]
fn what_does_not_reach_what_is_asked_for_is_left_and_nothing_else() {
    let mut left = 0;
    for seed in 0..2_000 {
        let (mut program, _) = grouped(seed);
        let mut simplex = Simplex::from(&program);
        assert_eq!(simplex.solve(10_000), Stop::Optimal, "seed {seed}");
        let before = goal(&program, &simplex.point());
        let mut random = Random(seed + 2);
        for column in 0..program.columns.len() {
            if random.below(3) == 0 && program.columns[column].upper.is_finite() {
                let half = program.columns[column].upper / 2.0;
                (program.columns[column].lower, program.columns[column].upper) = (half, half);
                simplex.set_bounds(column, half, half);
            }
        }
        let mut other = simplex.clone();
        let reached = match other.solve(10_000) {
            Stop::Optimal => goal(&program, &other.point()),
            _ => f64::NEG_INFINITY,
        };
        let least = before - random.number(0.2);
        match simplex.solve_above(10_000, least) {
            Stop::NoBetter => {
                assert!(reached < least, "seed {seed}: {reached} {least}");
                left += 1;
            }
            Stop::Optimal => {
                assert!((goal(&program, &simplex.point()) - reached).abs() < 1e-7, "seed {seed}")
            }
            stop => assert_eq!((stop, reached), (Stop::Infeasible, f64::NEG_INFINITY), "seed {seed}"),
        }
    }
    assert!(left > 100, "{left}");
}
