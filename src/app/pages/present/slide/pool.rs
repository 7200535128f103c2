//! The water's way, as large as the screen, over the figures that sum it up.

use yew::prelude::*;

use super::{Told, cards};
use crate::app::charts::{Frame, PHONE, Picture};
use crate::app::pages::present::figures::figures;
use crate::i18n::Key;
use crate::report::sankey::{Axis, Sankey, Shape};

/// The box of the drawing in front of a room.
const WALL: Frame = (1040, 480, 9);
/// How many figures stand below it.
const MOST: usize = 5;

/// The picture and the figures; bands glide from one drawing to the next because their order is kept.
pub fn draw(told: &Told<'_>) -> Html {
    let mut figures = figures(told.report, told.plain, told.lang);
    figures.truncate(MOST);
    html! {
        <>
            <div class="slide-picture">
                { picture(told, WALL, vec![Axis::Uses, Axis::Counties], "slide-way way-wide") }
                { picture(told, PHONE, vec![Axis::Counties], "slide-way way-narrow") }
            </div>
            { cards(&figures) }
        </>
    }
}

/// The picture for a wall or for a phone: the style sheet shows the one that fits.
fn picture(told: &Told<'_>, frame: Frame, axes: Vec<Axis>, class: &'static str) -> Html {
    let (width, height, most) = frame;
    let shape = Shape { axes, most, width, height, bar: 14, gap: 11, scale: 0, previous: Vec::new() };
    let sankey = Sankey::of(told.plan, told.report, &shape);
    let picture = Picture {
        sankey: &sankey,
        plan: told.plan,
        lang: told.lang,
        is_narrow: frame == PHONE,
        is_staged: true,
        look: Callback::noop(),
    };
    picture.draw(width, height, class, Key::WayTitle.text(told.lang))
}
