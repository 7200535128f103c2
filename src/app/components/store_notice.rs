//! What stands above every page while the plan is not safe: it cannot be saved, or another tab has it. And what became of plans, told over
//! the page wherever it is scrolled to.

use std::rc::Rc;

use yew::prelude::*;

use super::downloads::download_plan;
use super::saved_state::reason;
use crate::app::platform::store::Failure;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::{Card, Happening};
use crate::app::state::shelf::{Keeper, Note, Saving, title_in, use_keeper, use_shelf};
use crate::app::state::work::{Open, use_open};
use crate::i18n::{Key, Lang};
use crate::plan::Text;

/// Nothing while all is well.
#[component(StoreNotice)]
pub fn store_notice() -> Html {
    let (lang, shelf, keeper, open) = (use_lang(), use_shelf(), use_keeper(), use_open());
    let failed = match &shelf.saving {
        Saving::Failed(failure) => unsaved(failure, open.as_ref(), &keeper, lang),
        _ => Html::default(),
    };
    let elsewhere = open.as_ref().filter(|open| open.is_read_only());
    let elsewhere = elsewhere.map(|open| only_look(open, &keeper, lang));
    let note = shelf.note.as_ref().map(|note| told(note, &keeper, lang));
    // The regions are always there: a screen reader tells only of what changes inside a region that it knows.
    html! {
        <>
            <div role="alert">{ failed }</div>
            <div role="status">
                { for elsewhere }
                { for note }
            </div>
        </>
    }
}

fn unsaved(failure: &Failure, open: Option<&Rc<Open>>, keeper: &Keeper, lang: Lang) -> Html {
    let hint = match failure {
        Failure::Full | Failure::Disk => Some(Key::SavedFullHint),
        Failure::Denied => Some(Key::SavedDeniedHint),
        Failure::Blocked => Some(Key::SavedBlockedHint),
        Failure::Closed | Failure::Silent | Failure::Other(_) => None,
    };
    let (again, takes) = (keeper.clone(), keeper.clone());
    let open = open.map(|open| open.plan().clone());
    // All that is not saved, which need not be what is open: a plan may have been left before it could be.
    let take_home = Callback::from(move |_| {
        let unsaved = takes.unsaved();
        let all = if unsaved.is_empty() { open.iter().cloned().collect() } else { unsaved };
        all.iter().for_each(|plan| download_plan(plan, lang));
    });
    html! {
        <div class="notice">
            <p class="notice-what">{ Key::SavedBanner.with(lang, &[("reason", &reason(failure, lang))]) }</p>
            <p class="notice-hint">
                { Key::SavedBannerHint.text(lang) }
                { for hint.map(|hint| html! { <>{ " " }{ hint.text(lang) }</> }) }
            </p>
            <div class="notice-buttons">
                { button(Key::FilesDownloadPlan, true, take_home, lang) }
                { button(Key::SavedTryAgain, false, Callback::from(move |_| again.save_now()), lang) }
            </div>
        </div>
    }
}

fn only_look(open: &Rc<Open>, keeper: &Keeper, lang: Lang) -> Html {
    let (plan, copies, opens) = (open.plan().clone(), keeper.clone(), keeper.clone());
    html! {
        <div class="notice">
            <p class="notice-what">{ Key::SavedElsewhere.text(lang) }</p>
            <p class="notice-hint">{ Key::SavedElsewhereHint.text(lang) }</p>
            <div class="notice-buttons">
                { button(Key::SavedWorkOnCopy, true, Callback::from(move |_| copies.go_on_with_copy(&plan)), lang) }
                { button(Key::SavedWorkHere, false, Callback::from(move |_| opens.open_again()), lang) }
            </div>
        </div>
    }
}

fn told(note: &Note, keeper: &Keeper, lang: Lang) -> Html {
    let titled = |key: Key, title: &Text| key.with(lang, &[("title", &title_in(title, lang))]);
    let words = match note {
        Note::Conflict => Key::NoteConflict.text(lang).to_owned(),
        Note::Copied(title) => titled(Key::NoteCopied, title),
        Note::Deleted(deleted) => {
            let title = Card::read(&deleted.1.card).map(|card| card.title());
            titled(Key::NoteDeleted, &title.unwrap_or_default())
        }
        Note::InUse => Key::NoteInUse.text(lang).to_owned(),
        Note::Missing => Key::NoteMissing.text(lang).to_owned(),
        Note::NoDemo => Key::StartDemoFailed.text(lang).to_owned(),
        Note::Failed(failure) => Key::NoteFailed.with(lang, &[("reason", &reason(failure, lang))]),
    };
    let undo = match note {
        Note::Deleted(deleted) => {
            let (keeper, deleted) = (keeper.clone(), deleted.clone());
            button(Key::NoteUndo, true, Callback::from(move |_| keeper.bring_back(deleted.clone())), lang)
        }
        _ => Html::default(),
    };
    let close = keeper.clone();
    html! {
        <div class="notice notice-line notice-here">
            <p class="notice-words">{ words }</p>
            <div class="notice-buttons">
                { undo }
                { button(Key::NoteClose, false, Callback::from(move |_| close.tell(Happening::Note(None))), lang) }
            </div>
        </div>
    }
}

fn button(words: Key, is_primary: bool, onclick: Callback<MouseEvent>, lang: Lang) -> Html {
    let class = classes!("button", is_primary.then_some("button-primary"));
    html! { <button {class} type="button" {onclick}>{ words.text(lang) }</button> }
}
