//! Rules an allocation has to keep: one file per kind, with its data, its check and its sentence.
//!
//! Every rule speaks of the grants to projects in its `counties` × `uses`; both default to all. In the docs of the kinds,
//! G stands for those grants together.

mod county_range;
mod factor_band;
mod forbid;
mod match_share;
mod max_share;
mod no_regression;
mod reserve;
mod scoped;
mod sentence;
mod use_share;

pub use county_range::CountyRange;
pub use factor_band::{FactorBand, MOST_BAND, MOST_FACTOR, MOST_PERFORMANCE};
pub use forbid::Forbid;
pub use match_share::{Match, MatchScope};
pub use max_share::{MaxShare, Part};
pub use no_regression::NoRegression;
pub use reserve::Reserve;
pub(super) use scoped::check;
pub use sentence::sentence;
#[cfg(feature = "app")]
pub use sentence::sentence_to_change;
pub use use_share::UseShare;

use super::{Id, Scope, Text};

/// A rule of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: Id,
    /// Its name; blank where its sentence says enough.
    pub name: Text,
    /// Whether it is in force.
    pub on: bool,
    /// How firmly it stands.
    pub strength: Strength,
    /// The law, document or decision it comes from.
    pub cite: String,
    /// The uses it speaks of, with their parts.
    pub uses: Scope,
    /// The counties it speaks of.
    pub counties: Scope,
    /// What it demands.
    pub kind: RuleKind,
}

/// How firmly a rule stands; what is weaker is loosened first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// A wish.
    Preference,
    /// A policy.
    Policy,
    /// The law.
    Legal,
}

impl Strength {
    /// Every strength, the weakest first.
    pub const ALL: [Strength; 3] = [Strength::Preference, Strength::Policy, Strength::Legal];
}

/// What a rule demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// A share of grants for some uses.
    UseShare(UseShare),
    /// A range of grants to each county.
    CountyRange(CountyRange),
    /// Own money beside money from above.
    Match(Match),
    /// No single part gets too much.
    MaxShare(MaxShare),
    /// Counties near their factor-method share.
    FactorBand(FactorBand),
    /// Counties not far below last year.
    NoRegression(NoRegression),
    /// Money kept back.
    Reserve(Reserve),
    /// Levels of money that may not pay for uses.
    Forbid(Forbid),
}
