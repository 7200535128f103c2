//! The figures that sum each plan up, side by side.

use yew::prelude::*;

use super::Bout;
use super::figure::cell;
use crate::app::components::figures::called;
use crate::compare::{Column, ComparedCard};
use crate::i18n::{Key, Lang};
use crate::plan::row_name;

/// What is shown, besides the measures.
const SHOWN: [Column; 8] = [
    Column::Benefit,
    Column::Amount,
    Column::Moved,
    Column::Grants,
    Column::Loans,
    Column::Left,
    Column::Funded,
    Column::FundedFully,
];

/// The table.
pub fn draw(bout: &Bout, lang: Lang) -> Html {
    let title = Key::VersusFigures.text(lang);
    let is_shown = |card: &&ComparedCard| card.what == Column::Measure || SHOWN.contains(&card.what);
    let rows = bout.comparison.cards.iter().filter(is_shown).enumerate();
    html! {
        <section class="panel" aria-labelledby="scn-figures">
            <h3 id="scn-figures" class="panel-title">{ title }</h3>
            <div class="scn-frame" tabindex="0" role="region" aria-label={Key::VersusRegion.with(lang, &[("table", title)])}>
                <table class="scn-table is-large">
                    <thead><tr>
                        <th scope="col">{ Key::VersusFigure.text(lang) }</th>
                        { names(bout, lang) }
                    </tr></thead>
                    <tbody>{ for rows.map(|(at, card)| row(bout, at, card, lang)) }</tbody>
                </table>
            </div>
        </section>
    }
}

/// The headings of the plans.
pub fn names(bout: &Bout, lang: Lang) -> Html {
    let heading = |at: usize| {
        html! {
            <th key={at} scope="col" class="number">
                { bout.said(at, lang) }
                if at == 0 {
                    <span class="scn-first">{ Key::VersusFirst.text(lang) }</span>
                }
            </th>
        }
    };
    html! { <>{ for (0..bout.answers.len()).map(heading) }</> }
}

fn row(bout: &Bout, key: usize, card: &ComparedCard, lang: Lang) -> Html {
    let unit = card.what.unit();
    // Units of benefit that mean different things are not subtracted.
    let is_apart = card.what == Column::Benefit && !bout.comparison.same_benefit;
    let cell = |(at, value): (usize, &Option<i128>)| {
        let change = card.row.change(0, at).filter(|_| !is_apart);
        cell(at, unit, *value, change, lang)
    };
    html! {
        <tr {key}>
            <th scope="row">{ name(bout, card, lang) }</th>
            { for card.row.values(0).iter().enumerate().map(cell) }
        </tr>
    }
}

fn name(bout: &Bout, card: &ComparedCard, lang: Lang) -> String {
    let measure =
        bout.answers.iter().zip(&card.row.at).find_map(|(answer, at)| answer.plan.measures.get((*at)?));
    match measure {
        Some(measure) => called(&row_name(&measure.name, &measure.id), lang),
        None => card.what.heading().text(lang).to_owned(),
    }
}
