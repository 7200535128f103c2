//! The curve as a drawing: benefit upward, what it is held against to the right. Lines join the points for the eye alone.

use yew::prelude::*;

use super::axis::Axis;
use crate::i18n::{Key, Lang};
use crate::money::exact_trillionths;
use crate::protocol::{Against, Found, Frontier};

/// What is drawn.
pub struct Chart<'a> {
    /// The points.
    pub frontier: &'a Frontier,
    /// How the numbers to the right read.
    pub axis: &'a Axis,
    /// The point that is looked at.
    pub at: usize,
    /// Where the plan as it is stands, to the right and upward.
    pub now: Option<(i128, i128)>,
    /// Looks at another point.
    pub look: Callback<usize>,
    /// The language.
    pub lang: Lang,
}

/// A place for the drawing: its size, and where the axes stand.
#[derive(Clone, Copy)]
struct Layout {
    class: &'static str,
    width: i128,
    height: i128,
    left: i128,
    /// How many marks an axis has at most.
    marks: i128,
}

const WIDE: Layout = Layout { class: "fro-chart fro-wide", width: 920, height: 400, left: 104, marks: 6 };
const NARROW: Layout = Layout { class: "fro-chart fro-narrow", width: 360, height: 320, left: 82, marks: 3 };
const TOP: i128 = 34;
const RIGHT: i128 = 24;
const BOTTOM: i128 = 54;

/// What an axis spans, and from where to where it is drawn.
struct Scale {
    from: i128,
    to: i128,
    start: i128,
    end: i128,
}

impl Scale {
    /// Around all of these numbers, with a little room on both sides.
    fn around(numbers: impl Iterator<Item = i128> + Clone, start: i128, end: i128) -> Option<Self> {
        let (least, most) = (numbers.clone().min()?, numbers.max()?);
        let span = most.saturating_sub(least);
        let room = if span == 0 { most.saturating_abs() } else { span } / 20;
        let room = room.max(1);
        Some(Self { from: least.saturating_sub(room), to: most.saturating_add(room), start, end })
    }

    /// Where a number stands.
    fn place(&self, number: i128) -> i128 {
        let (part, whole) = (number.saturating_sub(self.from), self.to.saturating_sub(self.from).max(1));
        let way = self.end.saturating_sub(self.start);
        self.start.saturating_add(part.saturating_mul(way).checked_div(whole).unwrap_or_default())
    }

    /// Round numbers on it, so many at most.
    fn marks(&self, most: i128) -> Vec<i128> {
        let span = self.to.saturating_sub(self.from);
        // Rounded up, so that there are not more.
        let least = span.saturating_add(most).saturating_sub(1).checked_div(most).unwrap_or_default().max(1);
        let mut step = 1_i128;
        // 1, 2, 5, 10, 20, 50, …
        for factor in [2, 0, 2].into_iter().cycle() {
            if step >= least {
                break;
            }
            step = if factor == 0 { step.saturating_mul(5) / 2 } else { step.saturating_mul(factor) };
        }
        let first = self.from.div_euclid(step).saturating_add(1).saturating_mul(step);
        std::iter::successors(Some(first), |mark| mark.checked_add(step))
            .take_while(|mark| *mark < self.to)
            .collect()
    }
}

