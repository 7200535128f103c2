//! The two ways to go on, a card each.

use yew::prelude::*;

use crate::app::components::figures::{amount, direction};
use crate::app::components::{Headline, headline};
use crate::app::pages::figures::amount as amount_text;
use crate::explain::Moved;
use crate::i18n::{Key, Lang, short_count};
use crate::money::Money;
use crate::paper::goal::{figure, short};
use crate::plan::{Goal, Plan, Term};
use crate::protocol::{Replan, Told};

/// How wide a bar is drawn.
const WIDTH: i128 = 1000;

/// What moves least, and the best.
pub fn cards(before: &Plan, changed: &Plan, replan: &Replan, lang: Lang) -> Html {
    let most = replan.near_moved.total.max(replan.best_moved.total);
    let goal = changed.objective.first().map(|tier| tier.goal);
    // A changed plan may strive for something else.
    let is_same = before.objective.first().map(|tier| tier.goal) == goal;
    let card = |title: Key, note: Key, id: &'static str, told: &Told, moved: &Moved| {
        let adopted = Some(&replan.adopted).filter(|_| is_same);
        html! {
            <article class="lst-card" aria-labelledby={id}>
                <h3 {id} class="lst-title">{ title.text(lang) }</h3>
                <p class="panel-note">{ note.text(lang) }</p>
                { bar(moved.total, most) }
                <dl class="lst-figures">
                    { entry(Key::LeastTotal.text(lang), amount(moved.total, lang), &parts(moved, lang)) }
                    { entry(Key::LeastCount.text(lang), Html::from(moved.moves.len().to_string()), "") }
                    { for goal.map(|goal| of_goal(goal, told, adopted, lang)) }
                </dl>
            </article>
        }
    };
    html! {
        <div class="lst-cards">
            { card(Key::LeastNear, Key::LeastNearNote, "lst-near", &replan.near, &replan.near_moved) }
            { card(Key::LeastBest, Key::LeastBestNote, "lst-best", &replan.best, &replan.best_moved) }
        </div>
    }
}

fn entry(name: &str, value: Html, note: &str) -> Html {
    html! {
        <div class="lst-figure">
            <dt>{ name.to_owned() }</dt>
            <dd><span class="lst-value">{ value }</span>{ " " }<span class="panel-note">{ note.to_owned() }</span></dd>
        </div>
    }
}

/// What is taken away and what is newly given.
fn parts(moved: &Moved, lang: Lang) -> String {
    let part = |key: Key, money: Money| format!("{} {}", key.text(lang), amount_text(money, lang));
    [part(Key::LeastTaken, moved.taken), part(Key::LeastGiven, moved.given)].join(" · ")
}

/// The first goal: what is reached, how far that is from what was adopted, and how good it is known to be.
fn of_goal(goal: Goal, told: &Told, adopted: Option<&Told>, lang: Lang) -> Html {
    let reached = |told: &Told| told.report.tiers.first().map(|tier| tier.value.0);
    let Some(value) = reached(told) else { return Html::default() };
    let change = adopted.and_then(reached).map(|before| value.saturating_sub(before));
    let change = change.map(|change| {
        let change = format!("{}{}", direction(change).0, text(goal, change, lang));
        Key::LeastAgainstAdopted.with(lang, &[("change", &change)])
    });
    let Headline { title, .. } = headline(told, lang);
    let note = change.into_iter().chain([title]).collect::<Vec<_>>().join(" · ");
    let exact = figure(goal, value, lang);
    entry(goal.term().text(lang), html! { <span title={exact}>{ text(goal, value, lang) }</span> }, &note)
}

/// A figure of a goal as short as headlines have it.
fn text(goal: Goal, value: i128, lang: Lang) -> String {
    match goal {
        Goal::Benefit | Goal::Transfers => short_count(value, lang).text,
        _ => short(goal, value, lang),
    }
}

/// How much is moved, on the scale of both cards; the figures say the same.
fn bar(moved: Money, most: Money) -> Html {
    let share =
        i128::from(moved.fen()).saturating_mul(WIDTH).checked_div(most.fen().into()).unwrap_or_default();
    html! {
        <svg class="lst-bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="fro-all" width="1000" height="12" />
            <rect class="fro-half" width={share.to_string()} height="12" />
        </svg>
    }
}
