//! The way out of a plan that no allocation keeps: the cheapest demands to loosen, and by how much.
//!
//! What is weaker gives way first: preferences, then policies, then the law, then what the plan itself sets. Among demands that stand
//! equally firm the least money gives way. An elastic program finds the amounts; from there on nothing rests on it. A
//! witness is found that misses no more, and the judge says what of the plan it misses, to the fen. The changes
//! that excuse it are made to the plan, and that is solved again. Of every rank an exact bound tells how much has to give way at
//! the least.

mod concession;
mod loosen;
mod relax;
mod witness;

pub(super) use concession::missed_by_rule;
pub use concession::{Concession, Short};
pub(super) use loosen::Loosener;

use crate::explain::exact::{fen_at_least, money};
use crate::explain::{Unsolved, solve};
use crate::lp::{Groups, Limit, Rank};
use crate::money::Money;
use crate::plan::Plan;
use crate::plan::edit::{Change, apply_all};
use crate::rows::Demands;
use crate::solve::{Elastic, Giving, Watch};
use crate::verify::{
    Allocation, Case, Certificate, DUAL, Overflow, Shortfall, Verified, bound, check, verify,
};
use concession::concessions;
use relax::{without_limits, without_projects};
use witness::{Witness, by_rank, witness};

/// By how many quanta more rules are loosened, one try after the other, so that the loosened plan is solved.
const ROOMS: [i128; 4] = [0, 1, 10, 100];
/// A dual of 1.
const ONE: i128 = 10_i128.pow(DUAL);

/// How a plan that no allocation keeps can be loosened so that one does.
#[derive(Clone, Debug)]
pub struct WayOut {
    /// What gives way, the weakest first.
    pub concessions: Vec<Concession>,
    /// What the witness misses of the plan, by row.
    pub shortfalls: Vec<Shortfall>,
    /// An allocation that misses these and keeps all else.
    pub witness: Allocation,
    /// Per rank, the firmest first: what gives way in all, and what has to.
    pub ranks: Vec<RankTotal>,
    /// The plan with the changes made.
    pub plan: Plan,
    /// The best allocation of that plan; the witness itself if no better one was found.
    pub after: Verified,
    /// Whether the loosened plan was solved by itself; else it is the witness that shows it can be kept.
    pub is_solved: bool,
}

impl WayOut {
    /// The changes that loosen the plan, in order: a scenario.
    pub fn changes(&self) -> Vec<Change> {
        changes_of(&self.concessions)
    }
}

/// What gives way among demands that stand equally firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankTotal {
    /// How firmly they stand.
    pub rank: Rank,
    /// What the witness misses of them in all.
    pub short: Money,
    /// What has to give way of them at the least while nothing firmer does: proven exactly. None where something firmer does.
    pub at_least: Option<Money>,
}

/// Finds the cheapest way out of a plan that no allocation keeps.
///
/// # Errors
/// [`Unsolved::Feasible`] if nothing has to give way as far as is known; if no way out was found, or it was stopped.
pub fn way_out(plan: &Plan, watch: Watch<'_>) -> Result<WayOut, Unsolved> {
    let demands = Demands::of(plan);
    let limits = Limit::all(plan);
    let soft = without_limits(plan);
    let soft_demands = Demands::of(&soft);
    let groups = Groups::of(&soft, &soft_demands);
    let case = Case::of(&soft, &soft_demands)?;
    let mut elastic = Elastic::new(&case, &groups, &limits);
    let giving = elastic.least(watch)?.ok_or(Unsolved::Unknown)?;
    let proofs = proofs(plan, &demands, &giving)?;
    let found = witness(plan, &demands, &giving, &mut elastic, watch)?;
    finish(plan, &demands, found.ok_or(Unsolved::Unknown)?, &proofs, watch)
}

