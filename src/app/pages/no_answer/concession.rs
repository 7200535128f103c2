//! One demand that has to give way: what it says, what it is short of, what it would become.

use yew::prelude::*;

use crate::app::pages::figures::{amount, name_of};
use crate::app::pages::take::Take;
use crate::explain::{Place, Subject};
use crate::i18n::{Key, Phrase};
use crate::money::Money;
use crate::plan::rule::{Rule, sentence};
use crate::plan::{Credit, Project, Stream, Term, alone_at_position};
use crate::protocol::Concession;

/// How many places are told.
const MOST_SHORTS: usize = 6;

/// The demand; where there are others, with the button that loosens it alone.
pub fn draw(take: &Take, one: &Concession, is_alone: bool) -> Html {
    let lang = take.lang;
    let name = name(take, one.subject).say(lang);
    let rule = match one.subject {
        Subject::Rule(index) => take.plan.rules.get(index),
        _ => None,
    };
    let strength = rule.map_or(Key::InfeasibleSet, |rule| rule.strength.term());
    let total = Money::sum(one.shorts.iter().map(|(_, short)| *short)).unwrap_or_default();
    let label = Phrase::new(Key::InfeasibleLabel).with("name", name.clone());
    html! {
        <li class="concession">
            <p class="concession-head">
                <strong>{ &name }</strong>
                <span class="rule-strength">{ strength.text(lang) }</span>
                <span class="concession-short">
                    { Key::InfeasibleShort.with(lang, &[("amount", &amount(total, lang))]) }
                </span>
            </p>
            if let Some(rule) = rule {
                <p class="sentence">{ sentence(&take.plan, rule).say(lang) }</p>
            }
            { shorts(take, one) }
            { take.becomes(&one.edit) }
            if !is_alone {
                { take.button(&one.edit, label, Key::InfeasibleLoosen.text(lang), &name, "button") }
            }
        </li>
    }
}

/// What it is called.
fn name(take: &Take, subject: Subject) -> Phrase {
    let plan = &take.plan;
    let about = |key: Key, name: &'static str, row: Phrase| Phrase::new(key).with(name, row);
    let stream = |key, index| about(key, "stream", alone_at_position::<Stream>(plan, index));
    let credit = |key, index| about(key, "credit", alone_at_position::<Credit>(plan, index));
    let project = |key, index| about(key, "project", alone_at_position::<Project>(plan, index));
    match subject {
        Subject::Rule(index) => alone_at_position::<Rule>(plan, index),
        Subject::Stream(index) => stream(Key::DemandStream, index),
        Subject::Poolable(index) => stream(Key::DemandPoolable, index),
        Subject::MustSpend(index) => stream(Key::DemandMustSpend, index),
        Subject::Leverage(index) => credit(Key::DemandLeverage, index),
        Subject::Buffer(index) => credit(Key::DemandBuffer, index),
        Subject::Must(index) => project(Key::DemandMust, index),
        Subject::Lock(index) => project(Key::DemandLock, index),
    }
}

/// Where it is missed, and by how many yuan; nothing where that is said already.
fn shorts(take: &Take, one: &Concession) -> Html {
    let lang = take.lang;
    let missed = one.shorts.iter().filter_map(|(place, short)| {
        let short = amount(*short, lang);
        Some(Key::InfeasibleMissed.with(lang, &[("place", &place_of(take, place)?), ("amount", &short)]))
    });
    let mut told: Vec<String> = missed.collect();
    let more = told.len().saturating_sub(MOST_SHORTS);
    told.truncate(MOST_SHORTS);
    if more > 0 {
        told.push(Key::InfeasibleMore.with(lang, &[("count", &more.to_string())]));
    }
    if told.is_empty() {
        return Html::default();
    }
    html! { <p class="concession-list">{ told.join(Key::WhySeparator.text(lang)) }</p> }
}

/// A part of what the rule speaks of; none for all of it together.
fn place_of(take: &Take, place: &Place) -> Option<String> {
    let (plan, lang) = (&take.plan, take.lang);
    let county = |index: usize| plan.counties.get(index).map(|one| name_of(&one.name, &one.id, lang));
    match place {
        Place::Together => None,
        Place::County(index) => county(*index),
        Place::Village(index, village) => {
            let county = county(*index)?;
            Some(Key::ReportPlaceVillage.with(lang, &[("county", &county), ("village", village)]))
        }
        Place::Project(index) => plan.projects.get(*index).map(|one| name_of(&one.name, &one.id, lang)),
    }
}
