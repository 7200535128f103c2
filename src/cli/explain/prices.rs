//! The numbers that hold the first goal back, and what each is worth.

use serde::Serialize;

use crate::cli::goals;
use crate::cli::grid::Grid;
use crate::cli::setting::{plain, shown};
use crate::explain::{Lever, Price, Side};
use crate::i18n::{Key, Lang, Phrase};
use crate::plan::{Goal, Id, Plan, at_position};
use crate::result::decimal;
use crate::rows::{Bound, Demands, RowId};
use crate::verify::{VALUE, Verified};

#[derive(Serialize)]
pub(super) struct ToldPrice {
    what: String,
    at: String,
    step: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    easier: Option<ToldSide>,
    #[serde(skip_serializing_if = "Option::is_none")]
    harder: Option<ToldSide>,
}

#[derive(Serialize)]
struct ToldSide {
    gain: String,
    until: String,
}

/// The numbers of the plan that hold the first goal back.
pub(super) fn binding(plan: &Plan, best: &Verified) -> Vec<Lever> {
    let Some(first) = best.tiers().first() else { return Vec::new() };
    let rows = Demands::of(plan).rows;
    let binds = |row: &RowId| first.duals.get(row).is_some_and(|dual| *dual != 0);
    let of_stream = |index: usize, row: &dyn Fn(&Id) -> RowId| {
        plan.streams.get(index).is_some_and(|stream| binds(&row(&stream.id)))
    };
    let holds = |lever: &Lever| match *lever {
        Lever::Amount(index) => of_stream(index, &RowId::stream),
        Lever::Poolable(index) => of_stream(index, &RowId::poolable),
        Lever::MustSpend(index) => of_stream(index, &RowId::must_spend),
        Lever::BufferMax(index) => {
            plan.credit.get(index).is_some_and(|credit| binds(&RowId::buffer(&credit.id)))
        }
        Lever::Limit(rule, bound) => {
            rows.iter().any(|row| row.rule == rule && row.bound == bound && binds(&row.id))
        }
    };
    Lever::all(plan).into_iter().filter(holds).collect()
}

/// A line for each number.
pub(super) fn table(plan: &Plan, prices: &[Price], lang: Lang) -> String {
    let headings = [
        (Key::CliExplainNumber, false),
        (Key::CliExplainAt, true),
        (Key::CliExplainStep, true),
        (Key::CliExplainEasier, true),
        (Key::CliExplainUntil, true),
        (Key::CliExplainHarder, true),
        (Key::CliExplainUntil, true),
    ]
    .map(|(key, is_figure)| (key.text(lang), is_figure));
    let mut grid = Grid::new(&headings);
    for price in prices {
        let side = |side: &Option<Side>| match side {
            Some(side) => [goals::short(Goal::Benefit, side.gain, lang), shown(side.until, lang)],
            None => [String::new(), String::new()],
        };
        let lead = [name(plan, price.lever).say(lang), shown(price.at, lang), shown(price.step, lang)];
        grid.row(lead.into_iter().chain(side(&price.easier)).chain(side(&price.harder)));
    }
    grid.finish()
}

/// What a number of the plan is called.
fn name(plan: &Plan, lever: Lever) -> Phrase {
    let stream = |key, index| Phrase::new(key).with("stream", at_position(&plan.streams, index));
    match lever {
        Lever::Amount(index) => stream(Key::DemandStream, index),
        Lever::Poolable(index) => stream(Key::DemandPoolable, index),
        Lever::MustSpend(index) => stream(Key::DemandMustSpend, index),
        Lever::BufferMax(index) => {
            Phrase::new(Key::DemandBuffer).with("credit", at_position(&plan.credit, index))
        }
        Lever::Limit(rule, Bound::Min | Bound::Max) => at_position(&plan.rules, rule),
    }
}

pub(super) fn told_price(plan: &Plan, price: &Price, lang: Lang) -> ToldPrice {
    let side = |side: &Side| ToldSide { gain: decimal::written(side.gain, VALUE), until: plain(side.until) };
    ToldPrice {
        what: name(plan, price.lever).say(lang),
        at: plain(price.at),
        step: plain(price.step),
        easier: price.easier.as_ref().map(side),
        harder: price.harder.as_ref().map(side),
    }
}
