//! The streams whose amounts are not certain, or how to say that one is.

use yew::prelude::*;

use crate::app::pages::figures::{amount, name_of};
use crate::app::route::Page;
use crate::i18n::{Key, Lang};
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
    let args =
        [("low", amount(low, lang)), ("high", amount(high, lang)), ("amount", amount(stream.amount, lang))];
    let args = args.each_ref().map(|(name, text)| (*name, text.as_str()));
    html! {
        <li class="fro-stream">
            <a class="link" href={Page::Streams.href_of(stream.id.as_str())}>{ name_of(&stream.name, &stream.id, lang) }</a>
            <span class="panel-note">{ Key::UncertainRange.with(lang, &args) }</span>
        </li>
    }
}
