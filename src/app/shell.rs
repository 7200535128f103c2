//! The frame around every page: skip link, rail, top bar, and what the address asks for.

use yew::prelude::*;

use super::components::{Rail, SolverNotice, skip_link, top_bar};
use super::pages::{overview, planned, unknown};
use super::platform::{address, page};
use super::route::{Page, Route};
use super::state::preferences::use_lang;
use crate::i18n::{Key, Lang};

/// The frame.
#[component(Shell)]
pub fn shell() -> Html {
    let lang = use_lang();
    let route = use_route();
    use_effect_with((route.clone(), lang), |(route, lang)| {
        page::set_title(&Key::AppDocumentTitle.with(*lang, &[("page", route.title().text(*lang))]));
    });
    use_arrival(&route);
    let main = use_node_ref();
    html! {
        <div class="frame">
            { skip_link(main.clone(), lang) }
            <Rail route={route.clone()} />
            { top_bar(lang) }
            <main id="main" class="main" tabindex="-1" ref={main}>
                <SolverNotice />
                { show(&route, lang) }
            </main>
        </div>
    }
}

fn show(route: &Route, lang: Lang) -> Html {
    match route {
        Route::Page(Page::Overview) => overview(lang),
        Route::Page(page) => planned(*page, lang),
        Route::Unknown(address) => unknown(address, lang),
    }
}

/// Where the address leads, now and after every change.
#[hook]
fn use_route() -> Route {
    let route = use_state_eq(|| Route::from_hash(&address::hash()));
    let setter = route.setter();
    use_effect_with((), move |()| {
        let listener =
            address::listen(Callback::from(move |hash: String| setter.set(Route::from_hash(&hash))));
        move || drop(listener)
    });
    (*route).clone()
}

/// Takes the person to the heading of a new page; the first page is read from the top of the document anyway.
#[hook]
fn use_arrival(route: &Route) {
    let first = use_mut_ref(|| true);
    use_effect_with(route.clone(), move |_| {
        if !first.replace(false) {
            page::go_to_heading();
        }
    });
}
