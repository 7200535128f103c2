//! Above the grid: filter, unit, and what can be done with rows.

use yew::prelude::*;

use super::state::{Grid, News};
use crate::app::grid::column::short_name;
use crate::app::platform::page;
use crate::i18n::{Key, Lang};
use crate::money::Unit;

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
