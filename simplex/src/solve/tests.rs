//! Solved where something is or row by row, it is the same.

use super::super::by_row::ByRow;
use super::super::factor::Factor;
use super::super::sparse::Sparse;

struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// A column that is something at its own row and here and there, in small whole numbers: so that sums often come to nothing.
    fn column(&mut self, own: usize, rows: usize) -> Vec<(u32, f64)> {
        let mut column = vec![(own as u32, 1.0)];
        for _ in 0..self.below(4) {
            let row = self.below(rows as u64) as u32;
            if column.iter().all(|(other, _)| *other != row) {
                column.push((row, self.below(3) as f64 - 1.0));
            }
        }
        column.retain(|(_, value)| *value != 0.0);
        column
    }
}

const ROWS: usize = 200;

/// A factored basis with some columns replaced; none where the random columns depend on each other.
fn factor(random: &mut Random) -> Option<Factor> {
    let mut columns = Sparse::new();
    for own in 0..ROWS {
        columns.push(random.column(own, ROWS));
    }
    let mut factor = Factor::default();
    let built = factor.build(&columns, ROWS);
    if built.column_of_row.contains(&None) {
        return None;
    }
    for _ in 0..random.below(30) {
        let mut entering = ByRow::new(ROWS);
        let own = random.below(ROWS as u64) as usize;
        random.column(own, ROWS).into_iter().for_each(|(row, value)| entering.set(row as usize, value));
        factor.solve(&mut entering, true);
        let pivot = entering.entries().find(|(_, value)| value.abs() > 0.5).map(|(row, _)| row);
        if let Some(row) = pivot {
            factor.replace(row, &entering);
        }
    }
    Some(factor)
}

#[test]
fn few_rows_and_all_rows_come_to_the_same() {
    let mut tried = 0;
    for seed in 0..300 {
        let mut random = Random(seed * 17 + 1);
        let Some(mut factor) = factor(&mut random) else { continue };
        for _ in 0..20 {
            tried += 1;
            let own = random.below(ROWS as u64) as usize;
            let entries = random.column(own, ROWS);
            let (mut few, mut all) = (ByRow::new(ROWS), vec![0.0; ROWS]);
            for (row, value) in entries {
                few.set(row as usize, value);
                all[row as usize] = value;
            }
            let (mut few_transposed, mut all_transposed) = (few.clone(), all.clone());
            factor.solve(&mut few, true);
            factor.solve_all(&mut all);
            assert_near(few.values(), &all, seed);
            factor.solve_transposed(&mut few_transposed, true);
            factor.solve_transposed_all(&mut all_transposed);
            assert_near(few_transposed.values(), &all_transposed, seed);
        }
    }
    assert!(tried > 1_000, "{tried}");
}

fn assert_near(one: &[f64], other: &[f64], seed: u64) {
    for (one, other) in one.iter().zip(other) {
        assert!((one - other).abs() <= 1e-6 * (1.0 + other.abs()), "seed {seed}: {one} {other}");
    }
}
