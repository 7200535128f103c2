//! A few lines of text, taken when the person leaves them.

use yew::prelude::*;

use crate::app::components::{Draft, use_draft};

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

/// The area.
#[component(Area)]
pub fn area(AreaProps { name, hint, rows, words, disabled, take }: &AreaProps) -> Html {
    let Draft { now, oninput, onchange } = use_draft(words, take);
    html! {
        <label class="present-area">
            <span class="present-area-name">{ name.clone() }</span>
            <span class="panel-note">{ hint.clone() }</span>
            <textarea class="present-field" {rows} {oninput} {onchange} maxlength="500" disabled={*disabled} value={now} />
        </label>
    }
}
