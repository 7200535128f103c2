//! Demands that give way: each gets a column for what is missing of it.
//!
//! A demand `a·x ≤ right` becomes `a·x − lack ≤ right` with `lack ≥ 0`, so that the program has a point whatever rules ask for. Only what
//! money there is, who may pay whom and which projects go together stands as it is.

use super::pieces::money;
use super::{Built, Groups, Program, RowKey, Sense, What};
use crate::money::Money;
use crate::plan::rule::Strength;
use crate::plan::{Channel, Plan, set_of};
use crate::rows::{Demands, RowId};

/// How firmly a demand stands; what is weaker gives way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// A rule of this strength.
    Rule(Strength),
    /// What the plan itself sets: a stream that must be spent, a project that must be funded or is locked.
    Limit,
}

impl Rank {
    /// Every rank, the firmest first: the order in which what gives way is kept small.
    pub const FIRMEST_FIRST: [Rank; 4] = [
        Rank::Limit,
        Rank::Rule(Strength::Legal),
        Rank::Rule(Strength::Policy),
        Rank::Rule(Strength::Preference),
    ];

    /// How firmly a demand stands; none for one that never gives way.
    pub fn of(plan: &Plan, row: &RowId) -> Option<Self> {
        let mut parts = row.0.split(':');
        match parts.next()? {
            "must-spend" | "must" | "lock" => Some(Self::Limit),
            "rule" => {
                let id = parts.next()?;
                let rule = plan.rules.iter().find(|rule| rule.id.as_str() == id)?;
                Some(Self::Rule(rule.strength))
            }
            _ => None,
        }
    }

    /// What a yuan counts where all ranks are minimised at once.
    const fn weight(self) -> f64 {
        match self {
            Self::Limit => 1000.0,
            Self::Rule(Strength::Legal) => 100.0,
            Self::Rule(Strength::Policy) => 10.0,
            Self::Rule(Strength::Preference) => 1.0,
        }
    }
}

/// What a plan asks for beyond its rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The stream at this position pays at least so much.
    MustSpend(usize, Money),
    /// The project at this position gets at least so much.
    Must(usize, Money),
    /// The project at this position gets exactly so much.
    Lock(usize, Money),
}

impl Limit {
    /// What the plan asks for.
    pub fn all(plan: &Plan) -> Vec<Self> {
        let streams = plan.streams.iter().enumerate();
        let budget = streams.filter(|(_, one)| one.channel != Channel::Procurement);
        let spent = budget.filter(|(_, one)| one.must_spend > Money::ZERO);
        let spent = spent.map(|(index, one)| Self::MustSpend(index, one.must_spend));
        let projects = plan.projects.iter().enumerate().filter(|(_, one)| one.ready);
        let funded = projects.filter_map(|(index, one)| match one.lock {
            Some(lock) => Some(Self::Lock(index, lock)),
            None => (one.guaranteed() > Money::ZERO).then(|| Self::Must(index, one.guaranteed())),
        });
        spent.chain(funded).collect()
    }

    /// The id of its row.
    pub fn row_id(self, plan: &Plan) -> Option<RowId> {
        match self {
            Self::MustSpend(stream, _) => plan.streams.get(stream).map(|one| RowId::must_spend(&one.id)),
            Self::Must(project, _) => plan.projects.get(project).map(|one| RowId::must(&one.id)),
            Self::Lock(project, _) => plan.projects.get(project).map(|one| RowId::lock(&one.id)),
        }
    }
}

/// A demand that gives way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The demand; of one on every project of a group by itself, the row of the group's first project.
    pub row: RowId,
    /// How firmly it stands.
    pub rank: Rank,
    /// The column that holds what is missing of it.
    pub column: usize,
}

/// Lets every rule give way, and the limits, which the plan that was built no longer sets. Adds goals behind those of the plan: what is
/// missing by rank in the order of [`Rank::FIRMEST_FIRST`], then the weighted sum of all.
pub(super) fn soften(built: &mut Built, plan: &Plan, demands: &Demands, groups: &Groups, limits: &[Limit]) {
    soften_rows(built, plan, demands, groups);
    soften_bounds(built, plan);
    for limit in limits {
        add_limit(built, plan, *limit);
    }
    for rank in Rank::FIRMEST_FIRST {
        add_goal(built, |lack| if lack.rank == rank { 1.0 } else { 0.0 });
    }
    add_goal(built, |lack| lack.rank.weight());
}

