//! A page in a few strokes, for its card and until it is built.

use yew::prelude::*;

use crate::app::route::Page;

/// How a stroke is coloured.
#[derive(Clone, Copy)]
enum Tone {
    /// Frames and empty places.
    Faint,
    /// Words and figures.
    Ink,
    /// What the page is about.
    Water,
    /// What asks for attention.
    Amber,
}

/// `(x, y, width, height, tone)` in a field of 160 × 96.
type Stroke = (u8, u8, u8, u8, Tone);

/// The strokes; nothing for a screen reader, which reads the words beside them.
pub fn sketch(page: Page) -> Html {
    let stroke = |&(x, y, width, height, tone): &Stroke| {
        html! {
            <rect class={class_of(tone)} x={x.to_string()} y={y.to_string()} rx="2"
                width={width.to_string()} height={height.to_string()} />
        }
    };
    html! {
        <svg class="sketch" viewBox="0 0 160 96" aria-hidden="true" focusable="false">
            { for strokes(page).iter().map(stroke) }
        </svg>
    }
}

const fn class_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Faint => "stroke-faint",
        Tone::Ink => "stroke-ink",
        Tone::Water => "stroke-water",
        Tone::Amber => "stroke-amber",
    }
}

const fn strokes(page: Page) -> &'static [Stroke] {
    match page {
        Page::Overview => &[],
        Page::Streams => STREAMS,
        Page::Counties => COUNTIES,
        Page::Projects => PROJECTS,
        Page::Rules => RULES,
        Page::Allocation => ALLOCATION,
        Page::Scenarios => SCENARIOS,
        Page::Present => PRESENT,
    }
}

use Tone::{Amber, Faint, Ink, Water};

/// Rows of a grid: a name, an amount, its poolable part.
const STREAMS: &[Stroke] = &[
    (14, 14, 36, 5, Ink),
    (74, 14, 26, 5, Ink),
    (112, 14, 34, 5, Ink),
    (14, 26, 132, 1, Faint),
    (14, 34, 46, 5, Faint),
    (80, 34, 20, 5, Faint),
    (112, 33, 34, 7, Faint),
    (112, 33, 24, 7, Water),
    (14, 50, 38, 5, Faint),
    (74, 50, 26, 5, Faint),
    (112, 49, 34, 7, Faint),
    (112, 49, 30, 7, Water),
    (14, 66, 50, 5, Faint),
    (84, 66, 16, 5, Faint),
    (112, 65, 34, 7, Faint),
    (112, 65, 10, 7, Amber),
    (14, 82, 42, 5, Faint),
    (78, 82, 22, 5, Faint),
    (112, 81, 34, 7, Faint),
    (112, 81, 18, 7, Water),
];

/// Counties beside each other, each with its share.
const COUNTIES: &[Stroke] = &[
    (14, 84, 132, 1, Ink),
    (18, 30, 12, 54, Water),
    (36, 42, 12, 42, Water),
    (54, 46, 12, 38, Water),
    (72, 54, 12, 30, Water),
    (90, 58, 12, 26, Water),
    (108, 62, 12, 22, Water),
    (126, 68, 12, 16, Water),
    (16, 36, 16, 2, Ink),
    (34, 38, 16, 2, Ink),
    (52, 50, 16, 2, Ink),
    (70, 50, 16, 2, Ink),
    (88, 61, 16, 2, Ink),
    (106, 58, 16, 2, Ink),
    (124, 70, 16, 2, Ink),
    (14, 12, 44, 5, Faint),
];

/// A library of projects, some chosen.
const PROJECTS: &[Stroke] = &[
    (14, 13, 9, 9, Water),
    (30, 15, 60, 5, Ink),
    (116, 15, 30, 5, Faint),
    (14, 29, 9, 9, Water),
    (30, 31, 48, 5, Ink),
    (122, 31, 24, 5, Faint),
    (14, 45, 9, 9, Faint),
    (30, 47, 66, 5, Faint),
    (110, 47, 36, 5, Faint),
    (14, 61, 9, 9, Water),
    (30, 63, 40, 5, Ink),
    (126, 63, 20, 5, Faint),
    (14, 77, 9, 9, Amber),
    (30, 79, 56, 5, Faint),
    (118, 79, 28, 5, Faint),
];

/// Sentences with their headroom; one binds.
const RULES: &[Stroke] = &[
    (14, 13, 58, 5, Ink),
    (76, 11, 18, 9, Water),
    (98, 13, 28, 5, Ink),
    (14, 25, 132, 4, Faint),
    (14, 25, 80, 4, Water),
    (14, 41, 40, 5, Ink),
    (58, 39, 18, 9, Amber),
    (80, 41, 44, 5, Ink),
    (14, 53, 132, 4, Amber),
    (14, 69, 66, 5, Ink),
    (84, 67, 18, 9, Water),
    (14, 81, 132, 4, Faint),
    (14, 81, 54, 4, Water),
];

/// Baseline and optimum for each county.
const ALLOCATION: &[Stroke] = &[
    (14, 13, 30, 5, Ink),
    (52, 11, 62, 4, Faint),
    (52, 17, 76, 5, Water),
    (14, 33, 26, 5, Ink),
    (52, 31, 70, 4, Faint),
    (52, 37, 62, 5, Water),
    (14, 53, 34, 5, Ink),
    (52, 51, 50, 4, Faint),
    (52, 57, 58, 5, Water),
    (14, 73, 28, 5, Ink),
    (52, 71, 42, 4, Faint),
    (52, 77, 36, 5, Amber),
    (136, 17, 10, 5, Water),
    (136, 37, 10, 5, Amber),
    (136, 57, 10, 5, Water),
];

/// Three plans side by side.
const SCENARIOS: &[Stroke] = &[
    (14, 12, 38, 74, Faint),
    (61, 12, 38, 74, Faint),
    (108, 12, 38, 74, Faint),
    (20, 20, 22, 4, Ink),
    (67, 20, 22, 4, Ink),
    (114, 20, 22, 4, Ink),
    (20, 52, 26, 28, Water),
    (67, 36, 26, 44, Water),
    (114, 44, 26, 36, Water),
    (114, 38, 26, 6, Amber),
];

/// A screen on the wall with one great figure.
const PRESENT: &[Stroke] = &[
    (22, 10, 116, 66, Faint),
    (34, 22, 40, 5, Ink),
    (34, 34, 70, 14, Water),
    (34, 56, 92, 4, Ink),
    (34, 64, 64, 4, Ink),
    (76, 76, 8, 8, Ink),
    (58, 84, 44, 3, Ink),
];
