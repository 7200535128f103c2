//! The commands of the page by name: one field that finds pages, rows of the plan and settings.

use yew::prelude::*;

use super::commands::{Command, Entry, entries};
use crate::app::platform::{address, field, page, printing};
use crate::app::state::preferences::{use_choose, use_lang};
use crate::app::state::work::{Open, use_act, use_open};
use crate::i18n::{Key, Lang};

/// How many matches are listed.
const MOST: usize = 12;

/// The properties of [`Palette`].
#[derive(Properties, PartialEq)]
pub struct PaletteProps {
    /// Belongs to the dialog; showing it opens the palette.
    pub dialog: NodeRef,
    /// Asks for the sheet of shortcuts.
    pub on_sheet: Callback<()>,
}

/// The palette.
#[component(Palette)]
pub fn palette(PaletteProps { dialog, on_sheet }: &PaletteProps) -> Html {
    let lang = use_lang();
    let open = use_open();
    let query = use_state_eq(String::new);
    let active = use_state_eq(|| 0_usize);
    let run = use_run(dialog.clone(), on_sheet.clone());
    let found = matches(open.as_deref(), lang, &query);
    let at = (*active).min(found.len().saturating_sub(1));
    use_effect_with(at, |at| page::reveal(&option_id(*at)));
    let type_in = {
        let (query, active) = (query.setter(), active.setter());
        Callback::from(move |event: InputEvent| {
            query.set(field::text(&event));
            active.set(0);
        })
    };
    let on_key = {
        let (active, run, count) = (active.setter(), run.clone(), found.len());
        let (open, drawn) = (open.clone(), query.clone());
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowDown" => at.saturating_add(1).min(count.saturating_sub(1)),
                "ArrowUp" => at.saturating_sub(1),
                "Enter" if !event.is_composing() => {
                    event.prevent_default();
                    // What was typed since the list was drawn counts: a quick hand is ahead of it while the page is at work.
                    let typed = field::text(&event);
                    let at = if typed == *drawn { at } else { 0 };
                    if let Some(entry) = matches(open.as_deref(), lang, &typed).get(at) {
                        run.emit(entry.command.clone());
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            active.set(next);
        })
    };
    let forget = {
        let (query, active) = (query.setter(), active.setter());
        Callback::from(move |_: Event| {
            query.set(String::new());
            active.set(0);
        })
    };
    html! {
        <dialog class="palette" ref={dialog.clone()} aria-label={Key::PaletteTitle.text(lang)} onclose={forget}>
            <input class="palette-field" type="text" role="combobox" autocomplete="off" spellcheck="false" autofocus=true
                aria-label={Key::PaletteField.text(lang)} placeholder={Key::PaletteField.text(lang)}
                aria-expanded="true" aria-controls="palette-list"
                aria-activedescendant={(!found.is_empty()).then(|| option_id(at))}
                value={(*query).clone()} oninput={type_in} onkeydown={on_key} />
            <ul id="palette-list" class="palette-list" role="listbox" aria-label={Key::PaletteResults.text(lang)}>
                { for found.iter().enumerate().map(|(index, entry)| option(index, entry, index == at, &run)) }
            </ul>
            <p class="palette-none" role="status">
                if found.is_empty() {
                    { Key::PaletteNone.text(lang) }
                }
            </p>
        </dialog>
    }
}

fn option_id(index: usize) -> String {
    format!("palette-{index}")
}

fn option(index: usize, entry: &Entry, selected: bool, run: &Callback<Command>) -> Html {
    let command = entry.command.clone();
    let onclick = run.reform(move |_: MouseEvent| command.clone());
    html! {
        <li id={option_id(index)} class="palette-option" role="option" aria-selected={selected.to_string()} {onclick}>
            { entry.name.clone() }
        </li>
    }
}

/// The entries that hold every word of the query, those that begin with it first.
fn matches(open: Option<&Open>, lang: Lang, query: &str) -> Vec<Entry> {
    let entries = entries(open.map(|open| &**open.plan()), lang);
    let query = query.trim().to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let holds = |entry: &Entry| {
        let name = entry.name.to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    let (first, rest): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().filter(holds).partition(|entry| entry.name.to_lowercase().starts_with(&query));
    first.into_iter().chain(rest).take(MOST).collect()
}

#[hook]
fn use_run(dialog: NodeRef, on_sheet: Callback<()>) -> Callback<Command> {
    let (act, choose) = (use_act(), use_choose());
    Callback::from(move |command: Command| {
        page::close_dialog(&dialog);
        match command {
            Command::Go(hash) => address::go(&hash),
            Command::Act(step) => act.emit(step),
            Command::Choose(choice) => choose.emit(choice),
            Command::Shortcuts => on_sheet.emit(()),
            Command::Print => printing::print(),
        }
    })
}
