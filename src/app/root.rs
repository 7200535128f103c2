//! The root: the start page at once, and the house as soon as it is here.

use yew::prelude::*;

use super::components::FileDoor;
use super::house::house;
use super::part::{Part, coming, missing, use_part};
use super::platform::{page, settings};
use super::porch::Porch;
use super::route::{Page, Staged, landing, use_route};
use super::state::preferences::{PreferencesContext, use_preferences};
use super::state::shelf::OPEN;
use super::state::wish::Wishes;

/// Draws the house, or what stands in its place until it is here.
#[component(Root)]
pub fn root() -> Html {
    let preferences = use_preferences();
    let wishes = use_memo((), |()| Wishes::default());
    let had_plan = use_memo((), |()| settings::remembered(OPEN).is_some());
    let route = use_route();
    let house = use_part(true, || Box::pin(house()));
    let lang = preferences.lang;
    // The window of notes follows another, and opens no plan.
    let has_door = route.staged() != Some(Staged::Notes);
    let has_porch = !*had_plan && landing(route.clone(), false).page() == Some(Page::Start);
    let inside = match &house {
        Part::Here(draw) => draw(),
        Part::Coming if has_porch => html! { <Porch {route} /> },
        Part::Missing(again) if has_porch => html! { <Porch {route} notice={missing(again, lang)} /> },
        Part::Coming => html! { <main class="main">{ coming(lang) }</main> },
        Part::Missing(again) => html! { <main class="main">{ missing(again, lang) }</main> },
    };
    // Whatever else there is to see, the loader of boot.js shows how far it has come.
    use_effect_with(has_porch || matches!(house, Part::Missing(_)), |is_seen| {
        if *is_seen {
            page::announce_ready();
        }
    });
    use_kept_focus(matches!(house, Part::Here(_)));
    html! {
        <ContextProvider<PreferencesContext> context={preferences}>
        <ContextProvider<Wishes> context={(*wishes).clone()}>
            { inside }
            if has_door {
                <FileDoor />
            }
        </ContextProvider<Wishes>>
        </ContextProvider<PreferencesContext>>
    }
}

/// What had the focus on the porch has it in the house.
#[hook]
fn use_kept_focus(is_house: bool) {
    // While this is drawn, the page is still as it was.
    let focused = use_memo(is_house, |_| page::focused());
    use_effect_with(is_house, move |is_house| {
        if let Some(focused) = focused.as_ref().as_ref().filter(|_| *is_house) {
            page::focus_again(focused);
        }
    });
}
