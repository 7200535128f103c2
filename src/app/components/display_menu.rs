//! Theme and text size, behind one button of the top bar.

use yew::prelude::*;

use super::disclosure::use_disclosure;
use super::segments::segments;
use crate::app::state::preferences::{Choice, PreferencesContext, TextSize, Theme, use_choose};
use crate::i18n::Key;

/// The button and what it unfolds.
#[component(DisplayMenu)]
pub fn display_menu() -> Html {
    let preferences = use_context::<PreferencesContext>().map(|preferences| *preferences).unwrap_or_default();
    let lang = preferences.lang;
    let choose = use_choose();
    let menu = use_disclosure();
    html! {
        <div class="display" ref={menu.whole} onkeydown={menu.on_key} onfocusout={menu.on_leave}>
            <button class="button" type="button" ref={menu.button} onclick={menu.toggle}
                aria-expanded={menu.open.to_string()} aria-controls="display">
                { Key::DisplayButton.text(lang) }
            </button>
            // The panel itself takes the focus of a click between the choices, so that it stays unfolded.
            <div id="display" class={classes!("display-panel", menu.open.then_some("is-open"))} tabindex="-1">
                { segments(Key::DisplayTheme, themes(), Choice::Theme(preferences.theme), &choose, lang) }
                { segments(Key::DisplayText, text_sizes(), Choice::Text(preferences.text), &choose, lang) }
            </div>
        </div>
    }
}

/// The themes with their names.
pub fn themes() -> [(Choice, Key); 4] {
    Theme::ALL.map(|theme| {
        let name = match theme {
            Theme::Light => Key::DisplayLight,
            Theme::Dark => Key::DisplayDark,
            Theme::Contrast => Key::DisplayContrast,
            Theme::Projector => Key::DisplayProjector,
        };
        (Choice::Theme(theme), name)
    })
}

/// The text sizes with their names.
pub fn text_sizes() -> [(Choice, Key); 3] {
    TextSize::ALL.map(|size| {
        let name = match size {
            TextSize::Normal => Key::DisplayNormal,
            TextSize::Large => Key::DisplayLarge,
            TextSize::Larger => Key::DisplayLarger,
        };
        (Choice::Text(size), name)
    })
}