impl Chart<'_> {
    /// The drawing, once for wide and once for narrow places; the style sheet shows the one that fits.
    pub fn draw(&self) -> Html {
        html! { <div class="fro-picture">{ self.laid_out(WIDE) }{ self.laid_out(NARROW) }</div> }
    }

    fn found(&self) -> impl Iterator<Item = (usize, &Found)> + Clone {
        self.frontier.points.iter().enumerate().filter_map(|(at, point)| Some((at, point.found.as_ref()?)))
    }

    /// Where the proven bound of a point stands: less pooled, or more benefit.
    fn bound(&self, found: &Found) -> (i128, i128) {
        match self.frontier.against {
            Against::Pooled => (found.bound.0, found.benefit.0),
            Against::Coverage | Against::Rule(..) => (found.other.0, found.bound.0),
        }
    }

    fn laid_out(&self, layout: Layout) -> Html {
        let all = self.found().flat_map(|(_, found)| [(found.other.0, found.benefit.0), self.bound(found)]);
        let all = all.chain(self.now);
        let across = Scale::around(all.clone().map(|(other, _)| other), layout.left, layout.width - RIGHT);
        let upward = Scale::around(all.map(|(_, benefit)| benefit), layout.height - BOTTOM, TOP);
        let (Some(across), Some(upward)) = (across, upward) else { return Html::default() };
        let at = |(other, benefit): (i128, i128)| (across.place(other), upward.place(benefit));
        let count = self.frontier.points.len().to_string();
        let label = Key::FrontierPicture.with(self.lang, &[("across", &self.axis.name), ("count", &count)]);
        let points: Vec<(usize, (i128, i128))> =
            self.found().map(|(index, found)| (index, at((found.other.0, found.benefit.0)))).collect();
        let bounds: Vec<(i128, i128)> = self.found().map(|(_, found)| at(self.bound(found))).collect();
        let curve: Vec<(i128, i128)> = points.iter().map(|(_, place)| *place).collect();
        let band: Vec<(i128, i128)> = curve.iter().copied().chain(bounds.iter().rev().copied()).collect();
        html! {
            <svg class={layout.class} viewBox={format!("0 0 {} {}", layout.width, layout.height)} role="img" aria-label={label}>
                { self.axes(layout, &across, &upward) }
                <path class="fro-band" d={path(&band) + "Z"} />
                <path class="fro-bound" d={path(&bounds)} />
                <path class="fro-curve" d={path(&curve)} />
                { for points.iter().map(|(index, place)| self.point(*index, *place)) }
                { self.here(layout, &points) }
                { self.now.map_or_else(Html::default, |now| self.plan_now(at(now), layout)) }
            </svg>
        }
    }

    fn axes(&self, layout: Layout, across: &Scale, upward: &Scale) -> Html {
        let (floor, right) = (layout.height - BOTTOM, layout.width - RIGHT);
        let below = across.marks(layout.marks).into_iter().map(|mark| {
            let x = across.place(mark);
            html! {
                <>
                    { line("fro-grid", (x, TOP), (x, floor)) }
                    { words("fro-mark is-centred", (x, floor + 20), self.axis.text(mark)) }
                </>
            }
        });
        let beside = upward.marks(layout.marks).into_iter().map(|mark| {
            let y = upward.place(mark);
            html! {
                <>
                    { line("fro-grid", (layout.left, y), (right, y)) }
                    { words("fro-mark is-ending", (layout.left - 8, y + 4), exact_trillionths(mark)) }
                </>
            }
        });
        html! {
            <>
                { for below }
                { for beside }
                { line("fro-axis", (layout.left, TOP), (layout.left, floor)) }
                { line("fro-axis", (layout.left, floor), (right, floor)) }
                { words("fro-name", (0, 14), Key::FrontierBenefit.text(self.lang).to_owned()) }
                { words("fro-name is-ending", (right, layout.height - 8), self.axis.name.clone()) }
            </>
        }
    }

    /// By mouse a point is looked at where it is; by keyboard, with the slider.
    fn point(&self, index: usize, (x, y): (i128, i128)) -> Html {
        let onclick = self.look.reform(move |_: MouseEvent| index);
        html! {
            <g class="fro-point" key={index} {onclick}>
                <circle class="fro-reach" cx={x.to_string()} cy={y.to_string()} r="10" />
                <circle class="fro-dot" cx={x.to_string()} cy={y.to_string()} r="3.5" />
            </g>
        }
    }

    fn here(&self, layout: Layout, points: &[(usize, (i128, i128))]) -> Html {
        let Some((_, (x, y))) = points.iter().find(|(index, _)| *index == self.at) else {
            return Html::default();
        };
        html! {
            <>
                { line("fro-here", (*x, *y), (*x, layout.height - BOTTOM)) }
                { line("fro-here", (layout.left, *y), (*x, *y)) }
                <circle class="fro-ring" cx={x.to_string()} cy={y.to_string()} r="7" />
            </>
        }
    }

    fn plan_now(&self, (x, y): (i128, i128), layout: Layout) -> Html {
        let is_right = x > layout.width / 2;
        let (class, beside) =
            if is_right { ("fro-now-name is-ending", x - 12) } else { ("fro-now-name", x + 12) };
        html! {
            <>
                <path class="fro-now" d={format!("M{x},{}l7,7l-7,7l-7,-7Z", y - 7)} />
                { words(class, (beside, y - 10), Key::FrontierNow.text(self.lang).to_owned()) }
            </>
        }
    }
}

fn path(points: &[(i128, i128)]) -> String {
    let mut path = String::new();
    for (x, y) in points {
        path += &format!("{}{x},{y}", if path.is_empty() { 'M' } else { 'L' });
    }
    path
}

fn line(class: &'static str, from: (i128, i128), to: (i128, i128)) -> Html {
    html! { <path {class} d={path(&[from, to])} /> }
}

fn words(class: &'static str, (x, y): (i128, i128), words: String) -> Html {
    html! { <text {class} x={x.to_string()} y={y.to_string()}>{ words }</text> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_few() {
        let check = |from, to, most, expect: &[i128]| {
            assert_eq!(Scale { from, to, start: 0, end: 100 }.marks(most), expect);
        };
        check(3, 11, 5, &[4, 6, 8, 10]);
        check(0, 100, 5, &[20, 40, 60, 80]);
        check(-7, 7, 4, &[-5, 0, 5]);
        check(40, 1_240, 3, &[500, 1_000]);
    }

    #[test]
    fn numbers_stand_within_the_axis() {
        let scale = Scale::around([10_i128, 30].into_iter(), 400, 0).unwrap();
        let (low, high) = (scale.place(10), scale.place(30));
        assert!(400 > low && low > high && high > 0, "upward is to smaller numbers");
        // One number alone has an axis too.
        let scale = Scale::around(std::iter::once(5_i128), 0, 100).unwrap();
        assert_eq!(scale.place(5), 50);
    }
}
