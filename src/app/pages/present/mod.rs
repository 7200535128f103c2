//! The presentation: its outline before the meeting, the stage in front of the room, the speaker's window.

mod alert;
mod area;
mod around;
mod dock;
mod drag;
mod editing;
mod figures;
mod follow;
mod keep;
mod leave;
mod notes;
mod outline;
mod pointer;
mod relay;
mod scene;
mod show;
mod slide;
mod stage;

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

pub use self::leave::Leave;
pub use self::notes::Notes;
pub use self::stage::Stage;

use self::drag::use_drag;
use self::keep::Keep;
use self::outline::Outline;
use self::scene::scene;
use self::stage::{open_notes, start_at};
use crate::app::components::figures::called;
use crate::app::components::heading;
use crate::app::platform::stage::fill_screen;
use crate::app::platform::{address, page};
use crate::app::route::{Page, Staged};
use crate::app::state::answers::use_answers;
use crate::app::state::preferences::use_lang;
use crate::app::state::trial::Try;
use crate::app::state::work::{Act, Open, use_act, use_open};
use crate::i18n::{Key, Lang};
use crate::plan::{TableName, name_in, steps};

/// The outline. What is tried ends with it, unless that would lose something: then the frame asks before.
#[component(Present)]
pub fn present() -> Html {
    let (lang, act, answers) = (use_lang(), use_act(), use_answers());
    let (at, is_blocked) = (use_state_eq(|| 0_usize), use_state_eq(|| false));
    let (current, is_moved) = (use_node_ref(), (*use_memo((), |()| Rc::new(Cell::new(false)))).clone());
    let drag = use_drag();
    use_effect({
        let (current, is_moved) = (current.clone(), is_moved.clone());
        move || {
            if is_moved.take() {
                page::focus(&current);
            }
        }
    });
    let Some(open) = use_open() else { return Html::default() };
    let steps = steps(open.plan());
    let at_now = (*at).min(steps.len().saturating_sub(1));
    let look = {
        let setter = at.setter();
        Callback::from(move |at| setter.set(at))
    };
    let blocked = is_blocked.setter();
    let notes = Callback::from(move |_: MouseEvent| blocked.set(!open_notes()));
    let outline = Outline {
        open: &open,
        steps: &steps,
        at: at_now,
        look,
        current,
        is_moved,
        drag,
        act: act.clone(),
        lang,
    };
    let preview = steps.get(at_now).map(|step| scene(step, &open, &answers, lang).draw("p"));
    html! {
        <div class="page present" key={Page::Present.slug()}>
            <div class="present-head">
                { heading(Page::Present.title().text(lang), None) }
                <div class="present-buttons">
                    <button class="button" type="button" onclick={notes}>{ Key::PresentOpenNotes.text(lang) }</button>
                    <button class="button button-primary present-start" type="button" onclick={begin}>
                        { Key::PresentStart.text(lang) }
                    </button>
                </div>
            </div>
            if *is_blocked {
                <p class="notice" role="alert">{ Key::PresentBlocked.text(lang) }</p>
            }
            { trial(&open, &act, lang) }
            <div class="present-columns">
                { outline.list() }
                <div class="present-look">
                    // A picture of what the room will see: nothing in it is for hands or ears.
                    <div class="present-preview" inert={true} aria-hidden="true">{ for preview }</div>
                    { outline.words() }
                </div>
            </div>
        </div>
    }
}

/// Shows the first step to the room.
fn begin(_: MouseEvent) {
    start_at(0);
    fill_screen(true);
    address::go(&Staged::Show.href());
}

/// What is still tried from the presentation before.
fn trial(open: &Open, act: &Callback<Act>, lang: Lang) -> Html {
    let Some(trial) = open.trial() else { return Html::default() };
    let scenario =
        trial.scenario.as_ref().map(|id| called(&name_in(open.plan(), TableName::Scenarios, id), lang));
    let name = scenario.unwrap_or_else(|| Key::PresentPlain.text(lang).to_owned());
    let is_unkept = trial.is_unkept();
    let key = if is_unkept { Key::PresentTrialChanged } else { Key::PresentTrial };
    html! {
        <section class="notice present-trial" aria-label={Key::PresentDock.text(lang)}>
            <p class="notice-what">{ key.with(lang, &[("scenario", &name)]) }</p>
            if is_unkept && !open.is_read_only() {
                <Keep />
            }
            <button class="button" type="button" onclick={act.reform(|_: MouseEvent| Act::Try(Try::Drop))}>
                { Key::PresentDrop.text(lang) }
            </button>
        </section>
    }
}
