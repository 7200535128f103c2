//! Whole units in proportion.

use super::sort_by_key;

/// Shares out a total in proportion to weights, in whole units that add up to it: each rounded down, and the units that are missing go
/// where most was cut off (largest remainders), of equals to the first. Nothing where all weights are nothing.
///
/// Neither may be negative, and total times weight has to fit 128 bits; amounts in fen do.
pub(crate) fn apportion(total: i128, weights: &[i128]) -> Vec<i128> {
    let all: i128 = weights.iter().sum();
    if all <= 0 {
        return vec![0; weights.len()];
    }
    let product = |weight: i128| total.saturating_mul(weight);
    let mut parts: Vec<i128> = weights.iter().map(|weight| product(*weight).div_euclid(all)).collect();
    let missing = total.saturating_sub(parts.iter().sum());
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    let remainder = |index: usize| weights.get(index).map_or(0, |weight| product(*weight).rem_euclid(all));
    sort_by_key(&mut by_remainder, |index| std::cmp::Reverse(remainder(*index)));
    for index in by_remainder.into_iter().take(usize::try_from(missing).unwrap_or_default()) {
        if let Some(part) = parts.get_mut(index) {
            *part += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::apportion;

    #[test]
    fn parts_are_whole_in_proportion_and_add_up() {
        let check = |total, weights: &[i128], expect: &[i128]| {
            assert_eq!(apportion(total, weights), expect, "{total} by {weights:?}");
        };
        check(100, &[1, 1, 1], &[34, 33, 33]);
        check(100, &[1, 2, 3], &[17, 33, 50]);
        check(10, &[0, 5, 0], &[0, 10, 0]);
        check(2, &[1, 1, 1, 1], &[1, 1, 0, 0]);
        check(7, &[], &[]);
        check(7, &[0, 0], &[0, 0]);
        check(0, &[3, 4], &[0, 0]);
        check(1_000, &[10_i128.pow(17), 1], &[1_000, 0]);
    }
}