/// Makes the changes that excuse what the witness misses, and solves the plan they lead to; where rounding finds no way into what is
/// left, with a few quanta more.
fn finish(
    plan: &Plan,
    demands: &Demands,
    found: Witness,
    proofs: &[(Rank, Money)],
    watch: Watch<'_>,
) -> Result<WayOut, Unsolved> {
    let Witness { allocation: witness, missed: shortfalls } = found;
    if shortfalls.is_empty() {
        return Err(Unsolved::Feasible);
    }
    let ranks = totals(plan, &shortfalls, proofs)?;
    let quantum = i128::from(plan.quantum.amount().fen());
    let loosened = |room| loosened(plan, demands, &witness, &shortfalls, quantum.saturating_mul(room));
    for room in ROOMS {
        let (plan, concessions) = loosened(room)?;
        match solve(&plan, watch) {
            Ok(after) => {
                let is_solved = true;
                return Ok(WayOut { concessions, shortfalls, witness, ranks, plan, after, is_solved });
            }
            Err(Unsolved::Stopped) => return Err(Unsolved::Stopped),
            Err(_) => {}
        }
    }
    let (plan, concessions) = loosened(0)?;
    // Without duals: those it was found with are of another plan, whose rows are not the ones of this.
    let after = verify(&plan, &Demands::of(&plan), witness.clone(), Vec::new(), true)?;
    Ok(WayOut { concessions, shortfalls, witness, ranks, plan, after, is_solved: false })
}

/// The plan with the changes that excuse what the witness misses, and so many fen more. The judge says that the witness keeps it.
fn loosened(
    plan: &Plan,
    demands: &Demands,
    witness: &Allocation,
    missed: &[Shortfall],
    room: i128,
) -> Result<(Plan, Vec<Concession>), Unsolved> {
    let concessions = concessions(plan, demands, witness, missed, room)?;
    let plan = apply_all(plan, &changes_of(&concessions)).map_err(|_| Unsolved::Fault)?;
    let is_kept = check(&plan, &Demands::of(&plan), witness)?.is_empty();
    if is_kept { Ok((plan, concessions)) } else { Err(Unsolved::Fault) }
}

fn changes_of(concessions: &[Concession]) -> Vec<Change> {
    concessions.iter().flat_map(|one| one.changes.iter().cloned()).collect()
}

/// What is missed by rank, beside what has to be: that is only known up to the firmest rank that gives way.
fn totals(plan: &Plan, missed: &[Shortfall], proofs: &[(Rank, Money)]) -> Result<Vec<RankTotal>, Overflow> {
    let mut totals = Vec::new();
    let mut is_known = true;
    for (rank, short) in Rank::FIRMEST_FIRST.into_iter().zip(by_rank(plan, missed)) {
        let proof = proofs.iter().find(|(one, _)| *one == rank).map(|(_, least)| *least);
        totals.push(RankTotal { rank, short: money(short)?, at_least: proof.filter(|_| is_known) });
        is_known = is_known && short == 0;
    }
    Ok(totals)
}

/// For each rank, what has to give way of it while nothing firmer does, in exact numbers.
///
/// Any duals y ≥ 0 give Σ y·short ≥ −bound(y), where the bound is that of a proof that there is no allocation. With no y above 1 in
/// the rank and none at all below it, the rank itself is short by at least that.
fn proofs(plan: &Plan, demands: &Demands, giving: &Giving) -> Result<Vec<(Rank, Money)>, Overflow> {
    let without_projects = without_projects(plan);
    let mut proofs = Vec::new();
    for (rank, duals) in &giving.duals {
        let fitting = duals.iter().filter_map(|(row, dual)| match Rank::of(plan, row) {
            Some(of_row) if of_row < *rank => None,
            Some(of_row) if of_row == *rank => Some((row.clone(), (*dual).min(ONE))),
            _ => Some((row.clone(), *dual)),
        });
        let duals = fitting.collect();
        let certificate = Certificate { tier: None, held: &[], duals: &duals };
        // What projects have to get is no row: where it gives way itself, it counts for nothing.
        let bounded = if *rank == Rank::Limit { &without_projects } else { plan };
        proofs.push((*rank, fen_at_least(bound(bounded, demands, &certificate)?)?));
    }
    Ok(proofs)
}
