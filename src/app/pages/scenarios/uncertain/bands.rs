//! How numbers are spread, as bars: a line for nine draws in ten, a bar for half of them, a tick for the one in the middle.

use yew::prelude::*;

use crate::i18n::{Key, Lang};
use crate::report::Trillionths;
use crate::uncertain::{Band, PERCENTILES};

/// How numbers are written.
type Said<'a> = &'a dyn Fn(i128) -> String;

/// How wide a bar is drawn.
const WIDTH: i128 = 1000;

/// A band on a scale of its own, its ends in words.
pub fn alone(name: &str, band: &Band, said: Said<'_>) -> Html {
    let [low, _, _, _, high] = band.0;
    let room = high.saturating_sub(low).max(1) / 8;
    row(name, band, band, (low.saturating_sub(room), high.saturating_add(room)), said)
}

/// Bands as shares of the number in the middle, all on one scale with that in its centre: what is spread most is widest, small or large.
pub fn together(named: &[(String, &Band)], said: Said<'_>) -> Html {
    let most = named.iter().flat_map(|(_, band)| shares(band).0).map(i128::abs).max().unwrap_or_default();
    named
        .iter()
        .map(|(name, band)| row(name, band, &shares(band), (most.saturating_neg(), most), said))
        .collect()
}

/// By which share each number is away from the one in the middle, in units of 10⁻¹².
fn shares(band: &Band) -> Band {
    let middle = band.median();
    let share = |number: i128| Trillionths::share(number.saturating_sub(middle), middle);
    Band(band.0.map(|number| share(number).map_or(0, |share| share.0)))
}

/// A band in words, and drawn as `drawn` is on the scale.
fn row(name: &str, band: &Band, drawn: &Band, scale: (i128, i128), said: Said<'_>) -> Html {
    let [low, quarter, middle, three, high] = drawn.0.map(|number| place(number, scale));
    let [least, _, _, _, most] = band.0;
    html! {
        <li class="fro-row">
            <span class="fro-row-name">{ name.to_owned() }</span>
            <svg class="fro-spread" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                { rect("fro-all", (0, WIDTH), (9, 2)) }
                { rect("fro-nine", (low, high), (8, 4)) }
                { rect("fro-half", (quarter, three), (4, 12)) }
                { rect("fro-middle", (middle - 2, middle + 2), (0, 20)) }
            </svg>
            <span class="fro-row-value">{ said(band.median()) }</span>
            <span class="fro-row-ends">{ said(least) }{ " – " }{ said(most) }</span>
        </li>
    }
}

/// Where a number stands on a scale.
fn place(number: i128, (from, to): (i128, i128)) -> i128 {
    let whole = to.saturating_sub(from).max(1);
    number.saturating_sub(from).saturating_mul(WIDTH).checked_div(whole).unwrap_or_default()
}

/// Wide enough to be seen, also where all numbers are one.
fn rect(class: &'static str, (from, to): (i128, i128), (top, height): (i128, i128)) -> Html {
    let width = to.saturating_sub(from).max(2);
    html! {
        <rect {class} x={from.to_string()} y={top.to_string()} width={width.to_string()} height={height.to_string()} />
    }
}

/// The bands as a table.
pub fn table(named: &[(String, &Band)], said: Said<'_>, lang: Lang) -> Html {
    let head = PERCENTILES.map(|percent| {
        let words = Key::UncertainPercentile.with(lang, &[("percent", &percent.to_string())]);
        html! { <th class="number" scope="col">{ words }</th> }
    });
    let row = |(name, band): &(String, &Band)| {
        let cells = band.0.map(|number| html! { <td class="number">{ said(number) }</td> });
        html! { <tr><th scope="row">{ name.clone() }</th>{ for cells }</tr> }
    };
    html! {
        <details class="twin">
            <summary>{ Key::UncertainTable.text(lang) }</summary>
            <div class="table-frame" tabindex="0" role="region" aria-label={Key::UncertainCounties.text(lang)}>
                <table class="table">
                    <caption class="table-caption">{ Key::UncertainPercentileNote.text(lang) }</caption>
                    <thead><tr><th scope="col">{ Key::UncertainName.text(lang) }</th>{ for head }</tr></thead>
                    <tbody>{ for named.iter().map(row) }</tbody>
                </table>
            </div>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_at_its_part_of_the_scale() {
        let check = |number, scale, expect| assert_eq!(place(number, scale), expect);
        check(0, (0, 50), 0);
        check(25, (0, 50), 500);
        check(50, (0, 50), 1000);
        check(-5, (-10, 0), 500);
        // A scale without length does not divide by nothing.
        check(7, (7, 7), 0);
    }

    #[test]
    fn counties_are_compared_by_how_far_they_are_spread() {
        let spread = Band([-10, -5, 0, 5, 20].map(|percent| percent * 10_000_000_000));
        assert_eq!(shares(&Band([90, 95, 100, 105, 120])), spread);
        assert_eq!(shares(&Band([900, 950, 1000, 1050, 1200])), spread);
        assert_eq!(shares(&Band([0; 5])), Band([0; 5]));
    }
}
