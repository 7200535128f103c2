//! Picking several things for a cell: the list below it, and what keys and mouse do there.

use yew::prelude::*;

use super::cell_id;
use super::keys::Mode;
use super::state::{Grid, GridProps, News};
use crate::app::grid::gesture::Gesture;
use crate::app::grid::picker::{Offer, Picker};
use crate::app::grid::value::Kind;
use crate::app::platform::sheet as browser;
use crate::i18n::{Key, Lang};

/// The list's id in the page.
pub const PICKER: &str = "ledger-picker";

impl Grid {
    /// Begins to change the active cell: from a list where it holds one, as text else.
    pub fn change(&mut self) {
        match self.picked_kind() {
            Some(_) => self.offer(),
            None => self.amend(),
        }
    }

    /// Shows what there is to choose from. What was typed before counts, and where it is nothing yet, the list is searched for it.
    pub fn offer(&mut self) {
        let (Some((row, column)), Some(kind)) = (self.active(), self.picked_kind()) else {
            let is_choice = self.active_kind().is_some_and(|kind| matches!(kind, Kind::Choice(_)));
            if is_choice && self.editing.is_none() {
                self.amend();
            }
            return;
        };
        let typed = self.editing.is_some().then(|| browser::text_of(&self.input));
        let read = typed.as_ref().and_then(|typed| kind.read(typed, self.unit).ok());
        let words = typed.filter(|_| read.is_none()).unwrap_or_default();
        let value = read.unwrap_or_else(|| self.sheet.value(row, column));
        let Some(mut picker) = Picker::new(kind, &value) else { return };
        picker.find(&words);
        self.picker = Some(picker);
        self.begin(Mode::Pick);
        self.editing = Some(Mode::Pick);
        browser::set_text(&self.input, &words);
    }

    /// What the active cell holds, where several things can be picked for it.
    fn picked_kind(&self) -> Option<&Kind> {
        self.active_kind().filter(|kind| matches!(kind, Kind::List { .. }))
    }

    /// Offers what was typed for.
    pub fn search(&mut self) {
        let words = browser::text_of(&self.input);
        if let Some(picker) = &mut self.picker {
            picker.find(&words);
        }
    }

    /// Goes so many offers down, or up where negative.
    pub fn browse(&mut self, by: isize) {
        if let Some(picker) = &mut self.picker {
            picker.go(by);
        }
    }

    /// Ticks an offer, or takes its tick away; the active one where none is named.
    pub fn tick(&mut self, at: Option<usize>) {
        if let Some(picker) = &mut self.picker {
            picker.tick(at.unwrap_or(picker.at()));
            browser::set_text(&self.input, "");
        }
    }

    /// What is picked goes into the cell.
    pub fn take_picked(&mut self, props: &GridProps, picker: Picker) {
        let Some((row, column)) = self.active() else { return };
        let mut gesture = Gesture::default();
        gesture.put_value(&self.sheet, row, column, picker.take());
        self.make(props, gesture);
    }

    /// Keeps the list at its cell, which the grid may have scrolled.
    pub fn lay_picker(&self) {
        if self.picker.is_some() {
            browser::lay_beside(&self.popup, &cell_id(self.selection.active));
        }
    }

    /// The list; nothing while none is open.
    pub fn picker(&self, ctx: &Context<Self>) -> Html {
        let Some(picker) = &self.picker else { return Html::default() };
        let lang = ctx.props().lang;
        let (offers, more) = picker.offers();
        let title = self.sheet.columns.get(self.selection.active.column).map(|own| own.title.say(lang));
        // The focus stays in the input, whatever is pressed.
        let stay = Callback::from(|event: MouseEvent| event.prevent_default());
        html! {
            <div class="picker" ref={self.popup.clone()} onmousedown={stay}>
                <ul id={PICKER} class="picker-list" role="listbox" aria-multiselectable="true" aria-label={title}>
                    { for offers.iter().enumerate().map(|(at, offer)| self.drawn(ctx, picker, at, *offer)) }
                </ul>
                if more > 0 {
                    <p class="picker-more">{ Key::PickerMore.with(lang, &[("count", &more.to_string())]) }</p>
                }
                <div class="picker-foot">
                    <p class="picker-count" role="status">{ count(picker, offers.is_empty(), lang) }</p>
                    // For the mouse: keys have Enter and Esc.
                    { for [(true, Key::PickerTake), (false, Key::PickerLeave)].map(|(takes, words)| {
                        let class = classes!("button", "button-small", takes.then_some("button-primary"));
                        let onclick = ctx.link().callback(move |_: MouseEvent| News::Picked(takes));
                        html! { <button {class} type="button" tabindex="-1" {onclick}>{ words.text(lang) }</button> }
                    }) }
                </div>
                <p class="picker-keys">{ Key::PickerKeys.text(lang) }</p>
            </div>
        }
    }

    fn drawn(&self, ctx: &Context<Self>, picker: &Picker, at: usize, offer: Offer<'_>) -> Html {
        let is_ticked = picker.is_ticked(offer);
        let onclick = ctx.link().callback(move |_: MouseEvent| News::Ticked(at));
        let class = classes!("picker-offer", (picker.at() == at).then_some("is-current"));
        html! {
            <li key={at} id={offer_id(at)} {class} role="option" aria-selected={is_ticked.to_string()} {onclick}>
                <span class="picker-box" aria-hidden="true">{ if is_ticked { "\u{2713}" } else { "" } }</span>
                <span class="picker-name">{ offer.name(ctx.props().lang) }</span>
            </li>
        }
    }

    /// The id of the active offer.
    pub fn current_offer(&self) -> Option<String> {
        let picker = self.picker.as_ref()?;
        picker.offers().0.get(picker.at())?;
        Some(offer_id(picker.at()))
    }
}

/// How many are ticked; or that nothing is called as was typed.
fn count(picker: &Picker, is_empty: bool, lang: Lang) -> String {
    let (ticked, all) = picker.count();
    match ticked {
        _ if is_empty => Key::PickerNone.text(lang).to_owned(),
        None => Key::PickerAll.text(lang).to_owned(),
        Some(ticked) => {
            Key::PickerCount.with(lang, &[("ticked", &ticked.to_string()), ("all", &all.to_string())])
        }
    }
}

fn offer_id(at: usize) -> String {
    format!("{PICKER}-{at}")
}
