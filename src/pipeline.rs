//! From a plan to what can be shown: the façade over rows, lp, solve and verify.

mod layout;

use std::ops::ControlFlow;
use std::sync::Arc;

use self::layout::Layout;
use crate::lp::Groups;
use crate::plan::{Plan, Table};
use crate::rows::{Demands, RowId, Total};
use crate::solve::{Answer, Effort, Memory, search};
pub use crate::solve::{Progress, Stage, Watch};
use crate::verify::{Case, Infeasible, Overflow, Refused, Verified, Violation, verify_conflict};

/// What running a plan comes to.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// An allocation that passed the exact check.
    Allocated(Verified),
    /// No allocation keeps the plan, which is proven.
    Infeasible(Infeasible),
    /// Neither an allocation nor a proof that there is none was found; what the last try broke.
    Unknown(Vec<Violation>),
    /// What was found did not pass the judge: a defect of this program, never shown as a result.
    Fault(Refused),
}

/// How far a series of searches is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// How many are done.
    pub done: usize,
    /// How many there are in all.
    pub of: usize,
}

/// Is told now and then how far a series of searches is, and answers whether to go on.
pub type SeriesWatch<'a> = &'a dyn Fn(Series) -> ControlFlow<()>;

/// How much is tried to better a first allocation where projects are all or nothing.
const EFFORT: Effort = Effort { nodes: 300, iterations: 20_000 };

/// With so many pairs of streams and projects every payment can be told apart.
const MOST_APART: usize = 4_000;

/// If more rows than this change at once, as between scenarios, what was learnt leads astray: natively the demo's scenarios took four times
/// as long from each other as from nothing, and now and then a thousand times as long in the browser.
const MOST_CHANGED: usize = 8;

/// Searches the best allocation of a plan without errors and verifies it.
pub fn run(plan: &Plan, watch: Watch<'_>) -> Outcome {
    Session::new(plan.clone()).run(watch)
}

/// A plan that is solved again whenever it has changed: each search goes on from where the last one was.
#[derive(Clone, Debug)]
pub struct Session {
    plan: Plan,
    /// The plan of the last search, laid out.
    layout: Option<Layout>,
    /// Shared by sessions that go on from the same search.
    memory: Option<Arc<Memory>>,
    /// What the memory speaks of by position.
    sums: Option<Sums>,
}

/// The sums of grants and the rows that the rules of a plan speak of; their numbers do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sums {
    totals: Vec<Total>,
    rows: Vec<RowId>,
}

impl Sums {
    fn of(demands: &Demands) -> Self {
        Self { totals: demands.totals.all().to_vec(), rows: rows_of(demands).cloned().collect() }
    }

    /// Whether these are those of the demands.
    fn are_of(&self, demands: &Demands) -> bool {
        self.totals == demands.totals.all() && self.rows.iter().eq(rows_of(demands))
    }
}

fn rows_of(demands: &Demands) -> impl Iterator<Item = &RowId> {
    let each = demands.each_project.iter().map(|each| each.id());
    demands.rows.iter().map(|row| &row.id).chain(each)
}

impl Session {
    /// A plan without errors that was not solved yet.
    pub const fn new(plan: Plan) -> Self {
        Self { plan, layout: None, memory: None, sums: None }
    }

    /// The plan as it is now.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Takes the plan as it is after an edit. What was learnt is kept unless rows came, went or moved, many of them changed, or the rules speak
    /// of other sums.
    pub fn replace(&mut self, plan: Plan) {
        if changed_rows(&self.plan, &plan) > MOST_CHANGED {
            self.memory = None;
        }
        self.follow(plan);
    }

    /// Takes the next plan of a series that goes by small steps: what was learnt is kept however many rows change. Else as after an edit.
    pub fn follow(&mut self, plan: Plan) {
        if !has_same_rows(&self.plan, &plan) {
            self.memory = None;
        }
        self.plan = plan;
    }

    /// Searches the best allocation and verifies it.
    pub fn run(&mut self, watch: Watch<'_>) -> Outcome {
        match self.laid_out() {
            Ok(layout) => {
                let outcome = self.run_laid_out(&layout, watch);
                self.layout = Some(layout);
                outcome
            }
            Err(overflow) => {
                self.memory = None;
                Outcome::Fault(overflow.into())
            }
        }
    }

    /// The plan laid out, from where it was laid out last.
    fn laid_out(&mut self) -> Result<Layout, Overflow> {
        match self.layout.take() {
            Some(layout) => layout.follow(&self.plan),
            None => Layout::of(&self.plan),
        }
    }

