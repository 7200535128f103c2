//! The root: state at the top, the frame within.

use yew::prelude::*;

use super::platform::page;
use super::shell::Shell;
use super::state::preferences::{PreferencesContext, use_preferences};
use super::state::solver::{SolverContext, use_solver};

/// Provides every context and draws the frame.
#[component(Root)]
pub fn root() -> Html {
    let preferences = use_preferences();
    let solver = use_solver();
    use_effect_with((), |()| page::announce_ready());
    html! {
        <ContextProvider<PreferencesContext> context={preferences}>
            <ContextProvider<SolverContext> context={solver}>
                <Shell />
            </ContextProvider<SolverContext>>
        </ContextProvider<PreferencesContext>>
    }
}
