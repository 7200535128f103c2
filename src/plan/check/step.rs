//! The steps of the presentation: their words are visible, and a step of a scenario has one.

use super::facts::Facts;
use super::words::text;
use super::{Findings, Spot};
use crate::diagnostic::Code;
use crate::plan::StepKind;

/// Checks every step.
pub(super) fn check(facts: &Facts, findings: &mut Findings) {
    let list = Spot::Root.key("steps");
    for (position, step) in facts.plan.steps.iter().enumerate() {
        let spot = list.index(position);
        let known = step.scenario.as_ref().and_then(|id| facts.ids.scenario(id));
        if step.kind == StepKind::Scenario && known.is_none() {
            findings.note(Code::StepWithoutScenario, spot.key("scenario"));
        }
        text(findings, spot.key("sentence"), &step.sentence);
        text(findings, spot.key("note"), &step.note);
    }
}
