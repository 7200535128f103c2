//! What a row is about, in positions of the plan's lists.

use std::collections::BTreeMap;

use crate::plan::Plan;
use crate::rows::{Bound, Demands, Row, RowId, Total};

/// What a demand belongs to; positions are those in the plan's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Subject {
    /// A rule.
    Rule(usize),
    /// What a stream has.
    Stream(usize),
    /// What of a stream may leave its earmark.
    Poolable(usize),
    /// What of a stream must be spent.
    MustSpend(usize),
    /// What a credit facility lends per yuan of its buffer.
    Leverage(usize),
    /// What a credit facility's buffer may hold.
    Buffer(usize),
    /// What a project has to get.
    Must(usize),
    /// The amount a project is locked at.
    Lock(usize),
}

/// Where a rule's demand is to hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Place {
    /// Over all that the rule speaks of together.
    Together,
    /// In a county, by position.
    County(usize),
    /// In a village of a county.
    Village(usize, String),
    /// In a project, by position.
    Project(usize),
}

/// A demand by what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Spot {
    /// What it belongs to.
    pub subject: Subject,
    /// Whether it asks for at least or for at most something.
    pub bound: Bound,
    /// Where it is to hold.
    pub place: Place,
}

/// The demands of a plan by the ids of their rows.
pub struct Spots<'a> {
    plan: &'a Plan,
    demands: &'a Demands,
    known: BTreeMap<RowId, Spot>,
}

impl<'a> Spots<'a> {
    /// The demands of a plan. Those of rules on every project by itself are found when asked for.
    pub fn of(plan: &'a Plan, demands: &'a Demands) -> Self {
        let mut known = BTreeMap::new();
        let mut add =
            |row, subject, bound| known.insert(row, Spot { subject, bound, place: Place::Together });
        for (index, stream) in plan.streams.iter().enumerate() {
            add(RowId::stream(&stream.id), Subject::Stream(index), Bound::Max);
            add(RowId::poolable(&stream.id), Subject::Poolable(index), Bound::Max);
            add(RowId::must_spend(&stream.id), Subject::MustSpend(index), Bound::Min);
        }
        for (index, credit) in plan.credit.iter().enumerate() {
            add(RowId::leverage(&credit.id), Subject::Leverage(index), Bound::Max);
            add(RowId::buffer(&credit.id), Subject::Buffer(index), Bound::Max);
        }
        for (index, project) in plan.projects.iter().enumerate() {
            add(RowId::must(&project.id), Subject::Must(index), Bound::Min);
            add(RowId::lock(&project.id), Subject::Lock(index), Bound::Min);
        }
        for row in &demands.rows {
            let spot =
                Spot { subject: Subject::Rule(row.rule), bound: row.bound, place: place_of(demands, row) };
            known.insert(row.id.clone(), spot);
        }
        Self { plan, demands, known }
    }

    /// What a row is about; none for rows of goals and links.
    pub fn get(&self, row: &RowId) -> Option<Spot> {
        self.known.get(row).cloned().or_else(|| self.of_project(row))
    }

    fn of_project(&self, row: &RowId) -> Option<Spot> {
        let projects = || self.plan.projects.iter().enumerate();
        self.demands.each_project.iter().find_map(|each| {
            let (index, _) = projects().find(|(_, project)| each.row_id(&project.id) == *row)?;
            let subject = Subject::Rule(each.rule);
            Some(Spot { subject, bound: each.bound, place: Place::Project(index) })
        })
    }
}

fn place_of(demands: &Demands, row: &Row) -> Place {
    let totals = row.terms.iter().filter_map(|term| demands.totals.all().get(term.total.0));
    let mut village = totals.filter_map(|total| match total {
        Total::Village { village, .. } => Some(village.clone()),
        _ => None,
    });
    match (row.county, village.next()) {
        (Some(county), Some(village)) => Place::Village(county, village),
        (Some(county), None) => Place::County(county),
        (None, _) => Place::Together,
    }
}
