//! The steps in front of a room: one fills the window, keys and clickers lead from one to the next, and every number can be tried.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::alert::use_alert;
use super::around::{foot, list, place};
use super::dock::Dock;
use super::follow::use_relay;
use super::pointer::Pointer;
use super::scene::{is_current, scene};
use super::show::{Move, Show, mark, meaning};
use crate::app::platform::stage;
use crate::app::platform::{address, keys, page, settings};
use crate::app::route::{Page, Staged};
use crate::app::state::answers::use_answers;
use crate::app::state::preferences::{PreferencesContext, Theme, use_lang};
use crate::app::state::trial::Try;
use crate::app::state::work::{Act, use_act, use_open};
use crate::i18n::Key;
use crate::plan::{Id, Plan, Step, StepKind, steps};

/// The name under which the tab remembers its step.
const STEP: &str = "present.step";

/// Has the presentation start at this step the next time.
pub fn start_at(position: usize) {
    settings::remember(STEP, Some(&position.to_string()));
}

/// The steps that are shown.
pub fn shown(plan: &Plan) -> Vec<Step> {
    steps(plan).into_iter().filter(|step| !step.hidden).collect()
}

/// The presentation.
#[component(Stage)]
pub fn stage_component() -> Html {
    let lang = use_lang();
    let answers = use_answers();
    let open = use_open();
    let steps = open.as_ref().map(|open| shown(open.plan())).unwrap_or_default();
    let show = use_show(&steps);
    use_projector();
    use_relay(&show, &steps, open.as_deref(), lang);
    let is_blocked = use_keys(&show);
    let alert = use_alert(&show, lang);
    let step = steps.get(show.at());
    use_scenario(step);
    let main = use_node_ref();
    use_effect_with((show.at(), show.is_listed), {
        let main = main.clone();
        move |_| page::focus(&main)
    });
    let (Some(open), Some(step)) = (open, step) else {
        return html! {
            <main class="podium" id="main" tabindex="-1" ref={main}>
                <h1 class="slide-title">{ Key::PresentTitle.text(lang) }</h1>
                <p class="slide-missing">{ Key::PresentAllHidden.text(lang) }</p>
                <a class="button" href={Page::Present.href()}>{ Key::PresentBack.text(lang) }</a>
                { alert }
            </main>
        };
    };
    let scene = scene(step, &open, &answers, lang);
    let stale = (!is_current(&open, &answers)).then_some("is-dimmed");
    let has_dock = !matches!(step.kind, StepKind::Title | StepKind::Decision);
    html! {
        <main class={classes!("podium", stale)} id="main" tabindex="-1" ref={main} aria-busy={stale.is_some().to_string()}>
            if show.is_listed {
                { list(&show, &steps, &open, lang) }
            } else {
                { scene.draw("h1") }
                if has_dock {
                    <Dock is_fixed={step.kind == StepKind::Scenario} />
                }
            }
            { foot(&show, lang) }
            <p class="sr-only" aria-live="polite">{ place(&show, &scene.title(), lang) }</p>
            if *is_blocked {
                <p class="podium-note" role="alert">{ Key::PresentBlocked.text(lang) }</p>
            }
            if show.is_black {
                <div class="podium-black"><span class="sr-only" role="status">{ Key::PresentBlack.text(lang) }</span></div>
            }
            { alert }
            <Pointer is_on={show.has_pointer} />
        </main>
    }
}

/// Where the presentation stands, kept while steps come and go, and remembered by the tab.
#[hook]
fn use_show(steps: &[Step]) -> UseReducerHandle<Show> {
    let marks: Vec<_> = steps.iter().map(mark).collect();
    let show = {
        let marks = marks.clone();
        use_reducer_eq(move || {
            let at = settings::remembered(STEP).and_then(|at| at.parse().ok()).unwrap_or_default();
            Show::starting(marks, at)
        })
    };
    use_effect_with(marks, {
        let show = show.dispatcher();
        move |marks| show.dispatch(Move::Steps(marks.clone()))
    });
    use_effect_with(show.at(), |at| start_at(*at));
    use_effect_with(show.is_over, |is_over| {
        if *is_over {
            address::go(&Page::Present.href());
        }
    });
    show
}

/// The projector's colours while it lasts, and the person's own again when it is over.
#[hook]
fn use_projector() {
    let own = use_context::<PreferencesContext>().map(|preferences| preferences.theme).unwrap_or_default();
    use_effect_with(own, |own| {
        let own = own.tag();
        page::set_root_attribute("data-theme", Theme::Projector.tag());
        move || page::set_root_attribute("data-theme", own)
    });
}

/// Keys and clickers, and the full screen: who leaves that by the browser's own key leaves the presentation, and the other way about.
/// Whether the speaker's window was not let open.
#[hook]
fn use_keys(show: &UseReducerHandle<Show>) -> UseStateHandle<bool> {
    let is_blocked = use_state_eq(|| false);
    use_effect_with((), {
        let (show, blocked) = (show.dispatcher(), is_blocked.setter());
        move |()| {
            // Whether the full screen is being given back by the presentation's own key.
            let is_toggled = Rc::new(Cell::new(false));
            let screen = {
                let (is_toggled, show) = (is_toggled.clone(), show.clone());
                stage::listen_to_screen(Callback::from(move |is_filled: bool| {
                    if !is_filled && !is_toggled.replace(false) {
                        show.dispatch(Move::Unfilled);
                    }
                }))
            };
            let keys = keys::listen(Callback::from(move |event: KeyboardEvent| {
                let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
                let Some(step) = meaning(&event.key(), keys::focus_of(&event)).filter(|_| is_plain) else {
                    return false;
                };
                match step {
                    Move::Screen => is_toggled.set(stage::turn_screen()),
                    Move::Notes => blocked.set(!open_notes()),
                    step => show.dispatch(step),
                }
                true
            }));
            move || {
                drop((keys, screen));
                stage::fill_screen(false);
            }
        }
    });
    is_blocked
}

/// Opens the speaker's window; `false` where the browser does not let it.
pub fn open_notes() -> bool {
    stage::open_window(&Staged::Notes.href(), "fundpool-notes")
}

/// Shows the scenario of a step while that is shown, and what was shown before it afterwards.
#[hook]
fn use_scenario(step: Option<&Step>) {
    let (act, open) = (use_act(), use_open());
    let before = use_mut_ref(|| None::<Option<Id>>);
    let is_ready = use_answers().base.is_some();
    let now = open.as_ref().and_then(|open| open.trial()).and_then(|trial| trial.scenario.clone());
    let wanted = step.filter(|step| step.kind == StepKind::Scenario && is_ready);
    let wanted = wanted.and_then(|step| step.scenario.clone());
    use_effect_with(wanted, {
        let (act, before) = (act.clone(), before.clone());
        move |wanted: &Option<Id>| match wanted {
            Some(scenario) => {
                before.borrow_mut().get_or_insert(now);
                act.emit(Act::Try(Try::Scenario(Some(scenario.clone()))));
            }
            None => {
                if let Some(scenario) = before.take() {
                    act.emit(Act::Try(Try::Scenario(scenario)));
                }
            }
        }
    });
    use_effect_with((), move |()| {
        move || {
            if let Some(scenario) = before.take() {
                act.emit(Act::Try(Try::Scenario(scenario)));
            }
        }
    });
}
