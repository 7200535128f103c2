//! Numbers that look random and are the same on every machine.

/// A small pseudo-random generator (SplitMix64: Steele, Lea and Flood, 2014). Integers only, so that a seed gives the same plan
/// natively and in WebAssembly, today and with every later compiler.
pub(crate) struct Random(u64);

/// What a generator is for. Each subject draws from its own sequence, so that one more draw for counties leaves projects alone.
#[derive(Clone, Copy)]
pub(crate) enum Subject {
    Counties,
    Projects,
    Streams,
    Witness,
    Amounts,
    Links,
    Factors,
    #[cfg(feature = "solve")]
    Inflows,
}

impl Random {
    /// The sequence of a subject under a seed.
    pub(crate) fn new(seed: u64, subject: Subject) -> Self {
        let mut mixer = Self(seed);
        let base = mixer.next();
        Self(base ^ (subject as u64).wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below `end`; 0 where `end` is 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        // The upper half of the product; its bias is at most end / 2⁶⁴.
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// A number from `low` to `high`, both included; `low` where `high` is less.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.abs_diff(low.min(high));
        low.saturating_add_unsigned(self.below(width.saturating_add(1)))
    }

    /// Yes in this many of a hundred cases.
    pub(super) fn percent(&mut self, yes: u64) -> bool {
        self.below(100) < yes
    }

    /// One of the items, each as likely as the others.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let index = self.below(items.len() as u64);
        items.get(index as usize)
    }

    /// The index of one of the items, each as likely as its weight says; `None` where all weights are 0.
    pub(super) fn weighted(&mut self, weights: &Weights) -> Option<usize> {
        let draw = self.below(weights.total());
        (weights.total() > 0).then(|| weights.running.partition_point(|upper| *upper <= draw))
    }

    /// A number around `median` as amounts of money are spread: many small ones, few large ones. Half are below the median, one
    /// in ten is above four times it, the largest is thirty times it.
    pub(super) fn skewed(&mut self, median: i64) -> i64 {
        let draw = self.below(1_000_000) as i64;
        let mut pairs = SKEW.iter().zip(SKEW.iter().skip(1));
        let thousandths = pairs
            .rfind(|((from, _), _)| *from <= draw)
            .map(|((from, low), (to, high))| low + (high - low) * (draw - from) / (to - from));
        median.saturating_mul(thousandths.unwrap_or_default()) / 1000
    }
}

/// Quantiles of a log-normal spread (σ = 1.1): (millionths of all draws, thousandths of the median).
const SKEW: [(i64, i64); 10] = [
    (0, 60),
    (25_000, 116),
    (100_000, 244),
    (250_000, 476),
    (500_000, 1_000),
    (750_000, 2_100),
    (900_000, 4_095),
    (975_000, 8_640),
    (995_000, 17_000),
    (1_000_000, 30_000),
];

/// Weights made ready for drawing: their running totals.
pub(super) struct Weights {
    running: Vec<u64>,
}

impl Weights {
    /// From the weight of each item, in order.
    pub(super) fn new(weights: impl IntoIterator<Item = u64>) -> Self {
        let add = |total: &mut u64, weight: u64| {
            *total = total.saturating_add(weight);
            Some(*total)
        };
        Self { running: weights.into_iter().scan(0, add).collect() }
    }

    fn total(&self) -> u64 {
        self.running.last().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_numbers_for_ever() {
        let mut random = Random(0);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        // The sequence that the authors' reference program prints for seed 0.
        assert_eq!(first, [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]);
    }

    #[test]
    fn draws_stay_in_their_range() {
        let mut random = Random::new(7, Subject::Projects);
        assert_eq!(random.below(0), 0);
        assert_eq!(random.between(5, 4), 5);
        let draws: Vec<i64> = (0..1000).map(|_| random.between(-2, 2)).collect();
        assert_eq!(draws.iter().min(), Some(&-2));
        assert_eq!(draws.iter().max(), Some(&2));
    }

    #[test]
    fn weights_decide_how_often() {
        let mut random = Random::new(7, Subject::Projects);
        let weights = Weights::new([0, 3, 0, 1]);
        let mut hits = [0; 4];
        (0..4000).for_each(|_| hits[random.weighted(&weights).unwrap()] += 1);
        assert_eq!((hits[0], hits[2]), (0, 0));
        assert!((2800..3200).contains(&hits[1]), "{hits:?}");
        assert_eq!(random.weighted(&Weights::new([0, 0])), None);
        assert_eq!(random.weighted(&Weights::new([])), None);
    }

    #[test]
    fn costs_are_skewed_to_the_right() {
        let mut random = Random::new(7, Subject::Projects);
        let mut draws: Vec<i64> = (0..10_001).map(|_| random.skewed(1_000_000)).collect();
        draws.sort_unstable();
        let (median, mean) = (draws[5000], draws.iter().sum::<i64>() / 10_001);
        assert!((950_000..1_050_000).contains(&median), "{median}");
        assert!(mean > median * 3 / 2, "{mean}");
        assert!(draws[10_000] <= 30_000_000);
    }
}
