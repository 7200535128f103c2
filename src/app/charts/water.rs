//! The three-stage picture: many channels bring the water, one pool stores it, one tap releases it.
//!
//! A sketch of the idea, not of figures: lengths are chosen for the eye. It stands beside words that say the same, so screen
//! readers are spared it.

use yew::prelude::*;

use crate::i18n::{Key, Lang};
use crate::paper::band::{Side, outline};

/// Where the columns stand.
#[derive(Clone, Copy)]
struct Layout {
    class: &'static str,
    width: i32,
    middle: i32,
    middle_width: i32,
    tap: i32,
    uses: i32,
    /// Whether the uses' names stand above their bars, for want of room beside them.
    names_above: bool,
}

const WIDE: Layout = Layout {
    class: "water water-wide",
    width: 960,
    middle: 330,
    middle_width: 150,
    tap: 556,
    uses: 768,
    names_above: false,
};
const NARROW: Layout = Layout {
    class: "water water-narrow",
    width: 420,
    middle: 152,
    middle_width: 96,
    tap: 292,
    uses: 408,
    names_above: true,
};

/// The width of upright bars.
const BAR: i32 = 12;
/// What the tap lets through of the pool's 134.
const THROAT: Side = Side { x: 0, top: 157, height: 60 };
/// Boxes of the middle column: own earmark, pool, loans.
const OWN: (i32, i32) = (4, 88);
const POOL: (i32, i32) = (112, 150);
const LOANS: (i32, i32) = (282, 44);
/// The pool's walls above and below its water.
const WALL: i32 = 8;

/// A channel: its name, its colour, where its bar is, and how much of it goes to its own earmark and to the pool.
struct Channel {
    name: Key,
    class: &'static str,
    top: i32,
    own: i32,
    pooled: i32,
}

const CHANNELS: [Channel; 4] = [
    Channel { name: Key::WaterSuperior, class: "fill-superior", top: 4, own: 34, pooled: 36 },
    Channel { name: Key::WaterLocal, class: "fill-local", top: 82, own: 18, pooled: 28 },
    Channel { name: Key::WaterIntegrated, class: "fill-integrated", top: 136, own: 10, pooled: 56 },
    Channel { name: Key::WaterSector, class: "fill-sector", top: 210, own: 26, pooled: 14 },
];
/// Bank credit, which becomes loans, and procurement, which is never budget.
const CREDIT: (i32, i32) = (258, 44);
const PROCUREMENT: (i32, i32) = (310, 18);

/// A use: its name, where its bar is, and what it gets from own earmarks, through the tap's throat, and in loans.
struct Use {
    name: Key,
    top: i32,
    own: i32,
    throat: i32,
    pooled: i32,
    loans: i32,
}

const USES: [Use; 3] = [
    Use { name: Key::WaterIndustry, top: 6, own: 18, throat: 27, pooled: 60, loans: 44 },
    Use { name: Key::WaterInfrastructure, top: 152, own: 40, throat: 22, pooled: 50, loans: 0 },
    Use { name: Key::WaterSocial, top: 266, own: 30, throat: 11, pooled: 24, loans: 0 },
];

/// The picture, once for wide and once for narrow places; the style sheet shows the one that fits.
pub fn water_picture(lang: Lang) -> Html {
    html! { <>{ draw(WIDE, lang) }{ draw(NARROW, lang) }</> }
}

fn draw(layout: Layout, lang: Lang) -> Html {
    html! {
        <svg class={layout.class} viewBox={format!("0 -16 {} 352", layout.width)} aria-hidden="true" focusable="false">
            { inflow(layout) }
            { outflow(layout) }
            { middle(layout, lang) }
            { tap(layout, lang) }
            { channel_names(lang) }
            { use_names(layout, lang) }
        </svg>
    }
}

/// From the channels to own earmark, pool and loans.
fn inflow(layout: Layout) -> Html {
    let at = |x, top, height| Side { x, top, height };
    let (mut own, mut pooled) = (OWN.0, POOL.0 + WALL);
    let mut bands = Vec::new();
    for channel in &CHANNELS {
        let Channel { class, top, .. } = *channel;
        bands.push(bar(class, 0, top, channel.own + channel.pooled));
        bands.push(band(class, at(BAR, top, channel.own), at(layout.middle, own, channel.own)));
        let below = at(BAR, top + channel.own, channel.pooled);
        bands.push(band(class, below, at(layout.middle, pooled, channel.pooled)));
        own += channel.own;
        pooled += channel.pooled;
    }
    let (credit, loans) = (CREDIT, LOANS);
    bands.push(bar("fill-credit", 0, credit.0, credit.1));
    bands.push(band("fill-credit", at(BAR, credit.0, credit.1), at(layout.middle, loans.0, loans.1)));
    bands.push(html! {
        <rect class="outline-procurement" x="1" y={PROCUREMENT.0.to_string()} width="10" rx="2"
            height={PROCUREMENT.1.to_string()} />
    });
    bands.into_iter().collect()
}

