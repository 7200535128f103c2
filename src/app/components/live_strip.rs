//! The figures of the answer, and how good it is known to be, above every page of a plan.

use yew::prelude::*;

use super::figures::{amount, amount_text, direction, share_text, signed_count};
use super::standing::Badge;
use crate::app::state::answers::{Answers, Search, use_answers};
use crate::app::state::preferences::use_lang;
use crate::diagnostic::visible;
use crate::i18n::{Key, Lang, short_count};
use crate::money::{Money, exact_trillionths};
use crate::plan::{Plan, Text};
use crate::report::{Report, Trillionths};

/// The strip. The last allocation stays, dimmed, until the next one is there.
#[component(LiveStrip)]
pub fn live_strip() -> Html {
    let lang = use_lang();
    let answers = use_answers();
    let stale = (!is_current(&answers)).then_some("is-stale");
    html! {
        <section class="strip" aria-label={Key::StripLabel.text(lang)}>
            <dl class={classes!("strip-figures", stale)}>
                { for cards(&answers, lang) }
            </dl>
            <Badge />
        </section>
    }
}

/// Whether the allocation in sight is the plan's as it is now.
fn is_current(answers: &Answers) -> bool {
    !matches!(answers.search, Search::Running(_)) && answers.latest == answers.shown
}

fn cards(answers: &Answers, lang: Lang) -> Vec<Html> {
    let shown = answers.shown.as_ref().and_then(|answer| Some((answer, answer.report()?)));
    let Some((answer, report)) = shown else {
        let names = [Key::StripTotal, Key::StripPooled, Key::StripGranted, Key::StripLeft];
        return names.map(|name| card(name.text(lang), html! { {"–"} }, None)).to_vec();
    };
    let before = answers.before.as_ref().and_then(|before| before.report());
    let figures = &report.cards;
    let moved = Trillionths::share(figures.streams.moved.fen().into(), figures.streams.amount.fen().into());
    let share = moved.map(|share| Key::StripShare.with(lang, &[("share", &share_text(share, lang))]));
    let beside = [(Key::StripBuffers, figures.streams.buffers), (Key::StripLoans, figures.loans)];
    let beside = beside.into_iter().filter(|(_, amount)| *amount != Money::ZERO);
    let line = |(key, amount): (Key, Money)| {
        html! { <span class="strip-line">{ key.with(lang, &[("amount", &amount_text(amount, lang))]) }</span> }
    };
    let beside: Vec<Html> = beside.map(line).collect();
    let beside = (!beside.is_empty()).then(|| html! { { for beside } });
    vec![
        card(Key::StripTotal.text(lang), amount(figures.streams.amount, lang), None),
        card(
            Key::StripPooled.text(lang),
            amount(figures.streams.moved, lang),
            share.map(|text| html! { {text} }),
        ),
        card(Key::StripGranted.text(lang), amount(figures.grants, lang), beside),
        card(Key::StripLeft.text(lang), amount(figures.streams.left, lang), None),
        benefit(&answer.plan, report, before, lang),
    ]
}

fn card(name: &str, figure: Html, note: Option<Html>) -> Html {
    html! {
        <div class="strip-card">
            <dt class="strip-name">{ name.to_owned() }</dt>
            <dd class="strip-value">
                { figure }
                if let Some(note) = note {
                    <span class="strip-note">{ " " }{ note }</span>
                }
            </dd>
        </div>
    }
}

/// What the plan counts first, with how much more that is than before.
fn benefit(plan: &Plan, report: &Report, before: Option<&Report>, lang: Lang) -> Html {
    let Counted { name, unit, now, change } = counted(plan, report, before, lang);
    let figure = html! {
        <span class="strip-figure" title={exact_trillionths(now)}>
            { short_count(now, lang).text }<span class="figure-unit">{ " " }{ unit }</span>
        </span>
    };
    let note = change.map(|change| {
        html! { <span class={classes!("change", direction(change).1)}>{ signed_count(change, lang) }</span> }
    });
    card(&name, figure, note)
}

/// What the plan counts first.
struct Counted {
    name: String,
    unit: String,
    /// In trillionths, and by how much it differs from the answer before.
    now: i128,
    change: Option<i128>,
}

fn counted(plan: &Plan, report: &Report, before: Option<&Report>, lang: Lang) -> Counted {
    let now = report.cards.benefits.first().copied().unwrap_or(report.cards.benefit).0;
    let measure = plan.measures.first();
    let name = measure.map_or(Key::TermGoalBenefit.text(lang), |measure| said(&measure.name, lang));
    let unit = measure.map_or("", |measure| said(&measure.unit, lang));
    let then = before.and_then(|before| before.cards.benefits.first());
    let change = then.and_then(|then| now.checked_sub(then.0)).filter(|change| *change != 0);
    Counted { name: visible(name), unit: visible(unit), now, change }
}

/// What the plan counts first in a line, for those who hear it.
pub fn counted_aloud(answers: &Answers, lang: Lang) -> Option<String> {
    let answer = answers.latest.as_ref()?;
    let before = answers.before.as_ref().and_then(|before| before.report());
    let Counted { name, unit, now, change } = counted(&answer.plan, answer.report()?, before, lang);
    let change = change.map(|change| format!(" ({})", signed_count(change, lang))).unwrap_or_default();
    Some(format!("{name} {} {unit}{change}", short_count(now, lang).text))
}

/// A text in the language, or in the one there is.
fn said(text: &Text, lang: Lang) -> &str {
    match lang {
        Lang::Zh => text.zh_first(),
        Lang::En => text.en_first(),
    }
}
