//! The large dot that follows the mouse, and the mouse's own mark, which goes when it rests.

use yew::prelude::*;

use crate::app::platform::{page, stage, timer};

/// How long the mouse rests before its mark goes, in milliseconds.
const REST: u32 = 2_000;
/// The attribute of the root element that says so.
const RESTS: &str = "data-rest";
/// Where the dot is before the mouse moved: out of sight.
const NOWHERE: (i32, i32) = (-100, -100);

/// The properties of [`Pointer`].
#[derive(Properties, PartialEq)]
pub struct PointerProps {
    /// Whether there is a dot.
    pub is_on: bool,
}

/// The dot. Apart from the stage, so that only it is drawn anew when the mouse moves.
#[component(Pointer)]
pub fn pointer(PointerProps { is_on }: &PointerProps) -> Html {
    let at = use_state_eq(|| NOWHERE);
    use_effect_with((), {
        let at = at.setter();
        move |()| {
            let resting = std::cell::RefCell::new(None);
            let listener = stage::listen_to_mouse(Callback::from(move |place| {
                at.set(place);
                page::set_root_attribute(RESTS, "no");
                resting.replace(Some(timer::after(REST, || page::set_root_attribute(RESTS, "yes"))));
            }));
            move || {
                drop(listener);
                page::set_root_attribute(RESTS, "no");
            }
        }
    });
    let (x, y) = *at;
    html! {
        if *is_on {
            <svg class="podium-pointer" aria-hidden="true" focusable="false">
                <circle cx={x.to_string()} cy={y.to_string()} r="18" />
            </svg>
        }
    }
}
