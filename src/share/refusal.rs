//! Why a link is not opened.

use thiserror::Error;

use crate::diagnostic::Diagnostic;

/// Why a text is no shared plan. What people read are the words of the page.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Refusal {
    /// The end is missing.
    #[error("cut off: {missing} of {whole} characters are missing")]
    CutOff {
        /// How many characters are missing.
        missing: usize,
        /// How many there should be.
        whole: usize,
    },
    /// It is not what was sent.
    #[error("changed on the way")]
    Changed,
    /// It is longer than any link that is made.
    #[error("{length} characters are too many")]
    TooLong {
        /// How many characters it has.
        length: usize,
    },
    /// What is packed in it is larger than any plan that is shared.
    #[error("what is packed in it is too large")]
    TooLarge,
    /// A newer program made it.
    #[error("of a newer version")]
    Newer,
    /// What is packed in it is whole, but no plan.
    #[error("no plan: {} problems", .0.len())]
    NoPlan(Vec<Diagnostic>),
}
