//! Which stream may pay for which project, and how: the one place that decides it.
//!
//! A stream may pay for a ready project in a county it reaches. Does its earmark cover the project, it pays with its *own* money
//! (also where the pool would allow it); else, if it is poolable at all and the pool covers the project, with *pooled* money. A
//! `forbid` rule that is on takes the permission away. Procurement streams pay for nothing.

use super::rule::{RuleKind, sentence};
use super::{Cells, Channel, Credit, Level, Plan, Project, Scope, Stream, TableName, name_alone};
use crate::i18n::{Key, Phrase};

/// How a stream may pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Within its earmark.
    Own,
    /// Through the pool; counts against its poolable share.
    Pooled,
}

/// Why a stream may not pay for a project: the first obstacle, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Refusal {
    /// The project is not in the project library.
    NotReady,
    /// A procurement stream is no budget money.
    Procurement,
    /// The stream does not reach the project's county.
    OutOfReach,
    /// The earmark does not cover the project, and nothing of the stream is poolable.
    OutsideEarmark,
    /// The earmark does not cover the project, and neither does the pool.
    OutsidePool,
    /// The rule at this position of the plan forbids it.
    Forbidden(usize),
}

impl Refusal {
    /// The reason in words.
    pub fn phrase(self, plan: &Plan) -> Phrase {
        match self {
            Self::NotReady => Phrase::new(Key::RefusalNotReady),
            Self::Procurement => Phrase::new(Key::RefusalProcurement),
            Self::OutOfReach => Phrase::new(Key::RefusalOutOfReach),
            Self::OutsideEarmark => Phrase::new(Key::RefusalOutsideEarmark),
            Self::OutsidePool => Phrase::new(Key::RefusalOutsidePool),
            Self::Forbidden(rule) => {
                let words = Phrase::new(Key::RefusalForbidden);
                plan.rules.get(rule).map_or(words.clone(), |rule| {
                    words
                        .with("rule", name_alone(plan, TableName::Rules, &rule.id))
                        .with("sentence", sentence(plan, rule))
                })
            }
        }
    }
}

/// How a stream may pay for a project, or why it may not.
pub type Verdict = Result<Way, Refusal>;

/// The verdict on one stream and one project. For many pairs ask [`Ways`].
pub fn may_pay(plan: &Plan, stream: &Stream, project: &Project) -> Verdict {
    if !project.ready {
        return Err(Refusal::NotReady);
    }
    let lies_in =
        |counties: &Scope, uses: &Scope| counties.contains(&project.county) && uses.covers(&project.use_id);
    let forbidding = forbidding(plan, stream.level).find(|(_, counties, uses)| lies_in(counties, uses));
    Fit {
        reached: lies_in(&stream.reach, &Scope::All),
        earmarked: lies_in(&stream.earmark.counties, &stream.earmark.uses),
        in_pool: lies_in(&plan.pool.counties, &plan.pool.uses),
        forbidden_by: forbidding.map(|(rule, ..)| rule),
    }
    .judge(stream)
}

/// Whether and how a stream may put money into the risk buffer of a credit facility: as its own money where its earmark covers every
/// use of the facility, else as pooled money.
pub fn may_back(stream: &Stream, credit: &Credit) -> Option<Way> {
    let covers_all = match &credit.uses {
        Scope::All => stream.earmark.uses.is_all(),
        Scope::Listed(uses) => uses.iter().all(|use_id| stream.earmark.uses.covers(use_id)),
    };
    match stream.channel {
        Channel::Procurement => None,
        _ if covers_all => Some(Way::Own),
        _ if stream.poolable.is_zero() => None,
        _ => Some(Way::Pooled),
    }
}

/// Whether a credit facility may lend to a project.
pub fn may_lend(credit: &Credit, project: &Project) -> bool {
    project.ready
        && !project.credit_share_max.is_zero()
        && credit.counties.contains(&project.county)
        && credit.uses.covers(&project.use_id)
}

/// The verdicts on every stream and every project of a plan, held once per [`Cells`] cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    by_cell: Vec<Vec<Verdict>>,
    not_ready: Vec<Verdict>,
}

impl Ways {
    /// The verdicts of a plan; O(cells · streams), but for logarithms.
    pub fn of(plan: &Plan, cells: &Cells) -> Self {
        let pool = cells.within(&plan.pool.counties, &plan.pool.uses);
        let forbidden = Level::ALL.map(|level| forbidden_cells(plan, cells, level));
        let mut by_cell = vec![Vec::with_capacity(plan.streams.len()); cells.all().len()];
        for stream in plan.streams.iter() {
            let reach = cells.within(&stream.reach, &Scope::All);
            let earmark = cells.within(&stream.earmark.counties, &stream.earmark.uses);
            let level = Level::ALL.iter().position(|level| *level == stream.level);
            let forbidden = level.and_then(|level| forbidden.get(level)).into_iter().flatten();
            let fits = reach.into_iter().zip(earmark).zip(&pool).zip(forbidden);
            for (verdicts, (((reached, earmarked), in_pool), forbidden_by)) in by_cell.iter_mut().zip(fits) {
                let fit = Fit { reached, earmarked, in_pool: *in_pool, forbidden_by: *forbidden_by };
                verdicts.push(fit.judge(stream));
            }
        }
        Self { by_cell, not_ready: vec![Err(Refusal::NotReady); plan.streams.len()] }
    }

    /// The verdict of each stream, in the plan's order, on the ready projects of the cell at this position; none for a position
    /// beyond the cells.
    pub fn of_cell(&self, cell: usize) -> &[Verdict] {
        self.by_cell.get(cell).map_or(&[], Vec::as_slice)
    }

    /// The verdict of each stream, in the plan's order, on a project that lies in the cell at this position.
    pub fn of_project(&self, project: &Project, cell: usize) -> &[Verdict] {
        if project.ready { self.of_cell(cell) } else { &self.not_ready }
    }
}

/// What the verdict on a stream and a ready project depends on.
struct Fit {
    reached: bool,
    earmarked: bool,
    in_pool: bool,
    forbidden_by: Option<usize>,
}

impl Fit {
    fn judge(&self, stream: &Stream) -> Verdict {
        let way = match self {
            _ if stream.channel == Channel::Procurement => return Err(Refusal::Procurement),
            Self { reached: false, .. } => return Err(Refusal::OutOfReach),
            Self { earmarked: true, .. } => Way::Own,
            _ if stream.poolable.is_zero() => return Err(Refusal::OutsideEarmark),
            Self { in_pool: false, .. } => return Err(Refusal::OutsidePool),
            _ => Way::Pooled,
        };
        self.forbidden_by.map_or(Ok(way), |rule| Err(Refusal::Forbidden(rule)))
    }
}

/// The rules in force that forbid money of the level: position, counties and uses.
fn forbidding(plan: &Plan, level: Level) -> impl Iterator<Item = (usize, &Scope, &Scope)> {
    plan.rules.iter().enumerate().filter_map(move |(position, rule)| match &rule.kind {
        RuleKind::Forbid(forbid) if rule.on && forbid.levels.contains(&level) => {
            Some((position, &rule.counties, &rule.uses))
        }
        _ => None,
    })
}

/// For each cell the first rule that forbids money of the level there.
fn forbidden_cells(plan: &Plan, cells: &Cells, level: Level) -> Vec<Option<usize>> {
    let mut first = vec![None; cells.all().len()];
    for (rule, counties, uses) in forbidding(plan, level) {
        for (by, hit) in first.iter_mut().zip(cells.within(counties, uses)) {
            if hit {
                by.get_or_insert(rule);
            }
        }
    }
    first
}
