//! Who pays whom more or less, payment by payment.

use std::sync::Arc;

use yew::prelude::*;

use super::super::versus::figure::cell;
use super::result::found;
use crate::app::components::download_moves;
use crate::app::components::figures::called;
use crate::app::state::preferences::use_lang;
use crate::app::state::printing::use_printing;
use crate::app::state::study::Told;
use crate::compare::Unit;
use crate::explain::{Beside, beside};
use crate::i18n::{Key, Lang};
use crate::money::Money;
use crate::paper::moves::{Names, table};
use crate::plan::Plan;

/// How many rows are drawn at once.
const PAGE: usize = 200;

/// The properties of [`Moves`].
#[derive(Properties)]
pub struct MovesProps {
    /// What was found.
    pub told: Told,
    /// What the plan becomes.
    pub changed: Arc<Plan>,
}

impl PartialEq for MovesProps {
    fn eq(&self, other: &Self) -> bool {
        self.told.found == other.told.found
    }
}

/// The table.
#[component(Moves)]
pub fn moves(MovesProps { told, changed }: &MovesProps) -> Html {
    let lang = use_lang();
    let drawn = use_state_eq(|| PAGE);
    let is_printing = use_printing();
    let Some(replan) = found(told) else { return Html::default() };
    let rows = beside(&replan.near_moved, &replan.best_moved);
    let names = Names::of(&told.plan, changed);
    let title = Key::LeastMoves.text(lang);
    let shown = if is_printing { rows.len() } else { *drawn };
    let download = {
        let (told, changed) = (told.clone(), changed.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(replan) = found(&told) {
                let rows = beside(&replan.near_moved, &replan.best_moved);
                download_moves(&table(&rows, &Names::of(&told.plan, &changed)), &told.plan, lang);
            }
        })
    };
    let more = {
        let (setter, now) = (drawn.setter(), *drawn);
        Callback::from(move |_: MouseEvent| setter.set(now.saturating_add(PAGE)))
    };
    if rows.is_empty() {
        return html! { <p class="panel panel-empty">{ Key::LeastNoMoves.text(lang) }</p> };
    }
    html! {
        <section class="panel" aria-labelledby="lst-moves">
            <div class="table-tools">
                <h2 id="lst-moves" class="panel-title">{ title }</h2>
                <button class="button" type="button" onclick={download}>{ Key::VersusCsv.text(lang) }</button>
            </div>
            <p class="panel-note" role="status">{ Key::VersusRows.with(lang, &[("count", &rows.len().to_string())]) }</p>
            <div class="scn-frame lst-moves" tabindex="0" role="region" aria-label={Key::VersusRegion.with(lang, &[("table", title)])}>
                <table class="scn-table">
                    <thead><tr>{ head(lang) }</tr></thead>
                    <tbody>{ for rows.iter().take(shown).enumerate().map(|(at, one)| row(at, one, &names, lang)) }</tbody>
                </table>
            </div>
            if rows.len() > shown {
                <button class="button" type="button" onclick={more}>{ Key::VersusMoreRows.text(lang) }</button>
            }
        </section>
    }
}

fn head(lang: Lang) -> Html {
    let columns = [
        (Key::LeastPayee, false),
        (Key::LeastPayer, false),
        (Key::LeastAdopted, true),
        (Key::LeastNear, true),
        (Key::LeastBest, true),
    ];
    let column = |(key, is_figure): (Key, bool)| {
        html! { <th scope="col" class={is_figure.then_some("number")}>{ key.text(lang) }</th> }
    };
    html! { <>{ for columns.map(column) }</> }
}

fn row(at: usize, one: &Beside, names: &Names<'_>, lang: Lang) -> Html {
    let fen = |amount: Money| Some(i128::from(amount.fen()));
    let [near, best] = one.changes();
    let county = names.county(&one.payee).map(|county| called(&county, lang));
    html! {
        <tr key={at}>
            <th scope="row">
                { names.payee(&one.payee).say(lang) }
                if let Some(county) = county {
                    <span class="scn-first">{ county }</span>
                }
            </th>
            <td>{ names.payer(&one.payer).say(lang) }</td>
            { cell(0, Unit::Fen, fen(one.before), None, lang) }
            { cell(1, Unit::Fen, fen(one.near), fen(near), lang) }
            { cell(2, Unit::Fen, fen(one.best), fen(best), lang) }
        </tr>
    }
}
