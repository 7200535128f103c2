//! The scenarios of a plan as plans to be solved, and which of them take part.

use std::sync::Arc;

use crate::app::pages::figures::name_of;
use crate::compare::Comparison;
use crate::i18n::Lang;
use crate::plan::{Id, Plan, Problem, Scenario, Text, apply_scenario, check};

/// A scenario, tried out on the plan.
pub struct Tried {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The plan as the scenario has it, without what makes no difference to its answer: title, note and scenarios.
    pub plan: Arc<Plan>,
    /// What of the scenario does not apply.
    pub problems: Vec<Problem>,
    /// How many errors keep it from being solved.
    pub errors: usize,
}

/// Every scenario of the plan, tried out.
pub fn cast(plan: &Plan) -> Vec<Tried> {
    let tried = |scenario: &Arc<Scenario>| {
        let (changed, problems) = apply_scenario(plan, scenario);
        let changed = subject(&changed);
        let errors = check(&changed).iter().filter(|problem| problem.is_error()).count();
        Tried { scenario: scenario.clone(), plan: Arc::new(changed), problems, errors }
    };
    plan.scenarios.iter().map(tried).collect()
}

/// What of a plan makes its answer.
pub fn subject(plan: &Plan) -> Plan {
    Plan { title: Text::default(), note: Text::default(), scenarios: Arc::default(), ..plan.clone() }
}

/// The positions of those that take part: the first that are not left out, as many as fit beside the plan itself.
pub fn chosen(cast: &[Tried], is_left_out: impl Fn(&Id) -> bool) -> Vec<usize> {
    let inside = cast.iter().enumerate().filter(|(_, tried)| !is_left_out(&tried.scenario.id));
    inside.map(|(at, _)| at).take(Comparison::MOST.saturating_sub(1)).collect()
}

impl Tried {
    /// What the scenario is called.
    pub fn name(&self, lang: Lang) -> String {
        name_of(&self.scenario.name, &self.scenario.id, lang)
    }
}
