//! Above the grid: filter, unit, what can be done with rows, and the problems there are.

use yew::prelude::*;

use super::state::{Grid, News};
use crate::app::grid::column::short_name;
use crate::app::platform::page;
use crate::i18n::{Key, Lang, describe};
use crate::money::Unit;

/// How many problems are listed at once; when some are mended, the next come up.
const MOST_LISTED: usize = 20;

impl Grid {
    /// The tools.
    pub fn toolbar(&self, ctx: &Context<Self>) -> Html {
        let lang = ctx.props().lang;
        let filter = ctx.link().callback(|event: InputEvent| News::Filter(page::value_of(&event)));
        let button = |key: Key, news: fn() -> News, disabled: bool| {
            let onclick = ctx.link().callback(move |_: MouseEvent| news());
            html! { <button class="button" type="button" {onclick} {disabled}>{ key.text(lang) }</button> }
        };
        let (seen, all) = (self.view.len().to_string(), self.sheet.rows().to_string());
        html! {
            <div class="ledger-tools">
                <input class="ledger-filter" type="search" value={self.filter.clone()} oninput={filter}
                    aria-label={Key::GridFilter.text(lang)} placeholder={Key::GridFilter.text(lang)} />
                <span class="ledger-count" role="status">
                    { Key::GridCount.with(lang, &[("seen", &seen), ("all", &all)]) }
                </span>
                <div class="ledger-buttons">
                    { button(Key::GridAdd, || News::Add, false) }
                    { button(Key::GridRemove, || News::Remove, self.view.is_empty()) }
                    { button(Key::GridSort, || News::Sort(None), self.view.is_empty()) }
                </div>
                { units("grid-unit", Key::GridUnit, self.unit, lang, ctx.link().callback(News::Unit)) }
            </div>
        }
    }

    /// The problems of the list, each with the way to its cell.
    pub fn problems(&self, ctx: &Context<Self>) -> Html {
        let lang = ctx.props().lang;
        let unread = self.unread.iter().filter_map(|unread| {
            let (row, column) = unread.place(&self.sheet)?;
            Some((row, column, unread.trouble.say(lang).0, true))
        });
        let marks =
            self.sheet.marks.iter().map(|mark| {
                (mark.row, mark.column, describe(&mark.problem, lang).what, mark.problem.is_error())
            });
        let count = self.unread.len() + self.sheet.marks.len();
        if count == 0 {
            return Html::default();
        }
        let item = |(row, column, what, is_error): (usize, usize, String, bool)| {
            let onclick = ctx.link().callback(move |_: MouseEvent| News::Jump(row, column));
            let title =
                self.sheet.columns.get(column).map(|column| column.title.say(lang)).unwrap_or_default();
            let place = Key::GridPlace.with(lang, &[("row", &self.sheet.name(row)), ("column", &title)]);
            html! {
                <li class={classes!("ledger-problem", is_error.then_some("is-error"))}>
                    <button class="ledger-problem-place" type="button" {onclick}>{ place }</button>
                    <span class="ledger-problem-what">{ what }</span>
                </li>
            }
        };
        html! {
            <details class="ledger-problems">
                <summary class="ledger-problems-title">
                    { Key::GridProblems.with(lang, &[("count", &count.to_string())]) }
                </summary>
                <ul class="ledger-problems-list">{ for unread.chain(marks).take(MOST_LISTED).map(item) }</ul>
                if count > MOST_LISTED {
                    <p class="ledger-problems-more">
                        { Key::GridMore.with(lang, &[("count", &(count - MOST_LISTED).to_string())]) }
                    </p>
                }
            </details>
        }
    }
}

/// The choice of what amounts are in.
pub fn units(name: &'static str, label: Key, chosen: Unit, lang: Lang, choose: Callback<Unit>) -> Html {
    let choice = |unit: Unit| {
        let onchange = choose.reform(move |_: Event| unit);
        html! {
            <label class="choice">
                <input class="choice-input" type="radio" {name} checked={chosen == unit} {onchange} />
                <span class="choice-face">{ short_name(unit).text(lang) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choices ledger-units">
            <legend class="sr-only">{ label.text(lang) }</legend>
            <div class="choices-bar">{ for Unit::ALL.map(choice) }</div>
        </fieldset>
    }
}