/// From the middle column to the uses; pooled money passes the tap.
fn outflow(layout: Layout) -> Html {
    let at = |x, top, height| Side { x, top, height };
    let right = layout.middle + layout.middle_width;
    let throat = |top, height| at(layout.tap + BAR, top, height);
    let water = at(right, POOL.0 + WALL, POOL.1 - 2 * WALL);
    let mut bands = vec![band("fill-pool", water, Side { x: layout.tap, ..THROAT })];
    let (mut own, mut let_through) = (OWN.0, THROAT.top);
    for destination in &USES {
        let Use { top, own: from_own, pooled, loans, .. } = *destination;
        bands.push(band("fill-own", at(right, own, from_own), at(layout.uses, top, from_own)));
        let arrives = at(layout.uses, top + from_own, pooled);
        bands.push(band("fill-pool", throat(let_through, destination.throat), arrives));
        if loans > 0 {
            let arrives = at(layout.uses, top + from_own + pooled, loans);
            bands.push(band("fill-credit", at(right, LOANS.0, loans), arrives));
        }
        bands.push(bar("fill-use", layout.uses, top, from_own + pooled + loans));
        own += from_own;
        let_through += destination.throat;
    }
    bands.into_iter().collect()
}

/// Own earmark, the pool with its water, loans.
fn middle(layout: Layout, lang: Lang) -> Html {
    let centre = layout.middle + layout.middle_width / 2;
    let place = |class: &'static str, (top, height): (i32, i32), name: Key, words: &'static str| {
        html! {
            <>
                <rect {class} x={layout.middle.to_string()} y={top.to_string()} rx="2"
                    width={layout.middle_width.to_string()} height={height.to_string()} />
                <text class={words} x={centre.to_string()} y={(top + height / 2 + 5).to_string()}>{ name.text(lang) }</text>
            </>
        }
    };
    html! {
        <>
            { place("box-own", OWN, Key::WaterOwn, "water-name is-centred") }
            { place("box-pool", POOL, Key::WaterOnePool, "water-name water-pool-name is-centred") }
            { place("box-credit", LOANS, Key::WaterLoans, "water-name is-centred") }
            <path class="water-ripple" d={ripples(layout)} />
        </>
    }
}

/// Two rows of small waves under the pool's rim.
fn ripples(layout: Layout) -> String {
    const WAVE: i32 = 24;
    let waves = (layout.middle_width - 2 * WALL) / WAVE;
    let start = layout.middle + (layout.middle_width - waves * WAVE) / 2;
    let row = |y: i32| {
        format!("M{start},{y}q6,-6 12,0t12,0{}", "q6,-6 12,0t12,0".repeat((waves - 1).max(0) as usize))
    };
    row(POOL.0 + 22) + &row(POOL.0 + 34)
}

/// The tap: a gate with its handle, and its name above.
fn tap(layout: Layout, lang: Lang) -> Html {
    let piece = |x: i32, y: i32, width: i32, height: i32| {
        html! {
            <rect class="box-tap" x={(layout.tap + x).to_string()} y={(THROAT.top + y).to_string()} rx="2"
                width={width.to_string()} height={height.to_string()} />
        }
    };
    html! {
        <>
            { piece(0, -8, BAR, THROAT.height + 16) }
            { piece(4, -22, 4, 14) }
            { piece(-8, -27, 28, 6) }
            <text class="water-name is-centred" x={(layout.tap + BAR / 2).to_string()} y={(THROAT.top - 38).to_string()}>
                { Key::WaterOneTap.text(lang) }
            </text>
        </>
    }
}

fn channel_names(lang: Lang) -> Html {
    let name = |key: Key, (top, height): (i32, i32)| {
        html! { <text class="water-name" x="22" y={(top + height / 2 + 5).to_string()}>{ key.text(lang) }</text> }
    };
    let channels =
        CHANNELS.iter().map(|channel| name(channel.name, (channel.top, channel.own + channel.pooled)));
    channels.chain([name(Key::WaterCredit, CREDIT), name(Key::WaterProcurement, PROCUREMENT)]).collect()
}

fn use_names(layout: Layout, lang: Lang) -> Html {
    let name = |destination: &Use| {
        let Use { name, top, own, pooled, loans, .. } = *destination;
        let (x, y, class) = if layout.names_above {
            (layout.uses + BAR, top - 6, "water-name is-ending")
        } else {
            (layout.uses + BAR + 10, top + (own + pooled + loans) / 2 + 5, "water-name")
        };
        html! { <text {class} x={x.to_string()} y={y.to_string()}>{ name.text(lang) }</text> }
    };
    USES.iter().map(name).collect()
}

fn bar(class: &'static str, x: i32, top: i32, height: i32) -> Html {
    html! {
        <rect {class} x={x.to_string()} y={top.to_string()} width={BAR.to_string()} height={height.to_string()} rx="2" />
    }
}

fn band(class: &'static str, from: Side, to: Side) -> Html {
    html! { <path class={classes!("water-band", class)} d={outline(from, to)} /> }
}
