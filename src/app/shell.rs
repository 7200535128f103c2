//! The frame around every page: skip link, rail, top bar, and what the address asks for.

use yew::prelude::*;

use super::components::{
    IntakeNotice, LiveStrip, Rail, RefusalNotice, Shortcuts, SolverNotice, StoreNotice, TopBar,
    VersionNotice, skip_link,
};
use super::pages::{Leave, Overview, SharedPlan, Start, counties, projects, streams, unknown};
use super::part::{Part, coming, missing, use_part};
use super::platform::page;
use super::rooms::{Draw, is_room, rooms};
use super::route::{Page, Route, Staged, landing, use_route};
use super::state::installed::use_installed;
use super::state::preferences::use_lang;
use super::state::printing::use_running_head;
use super::state::shelf::{use_keeper, use_shelf};
use super::state::solver::{SolverContext, Standing};
use super::state::trial::Try;
use super::state::work::{Act, use_act, use_open};
use crate::i18n::{Key, Lang};

/// The frame.
#[component(Shell)]
pub fn shell() -> Html {
    let lang = use_lang();
    let address = use_route();
    let open = use_open();
    let has_plan = open.is_some();
    let leaves = address.page() != Some(Page::Present);
    let is_held = leaves && open.is_some_and(|open| open.has_unkept_trial());
    let shelf = use_shelf();
    let is_restored = shelf.is_restored;
    let route = if is_held { Route::Page(Page::Present, None) } else { landing(address, has_plan) };
    use_end_of_trial(leaves && !is_held);
    use_effect_with((route.clone(), lang), |(route, lang)| {
        page::set_title(&Key::AppDocumentTitle.with(*lang, &[("page", route.title().text(*lang))]));
    });
    let rooms = use_rooms(&route);
    use_arrival(&route, is_room(&route) && matches!(rooms, Part::Coming));
    use_running_head();
    let (main, palette) = (use_node_ref(), use_node_ref());
    match route.staged() {
        Some(Staged::Notes) => return enter(&rooms, &route, lang),
        Some(Staged::Show) if is_restored => {
            return html! {
                <>
                    { enter(&rooms, &route, lang) }
                    if shelf.is_asking {
                        <Leave />
                    }
                </>
            };
        }
        _ => {}
    }
    html! {
        <div class="frame">
            { skip_link(main.clone(), lang) }
            <Rail route={route.clone()} />
            <TopBar palette={palette.clone()} />
            <main id="main" class="main" tabindex="-1" ref={main}>
                <SolverNotice />
                <VersionNotice />
                <StoreNotice />
                <IntakeNotice />
                <RefusalNotice />
                // Until it is known which plan the tab had, whatever is shown could be wrong the next moment.
                if is_restored {
                    if has_plan && route.page() != Some(Page::Start) {
                        <LiveStrip />
                    }
                    { show(&route, &rooms, lang) }
                }
            </main>
            <Shortcuts {palette} />
            if is_held || shelf.is_asking {
                <Leave />
            }
        </div>
    }
}

fn show(route: &Route, rooms: &Part<Draw>, lang: Lang) -> Html {
    match route {
        Route::Page(Page::Start, _) => html! { <StartHere /> },
        Route::Page(Page::Overview, _) => html! { <Overview /> },
        Route::Page(Page::Streams, chosen) => streams(chosen.as_deref()),
        Route::Page(Page::Counties, chosen) => counties(chosen.as_deref()),
        Route::Page(Page::Projects, chosen) => projects(chosen.as_deref()),
        Route::Shared(text) => html! { <SharedPlan key={text.clone()} text={text.clone()} /> },
        Route::Unknown(address) => unknown(address, lang),
        Route::Page(..) => enter(rooms, route, lang),
    }
}

/// A page of the part with the rooms, or that the part is not here.
fn enter(rooms: &Part<Draw>, route: &Route, lang: Lang) -> Html {
    match rooms {
        Part::Here(draw) => draw(route),
        Part::Coming => coming(lang),
        Part::Missing(again) => missing(again, lang),
    }
}

/// The rooms are fetched when one of them is entered, or ahead of that once nothing more urgent is on its way.
#[hook]
fn use_rooms(route: &Route) -> Part<Draw> {
    let solver = use_context::<SolverContext>();
    let is_idle = solver.is_some_and(|solver| matches!(solver.standing, Standing::Answering { .. }));
    use_part(is_idle || is_room(route), || Box::pin(rooms()))
}

/// The start page, with the state of things.
#[component(StartHere)]
fn start_here() -> Html {
    let (shelf, keeper, kept) = (use_shelf(), use_keeper(), use_installed().kept);
    let open = use_open().map(|open| open.key.clone());
    let solver = use_context::<SolverContext>().map(|solver| solver.standing.clone()).unwrap_or_default();
    // Other tabs store plans too, so the list is read each time it is looked at.
    use_effect_with((), move |()| keeper.list());
    html! { <Start entries={shelf.entries} unread={shelf.unread} {open} {solver} {kept} /> }
}

/// What is tried in the presentation ends where it leads away from there.
#[hook]
fn use_end_of_trial(is_over: bool) {
    let act = use_act();
    use_effect_with(is_over, move |is_over| {
        if *is_over {
            act.emit(Act::Try(Try::Drop));
        }
    });
}

/// Takes the person to the heading of a new page, which may still be on its way; the first page is read from the top of the document
/// anyway.
#[hook]
fn use_arrival(route: &Route, is_coming: bool) {
    let first = use_mut_ref(|| true);
    use_effect_with((route.clone(), is_coming), move |_| {
        if !first.replace(false) {
            page::go_to_heading();
        }
    });
}
