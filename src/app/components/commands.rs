//! What can be done by name.

use super::display_menu::{text_sizes, themes};
use super::figures::called;
use crate::app::route::{BRIEF, KEEP, Page};
use crate::app::state::preferences::Choice;
use crate::app::state::work::Act;
use crate::i18n::{Key, Lang};
use crate::plan::edit::Row;
use crate::plan::{Plan, Table, row_name};

/// What a command does.
#[derive(Clone, Debug)]
pub enum Command {
    /// Goes to this address.
    Go(String),
    /// Takes a step back or forth.
    Act(Act),
    /// Makes the page look or speak otherwise.
    Choose(Choice),
    /// Shows the shortcuts.
    Shortcuts,
    /// Prints the page.
    Print,
}

/// A command with its name.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name in the language of the page.
    pub name: String,
    /// What it does.
    pub command: Command,
}

/// Every command, the most general first; with those of an open plan.
pub fn entries(plan: Option<&Plan>, lang: Lang) -> Vec<Entry> {
    let mut all = pages(plan.is_some(), lang);
    all.extend(settings(lang));
    if let Some(plan) = plan {
        all.extend(rows(&plan.counties, Page::Counties, Key::PaletteCounty, lang));
        all.extend(rows(&plan.streams, Page::Streams, Key::PaletteStream, lang));
        all.extend(rows(&plan.rules, Page::Rules, Key::PaletteRule, lang));
        all.extend(rows(&plan.projects, Page::Projects, Key::PaletteProject, lang));
    }
    all
}

fn pages(has_plan: bool, lang: Lang) -> Vec<Entry> {
    let go = |page: Page| Entry {
        name: Key::PaletteGo.with(lang, &[("page", page.title().text(lang))]),
        command: Command::Go(page.href()),
    };
    let plain = |key: Key, command| Entry { name: key.text(lang).to_owned(), command };
    let of_plan = Page::ALL.into_iter().chain([Page::Report]).filter(|_| has_plan).map(go);
    let brief = Entry {
        name: Key::PaletteGo.with(lang, &[("page", Key::ReportPageBrief.text(lang))]),
        command: Command::Go(Page::Report.href_of(BRIEF)),
    };
    let of_plan = of_plan.chain(Some(brief).filter(|_| has_plan));
    let keep = has_plan.then(|| plain(Key::KeepTitle, Command::Go(Page::Scenarios.href_of(KEEP))));
    let steps = [(Key::FrameUndo, Act::Undo), (Key::FrameRedo, Act::Redo)];
    let steps = steps.into_iter().filter(|_| has_plan).map(|(key, act)| plain(key, Command::Act(act)));
    let others = [plain(Key::PaletteShortcuts, Command::Shortcuts), plain(Key::PalettePrint, Command::Print)];
    std::iter::once(go(Page::Start)).chain(of_plan).chain(keep).chain(steps).chain(others).collect()
}

fn settings(lang: Lang) -> Vec<Entry> {
    let langs = [(Choice::Lang(Lang::Zh), Key::LanguageZh), (Choice::Lang(Lang::En), Key::LanguageEn)];
    let entry = |prefix: Key| {
        move |(choice, name): (Choice, Key)| Entry {
            name: prefix.with(lang, &[("name", name.text(lang))]),
            command: Command::Choose(choice),
        }
    };
    let langs = langs.into_iter().map(entry(Key::PaletteLang));
    let themes = themes().into_iter().map(entry(Key::PaletteTheme));
    let sizes = text_sizes().into_iter().map(entry(Key::PaletteText));
    langs.chain(themes).chain(sizes).collect()
}

fn rows<R: Row>(table: &Table<R>, page: Page, name: Key, lang: Lang) -> Vec<Entry> {
    let entry = |row: &R| Entry {
        name: name.with(lang, &[("name", &called(&row_name(row.name(), row.id()), lang))]),
        command: Command::Go(page.href_of(row.id().as_str())),
    };
    table.iter().map(|row| entry(row)).collect()
}
