//! The curve as a table.

use yew::prelude::*;

use super::axis::{Axis, units};
use crate::app::pages::figures::{amount, percent};
use crate::i18n::{Key, Lang, short_count};
use crate::protocol::{Against, Frontier, Point};

/// Every point with its figures.
pub fn draw(frontier: &Frontier, axis: &Axis, lang: Lang) -> Html {
    let head = |key: Key| html! { <th class="number" scope="col">{ key.text(lang) }</th> };
    let of_rule = matches!(frontier.against, Against::Rule(..));
    html! {
        <details class="twin">
            <summary>{ Key::FrontierTable.text(lang) }</summary>
            <div class="table-frame" tabindex="0" role="region" aria-label={Key::FrontierTable.text(lang)}>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{ Key::FrontierPoint.text(lang) }</th>
                            if of_rule {
                                <th class="number" scope="col">{ axis.name.clone() }</th>
                            }
                            { head(Key::FrontierBenefit) }
                            { head(Key::FrontierBound) }
                            { head(Key::FrontierCoverage) }
                            { head(Key::FrontierPooled) }
                            { head(Key::FrontierAllocated) }
                        </tr>
                    </thead>
                    <tbody>
                        { for frontier.points.iter().enumerate().map(|(at, point)| row(frontier, axis, at, point, lang)) }
                    </tbody>
                </table>
            </div>
        </details>
    }
}

fn row(frontier: &Frontier, axis: &Axis, at: usize, point: &Point, lang: Lang) -> Html {
    let cell = |text: String| html! { <td class="number">{ text }</td> };
    let number = match frontier.against {
        Against::Rule(..) => cell(axis.text(units(point.asked))),
        Against::Coverage | Against::Pooled => Html::default(),
    };
    let figures = match &point.found {
        None => html! { <td colspan="5">{ Key::FrontierNoneHere.text(lang) }</td> },
        Some(found) => {
            let bound = match frontier.against {
                Against::Pooled => axis.text(found.bound.0),
                Against::Coverage | Against::Rule(..) => short_count(found.bound.0, lang).text,
            };
            html! {
                <>
                { cell(short_count(found.benefit.0, lang).text) }
                { cell(bound) }
                { cell(percent(found.coverage, lang)) }
                { cell(amount(found.pooled, lang)) }
                { cell(amount(found.allocated, lang)) }
                </>
            }
        }
    };
    html! { <tr key={at}><th scope="row">{ at.saturating_add(1) }</th>{ number }{ figures }</tr> }
}
