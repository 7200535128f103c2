//! A scenario that is made of what was changed, while the plan goes back to before.

use std::sync::Arc;

use super::acts;
use crate::app::state::work::Act;
use crate::i18n::{Key, Phrase};
use crate::plan::edit::{Change, ScenarioField, apply_all};
use crate::plan::{Plan, Scenario, Text, row_name};

/// A scenario to be kept: the change that puts it into the plan, and what that is called.
pub(super) struct Kept {
    changes: Vec<Change>,
    label: Phrase,
}

impl Kept {
    /// A new one.
    pub fn new(plan: &Plan, name: Text, changes: Vec<Change>) -> Self {
        let scenario = acts::fresh(plan, name, Text::default(), changes);
        let label = Phrase::new(Key::KeepLabel).with("name", row_name(&scenario.name, &scenario.id));
        Self { changes: vec![acts::added(scenario)], label }
    }

    /// What it changes now counts from the plan itself.
    pub fn update(scenario: &Scenario, changes: Vec<Change>) -> Self {
        let label = Phrase::new(Key::KeepLabelUpdate).with("name", row_name(&scenario.name, &scenario.id));
        let fields = [ScenarioField::Base(None), ScenarioField::Changes(changes)];
        Self { changes: fields.map(|field| acts::set(scenario, field)).to_vec(), label }
    }

    /// The plan as it was before, with all of its scenarios and this one.
    pub fn act(self, before: &Plan, plan: &Plan) -> Option<Act> {
        let back = Plan { scenarios: plan.scenarios.clone(), ..before.clone() };
        let kept = apply_all(&back, &self.changes).ok()?;
        Some(Act::Replace(Arc::new(kept), self.label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json;
    use crate::plan::edit::{RowChange, StreamField};
    use crate::plan::{apply_scenario, changes_between};

    fn plan() -> Plan {
        let text = r#"{"format": "fundpool-plan", "version": 1, "streams": [
            {"id": "a", "channel": "local", "level": "county", "amount": "1.00"}]}"#;
        json::read(text.as_bytes()).plan.unwrap()
    }

    fn edited(plan: &Plan, yuan: &str) -> Plan {
        let field = StreamField::Amount(yuan.parse().unwrap());
        let change = Change::Stream(RowChange::Set { id: "a".parse().unwrap(), field });
        apply_all(plan, &[change]).unwrap()
    }

    fn after(kept: Kept, before: &Plan, plan: &Plan) -> Plan {
        match kept.act(before, plan) {
            Some(Act::Replace(plan, _)) => (*plan).clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_plan_goes_back_and_the_scenario_leads_to_where_it_was() {
        let (before, now) = (plan(), edited(&plan(), "5.00"));
        let kept = Kept::new(&now, Text::default(), changes_between(&before, &now));
        let kept = after(kept, &before, &now);
        assert_eq!(kept.streams, before.streams);
        let (again, problems) = apply_scenario(&kept, &kept.scenarios[0]);
        assert_eq!((again.streams, problems), (now.streams, vec![]));
    }

    #[test]
    fn an_update_takes_the_place_of_what_the_scenario_changed() {
        let (before, now) = (plan(), edited(&plan(), "5.00"));
        let first = Kept::new(&now, Text::default(), changes_between(&before, &now));
        let before = after(first, &before, &now);
        let now = edited(&before, "7.00");
        let update = Kept::update(&now.scenarios[0], changes_between(&before, &now));
        let kept = after(update, &before, &now);
        assert_eq!(kept.scenarios.len(), 1);
        assert_eq!(apply_scenario(&kept, &kept.scenarios[0]).0.streams[0].amount.to_string(), "7.00");
    }
}
