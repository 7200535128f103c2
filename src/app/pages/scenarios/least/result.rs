//! What re-planning comes to: the two ways side by side, what is known of them, and all that differs.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::super::cast::subject;
use super::super::study::{is_stale, stale_note, took};
use super::super::versus::{Bout, Lines, figures, in_both, price};
use super::cards::cards;
use super::moves::Moves;
use crate::app::pages::figures::{amount, name_of};
use crate::app::state::answers::Answer;
use crate::app::state::preferences::use_lang;
use crate::app::state::study::{Found, Told};
use crate::app::state::work::Open;
use crate::i18n::Key;
use crate::paper::moves::Verdict;
use crate::plan::{Plan, Scenario, apply_scenario};
use crate::protocol::{self, Outcome, Replan, Replanned};

/// The properties of [`ResultPanel`].
#[derive(Properties)]
pub struct ResultPanelProps {
    /// The open plan.
    pub open: Rc<Open>,
    /// What was found.
    pub told: Told,
}

impl PartialEq for ResultPanelProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open) && self.told.found == other.told.found
    }
}

/// What is made of a reply once, however often it is drawn.
struct Made {
    scenario: Arc<Scenario>,
    /// What the plan becomes.
    changed: Arc<Plan>,
    bout: Option<Rc<Bout>>,
}

impl Made {
    fn of(told: &Told) -> Option<Self> {
        let (scenario, replan) = (scenario(told)?.clone(), found(told)?);
        let changed = Arc::new(apply_scenario(&told.plan, &scenario).0);
        // A plan of its own for each: that tells answers apart.
        let other = Arc::new(Plan::clone(&changed));
        let sides = [
            (Key::LeastAdopted, &told.plan, &replan.adopted),
            (Key::LeastNear, &changed, &replan.near),
            (Key::LeastBest, &other, &replan.best),
        ];
        let sides = sides.into_iter().map(|(name, plan, told)| (in_both(name), answer(plan, told)));
        let bout = Bout::beside(sides).map(Rc::new);
        Some(Self { scenario, changed, bout })
    }

    /// Whether the scenario is another one by now, or gone.
    fn is_stale(&self, open: &Plan) -> bool {
        let now = open.scenarios.iter().find(|one| one.id == self.scenario.id);
        now.is_none_or(|now| subject(&apply_scenario(open, now).0) != subject(&self.changed))
    }
}

fn answer(plan: &Arc<Plan>, told: &protocol::Told) -> Rc<Answer> {
    let outcome = Outcome::Allocated(Box::new(told.clone()));
    Rc::new(Answer { plan: plan.clone(), tried: None, micros: 0, outcome })
}

/// What re-planning came to.
pub fn outcome(told: &Told) -> Option<&Replanned> {
    match &told.found {
        Found::Replan(_, replanned) => Some(replanned),
        _ => None,
    }
}

/// What was found.
pub fn found(told: &Told) -> Option<&Replan> {
    match outcome(told) {
        Some(Replanned::Found(replan)) => Some(replan),
        _ => None,
    }
}

/// The scenario that an answer is about.
pub fn scenario(told: &Told) -> Option<&Arc<Scenario>> {
    match &told.found {
        Found::Replan(scenario, _) => told.plan.scenarios.get(*scenario),
        _ => None,
    }
}

/// An answer to a study stays what it is.
#[derive(Clone)]
struct ByFound(Told);

impl PartialEq for ByFound {
    fn eq(&self, other: &Self) -> bool {
        self.0.found == other.0.found
    }
}

/// The result; nothing where the reply has none.
#[component(ResultPanel)]
pub fn result_panel(ResultPanelProps { open, told }: &ResultPanelProps) -> Html {
    let lang = use_lang();
    let made = use_memo(ByFound(told.clone()), |told| Made::of(&told.0));
    let (Some(made), Some(replan)) = (&*made, found(told)) else { return Html::default() };
    let name = name_of(&made.scenario.name, &made.scenario.id, lang);
    let verdict = Verdict {
        near: replan.near_moved.total,
        best: replan.best_moved.total,
        forced: replan.forced,
        gain: (replan.gain.0.0, replan.gain.1.0),
        goal: made.changed.objective.first().map(|tier| tier.goal),
    };
    let sentences = verdict.sentences(lang, &|money| amount(money, lang));
    html! {
        <>
        <section class="panel fro-result" aria-labelledby="lst-result">
            <div class="panel-head">
                <h2 id="lst-result" class="panel-title">{ Key::LeastTitle.with(lang, &[("scenario", &name)]) }</h2>
                <span class="panel-note">{ took(told, lang) }</span>
            </div>
            { stale_note(is_stale(told, open) || made.is_stale(open.plan()), lang) }
            <ul class="lst-verdict">{ for sentences.into_iter().map(|words| html! { <li>{ words }</li> }) }</ul>
            { cards(&told.plan, &made.changed, replan, lang) }
            <p class="panel-note">{ Key::LeastTotalNote.text(lang) }</p>
        </section>
        <Moves told={told.clone()} changed={made.changed.clone()} />
        if let Some(bout) = &made.bout {
            <h2 class="section-title">{ Key::LeastBeside.text(lang) }</h2>
            { figures::draw(bout, lang) }
            { price::draw(bout, lang) }
            <Lines bout={bout.clone()} />
        }
        </>
    }
}
