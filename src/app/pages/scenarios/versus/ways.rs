//! Where the money goes in each plan, drawn small and on one scale.

use yew::prelude::*;

use super::Bout;
use crate::app::charts::Picture;
use crate::i18n::{Key, Lang};
use crate::report::sankey::{Axis, Sankey, Shape};

/// The box of each drawing.
const WIDTH: i64 = 250;
const HEIGHT: i64 = 210;

/// The drawings. What they tell is in the tables too, which those who do not see them read.
pub fn draw(bout: &Bout, lang: Lang) -> Html {
    let shape = Shape {
        axes: vec![Axis::Uses],
        most: 5,
        width: WIDTH,
        height: HEIGHT,
        bar: 9,
        gap: 6,
        scale: 0,
        previous: Vec::new(),
    };
    let scales = bout.told().map(|(plan, report)| Sankey::scale(plan, report, &shape));
    let shape = Shape { scale: scales.max().unwrap_or_default(), ..shape };
    let way = |(at, (plan, report)): (usize, _)| {
        let sankey = Sankey::of(plan, report, &shape);
        let name = bout.said(at, lang);
        let picture = Picture {
            sankey: &sankey,
            plan,
            lang,
            is_narrow: true,
            is_staged: false,
            look: Callback::noop(),
        };
        html! {
            <figure key={at} class="scn-way">
                <figcaption class="scn-way-name">{ &name }</figcaption>
                { picture.draw(WIDTH, HEIGHT, "scn-way-picture", &name) }
            </figure>
        }
    };
    html! {
        <section class="panel" aria-labelledby="scn-ways">
            <h3 id="scn-ways" class="panel-title">
                { Key::VersusWays.text(lang) }<span class="panel-note">{ Key::VersusWaysNote.text(lang) }</span>
            </h3>
            <div class="scn-ways">{ for bout.told().enumerate().map(way) }</div>
        </section>
    }
}
