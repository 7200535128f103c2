//! What a file came to that was opened: why it is no plan, or what there is to know about it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform::{files, page};
use crate::app::state::file_name::file_name;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::{Happening, Intake, Keeper, MOST_BYTES, Mended, use_keeper, use_shelf};
use crate::diagnostic::{Diagnostic, visible};
use crate::i18n::{Key, Lang, describe};

/// How many problems are shown: whoever has more has another problem.
const MOST: usize = 12;
/// Bytes of a megabyte.
const MEGA: u64 = 1024 * 1024;

/// Nothing where there is nothing to say.
#[component(IntakeNotice)]
pub fn intake_notice() -> Html {
    let (lang, shelf, keeper) = (use_lang(), use_shelf(), use_keeper());
    // It stands at the top of the page, and the file may have been dropped far below.
    use_effect_with(shelf.intake.clone(), |intake| {
        if intake.is_some() {
            page::go_to_top();
        }
    });
    let notice = shelf.intake.as_ref().map(|intake| notice(intake, &keeper, lang));
    html! { <div role="alert">{ for notice }</div> }
}

fn notice(intake: &Rc<Intake>, keeper: &Keeper, lang: Lang) -> Html {
    let rest = intake.problems.len().saturating_sub(MOST);
    let closes = keeper.clone();
    html! {
        <div class="notice">
            <p class="notice-what">{ headline(intake, lang) }</p>
            { for intake.unread.map(|size| html! { <p>{ unread(size, lang) }</p> }) }
            <ul class="problems">
                { for intake.problems.iter().take(MOST).map(|problem| line(problem, lang)) }
            </ul>
            if rest > 0 {
                <p>{ Key::IntakeMore.with(lang, &[("count", &rest.to_string())]) }</p>
            }
            if intake.mended.is_some() {
                <p class="notice-hint">{ Key::IntakeMendHint.text(lang) }</p>
            }
            <div class="notice-buttons">
                { for intake.mended.as_ref().map(|mended| mending(intake, mended, keeper, lang)) }
                <button class="button" type="button" onclick={move |_: MouseEvent| closes.tell(Happening::Intake(None))}>
                    { Key::IntakeClose.text(lang) }
                </button>
            </div>
        </div>
    }
}

/// What became of the file.
fn headline(intake: &Intake, lang: Lang) -> String {
    let key = if intake.is_open { Key::IntakeOpened } else { Key::IntakeRefused };
    key.with(lang, &[("name", &visible(&intake.name))])
}

/// What became of the file and the first reason for it, in a sentence each.
pub fn in_short(intake: &Intake, lang: Lang) -> (String, Option<String>) {
    let problem = || Some(describe(intake.problems.first()?, lang).what);
    (headline(intake, lang), intake.unread.map(|size| unread(size, lang)).or_else(problem))
}

fn unread(size: u64, lang: Lang) -> String {
    if size == 0 {
        return Key::IntakeNoneRead.text(lang).to_owned();
    }
    let (size, most) = (size.div_ceil(MEGA).to_string(), (MOST_BYTES as u64 / MEGA).to_string());
    Key::IntakeTooLarge.with(lang, &[("size", &size), ("most", &most)])
}

fn line(problem: &Diagnostic, lang: Lang) -> Html {
    let words = describe(problem, lang);
    html! {
        <li class="problem">
            <p class="problem-what">{ words.what }</p>
            <p class="problem-more">
                { Key::IntakePlace.with(lang, &[("place", &words.place)]) }{ " · " }{ words.hint }
            </p>
        </li>
    }
}

/// Buttons for the plan as it would be mended, and for what would be left of the file.
fn mending(intake: &Rc<Intake>, mended: &Rc<Mended>, keeper: &Keeper, lang: Lang) -> Html {
    let mend = {
        let (keeper, name, mended) = (keeper.clone(), intake.name.clone(), mended.clone());
        Callback::from(move |_: MouseEvent| keeper.open_mended(&name, &mended))
    };
    let keep = {
        let (name, mended) = (intake.name.clone(), mended.clone());
        let name = file_name(&Key::FilesSetAsideName.with(lang, &[("title", &name)]), "txt");
        Callback::from(move |_: MouseEvent| {
            files::download(&name, "text/plain;charset=utf-8", mended.rest().as_bytes())
        })
    };
    let count = mended.changes.len().to_string();
    html! {
        <>
            <button class="button button-primary" type="button" onclick={mend}>
                { Key::IntakeMend.with(lang, &[("count", &count)]) }
            </button>
            if !mended.set_aside.is_empty() {
                <button class="button" type="button" onclick={keep}>{ Key::IntakeSetAside.text(lang) }</button>
            }
        </>
    }
}
