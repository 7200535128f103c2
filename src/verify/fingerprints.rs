//! Finding rows by their texts among many: numbers are sorted and compared faster than texts.

/// Positions by the fingerprint of a text. Different texts may share one, so whoever finds a position compares the texts.
#[derive(Debug, Default)]
pub(super) struct Fingerprints(Vec<(u64, usize)>);

/// A number that equal texts share, and others hardly ever; `seed` tells apart what is told of the same text.
pub(super) fn fingerprint(seed: usize, text: &str) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |sum: u64, word: u64| (sum ^ word).wrapping_mul(FACTOR).rotate_left(29);
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let length = (text.len() as u64) ^ ((seed as u64) << 32);
    let sum = words.iter().fold(length, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    mix(mix(sum, u64::from_le_bytes(last)), 0)
}

impl FromIterator<u64> for Fingerprints {
    fn from_iter<T: IntoIterator<Item = u64>>(all: T) -> Self {
        let mut sorted: Vec<(u64, usize)> =
            all.into_iter().enumerate().map(|(at, fingerprint)| (fingerprint, at)).collect();
        sorted.sort_unstable();
        Self(sorted)
    }
}

impl Fingerprints {
    /// The positions of a fingerprint, ascending.
    pub fn of(&self, fingerprint: u64) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|(known, _)| *known < fingerprint);
        let from = self.0.get(first..).unwrap_or_default().iter();
        from.take_while(move |(known, _)| *known == fingerprint).map(|(_, at)| *at)
    }
}
