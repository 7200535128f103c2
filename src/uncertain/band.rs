//! How numbers are spread.

/// What is told of numbers: of so many in a hundred none is greater.
pub const PERCENTILES: [usize; 5] = [5, 25, 50, 75, 95];

/// The numbers at [`PERCENTILES`]: each one of those that occurred, the smallest of which at least that share is no greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Band(pub [i128; 5]);

impl Band {
    /// Of numbers in any order; none where there are none.
    pub fn of(mut numbers: Vec<i128>) -> Option<Self> {
        numbers.sort_unstable();
        let last = numbers.len().checked_sub(1)?;
        let at = |percent: usize| {
            let rank = numbers.len().saturating_mul(percent).div_ceil(100);
            numbers.get(rank.saturating_sub(1).min(last)).copied().unwrap_or_default()
        };
        Some(Self(PERCENTILES.map(at)))
    }

    /// The number in the middle.
    pub const fn median(&self) -> i128 {
        self.0[2]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_holds_numbers_that_occurred() {
        let check = |numbers: Vec<i128>, expect: [i128; 5]| assert_eq!(Band::of(numbers), Some(Band(expect)));
        check((1..=100).rev().collect(), [5, 25, 50, 75, 95]);
        check((1..=1000).collect(), [50, 250, 500, 750, 950]);
        check(vec![7], [7; 5]);
        check(vec![2, 1], [1, 1, 1, 2, 2]);
        check(vec![-3, 3, 0], [-3, -3, 0, 3, 3]);
        assert_eq!(Band::of(Vec::new()), None);
    }
}
