//! The steps of the presentation: what a meeting is shown, in which order, and what is said with it.

use super::{Id, Plan, TableName, Term, Text, name_in};
use crate::diagnostic::Arg;
use crate::i18n::Phrase;

/// A step of the presentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it shows.
    pub kind: StepKind,
    /// The scenario that is shown beside the plan; only a step of that kind has one.
    pub scenario: Option<Id>,
    /// Whether it is left out.
    pub hidden: bool,
    /// The sentence on it; blank where the program says its own.
    pub sentence: Text,
    /// What the speaker wants to remember; the meeting does not see it.
    pub note: Text,
}

/// What a step shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// What the meeting is about.
    Title,
    /// The channels with their money.
    Sources,
    /// The water's way.
    Pool,
    /// What counties get.
    Allocation,
    /// The rules that bind, and what they cost.
    Rules,
    /// How good the allocation is known to be.
    Proof,
    /// A scenario beside the plan.
    Scenario,
    /// What the meeting is asked to decide.
    Decision,
}

impl StepKind {
    /// Every kind, in the order in which a presentation shows them unless the planner wants another.
    pub const ALL: [StepKind; 8] = [
        StepKind::Title,
        StepKind::Sources,
        StepKind::Pool,
        StepKind::Allocation,
        StepKind::Rules,
        StepKind::Proof,
        StepKind::Scenario,
        StepKind::Decision,
    ];
}

impl Step {
    /// A step as it is before a planner changes anything of it.
    fn new(kind: StepKind, scenario: Option<Id>) -> Self {
        Self { kind, scenario, hidden: false, sentence: Text::default(), note: Text::default() }
    }

    /// Whether both show the same, whatever is said with it.
    pub fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && (self.kind != StepKind::Scenario || self.scenario == other.scenario)
    }

    /// What it is called: a scenario's step by the scenario's name.
    pub fn phrase(&self, plan: &Plan) -> Phrase {
        let kind = Phrase::new(self.kind.term());
        match &self.scenario {
            Some(id) if self.kind == StepKind::Scenario => {
                kind.with("name", Arg::Name(name_in(plan, TableName::Scenarios, id)))
            }
            _ => kind,
        }
    }
}

/// The steps to show, hidden ones among them: the planner's, without those whose scenario is gone, and each of the standard
/// steps that the planner's do not name behind the one that stands before it.
pub fn steps(plan: &Plan) -> Vec<Step> {
    let standard = standard(plan);
    let mut steps: Vec<Step> = Vec::new();
    for step in plan.steps.iter() {
        if standard.iter().any(|one| one.is_same(step)) && !steps.iter().any(|one| one.is_same(step)) {
            steps.push(step.clone());
        }
    }
    let mut at = 0_usize;
    for step in standard {
        at = match steps.iter().position(|one| one.is_same(&step)) {
            Some(found) => found,
            None => {
                steps.insert(at, step);
                at
            }
        }
        .saturating_add(1);
    }
    steps
}

/// One step of each kind, one for each scenario.
fn standard(plan: &Plan) -> Vec<Step> {
    let mut steps = Vec::new();
    for kind in StepKind::ALL {
        match kind {
            StepKind::Scenario => {
                let of = |id: &Id| Step::new(kind, Some(id.clone()));
                steps.extend(plan.scenarios.iter().map(|scenario| of(&scenario.id)));
            }
            _ => steps.push(Step::new(kind, None)),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::plan::Scenario;

    fn plan(scenarios: &[&str], steps: &[(StepKind, Option<&str>)]) -> Plan {
        let scenario = |id: &&str| Scenario {
            id: id.parse().unwrap(),
            name: Text::default(),
            note: Text::default(),
            base: None,
            changes: Vec::new(),
        };
        let step = |(kind, id): &(StepKind, Option<&str>)| Step::new(*kind, id.map(|id| id.parse().unwrap()));
        Plan {
            scenarios: Arc::new(scenarios.iter().map(|id| Arc::new(scenario(id))).collect()),
            steps: Arc::new(steps.iter().map(step).collect()),
            ..Plan::default()
        }
    }

    /// The steps, shortened: the first letters of the kinds, and the scenarios' ids.
    fn told(plan: &Plan) -> String {
        let short = |step: &Step| match &step.scenario {
            Some(id) => id.to_string(),
            None => format!("{:?}", step.kind).chars().take(2).collect(),
        };
        steps(plan).iter().map(short).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn without_steps_of_its_own_a_plan_has_the_standard_ones() {
        assert_eq!(told(&plan(&["dry", "wet"], &[])), "Ti So Po Al Ru Pr dry wet De");
    }

    #[test]
    fn the_planners_order_holds_and_what_it_lacks_stands_behind_its_neighbour() {
        let own = [(StepKind::Decision, None), (StepKind::Pool, None), (StepKind::Scenario, Some("dry"))];
        assert_eq!(told(&plan(&["dry", "wet"], &own)), "Ti So De Po Al Ru Pr dry wet");
    }

    #[test]
    fn a_scenario_that_is_gone_has_no_step_and_a_step_named_twice_is_one() {
        let own =
            [(StepKind::Scenario, Some("gone")), (StepKind::Title, None), (StepKind::Title, Some("dry"))];
        assert_eq!(told(&plan(&[], &own)), "Ti So Po Al Ru Pr De");
    }
}
