//! What a meeting tries out: the open plan with a scenario and some changes on top, none of which is made.
//!
//! A trial stands on the plan as it is now. When the plan changes, the trial is made anew on it; when it is kept, it becomes a scenario
//! of the plan like any other.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::plan::edit::{Change, Refused, apply_all};
use crate::plan::{Id, Plan, Scenario, Text, apply_scenario, changes_between, check};

/// Something that is tried.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The scenario that is shown; none is the plan itself.
    pub scenario: Option<Id>,
    /// What is changed on top, one change per field.
    changes: Vec<Change>,
    /// The plan with the scenario alone.
    base: Arc<Plan>,
    plan: Arc<Plan>,
    is_sound: bool,
}

/// What a person tries.
#[derive(Clone, Debug)]
pub enum Try {
    /// The scenario with this id, or the plan itself; what is changed on top stays.
    Scenario(Option<Id>),
    /// Another value, as one of the gesture before.
    Change(Change),
    /// The scenario without what was changed on top.
    Reset,
    /// Nothing any more.
    Drop,
}

impl Trial {
    /// The scenario and the changes on the plan; none where that is the plan as it is.
    pub fn on(plan: &Arc<Plan>, scenario: Option<Id>, changes: Vec<Change>) -> Option<Self> {
        let scenario = scenario.filter(|id| plan.scenarios.iter().any(|row| row.id == *id));
        if scenario.is_none() && changes.is_empty() {
            return None;
        }
        let base = match &scenario {
            Some(_) => Arc::new(made(plan, scenario.clone(), Vec::new())),
            None => plan.clone(),
        };
        let tried = if changes.is_empty() {
            base.clone()
        } else {
            Arc::new(made(plan, scenario.clone(), changes.clone()))
        };
        Some(Self { scenario, changes, base, is_sound: is_sound(&tried), plan: tried })
    }

    /// The plan as it is tried.
    pub const fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Whether it can be solved.
    pub const fn is_sound(&self) -> bool {
        self.is_sound
    }

    /// The same on a plan that has changed since.
    pub fn again(&self, plan: &Arc<Plan>) -> Option<Self> {
        Self::on(plan, self.scenario.clone(), self.changes.clone())
    }

    fn with_change(trial: Option<&Self>, plan: &Arc<Plan>, change: Change) -> Result<Self, Vec<Refused>> {
        let before = trial.map_or(plan, |trial| &trial.plan);
        let tried = Arc::new(apply_all(before, std::slice::from_ref(&change))?);
        let mut changes = trial.map(|trial| trial.changes.clone()).unwrap_or_default();
        changes.retain(|other| change.target().is_none() || other.target() != change.target());
        changes.push(change);
        Ok(Self {
            scenario: trial.and_then(|trial| trial.scenario.clone()),
            changes,
            base: trial.map_or_else(|| plan.clone(), |trial| trial.base.clone()),
            is_sound: is_sound(&tried),
            plan: tried,
        })
    }

    /// What is tried after a person tried more on the plan.
    ///
    /// # Errors
    /// Why a change is not possible.
    pub fn after(now: Option<&Self>, plan: &Arc<Plan>, tried: Try) -> Result<Option<Self>, Vec<Refused>> {
        Ok(match tried {
            Try::Scenario(scenario) => {
                Self::on(plan, scenario, now.map(|trial| trial.changes.clone()).unwrap_or_default())
            }
            Try::Reset => now.and_then(|trial| Self::on(plan, trial.scenario.clone(), Vec::new())),
            Try::Drop => None,
            Try::Change(change) => Some(Self::with_change(now, plan, change)?),
        })
    }

    /// Whether it holds something that would be lost with it: more than a scenario of the plan.
    pub fn is_unkept(&self) -> bool {
        !changes_between(&self.base, &self.plan).is_empty()
    }

    /// The plan with only the scenario, for what differs from it.
    pub const fn base(&self) -> &Arc<Plan> {
        &self.base
    }

    /// What is tried as a scenario of the plan, under an id that is free.
    pub fn as_scenario(&self, plan: &Plan, name: Text) -> Scenario {
        Scenario { name, ..Scenario::fresh(plan, None, changes_between(plan, &self.plan)) }
    }
}

fn made(plan: &Plan, base: Option<Id>, changes: Vec<Change>) -> Plan {
    apply_scenario(plan, &Scenario::fresh(plan, base, changes)).0
}

fn is_sound(plan: &Plan) -> bool {
    !check(plan).iter().any(Diagnostic::is_error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::edit::{RowChange, StreamField};

    fn plan() -> Arc<Plan> {
        let text = r#"{"format": "fundpool-plan", "version": 1, "year": 2020, "streams": [
            {"id": "a", "channel": "local", "level": "county", "amount": "10.00"},
            {"id": "b", "channel": "local", "level": "county", "amount": "10.00"}], "scenarios": [
            {"id": "dry", "changes": [{"set": "stream", "id": "a", "amount": "5.00"}]}]}"#;
        Arc::new(crate::document::json::read(text.as_bytes()).plan.unwrap())
    }

    fn amount(id: &str, yuan: &str) -> Change {
        let field = StreamField::Amount(yuan.parse().unwrap());
        Change::Stream(RowChange::Set { id: id.parse().unwrap(), field })
    }

    fn told(trial: &Trial) -> Vec<String> {
        trial.plan().streams.iter().map(|stream| stream.amount.to_string()).collect()
    }

    fn dry() -> Option<Id> {
        Some("dry".parse().unwrap())
    }

    #[test]
    fn changes_stay_when_the_scenario_below_them_changes() {
        let plan = plan();
        assert!(Trial::on(&plan, None, Vec::new()).is_none());
        let trial = Trial::with_change(None, &plan, amount("b", "9.50")).unwrap();
        assert_eq!(told(&trial), ["10.00", "9.50"]);
        let trial = Trial::after(Some(&trial), &plan, Try::Scenario(dry())).unwrap().unwrap();
        assert_eq!(told(&trial), ["5.00", "9.50"]);
        assert!(trial.is_unkept());
        assert!(!Trial::on(&plan, dry(), Vec::new()).unwrap().is_unkept());
    }

    #[test]
    fn a_slider_that_is_back_where_it_was_leaves_nothing_to_keep() {
        let plan = plan();
        let trial = Trial::with_change(None, &plan, amount("b", "9.50")).unwrap();
        let trial = Trial::with_change(Some(&trial), &plan, amount("b", "10.00")).unwrap();
        assert_eq!(trial.changes.len(), 1);
        assert!(!trial.is_unkept());
    }

    #[test]
    fn what_is_kept_says_all_that_differs_from_the_plan() {
        let plan = plan();
        let trial = Trial::on(&plan, dry(), vec![amount("b", "9.50")]).unwrap();
        let kept = trial.as_scenario(&plan, Text::default());
        let (again, problems) = apply_scenario(&plan, &kept);
        assert!(problems.is_empty());
        assert_eq!(again, **trial.plan());
    }

    #[test]
    fn an_impossible_value_is_refused() {
        assert!(Trial::with_change(None, &plan(), amount("b", "-1.00")).is_err());
    }
}
