//! A few lines of text, taken when the person leaves them.

use yew::prelude::*;

use crate::app::platform::field;

/// The properties of [`Area`].
#[derive(Properties, PartialEq)]
pub struct AreaProps {
    /// What it is for.
    pub name: AttrValue,
    /// What belongs into it.
    pub hint: AttrValue,
    /// How many lines are seen at once.
    pub rows: AttrValue,
    /// What the plan has.
    pub words: AttrValue,
    /// Whether it can only be looked at.
    pub disabled: bool,
    /// Takes what was typed.
    pub take: Callback<String>,
}

/// The area. What is typed is kept here: the page is drawn anew whenever an answer comes or the plan is saved.
#[component(Area)]
pub fn area(AreaProps { name, hint, rows, words, disabled, take }: &AreaProps) -> Html {
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
    html! {
        <label class="present-area">
            <span class="present-area-name">{ name.clone() }</span>
            <span class="panel-note">{ hint.clone() }</span>
            <textarea class="present-field" {rows} {oninput} {onchange} maxlength="500" disabled={*disabled} value={now} />
        </label>
    }
}