fn add_lack(built: &mut Built, row: RowId, rank: Rank) -> usize {
    built.what.push(What::Lack(built.lacks.len()));
    let column = built.program.column(0.0, f64::INFINITY, 0.0);
    built.lacks.push(Lack { row, rank, column });
    column
}

fn soften_rows(built: &mut Built, plan: &Plan, demands: &Demands, groups: &Groups) {
    for index in 0..built.program.rows.len() {
        let row = match &built.program.rows[index].key {
            RowKey::Demand(id) => id.clone(),
            RowKey::ForEach(each, group) => {
                let Some(id) = first_of_group(plan, demands, groups, *each, *group) else { continue };
                id
            }
            _ => continue,
        };
        if let Some(rank) = Rank::of(plan, &row).filter(|rank| *rank != Rank::Limit) {
            let column = add_lack(built, row, rank);
            built.program.rows[index].terms.push((column, -1.0));
        }
    }
}

fn first_of_group(
    plan: &Plan,
    demands: &Demands,
    groups: &Groups,
    each: usize,
    group: usize,
) -> Option<RowId> {
    let cell = groups.all.get(group)?.cells.first()?;
    let project = demands.cells.all().get(*cell)?.projects.first()?;
    Some(demands.each_project.get(each)?.row_id(&plan.projects.get(*project)?.id))
}

/// A bound that a rule sets becomes a row; the column keeps the bounds of other demands.
fn soften_bounds(built: &mut Built, plan: &Plan) {
    let (soft, hard): (Vec<_>, Vec<_>) =
        built.program.bounds.drain(..).partition(|bound| Rank::of(plan, &bound.id).is_some());
    built.program.bounds = hard;
    for column in set_of(soft.iter().map(|bound| bound.column)) {
        let own = built.program.bounds.iter().filter(|bound| bound.column == column);
        let (lower, upper) = own.fold((f64::NEG_INFINITY, f64::INFINITY), |(lower, upper), bound| {
            bound.within(lower, upper, 0.0)
        });
        let slot = &mut built.program.columns[column];
        (slot.lower, slot.upper) = (lower, upper);
    }
    for bound in soft {
        let Some(rank) = Rank::of(plan, &bound.id) else { continue };
        let lack = add_lack(built, bound.id.clone(), rank);
        let terms = vec![(bound.column, bound.coefficient), (lack, -1.0)];
        built.program.row(RowKey::Demand(bound.id), Sense::AtMost, terms, bound.right);
    }
}

fn add_limit(built: &mut Built, plan: &Plan, limit: Limit) {
    let Some(id) = limit.row_id(plan) else { return };
    let lack = add_lack(built, id.clone(), Rank::Limit);
    let pieces = |built: &Built, project: usize, sign: f64| {
        built.pieces[project].clone().map(|column| (column, sign)).collect::<Vec<_>>()
    };
    let (mut least, amount) = match limit {
        Limit::MustSpend(stream, amount) => {
            (spent_by(built, &RowId::stream(&plan.streams[stream].id)), amount)
        }
        Limit::Must(project, amount) | Limit::Lock(project, amount) => (pieces(built, project, -1.0), amount),
    };
    if let Limit::Lock(project, amount) = limit {
        let mut most = pieces(built, project, 1.0);
        most.push((lack, -1.0));
        let above = RowId(format!("{}:above", id.0));
        built.program.row(RowKey::Demand(above), Sense::AtMost, most, money(amount));
    }
    least.push((lack, -1.0));
    built.program.row(RowKey::Demand(id), Sense::AtMost, least, -money(amount));
}

/// What a stream pays, with the sign of a demand for at least so much.
fn spent_by(built: &Built, stream: &RowId) -> Vec<(usize, f64)> {
    let rows = built.program.rows.iter();
    let mut of_stream = rows.filter(|row| matches!(&row.key, RowKey::Demand(id) if id == stream));
    let terms = of_stream.next().map(|row| row.terms.as_slice()).unwrap_or_default();
    terms.iter().map(|(column, coefficient)| (*column, -coefficient)).collect()
}

fn add_goal(built: &mut Built, weight: impl Fn(&Lack) -> f64) {
    let terms: Vec<(usize, f64)> = built.lacks.iter().map(|lack| (lack.column, -weight(lack))).collect();
    let terms: Vec<(usize, f64)> = terms.into_iter().filter(|(_, gain)| *gain != 0.0).collect();
    built.add_goal(terms, Program::MONEY / 100.0);
}
