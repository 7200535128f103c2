//! Up to eight plans side by side: the plan itself and its scenarios.

pub mod figure;
pub mod figures;
mod lines;
mod out;
pub mod price;
mod shifts;
mod ways;

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

pub use self::lines::Lines;
use crate::app::pages::figures::name_of;
use crate::app::state::answers::Answer;
use crate::app::state::bench::Found;
use crate::app::state::preferences::use_lang;
use crate::app::state::work::use_act;
use crate::compare::Comparison;
use crate::diagnostic::Name;
use crate::i18n::{Key, Lang};
use crate::plan::{Plan, Scenario, row_name};
use crate::report::Report;

/// A plan that is compared.
#[derive(Clone)]
pub struct Contender {
    /// The scenario it is of; none for the plan itself.
    pub scenario: Option<Arc<Scenario>>,
    /// The open plan.
    pub base: Arc<Plan>,
    /// What is known of it.
    pub found: Found,
}

impl PartialEq for Contender {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.base, &other.base) && self.found == other.found
    }
}

impl Contender {
    /// What it is called, in both languages.
    fn name(&self) -> Name {
        match &self.scenario {
            Some(scenario) => row_name(&scenario.name, &scenario.id),
            None => in_both(Key::ScenariosBase),
        }
    }

    /// What it is called in the language.
    fn said(&self, lang: Lang) -> String {
        match &self.scenario {
            Some(scenario) => name_of(&scenario.name, &scenario.id, lang),
            None => Key::ScenariosBase.text(lang).to_owned(),
        }
    }
}

/// Words as a name.
pub fn in_both(words: Key) -> Name {
    Name { zh: words.text(Lang::Zh).to_owned(), en: words.text(Lang::En).to_owned() }
}

/// Plans with answers beside each other.
pub struct Bout {
    /// What they are called.
    pub names: Vec<Name>,
    /// Their answers.
    pub answers: Vec<Rc<Answer>>,
    /// What differs.
    pub comparison: Comparison,
}

impl PartialEq for Bout {
    fn eq(&self, other: &Self) -> bool {
        self.names == other.names && self.answers == other.answers
    }
}

impl Bout {
    fn of(contenders: &[Contender]) -> Option<Self> {
        let allocated =
            contenders.iter().filter_map(|one| Some((one.name(), one.found.allocated()?.clone())));
        Self::beside(allocated)
    }

    /// These answers with what they are called; nothing where they cannot be compared.
    pub fn beside(named: impl Iterator<Item = (Name, Rc<Answer>)>) -> Option<Self> {
        let (names, answers): (Vec<Name>, Vec<Rc<Answer>>) = named.unzip();
        let told: Vec<(&Plan, &Report)> =
            answers.iter().filter_map(|answer| Some((&*answer.plan, answer.report()?))).collect();
        let comparison = Comparison::of_reports(&told).ok()?;
        Some(Self { names, answers, comparison })
    }

    /// The plans with their names.
    fn plans(&self) -> Vec<(&Plan, Name)> {
        self.answers.iter().map(|answer| &*answer.plan).zip(self.names.iter().cloned()).collect()
    }

    /// The plans with their reports.
    fn told(&self) -> impl Iterator<Item = (&Plan, &Report)> {
        self.answers.iter().filter_map(|answer| Some((&*answer.plan, answer.report()?)))
    }

    /// What the plan at a position is called.
    fn said(&self, at: usize, lang: Lang) -> String {
        self.names.get(at).map(|name| crate::app::components::figures::called(name, lang)).unwrap_or_default()
    }
}

/// The properties of [`Versus`].
#[derive(Properties, PartialEq)]
pub struct VersusProps {
    /// Who is compared.
    pub contenders: Rc<Vec<Contender>>,
    /// Whether the plan itself can be solved.
    pub has_base: bool,
}

/// The comparison.
#[component(Versus)]
pub fn versus(VersusProps { contenders, has_base }: &VersusProps) -> Html {
    let lang = use_lang();
    let act = use_act();
    let bout = use_memo(contenders.clone(), |contenders| Bout::of(contenders).map(Rc::new));
    let bout: Option<Rc<Bout>> = (*bout).clone();
    let waiting = contenders.iter().filter(|one| one.found == Found::Waiting).count();
    let (count, done) = (contenders.len(), contenders.len().saturating_sub(waiting));
    let progress = (waiting > 0).then(|| {
        Key::VersusWaiting.with(lang, &[("done", &done.to_string()), ("count", &count.to_string())])
    });
    let has_two = bout.as_ref().is_some_and(|bout| bout.answers.len() > 1);
    html! {
        <>
        <h2 class="section-title">{ Key::VersusTitle.text(lang) }</h2>
        <p class="scn-progress" role="status" data-shown={bout.as_ref().map_or(0, |bout| bout.answers.len()).to_string()}>
            { progress }
            if !has_base && has_two {
                { Key::VersusNoBase.text(lang) }
            }
        </p>
        { for contenders.iter().map(|one| out::draw(one, &act, lang)) }
        if let Some(bout) = bout.filter(|_| has_two) {
            { figures::draw(&bout, lang) }
            { price::draw(&bout, lang) }
            { ways::draw(&bout, lang) }
            <Lines bout={bout} />
        } else if waiting == 0 {
            <p class="panel panel-empty">{ Key::VersusOne.text(lang) }</p>
        }
        </>
    }
}
