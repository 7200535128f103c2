//! The streams whose amounts are not certain, or how to say that one is.

use yew::prelude::*;

use crate::app::pages::figures::{amount, name_of};
use crate::app::route::Page;
use crate::i18n::{Key, Lang, exact_amount};
use crate::money::{Money, Unit};
use crate::plan::{Plan, Stream};

/// Those at these positions.
pub fn draw(plan: &Plan, streams: &[usize], lang: Lang) -> Html {
    let rows = streams.iter().filter_map(|at| plan.streams.get(*at)).map(|stream| row(stream, lang));
    let more = html! {
        <a class="link" href={Page::Streams.href()}>{ Key::UncertainToStreams.text(lang) }</a>
    };
    html! {
        <section class="panel fro-given" aria-labelledby="fro-given">
            <h2 id="fro-given" class="panel-title">{ Key::UncertainStreams.text(lang) }</h2>
            if streams.is_empty() {
                <p class="empty-words">{ Key::UncertainNone.text(lang) }</p>
            } else {
                <ul class="fro-streams">{ for rows }</ul>
            }
            <p>{ more }</p>
        </section>
    }
}

fn row(stream: &Stream, lang: Lang) -> Html {
    let (low, high) = (stream.low.unwrap_or(stream.amount), stream.high.unwrap_or(stream.amount));
    let told = told_apart([low, high, stream.amount], lang);
    let [low, high, amount] = told.each_ref().map(String::as_str);
    let args = [("low", low), ("high", high), ("amount", amount)];
    html! {
        <li class="fro-stream">
            <a class="link" href={Page::Streams.href_of(stream.id.as_str())}>{ name_of(&stream.name, &stream.id, lang) }</a>
            <span class="panel-note">{ Key::UncertainRange.with(lang, &args) }</span>
        </li>
    }
}

/// The ends of a range and what is expected in between: in short, or with all digits where the ends would look the same.
fn told_apart(all: [Money; 3], lang: Lang) -> [String; 3] {
    let short = all.map(|one| amount(one, lang));
    match (&all, &short) {
        ([low, high, _], [first, second, _]) if low != high && first == second => {
            all.map(|one| exact_amount(one, Unit::Yuan, lang))
        }
        _ => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_range_never_look_the_same() {
        let told = |yuan: [i64; 3]| {
            told_apart(yuan.map(|yuan| Money::from_fen(yuan * 100)), Lang::Zh)
                .map(|text| text.replace('\u{202f}', " "))
        };
        assert_eq!(
            told([70_000_000, 90_000_000, 80_000_000]),
            ["7 000.00 万元", "9 000.00 万元", "8 000.00 万元"]
        );
        assert_eq!(
            told([80_000_001, 80_000_003, 80_000_002]),
            ["80 000 001.00 元", "80 000 003.00 元", "80 000 002.00 元"]
        );
    }
}
