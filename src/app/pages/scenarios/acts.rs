//! What a person does to the scenarios of a plan, each a step that can be taken back.

use std::sync::Arc;

use crate::app::state::work::{Act, Revision};
use crate::diagnostic::Name;
use crate::i18n::{Key, Lang, Phrase};
use crate::plan::edit::{Change, RowChange, ScenarioField};
use crate::plan::{Plan, Scenario, Text, apply_scenario, row_name};

/// A scenario that the plan does not have yet.
pub fn fresh(plan: &Plan, name: Text, note: Text, changes: Vec<Change>) -> Scenario {
    Scenario { name, note, ..Scenario::fresh(plan, None, changes) }
}

/// The change that adds it.
pub fn added(scenario: Scenario) -> Change {
    Change::Scenario(RowChange::Add { row: Arc::new(scenario), before: None })
}

/// The change that sets a field of it.
pub fn set(scenario: &Scenario, field: ScenarioField) -> Change {
    Change::Scenario(RowChange::Set { id: scenario.id.clone(), field })
}

/// It changes from now on what this makes of what it changes by then.
pub fn revised(scenario: &Scenario, revise: impl Fn(&[Change]) -> Vec<Change> + 'static) -> Act {
    let id = scenario.id.clone();
    Act::Revise(Revision::new(move |plan: &Plan| {
        let scenario = plan.scenarios.iter().find(|one| one.id == id);
        scenario
            .map(|scenario| set(scenario, ScenarioField::Changes(revise(&scenario.changes))))
            .into_iter()
            .collect()
    }))
}

/// This change of it makes room for another one, or goes.
pub fn replaced(scenario: &Scenario, old: Change, new: Option<Change>) -> Act {
    revised(scenario, move |changes| {
        let at = changes.iter().position(|change| *change == old);
        let others = changes.iter().enumerate();
        let next = |(one, change): (usize, &Change)| {
            if Some(one) == at { new.clone() } else { Some(change.clone()) }
        };
        others.filter_map(next).collect()
    })
}

/// Another one like it.
pub fn duplicate(plan: &Plan, scenario: &Scenario) -> Act {
    let Name { zh, en } = row_name(&scenario.name, &scenario.id);
    let copied = |name: &str, lang: Lang| Some(Key::ScenariosCopy.with(lang, &[("name", name)]));
    let name = Text { zh: copied(&zh, Lang::Zh), en: copied(&en, Lang::En) };
    let copy = fresh(plan, name, scenario.note.clone(), scenario.changes.clone());
    Act::Make(vec![added(Scenario { base: scenario.base.clone(), ..copy })])
}

/// It goes.
pub fn delete(scenario: &Scenario) -> Act {
    Act::Make(vec![Change::Scenario(RowChange::Remove { id: scenario.id.clone() })])
}

/// The plan becomes what the scenario makes of it; the scenario stays.
pub fn adopt(plan: &Plan, scenario: &Scenario) -> Act {
    let label = Phrase::new(Key::ScenariosAdoptLabel).with("name", row_name(&scenario.name, &scenario.id));
    Act::Replace(Arc::new(apply_scenario(plan, scenario).0), label)
}

/// An empty one, with a number that no other has.
pub fn empty(plan: &Plan) -> Act {
    let number = plan.scenarios.len().saturating_add(1).to_string();
    let named = |lang: Lang| Some(Key::ScenariosNew.with(lang, &[("number", &number)]));
    let name = Text { zh: named(Lang::Zh), en: named(Lang::En) };
    Act::Make(vec![added(fresh(plan, name, Text::default(), Vec::new()))])
}
