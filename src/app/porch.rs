//! The porch: the frame and the start page before the house is here. What a person wishes there is granted as soon as it is.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::components::{DisplayMenu, LanguageSwitch, Rail, skip_link};
use super::pages::Start;
use super::platform::installed::Kept;
use super::platform::page;
use super::platform::store::{Failure, Store};
use super::route::{Page, Route};
use super::state::preferences::use_lang;
use super::state::shelf::{Entry, entries_of};
use super::state::solver::Standing;
use crate::i18n::Key;

/// The properties of [`Porch`].
#[derive(Properties, PartialEq)]
pub struct PorchProps {
    /// Where the person is: without a plan, every page of one begins at the start.
    pub route: Route,
    /// What there is to tell above the page.
    #[prop_or_default]
    pub notice: Html,
}

/// The porch.
#[component(Porch)]
pub fn porch(PorchProps { route, notice }: &PorchProps) -> Html {
    let lang = use_lang();
    let main = use_node_ref();
    let listed = use_listed();
    let (entries, unread) = match (*listed).clone() {
        None => (None, None),
        Some(Ok(entries)) => (Some(entries), None),
        Some(Err(failure)) => (None, Some(failure)),
    };
    use_effect_with(lang, |lang| {
        page::set_title(&Key::AppDocumentTitle.with(*lang, &[("page", Page::Start.title().text(*lang))]));
    });
    html! {
        <div class="frame porch">
            { skip_link(main.clone(), lang) }
            <Rail route={route.clone()} />
            <header class="top">
                <p class="top-plan">{ Key::FrameNoPlan.text(lang) }</p>
                <button class="button palette-button" type="button" disabled=true>
                    { Key::PaletteTitle.text(lang) }<kbd class="palette-key" aria-hidden="true">{ "Ctrl K" }</kbd>
                </button>
                <button class="button" type="button" disabled=true>{ Key::FilesMenu.text(lang) }</button>
                <LanguageSwitch />
                <DisplayMenu />
            </header>
            <main id="main" class="main" tabindex="-1" ref={main}>
                { notice.clone() }
                <Start {entries} {unread} solver={Standing::Starting} kept={Kept::Coming} />
            </main>
        </div>
    }
}

/// The stored plans, or why they did not come.
type Listed = Option<Result<Rc<Vec<Entry>>, Failure>>;

#[hook]
fn use_listed() -> UseStateHandle<Listed> {
    let listed = use_state(|| None);
    use_effect_with((), {
        let listed = listed.setter();
        move |()| {
            spawn_local(async move {
                let cards = Store::default().cards().await;
                listed.set(Some(cards.map(|cards| Rc::new(entries_of(cards)))));
            });
        }
    });
    listed
}
