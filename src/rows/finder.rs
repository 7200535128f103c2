//! Finding rows by their texts among many: numbers are sorted and compared faster than texts.

/// Positions by text, for lists that are asked again and again. It keeps no texts: whoever asks brings them.
#[derive(Debug)]
pub(crate) struct Finder {
    /// Fingerprints with their positions, ascending; where texts share one, in the order of the texts.
    all: Vec<(u64, usize)>,
}

impl Finder {
    /// The positions of so many texts.
    pub fn of<'t>(count: usize, text_at: &dyn Fn(usize) -> &'t str) -> Self {
        let mut all: Vec<(u64, usize)> = (0..count).map(|at| (fingerprint(text_at(at)), at)).collect();
        all.sort_unstable_by(|(one, at), (other, other_at)| {
            one.cmp(other).then_with(|| (text_at(*at), at).cmp(&(text_at(*other_at), other_at)))
        });
        Self { all }
    }

    /// The first position of a text.
    pub fn find<'t>(&self, text: &str, text_at: &dyn Fn(usize) -> &'t str) -> Option<usize> {
        let wanted = fingerprint(text);
        let is_before =
            |(known, at): &(u64, usize)| *known < wanted || (*known == wanted && text_at(*at) < text);
        let (found, at) = self.all.get(self.all.partition_point(is_before))?;
        (*found == wanted && text_at(*at) == text).then_some(*at)
    }
}

/// A number that equal texts share, and others hardly ever.
pub(super) fn fingerprint(text: &str) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |sum: u64, word: u64| (sum ^ word).wrapping_mul(FACTOR).rotate_left(29);
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let last = rest.iter().rev().fold(0, |last, byte| (last << 8) | u64::from(*byte));
    let sum = words.iter().fold(text.len() as u64, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    mix(mix(sum, last), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_where_it_stands_first() {
        let texts = ["yudu", "ganxian", "", "a-long-name-of-a-county", "yudu", "a-long-name-of-a-countz"];
        let text_at = |at: usize| texts[at];
        let finder = Finder::of(texts.len(), &text_at);
        let found: Vec<Option<usize>> = texts.iter().map(|text| finder.find(text, &text_at)).collect();
        assert_eq!(found, [0, 1, 2, 3, 0, 5].map(Some));
        assert_eq!(["yud", "yudu ", "z"].map(|text| finder.find(text, &text_at)), [None; 3]);
    }
}
