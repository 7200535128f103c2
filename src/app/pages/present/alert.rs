//! What is told over a step to whoever leads it: that a file dropped there is no plan.

use yew::prelude::*;

use super::show::{Move, Show};
use crate::app::components::in_short;
use crate::app::platform::timer;
use crate::app::state::shelf::{Intake, use_shelf};
use crate::i18n::{Key, Lang};

/// How long it stays, in milliseconds: three sentences, read twice across a room. The pages tell it again, with all there is to it.
const STAYS: u32 = 12_000;

/// What a file came to that was dropped while the presentation is on; what came before is told on the pages alone.
#[hook]
pub fn use_alert(show: &UseReducerHandle<Show>, lang: Lang) -> Html {
    let shelf = use_shelf();
    let known = use_memo((), |()| shelf.intakes);
    let refused = shelf.intake.filter(|intake| !intake.is_open && shelf.intakes != *known);
    use_effect_with((shelf.intakes, refused.is_some()), {
        let show = show.dispatcher();
        move |(_, is_told)| {
            show.dispatch(Move::Alert(*is_told));
            let gone = is_told.then(|| timer::after(STAYS, move || show.dispatch(Move::Alert(false))));
            move || drop(gone)
        }
    });
    let words = refused.filter(|_| show.has_alert).map(|intake| words(&intake, lang));
    // It is there before it says anything, so that screen readers say what comes into it.
    html! { <div class="podium-alerts" role="alert">{ for words }</div> }
}

fn words(intake: &Intake, lang: Lang) -> Html {
    let (what, why) = in_short(intake, lang);
    html! {
        <div class="podium-alert">
            <p class="podium-alert-what">{ what }</p>
            { for why.map(|why| html! { <p>{ why }</p> }) }
            <p class="podium-alert-hint">{ Key::PresentAlertHint.text(lang) }</p>
        </div>
    }
}
