//! Where the water comes from: channels and levels with their money.

use yew::prelude::*;

use super::{Told, bar};
use crate::app::components::figures::amount_text;
use crate::i18n::{Key, Lang};
use crate::money::Money;
use crate::plan::{Channel, Level, Term};
use crate::report::Split;

/// The colours of the channels, as the water has them.
const COLOURS: [&str; 6] =
    ["fill-superior", "fill-local", "fill-integrated", "fill-credit", "fill-sector", "fill-sector"];

/// Channels on the left, levels of government on the right.
pub fn draw(told: &Told<'_>) -> Html {
    let lang = told.lang;
    let channels = Channel::ALL.iter().zip(&told.report.channels).zip(COLOURS);
    let channels = channels.map(|((channel, split), colour)| (channel.term(), split, colour)).collect();
    let levels = Level::ALL.iter().zip(&told.report.levels);
    let levels = levels.map(|(level, split)| (level.term(), split, "fill-own")).collect();
    html! {
        <>
            { table(Key::PresentChannels, channels, lang) }
            { table(Key::PresentLevels, levels, lang) }
        </>
    }
}

fn table(title: Key, rows: Vec<(Key, &Split, &'static str)>, lang: Lang) -> Html {
    // What is no budget has no money here.
    let rows: Vec<_> = rows.into_iter().filter(|(_, split, _)| split.amount > Money::ZERO).collect();
    let longest = rows.iter().map(|(_, split, _)| split.amount.fen()).max().unwrap_or_default();
    let row = |(name, split, colour): &(Key, &Split, &'static str)| {
        html! {
            <tr>
                <th scope="row">{ name.text(lang) }</th>
                <td class="slide-bar-cell">{ bar(split.amount.fen(), longest, colour) }</td>
                <td class="slide-number">{ amount_text(split.amount, lang) }</td>
            </tr>
        }
    };
    html! {
        <table class="slide-table">
            <caption>{ title.text(lang) }</caption>
            <thead class="sr-only">
                <tr>
                    <th scope="col">{ title.text(lang) }</th>
                    <td></td>
                    <th scope="col">{ Key::FieldAmount.text(lang) }</th>
                </tr>
            </thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}
