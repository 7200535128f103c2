//! Random plans that look like real ones and can be kept.
//!
//! A plan is built around a [`Witness`]: first counties and projects, then streams without amounts, then an allocation that pays
//! for a part of the projects by streams that may; at last amounts, ties and rules, each set so that this allocation keeps it.
//! So every plan is feasible by construction, unless [`Options::infeasible`] adds a conflict of a known amount.
//!
//! Costs are skewed, money is earmarked by ministry, counties own streams, every kind of rule occurs, and everything is marked as
//! illustrative. The same options give the same plan on every machine. Names come in both languages.

mod amounts;
mod counties;
mod factors;
mod links;
mod projects;
pub(crate) mod random;
mod rules;
mod sources;
mod streams;
mod tally;
mod uses;
mod witness;
mod words;

pub use rules::Conflict;
pub use witness::{Buffer, Grant, Loan, Witness};

use std::sync::Arc;

use crate::i18n::Key;
use crate::money::{Money, Ratio};
use crate::plan::{Direction, Goal, Plan, Table, Tier};
use tally::Tally;
use witness::Draft;

/// The budget year of generated plans: the year of the source.
const YEAR: u16 = 2020;

/// What a generated plan is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many streams; 0 is taken as 1.
    pub streams: usize,
    /// How many projects; 0 is taken as 1.
    pub projects: usize,
    /// How many counties; 0 is taken as 1.
    pub counties: usize,
    /// What tells this plan from others of the same size.
    pub seed: u64,
    /// The share of projects that are funded wholly or not at all (0 ..= 1).
    pub whole: Ratio,
    /// Whether two rules contradict each other.
    pub infeasible: bool,
}

/// The size of the source's example: 38 streams, 20 counties; 300 projects.
impl Default for Options {
    fn default() -> Self {
        Self { streams: 38, projects: 300, counties: 20, seed: 1, whole: Ratio::ZERO, infeasible: false }
    }
}

impl Options {
    /// The most streams that are offered. Who may pay for what is held for each stream, county and use.
    pub const MAX_STREAMS: usize = 500;
    /// The most projects that are offered: the size up to which documents are read.
    pub const MAX_PROJECTS: usize = 100_000;
    /// The most counties that are offered: as many as China has.
    pub const MAX_COUNTIES: usize = 3_000;
}

/// A random plan and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// The plan.
    pub plan: Plan,
    /// An allocation that keeps every rule but the policy side of the conflict.
    pub witness: Witness,
    /// The contradiction that was asked for.
    pub conflict: Option<Conflict>,
}

/// A random plan.
pub fn generate(options: &Options) -> Plan {
    generate_with_witness(options).plan
}

/// A random plan with the allocation that shows it can be kept.
pub fn generate_with_witness(options: &Options) -> Generated {
    let mut plan = demand(options);
    plan.streams = table(streams::streams(options, &plan));
    plan.credit = table(streams::credit(&plan));
    let draft = Draft::new(options.seed, &plan);
    amounts::set(&mut plan, &draft, options.seed);
    links::set(&mut plan, &draft, options.seed);
    let tally = Tally::of(&plan, &draft);
    factors::set(&mut plan, &tally, options.seed);
    let unspent = Money::from_fen(amounts::unspent(&plan, &draft));
    let around = rules::around(&plan, &tally, unspent);
    Arc::make_mut(&mut plan.rules).extend(around.into_iter().map(Arc::new));
    let conflict = options.infeasible.then(|| add_conflict(&mut plan, &tally)).flatten();
    Generated { witness: draft.into_witness(&plan), plan, conflict }
}

/// The plan before any money: who asks for what, and what may be paid for.
fn demand(options: &Options) -> Plan {
    let counties = counties::counties(options);
    let seed = options.seed.to_string();
    Plan {
        title: words::text(|lang| Key::GenTitle.with(lang, &[("seed", &seed)])),
        note: words::name(Key::GenNote),
        year: Some(YEAR),
        uses: uses::uses(),
        measures: uses::measures(),
        projects: table(projects::projects(options, &counties)),
        counties: table(counties),
        pool: Arc::new(streams::pool()),
        rules: table([rules::forbid()]),
        objective: Arc::new(vec![
            Tier { direction: Direction::Maximise, goal: Goal::Benefit, slack: Ratio::ZERO },
            Tier { direction: Direction::Minimise, goal: Goal::Pooled, slack: Ratio::ZERO },
        ]),
        ..Plan::default()
    }
}

fn add_conflict(plan: &mut Plan, tally: &Tally) -> Option<Conflict> {
    let (conflict, contradicting) = rules::conflict(plan, tally)?;
    Arc::make_mut(&mut plan.rules).extend(contradicting.map(Arc::new));
    Some(conflict)
}

fn table<T>(elements: impl IntoIterator<Item = T>) -> Table<T> {
    Arc::new(elements.into_iter().map(Arc::new).collect())
}
