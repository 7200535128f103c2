//! The rooms: the pages that a person comes to after the first answer. They are a part of the program by themselves.

use yew::prelude::*;

use super::pages::{Allocation, Notes, Present, ReportPage, Rules, Scenarios, Stage};
use super::part::Missing;
use super::route::{BRIEF, Page, Route, Staged};

/// Draws the room at an address; nothing where there is none.
pub type Draw = fn(&Route) -> Html;

/// The function that draws them.
#[wasm_split_helpers::wasm_split(rooms, fallible)]
pub fn rooms() -> Result<Draw, Missing> {
    Ok(draw)
}

/// Whether there is a room at an address.
pub const fn is_room(route: &Route) -> bool {
    use Page::{Allocation, Present, Report, Rules, Scenarios};
    matches!(route.page(), Some(Rules | Allocation | Report | Scenarios | Present))
}

fn draw(route: &Route) -> Html {
    match (route, route.staged()) {
        (_, Some(Staged::Notes)) => html! { <Notes /> },
        (_, Some(Staged::Show)) => html! { <Stage /> },
        (Route::Page(Page::Rules, _), _) => html! { <Rules /> },
        (Route::Page(Page::Allocation, _), _) => html! { <Allocation /> },
        (Route::Page(Page::Report, kind), _) => {
            html! { <ReportPage is_brief={kind.as_deref() == Some(BRIEF)} /> }
        }
        (Route::Page(Page::Scenarios, chosen), _) => html! { <Scenarios chosen={chosen.clone()} /> },
        (Route::Page(Page::Present, _), _) => html! { <Present /> },
        _ => Html::default(),
    }
}
