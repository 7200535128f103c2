//! Scenarios: named lists of changes, never copies of the plan.

use std::collections::BTreeSet;

use super::diff::{changes, diff};
use super::edit::{Change, Refused, apply_possible};
use super::{Id, Plan, TableName, Text, find_row, row_name};
use crate::diagnostic::{Arg, Code, Diagnostic, JsonPath, Name};
use crate::plan::sort_by_key;

/// A what-if: the plan with some changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What readers should know of it.
    pub note: Text,
    /// The scenario whose changes come first; `None` stands on the plan itself.
    pub base: Option<Id>,
    /// What it changes, in order; never the list of scenarios.
    pub changes: Vec<Change>,
}

impl Scenario {
    /// What an id of a scenario begins with.
    const STEM: &str = "scenario";

    /// These changes, under an id that no scenario of the plan has, without name and note.
    pub fn fresh(plan: &Plan, base: Option<Id>, changes: Vec<Change>) -> Self {
        let id = Id::unused(Self::STEM, plan.scenarios.iter().map(|scenario| &scenario.id));
        Self { id, name: Text::default(), note: Text::default(), base, changes }
    }
}

/// Something of a scenario that does not apply to the plan as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The scenario: the one that was asked for, or one it stands on.
    pub scenario: Id,
    /// Which of its changes, from 0; `None` is the scenario it stands on.
    pub change: Option<usize>,
    /// Why it does not apply.
    pub reason: Diagnostic,
}

/// The plan as the scenario has it, and what of the scenario does not apply.
///
/// The changes of the scenarios it stands on come first. A change that does not apply, because the plan has changed since, is
/// left out and reported.
pub fn apply_scenario(plan: &Plan, scenario: &Scenario) -> (Plan, Vec<Problem>) {
    let (lineage, mut problems) = lineage(plan, scenario);
    let mut changed = plan.clone();
    for scenario in lineage.into_iter().rev() {
        let (next, refused) = apply_changes(&changed, &scenario.changes);
        changed = next;
        problems.extend(refused.into_iter().map(|Refused { change, reason }| Problem {
            scenario: scenario.id.clone(),
            change: Some(change),
            reason,
        }));
    }
    (changed, problems)
}

/// What leads from one plan to another, as the changes of a scenario: "keep this as a scenario". Differences between the plans'
/// own scenarios are left out.
pub fn changes_between(plan: &Plan, edited: &Plan) -> Vec<Change> {
    let mut changes = changes(&diff(plan, edited));
    changes.retain(|change| !is_of_scenarios(change));
    changes
}

fn apply_changes(plan: &Plan, changes: &[Change]) -> (Plan, Vec<Refused>) {
    let (changed, refused) = apply_possible(plan, changes, |change| !is_of_scenarios(change));
    let barred = changes.iter().enumerate().filter(|(_, change)| is_of_scenarios(change));
    let place = TableName::Scenarios.path();
    let mut all: Vec<Refused> = barred
        .map(|(change, _)| Refused {
            change,
            reason: Diagnostic::new(Code::ScenarioInScenario, place.clone()),
        })
        .chain(refused)
        .collect();
    sort_by_key(&mut all, |refused| refused.change);
    (changed, all)
}

const fn is_of_scenarios(change: &Change) -> bool {
    matches!(change, Change::Scenario(_))
}

/// The scenario, the one it stands on, and so on to one that stands on the plan itself.
fn lineage<'s>(plan: &'s Plan, scenario: &'s Scenario) -> (Vec<&'s Scenario>, Vec<Problem>) {
    let mut lineage = vec![scenario];
    let mut seen = BTreeSet::from([&scenario.id]);
    let mut last = scenario;
    while let Some(base) = &last.base {
        if !seen.insert(base) {
            let circle: Vec<Name> =
                lineage.iter().map(|scenario| row_name(&scenario.name, &scenario.id)).collect();
            let reason =
                Diagnostic::new(Code::ScenarioCircle, base_path(plan, &last.id)).with("circle", circle);
            return (lineage, vec![Problem { scenario: last.id.clone(), change: None, reason }]);
        }
        let Some(found) = plan.scenarios.iter().find(|scenario| scenario.id == *base) else {
            let reason = Diagnostic::new(Code::UnknownId, base_path(plan, &last.id))
                .with("kind", Arg::Noun(TableName::Scenarios.noun()))
                .with("id", base.as_str());
            return (lineage, vec![Problem { scenario: last.id.clone(), change: None, reason }]);
        };
        lineage.push(found);
        last = found;
    }
    (lineage, Vec::new())
}

fn base_path(plan: &Plan, scenario: &Id) -> JsonPath {
    let list = TableName::Scenarios.path();
    let position = find_row(plan, TableName::Scenarios, scenario).map(|(position, _)| position);
    position.map_or_else(|| list.clone(), |position| list.index(position)).key("base")
}
