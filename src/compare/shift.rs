//! Who gains and who loses.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::align::{Pair, ids, pairs};
use super::cause::{Cause, of_project, of_rule, of_stream};
use crate::money::Money;
use crate::plan::{County, Id, Plan};
use crate::report::{Place, Report};

/// A county that gets another amount than in the first plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Shift {
    /// The county's id.
    pub id: String,
    /// The county.
    pub county: Pair,
    /// How much more it gets; less than nothing for one that loses.
    pub change: Money,
    /// What can have caused it: its projects, then streams, then rules.
    pub causes: Vec<Cause>,
}

/// A plan with its report.
type Told<'a> = (&'a Plan, &'a Report);

/// The counties whose grants differ, who gains most in front.
pub fn shifts(first: Told<'_>, other: Told<'_>) -> Vec<Shift> {
    let counties = pairs(ids(&first.0.counties), ids(&other.0.counties));
    let mut finder = None;
    let mut shifts = Vec::new();
    for (id, county) in counties {
        let change = fen(other.1, county.other).checked_sub(fen(first.1, county.first));
        if let Some(change) = change.filter(|change| *change != 0) {
            let finder: &mut Finder<'_> = finder.get_or_insert_with(|| Finder::of(first, other));
            let (change, causes) = (Money::from_fen(change), finder.causes(id, county));
            shifts.push(Shift { id: id.to_string(), county, change, causes });
        }
    }
    shifts.sort_by_key(|shift| Reverse(shift.change));
    shifts
}

fn fen(report: &Report, county: Option<usize>) -> i64 {
    county.and_then(|county| report.counties.get(county)).map_or(0, |row| row.grants.fen())
}

/// What differs between two plans, by county.
struct Finder<'a> {
    first: Told<'a>,
    other: Told<'a>,
    projects: Vec<Moved<'a>>,
    streams: Vec<Pair>,
    rules: Vec<Pair>,
    /// Per plan, county and stream, whether it pays there.
    pays: [Vec<Vec<bool>>; 2],
    /// Per plan, the counties' own rows that bind, and the rules that bind over all they speak of.
    binding: [Binding; 2],
}

/// A project that gets another amount.
struct Moved<'a> {
    counties: [Option<&'a Id>; 2],
    pair: Pair,
}

#[derive(Default)]
struct Binding {
    own: BTreeSet<(usize, usize)>,
    everywhere: BTreeSet<usize>,
}

impl<'a> Finder<'a> {
    fn of(first: Told<'a>, other: Told<'a>) -> Self {
        let streams = pairs(ids(&first.0.streams), ids(&other.0.streams));
        let rules = pairs(ids(&first.0.rules), ids(&other.0.rules));
        Self {
            first,
            other,
            projects: moved(first, other),
            streams: streams.into_iter().map(|(_, pair)| pair).collect(),
            rules: rules.into_iter().map(|(_, pair)| pair).collect(),
            pays: [pays(first.1), pays(other.1)],
            binding: [binding(first.1), binding(other.1)],
        }
    }

    fn causes(&self, id: &Id, county: Pair) -> Vec<Cause> {
        let mut causes: Vec<Cause> = self.of_projects(id).chain(self.of_streams(county)).collect();
        causes.extend(self.of_rules(id, county));
        if self.is_another(county) {
            causes.push(Cause::County);
        }
        causes
    }