    fn run_laid_out(&mut self, layout: &Layout, watch: Watch<'_>) -> Outcome {
        let demands = &*layout.demands;
        if !self.sums.as_ref().is_some_and(|sums| sums.are_of(demands)) {
            self.memory = None;
            self.sums = Some(Sums::of(demands));
        }
        let is_first = self.memory.is_none();
        let outcome = match self.search(layout, watch) {
            // What was learnt from another plan may mislead: then nothing but the plan itself counts.
            Outcome::Unknown(_) | Outcome::Fault(_) if !is_first => self.search(layout, watch),
            outcome => outcome,
        };
        or_apart(&self.plan, demands, outcome, watch)
    }

    fn search(&mut self, layout: &Layout, watch: Watch<'_>) -> Outcome {
        let older = self.memory.take().map(Arc::unwrap_or_clone);
        let laid = Arc::clone(&layout.laid);
        let found = Case::of_laid(&self.plan, &layout.demands, laid).and_then(|case| {
            let (answer, memory) = search(&case, &layout.groups, EFFORT, older, watch)?;
            self.memory = memory.map(Arc::new);
            Ok(judged(&case, answer))
        });
        found.unwrap_or_else(|overflow| Outcome::Fault(overflow.into()))
    }
}

fn judged(case: &Case<'_>, answer: Answer) -> Outcome {
    match answer {
        Answer::Allocation { allocation, duals, stopped } => match case.verify(allocation, duals, stopped) {
            Ok(verified) => Outcome::Allocated(verified),
            Err(refused) => Outcome::Fault(refused),
        },
        Answer::Infeasible(duals) => match verify_conflict(case.plan(), case.demands(), duals, None) {
            Ok(infeasible) => Outcome::Infeasible(infeasible),
            // Almost infeasible to a solver, and no proof: nobody knows.
            Err(Refused::NoProof) => Outcome::Unknown(Vec::new()),
            Err(refused) => Outcome::Fault(refused),
        },
        Answer::Nothing { broken } => Outcome::Unknown(broken),
    }
}

/// The outcome; where nothing was found, that of a search with every payment told apart, for plans so tight that it counts. It is judged by
/// the demands as any other.
fn or_apart(plan: &Plan, demands: &Demands, outcome: Outcome, watch: Watch<'_>) -> Outcome {
    let is_small = plan.streams.len().saturating_mul(plan.projects.len()) <= MOST_APART;
    let is_stopped = || watch(Progress { tier: 0, stage: Stage::Relaxing }).is_break();
    if !is_small || !matches!(outcome, Outcome::Unknown(_)) || is_stopped() {
        return outcome;
    }
    let apart = Demands::apart(plan);
    let found = Case::of(plan, &apart).and_then(|case| {
        let (answer, _) = search(&case, &Groups::of(plan, &apart), EFFORT, None, watch)?;
        Ok(judged(&Case::of(plan, demands)?, answer))
    });
    match found {
        Ok(found @ (Outcome::Allocated(_) | Outcome::Infeasible(_))) => found,
        _ => outcome,
    }
}

/// Whether both plans have the same streams, projects and so on, in the same order.
fn has_same_rows(one: &Plan, other: &Plan) -> bool {
    one.streams.iter().map(|row| &row.id).eq(other.streams.iter().map(|row| &row.id))
        && one.credit.iter().map(|row| &row.id).eq(other.credit.iter().map(|row| &row.id))
        && one.counties.iter().map(|row| &row.id).eq(other.counties.iter().map(|row| &row.id))
        && one.uses.iter().map(|row| &row.id).eq(other.uses.iter().map(|row| &row.id))
        && one.projects.iter().map(|row| &row.id).eq(other.projects.iter().map(|row| &row.id))
        && one.objective.len() == other.objective.len()
}

/// How many rows differ between two plans with the same rows. Most are shared, which saves looking into them.
fn changed_rows(one: &Plan, other: &Plan) -> usize {
    fn of<R: PartialEq>(one: &Table<R>, other: &Table<R>) -> usize {
        one.iter().zip(other.iter()).filter(|(one, other)| !Arc::ptr_eq(one, other) && one != other).count()
    }
    [
        of(&one.streams, &other.streams),
        of(&one.credit, &other.credit),
        of(&one.counties, &other.counties),
        of(&one.projects, &other.projects),
        of(&one.rules, &other.rules),
    ]
    .iter()
    .sum()
}
