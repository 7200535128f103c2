//! A part that is drawn only once somebody wants to see it.

use yew::prelude::*;

/// The properties of [`Unfold`].
#[derive(Properties, PartialEq)]
pub struct UnfoldProps {
    /// What the button says.
    pub label: AttrValue,
    /// What the button is about, for those who hear it without what stands around it.
    pub about: AttrValue,
    /// Draws the part.
    pub body: Callback<(), Html>,
}

/// A button, and the part that it unfolds below itself.
#[component(Unfold)]
pub fn unfold(UnfoldProps { label, about, body }: &UnfoldProps) -> Html {
    let open = use_state_eq(|| false);
    let onclick = {
        let (setter, now) = (open.setter(), *open);
        Callback::from(move |_: MouseEvent| setter.set(!now))
    };
    html! {
        <div class="unfold">
            <button class="unfold-button" type="button" {onclick} aria-expanded={open.to_string()}>
                { label.clone() }<span class="sr-only">{ " " }{ about.clone() }</span>
            </button>
            if *open {
                <div class="unfold-body">{ body.emit(()) }</div>
            }
        </div>
    }
}
