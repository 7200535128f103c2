//! What a step is drawn from: which of the answers belong on it, and what its figures are until its own answer is there.

use std::sync::Arc;

use super::slide::{Mark, Scene};
use crate::app::state::answers::{Answer, Answers};
use crate::app::state::trial::Trial;
use crate::app::state::work::Open;
use crate::i18n::Lang;
use crate::plan::{Id, Plan, Step, StepKind};

/// The step with what is known of its figures.
pub fn scene<'a>(step: &'a Step, open: &'a Open, answers: &'a Answers, lang: Lang) -> Scene<'a> {
    let trial = open.trial();
    let of_trial = trial.and_then(|trial| trial.scenario.as_ref());
    let is_scenario = step.kind == StepKind::Scenario;
    let ground = if is_scenario { own(step) } else { of_trial };
    let is_own = |answer: &&Answer| answer.tried.as_ref() == ground;
    let answer = answers.shown.as_deref();
    let base = answers.base.as_deref().filter(|base| base.plan.asks_the_same(open.plan()));
    let is_shown = answer.is_some_and(|answer| is_own(&answer));
    let missing = answers.latest.as_deref().filter(|latest| latest.told().is_none()).filter(is_own);
    Scene {
        step,
        plan: open.plan(),
        tried: tried(step, open),
        is_sound: trial.is_none_or(|trial| trial.is_sound()),
        answer,
        is_own: is_shown,
        missing,
        plain: base.filter(|_| is_scenario || trial.is_some() && is_shown),
        mark: match step.kind {
            _ if is_shown || missing.is_some() => is_tried(step, open).then_some(Mark::Tried),
            // In the outline no scenario is solved, and the title has no figures.
            StepKind::Title => None,
            _ => (of_trial == ground).then_some(Mark::Solving),
        },
        lang,
    }
}

/// The plan as the step shows it, also where it is not in front of a room.
fn tried(step: &Step, open: &Open) -> Arc<Plan> {
    let of_trial = open.trial().and_then(|trial| trial.scenario.as_ref());
    let own = own(step).filter(|own| of_trial != Some(*own));
    let shown = own.and_then(|own| Trial::on(open.plan(), Some(own.clone()), Vec::new()));
    shown.map_or_else(|| open.tried().clone(), |trial| trial.plan().clone())
}

/// Whether the step shows something else than it says: changes, or a scenario that is not its own.
fn is_tried(step: &Step, open: &Open) -> bool {
    open.trial().is_some_and(|trial| trial.is_unkept() || trial.scenario.as_ref() != own(step))
}

/// The scenario that a step is about, if it is about one.
fn own(step: &Step) -> Option<&Id> {
    step.scenario.as_ref().filter(|_| step.kind == StepKind::Scenario)
}

/// Whether the figures in sight are those of the plan as it is tried.
pub fn is_current(open: &Open, answers: &Answers) -> bool {
    answers.latest.as_ref().is_some_and(|latest| Arc::ptr_eq(&latest.plan, open.tried()))
}
