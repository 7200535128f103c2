//! The bar above the page: which plan is open, and how the page looks and speaks.

use yew::prelude::*;

use super::display_menu::DisplayMenu;
use super::language_switch::LanguageSwitch;
use crate::i18n::{Key, Lang};

/// The bar.
pub fn top_bar(lang: Lang) -> Html {
    html! {
        <header class="top">
            <p class="top-plan">{ Key::FrameNoPlan.text(lang) }</p>
            <LanguageSwitch />
            <DisplayMenu />
        </header>
    }
}
