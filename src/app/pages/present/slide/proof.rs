//! The proof in front of a room: what is reached, what nobody can pass, and that anyone can check it.

use yew::prelude::*;

use super::Told;
use crate::app::components::figures::amount_text;
use crate::app::components::{Headline, headline};
use crate::app::pages::figures::{number, percent};
use crate::i18n::{Key, Lang, short_count};
use crate::money::Money;
use crate::plan::{Goal, Tier};
use crate::report::{Standing, TierRow, Trillionths};

/// The seal, goal by goal, and how anyone checks it.
pub fn draw(told: &Told<'_>) -> Html {
    let lang = told.lang;
    let Some(answer) = told.answer.told() else { return Html::default() };
    let Headline { standing, title, .. } = headline(answer, lang);
    let class = if standing == Standing::Optimal { "slide-seal is-proven" } else { "slide-seal is-waiting" };
    let row = |(tier, row): (&Tier, &TierRow)| {
        html! {
            <tr>
                <th scope="row">{ tier.phrase().say(lang) }</th>
                <td class="slide-number is-strong">{ value(tier.goal, row.value, lang) }</td>
                <td class="slide-number">{ value(tier.goal, row.bound, lang) }</td>
                <td class="slide-number">{ row.relative_gap.map(|gap| percent(gap, lang)) }</td>
            </tr>
        }
    };
    let column = |key: Key| html! { <th scope="col" class="slide-number">{ key.text(lang) }</th> };
    html! {
        <>
            <p class={class}>{ title }</p>
            <table class="slide-table">
                <caption>{ Key::ProofGoals.text(lang) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ Key::ReportColumnGoal.text(lang) }</th>
                        { column(Key::ReportColumnValue) }
                        { column(Key::PresentProofLimit) }
                        { column(Key::ReportColumnRelativeGap) }
                    </tr>
                </thead>
                <tbody>{ for told.plan.objective.iter().zip(&told.report.tiers).map(row) }</tbody>
            </table>
            <ul class="slide-points">
                { for [Key::PresentProofBound, Key::PresentProofExact, Key::PresentProofAnyone].map(|key| html! {
                    <li>{ key.text(lang) }</li>
                }) }
            </ul>
        </>
    }
}

/// What a goal comes to, as a room reads it.
fn value(goal: Goal, value: Trillionths, lang: Lang) -> String {
    const PER_FEN: i128 = 10_000_000_000;
    match goal {
        Goal::Benefit => short_count(value.0, lang).text,
        Goal::LeastCoverage => percent(value, lang),
        Goal::Transfers => number(value),
        Goal::Funded | Goal::LeastPerHead | Goal::Pooled | Goal::Credit => {
            let fen = value.0.checked_div(PER_FEN).and_then(|fen| i64::try_from(fen).ok());
            fen.map_or_else(|| number(value), |fen| amount_text(Money::from_fen(fen), lang))
        }
    }
}

/// How much was checked.
pub fn sentence(told: &Told<'_>) -> String {
    let count = told.answer.told().map(|told| told.demands).unwrap_or_default().to_string();
    Key::PresentSayProof.with(told.lang, &[("count", &count)])
}
