//! The keys of the page, and the sheet that lists them.

use yew::prelude::*;

use super::palette::Palette;
use crate::app::platform::{keys, page};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{Act, use_act};
use crate::i18n::Key;

/// Per key or keys, what they do.
const KEYS: [(&str, Key); 13] = [
    ("Ctrl K", Key::ShortcutPalette),
    ("Ctrl Z", Key::ShortcutUndo),
    ("Ctrl Shift Z, Ctrl Y", Key::ShortcutRedo),
    ("Ctrl S", Key::ShortcutSave),
    ("Ctrl O", Key::ShortcutOpen),
    ("?", Key::ShortcutSheet),
    ("← ↑ → ↓", Key::ShortcutGrid),
    ("Ctrl C, Ctrl V", Key::ShortcutPaste),
    ("Ctrl D", Key::ShortcutFill),
    ("Ctrl Enter", Key::ShortcutFillAll),
    ("Alt ↓", Key::ShortcutOffer),
    ("F8", Key::ShortcutNextProblem),
    ("Esc", Key::PaletteClose),
];

/// The properties of [`Shortcuts`].
#[derive(Properties, PartialEq)]
pub struct ShortcutsProps {
    /// Belongs to the command palette, which a button opens too.
    pub palette: NodeRef,
}

/// Listens for the keys, and holds the two dialogs that they open.
#[component(Shortcuts)]
pub fn shortcuts(ShortcutsProps { palette }: &ShortcutsProps) -> Html {
    let lang = use_lang();
    let act = use_act();
    let sheet = use_node_ref();
    let show_sheet = {
        let sheet = sheet.clone();
        Callback::from(move |()| page::show_dialog(&sheet))
    };
    use_effect_with((), {
        let (palette, show_sheet) = (palette.clone(), show_sheet.clone());
        move |()| {
            let listener =
                keys::listen(Callback::from(move |event| hear(&event, &act, &palette, &show_sheet)));
            move || drop(listener)
        }
    });
    let close = {
        let sheet = sheet.clone();
        Callback::from(move |_: MouseEvent| page::close_dialog(&sheet))
    };
    html! {
        <>
            <Palette dialog={palette.clone()} on_sheet={show_sheet} />
            <dialog class="keys" ref={sheet} aria-labelledby="keys-title">
                <h2 id="keys-title" class="section-title">{ Key::ShortcutTitle.text(lang) }</h2>
                <dl class="keys-list">
                    { for KEYS.iter().map(|(keys, what)| html! {
                        <div class="keys-row"><dt><kbd>{ *keys }</kbd></dt><dd>{ what.text(lang) }</dd></div>
                    }) }
                </dl>
                <button class="button" type="button" onclick={close}>{ Key::PaletteClose.text(lang) }</button>
            </dialog>
        </>
    }
}

/// Whether the key was one of the page's.
fn hear(event: &KeyboardEvent, act: &Callback<Act>, palette: &NodeRef, show_sheet: &Callback<()>) -> bool {
    let key = event.key().to_lowercase();
    let command = keys::is_command(event);
    match key.as_str() {
        "k" if command => page::show_dialog(palette),
        "?" if !command && !keys::is_typing(event) => show_sheet.emit(()),
        "z" if command && !event.shift_key() && !keys::is_typing(event) => act.emit(Act::Undo),
        "z" | "y" if command && !keys::is_typing(event) => act.emit(Act::Redo),
        _ => return false,
    }
    true
}
