//! Changes of the presentation's steps: each leaves the whole list in the plan, so that it stays as it is when the standard changes.

use super::show::{Mark, mark};
use crate::app::state::work::{Act, Revision};
use crate::plan::edit::PlanField;
use crate::plan::{Plan, Step, steps};

/// The step of this mark after this was done to it.
pub fn changed(step: Mark, change: impl Fn(&mut Step) + 'static) -> Act {
    Act::Revise(revision(move |steps| {
        steps.iter_mut().filter(|one| mark(one) == step).for_each(&change);
    }))
}

/// The step of this mark goes to a position; those between move up or down.
pub fn moved(step: Mark, to: usize) -> Act {
    Act::Revise(moving(step, to))
}

/// The same as one gesture with the moves before: a key held down is one step back.
pub fn shifted(step: Mark, to: usize) -> Act {
    Act::Shift(moving(step, to))
}

fn moving(step: Mark, to: usize) -> Revision {
    revision(move |steps| {
        let from = steps.iter().position(|one| mark(one) == step);
        if let Some(from) = from.filter(|_| to < steps.len()) {
            let step = steps.remove(from);
            steps.insert(to, step);
        }
    })
}

/// The standard steps again.
pub fn standard() -> Act {
    Act::Make(vec![PlanField::Steps(Vec::new()).into()])
}

fn revision(revise: impl Fn(&mut Vec<Step>) + 'static) -> Revision {
    Revision::new(move |plan: &Plan| {
        let mut steps = steps(plan);
        revise(&mut steps);
        vec![PlanField::Steps(steps).into()]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::edit::apply_all;
    use crate::plan::{StepKind, Text};

    fn after(plan: &Plan, act: &Act) -> Plan {
        let Act::Revise(revision) = act else { panic!("{act:?}") };
        apply_all(plan, &revision.of(plan)).unwrap()
    }

    fn first(plan: &Plan) -> Vec<StepKind> {
        plan.steps.iter().take(3).map(|step| step.kind).collect()
    }

    #[test]
    fn a_step_goes_where_it_is_put() {
        let plan = Plan::default();
        let of = |kind| (kind, None);
        let to = |kind, to| first(&after(&plan, &moved(of(kind), to)));
        assert_eq!(to(StepKind::Title, 2), [StepKind::Sources, StepKind::Pool, StepKind::Title]);
        assert_eq!(to(StepKind::Pool, 0), [StepKind::Pool, StepKind::Title, StepKind::Sources]);
        assert_eq!(to(StepKind::Title, 99), [StepKind::Title, StepKind::Sources, StepKind::Pool]);
    }

    #[test]
    fn what_was_drawn_before_the_last_change_does_not_take_that_back() {
        let pool = (StepKind::Pool, None);
        let words = |words: &'static str| Text { zh: None, en: Some(words.to_owned()) };
        let sentence = changed(pool.clone(), move |step| step.sentence = words("One pool."));
        let note = changed(pool.clone(), move |step| step.note = words("Ask."));
        let plan =
            [sentence, moved(pool, 0), note].iter().fold(Plan::default(), |plan, act| after(&plan, act));
        let step = plan.steps.first().unwrap();
        assert_eq!(
            (step.kind, &step.sentence, &step.note),
            (StepKind::Pool, &words("One pool."), &words("Ask."))
        );
    }
}
