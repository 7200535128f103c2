//! A finding with what to do about it.

use super::Phrase;

/// Something is the matter: what, in what particulars, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What is the matter.
    pub what: Phrase,
    /// Its particulars, each a sentence; often none.
    pub details: Vec<Phrase>,
    /// What to do about it.
    pub hint: Phrase,
}

impl Remark {
    /// A remark without particulars.
    pub const fn new(what: Phrase, hint: Phrase) -> Self {
        Self { what, details: Vec::new(), hint }
    }
}