    fn of_projects(&self, county: &Id) -> impl Iterator<Item = Cause> {
        let project = |plan: &'a Plan, index: Option<usize>| {
            let project = plan.projects.get(index?)?;
            (project.county == *county).then_some(&**project)
        };
        let here = self.projects.iter().filter(|one| one.counties.contains(&Some(county)));
        here.filter_map(move |one| {
            let first = project(self.first.0, one.pair.first);
            let what = of_project(first, project(self.other.0, one.pair.other))?;
            Some(Cause::Project { project: one.pair, what })
        })
    }

    fn of_streams(&self, county: Pair) -> impl Iterator<Item = Cause> {
        let [before, after] = &self.pays;
        let pays = |pays: &[Vec<bool>], county: Option<usize>, stream: Option<usize>| {
            let is = |county: usize, stream: usize| pays.get(county)?.get(stream).copied();
            county.zip(stream).and_then(|(county, stream)| is(county, stream)).unwrap_or(false)
        };
        let here = self.streams.iter().filter(move |stream| {
            pays(before, county.first, stream.first) || pays(after, county.other, stream.other)
        });
        here.filter_map(|stream| {
            let first = stream.first.and_then(|index| self.first.0.streams.get(index));
            let other = stream.other.and_then(|index| self.other.0.streams.get(index));
            let what = of_stream(first.map(|one| &**one), other.map(|one| &**one))?;
            Some(Cause::Stream { stream: *stream, what })
        })
    }

    fn of_rules(&self, id: &Id, county: Pair) -> Vec<Cause> {
        let [before, after] = &self.binding;
        let own = |binding: &Binding, rule: Option<usize>, county: Option<usize>| {
            rule.zip(county).is_some_and(|place| binding.own.contains(&place))
        };
        let everywhere = |binding: &Binding, plan: &Plan, rule: Option<usize>| {
            rule.is_some_and(|rule| binding.everywhere.contains(&rule))
                && rule.and_then(|rule| plan.rules.get(rule)).is_some_and(|rule| rule.counties.contains(id))
        };
        let mut causes = Vec::new();
        for pair in &self.rules {
            let first = pair.first.and_then(|index| self.first.0.rules.get(index)).map(|rule| &**rule);
            let other = pair.other.and_then(|index| self.other.0.rules.get(index)).map(|rule| &**rule);
            let sides = [
                (true, own(before, pair.first, county.first), own(after, pair.other, county.other)),
                (
                    false,
                    everywhere(before, self.first.0, pair.first),
                    everywhere(after, self.other.0, pair.other),
                ),
            ];
            for (own, binds, binds_in_other) in sides {
                if let Some(what) = of_rule(first, other, binds, binds_in_other) {
                    causes.push(Cause::Rule { rule: *pair, what, own });
                }
            }
        }
        causes
    }

    /// Whether what rules read of the county itself differs.
    fn is_another(&self, county: Pair) -> bool {
        let read = |plan: &Plan, index: Option<usize>| {
            let county: &County = plan.counties.get(index?)?;
            let County { population, last_year, performance, factors, class, .. } = county.clone();
            Some((population, last_year, performance, factors, class))
        };
        read(self.first.0, county.first) != read(self.other.0, county.other)
    }
}

/// The projects whose grants differ; where a plan does not have one, it gets nothing.
fn moved<'a>(first: Told<'a>, other: Told<'a>) -> Vec<Moved<'a>> {
    let granted = |report: &Report, index: Option<usize>| {
        index.and_then(|index| report.projects.get(index)).map_or(Money::ZERO, |row| row.granted)
    };
    let county = |plan: &'a Plan, index: Option<usize>| Some(&plan.projects.get(index?)?.county);
    let all = pairs(ids(&first.0.projects), ids(&other.0.projects)).into_iter().map(|(_, pair)| pair);
    let moved = all.filter(|pair| granted(first.1, pair.first) != granted(other.1, pair.other));
    moved
        .map(|pair| Moved { counties: [county(first.0, pair.first), county(other.0, pair.other)], pair })
        .collect()
}

/// Per county and stream, whether it pays there.
fn pays(report: &Report) -> Vec<Vec<bool>> {
    let mut pays = vec![vec![false; report.streams.len()]; report.counties.len()];
    for row in &report.projects {
        let Some(streams) = row.county.and_then(|county| pays.get_mut(county)) else { continue };
        for grant in &row.grants {
            if let Some(pays) = streams.get_mut(grant.stream) {
                *pays = true;
            }
        }
    }
    pays
}

/// Where rules bind: a village's or project's row is its county's own.
fn binding(report: &Report) -> Binding {
    let mut binding = Binding::default();
    for (rule, table) in report.rules.iter().enumerate() {
        for row in table.rows.iter().filter(|row| row.binding) {
            let county = match row.place {
                Place::Everywhere => {
                    binding.everywhere.insert(rule);
                    continue;
                }
                Place::County(county) => Some(county),
                Place::Village(village) => report.villages.get(village).map(|one| one.county),
                Place::Project(project) => report.projects.get(project).and_then(|one| one.county),
            };
            binding.own.extend(county.map(|county| (rule, county)));
        }
    }
    binding
}
