//! The open plan as a link: to be copied, scanned, and compared by its code word.

use std::rc::Rc;

use yew::prelude::*;

use super::downloads::download_plan;
use crate::app::platform::{page, share as platform};
use crate::app::route::SHARED;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::title_in;
use crate::app::state::work::use_open;
use crate::diagnostic::visible;
use crate::i18n::{Key, Lang};
use crate::share::{self, Drawing, Link, MOST_TEXT, Refusal};

/// Above this many characters a link is said to be long: then some programs that pass it on cut it off.
const LONG: usize = 2_000;

/// The properties of [`ShareDialog`].
#[derive(Properties, PartialEq)]
pub struct ShareDialogProps {
    /// Counts the times that the dialog was asked for; 0 before the first.
    pub asked: u32,
}

/// What is shown of a plan; a link is made when it is asked for, as packing takes its time.
#[component(ShareDialog)]
pub fn share_dialog(ShareDialogProps { asked }: &ShareDialogProps) -> Html {
    let (lang, open) = (use_lang(), use_open());
    let (dialog, field) = (use_node_ref(), use_node_ref());
    let is_copied = use_state_eq(|| None::<bool>);
    let link =
        use_memo(*asked, |asked| open.as_ref().filter(|_| *asked > 0).map(|open| share::write(open.plan())));
    use_effect_with(*asked, {
        let (dialog, is_copied) = (dialog.clone(), is_copied.setter());
        move |asked| {
            is_copied.set(None);
            if *asked > 0 {
                page::show_dialog(&dialog);
            }
        }
    });
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| page::close_dialog(&dialog))
    };
    let copy = {
        let (field, is_copied) = (field.clone(), is_copied.setter());
        Callback::from(move |_: MouseEvent| is_copied.set(Some(platform::copy(&field))))
    };
    let title = open.as_ref().map(|open| visible(&title_in(&open.plan().title, lang))).unwrap_or_default();
    let download = {
        let plan = open.map(|open| open.plan().clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(plan) = &plan {
                download_plan(plan, lang);
            }
        })
    };
    let is_linked = matches!(&*link, Some(Ok(_)));
    let body = match &*link {
        Some(Ok(link)) => linked(link, &field, *is_copied, lang),
        Some(Err(refusal)) => html! { <p class="share-words">{ too_long(refusal, lang) }</p> },
        None => Html::default(),
    };
    html! {
        <dialog class="share" ref={dialog} aria-labelledby="share-title">
            <h2 id="share-title" class="share-title">{ Key::ShareTitle.with(lang, &[("title", &title)]) }</h2>
            { body }
            <div class="share-buttons">
                if is_linked {
                    <button class="button button-primary" type="button" onclick={copy}>{ Key::ShareCopy.text(lang) }</button>
                }
                <button class={classes!("button", (!is_linked).then_some("button-primary"))} type="button" onclick={download}>
                    { Key::FilesDownloadPlan.text(lang) }
                </button>
                <button class="button" type="button" onclick={close}>{ Key::ShareClose.text(lang) }</button>
            </div>
        </dialog>
    }
}

fn linked(link: &Link, field: &NodeRef, is_copied: Option<bool>, lang: Lang) -> Html {
    let base = platform::base();
    let is_file = base.is_none();
    let address = format!("{}{SHARED}{}", base.unwrap_or_default(), link.text);
    let length = address.len().to_string();
    let copied = match is_copied {
        Some(true) => Key::ShareCopied.text(lang),
        Some(false) => Key::ShareNotCopied.text(lang),
        None => "",
    };
    html! {
        <>
            <p class="share-words">{ Key::ShareWords.text(lang) }</p>
            <label class="share-label" for="share-link">{ Key::ShareLink.with(lang, &[("length", &length)]) }</label>
            <input id="share-link" class="share-field" ref={field} type="text" readonly=true value={address.clone()} />
            <p class="share-state" role="status">{ copied }</p>
            if is_file {
                <p class="share-note">{ Key::ShareFromFile.text(lang) }</p>
            } else if address.len() > LONG {
                <p class="share-note">{ Key::ShareLong.text(lang) }</p>
            }
            <div class="share-sides">
                <p class="share-code">
                    { Key::ShareCode.text(lang) }{ " " }<strong class="share-word">{ link.code.to_string() }</strong>
                    <span class="share-note">{ Key::ShareCodeHint.text(lang) }</span>
                </p>
                if !is_file {
                    { scanned(share::draw(&address), lang) }
                }
            </div>
        </>
    }
}

fn scanned(drawing: Option<Drawing>, lang: Lang) -> Html {
    let Some(Drawing { size, path }) = drawing else {
        return html! { <p class="share-note">{ Key::ShareNoQr.text(lang) }</p> };
    };
    html! {
        <svg class="share-qr" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={Key::ShareQr.text(lang)}
            shape-rendering="crispEdges">
            <rect class="share-qr-light" width={size.to_string()} height={size.to_string()} />
            <path class="share-qr-dark" d={path} />
        </svg>
    }
}

fn too_long(refusal: &Refusal, lang: Lang) -> Rc<str> {
    let most = (MOST_TEXT / 1024).to_string();
    match refusal {
        Refusal::TooLong { length } => {
            let length = length.div_ceil(1024).to_string();
            Key::ShareTooLong.with(lang, &[("length", &length), ("most", &most)]).into()
        }
        _ => Key::ShareTooLarge.with(lang, &[("most", &most)]).into(),
    }
}
