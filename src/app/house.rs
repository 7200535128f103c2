//! The house: all that works with plans. State at the top, the frame within.
//!
//! It is a part of the program by itself, so that the start page is there before it.

use yew::prelude::*;

use super::grid::UnreadTexts;
use super::part::Missing;
use super::platform::page;
use super::shell::Shell;
use super::state::answers::AnswersContext;
use super::state::bench::Bench;
use super::state::installed::{Installed, use_installation};
use super::state::line::{Connection, Line, use_line};
use super::state::shelf::{Keeper, Keeping, ShelfContext, use_keeping};
use super::state::solver::SolverContext;
use super::state::study::Studies;
use super::state::wish::use_wishes;
use super::state::work::{Work, WorkContext};

/// The function that draws the house.
#[wasm_split_helpers::wasm_split(house, fallible)]
pub fn house() -> Result<fn() -> Html, Missing> {
    Ok(|| html! { <House /> })
}

/// Provides every context and draws the frame.
#[component(House)]
fn drawn() -> Html {
    let work = use_reducer_eq(Work::default);
    let Connection { solver, answers, line } = use_line(&work);
    let Keeping { shelf, keeper } = use_keeping(&work);
    let bench = use_memo((), |()| Bench::default());
    let studies = use_memo((), |()| Studies::default());
    let texts = use_memo((), |()| UnreadTexts::default());
    use_effect_with((), |()| page::announce_ready());
    let installed = use_installation();
    use_granting(&keeper, shelf.is_restored);
    html! {
        <ContextProvider<WorkContext> context={work}>
        <ContextProvider<SolverContext> context={solver}>
        <ContextProvider<AnswersContext> context={answers}>
        <ContextProvider<Line> context={line}>
        <ContextProvider<Bench> context={(*bench).clone()}>
        <ContextProvider<Studies> context={(*studies).clone()}>
        <ContextProvider<ShelfContext> context={shelf}>
        <ContextProvider<Keeper> context={keeper}>
        <ContextProvider<Installed> context={installed}>
        <ContextProvider<UnreadTexts> context={(*texts).clone()}>
            <Shell />
        </ContextProvider<UnreadTexts>>
        </ContextProvider<Installed>>
        </ContextProvider<Keeper>>
        </ContextProvider<ShelfContext>>
        </ContextProvider<Studies>>
        </ContextProvider<Bench>>
        </ContextProvider<Line>>
        </ContextProvider<AnswersContext>>
        </ContextProvider<SolverContext>>
        </ContextProvider<WorkContext>>
    }
}

/// Grants what was wished for before there was a keeper, and all that is from then on. The plan that the tab had is back first: it must
/// not come in place of one that was opened meanwhile.
#[hook]
fn use_granting(keeper: &Keeper, is_restored: bool) {
    let (wishes, keeper) = (use_wishes(), keeper.clone());
    use_effect_with(is_restored, move |is_restored| {
        if *is_restored {
            wishes.grant(Callback::from(move |wish| keeper.grant(wish)));
        }
    });
}
