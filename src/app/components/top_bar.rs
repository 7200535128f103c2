//! The bar above the page: which plan is open, the way back and forth, and how the page looks and speaks.

use yew::prelude::*;

use super::display_menu::DisplayMenu;
use super::file_menu::FileMenu;
use super::language_switch::LanguageSwitch;
use super::plan_title::PlanTitle;
use super::saved_state::SavedState;
use crate::app::platform::page;
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{Act, use_act, use_open};
use crate::i18n::Key;
use crate::plan::edit::Label;

/// The properties of [`TopBar`].
#[derive(Properties, PartialEq)]
pub struct TopBarProps {
    /// The command palette.
    pub palette: NodeRef,
}

/// The bar.
#[component(TopBar)]
pub fn top_bar(TopBarProps { palette }: &TopBarProps) -> Html {
    let lang = use_lang();
    let open = use_open();
    let act = use_act();
    let show_palette = {
        let palette = palette.clone();
        Callback::from(move |_: MouseEvent| page::show_dialog(&palette))
    };
    let step = |act_of: Act, label: Option<&Label>, class: &'static str, name: Key, plain: Key| {
        let words = label.map(|label| name.with(lang, &[("label", &label.say(lang))]));
        let words = words.unwrap_or_else(|| plain.text(lang).to_owned());
        let onclick = act.reform(move |_: MouseEvent| act_of.clone());
        html! {
            <button class={classes!("button", "step", class)} type="button" {onclick} disabled={label.is_none()}
                aria-label={words.clone()} title={words.clone()}>
                <span class="step-words" aria-hidden="true">{ words }</span>
            </button>
        }
    };
    html! {
        <header class="top">
            <PlanTitle />
            <SavedState />
            if let Some(open) = &open {
                <div class="steps">
                    { step(Act::Undo, open.undo_label(), "step-undo", Key::FrameUndoOf, Key::FrameUndo) }
                    { step(Act::Redo, open.redo_label(), "step-redo", Key::FrameRedoOf, Key::FrameRedo) }
                </div>
            }
            <button class="button palette-button" type="button" onclick={show_palette} aria-keyshortcuts="Control+K">
                { Key::PaletteTitle.text(lang) }<kbd class="palette-key" aria-hidden="true">{ "Ctrl K" }</kbd>
            </button>
            <FileMenu />
            <LanguageSwitch />
            <DisplayMenu />
        </header>
    }
}
