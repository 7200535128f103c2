//! The speaker's window kept in step with the stage.

use yew::prelude::*;

use super::relay::{LINE, Now, Relay};
use super::show::{Show, meaning};
use crate::app::platform::keys::Focus;
use crate::app::platform::page;
use crate::app::platform::stage::Line;
use crate::app::state::shelf::title_in;
use crate::app::state::work::Open;
use crate::i18n::Lang;
use crate::plan::Step;

/// Keeps the speaker's window in step, and does what is pressed there.
#[hook]
pub fn use_relay(show: &UseReducerHandle<Show>, steps: &[Step], open: Option<&Open>, lang: Lang) {
    // When the speaker's window last asked.
    let asked = use_state_eq(|| 0.0_f64);
    let line = {
        let (asked, show) = (asked.setter(), show.dispatcher());
        use_memo((), move |()| {
            let hear = move |said: String| match Relay::read(&said) {
                Some(Relay::Hello) => asked.set(page::now()),
                Some(Relay::Key(key)) => {
                    if let Some(step) = meaning(&key, Focus::Page) {
                        show.dispatch(step);
                    }
                }
                Some(Relay::Now(_) | Relay::Over) | None => {}
            };
            Line::join(LINE, Callback::from(hear))
        })
    };
    let now = open.map(|open| now(show, steps, open, lang)).unwrap_or_default();
    use_effect_with((now, *asked), {
        let line = line.clone();
        move |(now, _): &(Now, f64)| say(&line, &Relay::Now(now.clone()))
    });
    use_effect_with((), move |()| move || say(&line, &Relay::Over));
}

fn say(line: &Option<Line>, words: &Relay) {
    if let Some(line) = line {
        line.say(&words.write());
    }
}

fn now(show: &Show, steps: &[Step], open: &Open, lang: Lang) -> Now {
    let title = |step: &Step| step.phrase(open.plan()).say(lang);
    let step = steps.get(show.at());
    let note = step.map(|step| &step.note).filter(|note| !note.is_blank());
    Now {
        number: show.at().saturating_add(1),
        count: show.len(),
        title: step.map(title).unwrap_or_default(),
        note: note.map(|note| title_in(note, lang)).unwrap_or_default(),
        next: steps.get(show.at().saturating_add(1)).map(title),
    }
}
