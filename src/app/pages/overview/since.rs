//! What changed since the answer before.

use yew::prelude::*;

use crate::app::components::figures::{amount_text, called, direction, signed_count};
use crate::app::route::{KEEP, Page};
use crate::app::state::answers::{Answer, Answers};
use crate::i18n::{Key, Lang};
use crate::money::Money;
use crate::plan::{Project, row_name};
use crate::report::{Funded, ProjectRow, Report};

/// How many projects are named.
const NAMED: usize = 4;

/// The panel.
pub fn since(answers: &Answers, lang: Lang) -> Html {
    let pair = answers.shown.as_deref().zip(answers.before.as_deref());
    let told = pair.and_then(|(now, before)| Some((now, now.report()?, before, before.report()?)));
    let body = match told {
        Some((now, report, before, then)) => {
            let lines = lines(now, report, before, then, lang);
            if lines.is_empty() {
                html! { <p class="panel-empty">{ Key::SinceSame.text(lang) }</p> }
            } else {
                html! { <ul class="since-list">{ for lines }</ul> }
            }
        }
        None => html! { <p class="panel-empty">{ Key::SinceFirst.text(lang) }</p> },
    };
    html! {
        <section class="panel since" aria-labelledby="since">
            <h2 id="since" class="panel-title">{ Key::SinceTitle.text(lang) }</h2>
            { body }
            if told.is_some() {
                <a class="way-more" href={Page::Scenarios.href_of(KEEP)}>{ Key::KeepButton.text(lang) }</a>
            }
        </section>
    }
}

fn lines(now: &Answer, report: &Report, before: &Answer, then: &Report, lang: Lang) -> Vec<Html> {
    let benefit = report.cards.benefit.0.saturating_sub(then.cards.benefit.0);
    let benefit = (benefit != 0).then(|| line(Key::SinceBenefit, benefit, signed_count(benefit, lang), lang));
    let money = |name: Key, now: Money, then: Money| {
        let change = now.checked_sub(then).filter(|change| *change != Money::ZERO)?;
        let (sign, _) = direction(change.fen().into());
        Some(line(name, change.fen().into(), format!("{sign}{}", amount_text(change, lang)), lang))
    };
    let (cards, old) = (&report.cards, &then.cards);
    let moves = [
        money(Key::SinceGranted, cards.grants, old.grants),
        money(Key::SincePooled, cards.streams.moved, old.streams.moved),
        money(Key::SinceLeft, cards.streams.left, old.streams.left),
    ];
    let is_same_library =
        now.plan.projects.iter().map(|one| &one.id).eq(before.plan.projects.iter().map(|one| &one.id));
    let turned = |entered: bool| {
        let pairs = now.plan.projects.iter().zip(report.projects.iter().zip(&then.projects));
        let turned = pairs.filter(|(_, (row, old))| is_funded(row) == entered && is_funded(old) != entered);
        let names: Vec<String> = turned.map(|(project, _)| name(project, lang)).collect();
        let key = if entered { Key::SinceEntered } else { Key::SinceQuit };
        (is_same_library && !names.is_empty()).then(|| projects(key, &names, lang))
    };
    benefit.into_iter().chain(moves.into_iter().flatten()).chain(turned(true)).chain(turned(false)).collect()
}

fn is_funded(row: &ProjectRow) -> bool {
    row.funded != Funded::Nothing
}

fn name(project: &Project, lang: Lang) -> String {
    called(&row_name(&project.name, &project.id), lang)
}

fn line(name: Key, change: i128, text: String, lang: Lang) -> Html {
    html! {
        <li>{ name.text(lang) }{ " " }<strong class={classes!("change", direction(change).1)}>{ text }</strong></li>
    }
}

fn projects(key: Key, names: &[String], lang: Lang) -> Html {
    let mut listed: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    if names.len() > NAMED {
        listed.push(Key::SinceAndMore.text(lang));
    }
    let listed = listed.join(Key::PlaceListSeparator.text(lang));
    html! { <li>{ key.with(lang, &[("count", &names.len().to_string()), ("names", &listed)]) }</li> }
}
