//! A field whose words are taken when the person leaves it.

use yew::prelude::*;

use crate::app::platform::field;

/// What such a field shows, and what it does while it is typed in and when it is left.
pub struct Draft {
    /// What is being typed, else what there is.
    pub now: AttrValue,
    /// Keeps what is being typed.
    pub oninput: Callback<InputEvent>,
    /// Has it taken.
    pub onchange: Callback<Event>,
}

/// A draft of these words. What is typed is kept by the component: the page is drawn anew whenever an answer comes or the plan is saved.
#[hook]
pub fn use_draft(words: &AttrValue, take: &Callback<String>) -> Draft {
    let typed = use_state_eq(|| None::<String>);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(Some(field::text(&event))))
    };
    let onchange = {
        let (typed, take) = (typed.setter(), take.clone());
        Callback::from(move |event: Event| {
            take.emit(field::text(&event));
            typed.set(None);
        })
    };
    let now = (*typed).clone().map_or_else(|| words.clone(), AttrValue::from);
    Draft { now, oninput, onchange }
}
