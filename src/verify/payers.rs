//! Who may pay each group, as a search asks for them.

use crate::lp::Groups;

/// The payers of each group as sets of bits: a search asks for those it has not come to, which are soon few.
pub(super) struct Payers {
    streams: usize,
    /// Words of 64 streams each, group by group.
    words: Vec<u64>,
}

impl Payers {
    /// The payers of all groups, among so many streams.
    pub fn of(groups: &Groups, streams: usize) -> Self {
        let width = streams.div_ceil(64);
        let mut words = vec![0; groups.all.len() * width];
        for (group, one) in groups.all.iter().enumerate() {
            for (stream, _) in &one.payers {
                words[group * width + stream / 64] |= 1 << (stream % 64);
            }
        }
        Self { streams, words }
    }

    /// A set of all streams.
    pub fn all(&self) -> Vec<u64> {
        vec![u64::MAX; self.streams.div_ceil(64)]
    }

    /// Takes the payers of a group from a set, and tells each that was in it, ascending.
    pub fn take(&self, group: usize, from: &mut [u64], mut tell: impl FnMut(usize)) {
        let first = group * from.len();
        for (at, (left, word)) in from.iter_mut().zip(&self.words[first..]).enumerate() {
            let mut found = *left & word;
            *left &= !word;
            while found != 0 {
                tell(at * 64 + found.trailing_zeros() as usize);
                found &= found - 1;
            }
        }
    }
}
