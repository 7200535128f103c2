//! Scenarios: what-ifs kept beside the plan, edited, and compared with it.

mod acts;
mod add;
mod amend;
mod begin;
mod cast;
mod frontier;
mod keep;
mod kept;
mod kind;
mod least;
mod list;
mod lost;
mod retype;
mod standing;
mod study;
mod tabs;
mod uncertain;
mod versus;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use self::begin::Begin;
use self::cast::{Tried, cast, chosen, subject};
use self::frontier::TradeOff;
use self::keep::Keep;
use self::least::LeastChange;
use self::list::List;
use self::tabs::{Part, tabs};
use self::uncertain::Uncertain;
use self::versus::{Contender, Versus};
use crate::app::components::{heading, use_next_focus};
use crate::app::platform::address;
use crate::app::route::{KEEP, Page};
use crate::app::state::answers::{Answer, Answers, Search, use_answers};
use crate::app::state::bench::{Found, Way, use_bench, use_found};
use crate::app::state::preferences::use_lang;
use crate::app::state::study::use_end_of_studies;
use crate::app::state::work::{ByPointer, Open, use_act, use_open};
use crate::i18n::Key;
use crate::plan::{Id, Plan};

/// The properties of [`Scenarios`].
#[derive(Properties, PartialEq)]
pub struct ScenariosProps {
    /// What is chosen on it: one of its parts, or that the changes are about to be kept as a scenario.
    pub chosen: Option<String>,
}

/// The page of a plan's scenarios.
#[component(Scenarios)]
pub fn scenarios(ScenariosProps { chosen }: &ScenariosProps) -> Html {
    let lang = use_lang();
    let open = use_open();
    use_end_of_studies(open.as_ref().map(|open| open.key.clone()));
    let Some(open) = open else { return Html::default() };
    let part = Part::of(chosen.as_deref());
    let body = match part {
        Part::Compare => html! { <OfPlan {open} keeps={chosen.as_deref() == Some(KEEP)} /> },
        Part::LeastChange => html! { <LeastChange {open} /> },
        Part::Frontier => html! { <TradeOff {open} /> },
        Part::Uncertain => html! { <Uncertain {open} /> },
    };
    html! {
        <div class="page" key={Page::Scenarios.slug()}>
            { heading(Page::Scenarios.title().text(lang), None) }
            { tabs(part, lang) }
            { body }
        </div>
    }
}

/// The properties of [`OfPlan`].
#[derive(Properties)]
struct OfPlanProps {
    open: Rc<Open>,
    keeps: bool,
}

impl PartialEq for OfPlanProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open) && self.keeps == other.keeps
    }
}

#[component(OfPlan)]
fn of_plan(OfPlanProps { open, keeps }: &OfPlanProps) -> Html {
    let lang = use_lang();
    let (act, answers, bench) = (use_act(), use_answers(), use_bench());
    let unfolded = use_state_eq(|| None::<Id>);
    let (update, focus) = (use_force_update(), use_next_focus());
    let plan = open.plan();
    let cast = use_memo(ByPointer(plan.clone()), |plan| cast(&plan.0));
    let chosen = chosen(&cast, |id| bench.left_out().holds(&open.key, id));
    use_effect_with((open.key.clone(), ids(plan)), {
        let bench = bench.clone();
        move |(key, ids)| bench.left_out().retain(key, ids)
    });
    let solved = chosen.iter().filter_map(|at| cast.get(*at)).filter(|tried| tried.errors == 0);
    let plans: Vec<Arc<Plan>> = solved.map(|tried| tried.plan.clone()).collect();
    let found = use_found(&bench, &plans);
    let found_of = |tried: &Tried| {
        let at = plans.iter().position(|plan| Arc::ptr_eq(plan, &tried.plan));
        at.and_then(|at| found.get(at)).cloned()
    };
    let base = of_plan_itself(&answers, open);
    let contenders = contenders(open, base.as_ref(), &chosen, &cast, found_of);
    let unfold = {
        let unfolded = unfolded.setter();
        Callback::from(move |id: Option<Id>| unfolded.set(id))
    };
    let take_part = {
        let (bench, key) = (bench.clone(), open.key.clone());
        Callback::from(move |(id, takes_part): (Id, bool)| {
            bench.left_out().set(&key, &id, !takes_part);
            update.force_update();
        })
    };
    let states = cast.iter().map(found_of).collect();
    let list = List {
        open,
        cast: &cast,
        chosen: &chosen,
        states,
        base,
        act: act.clone(),
        bench,
        take_part,
        focus,
        lang,
    };
    html! {
        <>
            <p class="page-lead">{ Key::ScenariosLead.text(lang) }</p>
            if *keeps {
                <Keep open={open.clone()} done={|()| address::go(&Page::Scenarios.href())} />
            }
            <section class="panel" aria-labelledby="scenarios-list">
                <div class="panel-head">
                    <h2 id="scenarios-list" class="panel-title">{ Key::ScenariosList.text(lang) }</h2>
                    if !*keeps {
                        <a class="button" href={Page::Scenarios.href_of(KEEP)}>{ Key::KeepButton.text(lang) }</a>
                    }
                </div>
                { list.draw((*unfolded).as_ref(), &unfold) }
                <Begin open={open.clone()} made={unfold} />
            </section>
            <Versus contenders={Rc::new(contenders)} has_base={open.is_sound()} />
        </>
    }
}

fn ids(plan: &Plan) -> BTreeSet<Id> {
    plan.scenarios.iter().map(|scenario| scenario.id.clone()).collect()
}

/// What is known of the open plan, by its own worker; nothing where it has errors. A plan whose scenarios changed is still the same.
fn of_plan_itself(answers: &Answers, open: &Open) -> Option<Found> {
    if !open.is_sound() {
        return None;
    }
    let is_same = |answer: &&Rc<Answer>| {
        Arc::ptr_eq(&answer.plan, open.plan()) || subject(&answer.plan) == subject(open.plan())
    };
    match answers.latest.as_ref().filter(is_same) {
        Some(answer) => Some(Found::Answered(answer.clone(), Way::Nothing)),
        None => (answers.search != Search::Ended).then_some(Found::Waiting),
    }
}

/// Who is compared: the plan itself in front, then the chosen scenarios that are being solved.
fn contenders(
    open: &Open,
    base: Option<&Found>,
    chosen: &[usize],
    cast: &[Tried],
    found_of: impl Fn(&Tried) -> Option<Found>,
) -> Vec<Contender> {
    let base =
        base.map(|found| Contender { scenario: None, base: open.plan().clone(), found: found.clone() });
    let scenarios = chosen.iter().filter_map(|at| cast.get(*at)).filter_map(|tried| {
        let found = found_of(tried)?;
        Some(Contender { scenario: Some(tried.scenario.clone()), base: open.plan().clone(), found })
    });
    base.into_iter().chain(scenarios).collect()
}
