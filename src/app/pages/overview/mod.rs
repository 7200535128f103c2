//! The first page: what this program is, where everything is, and whether its parts work.

mod cards;
mod parts;

use yew::prelude::*;

use self::cards::cards;
use self::parts::Parts;
use crate::app::charts::water_picture;
use crate::app::components::heading;
use crate::app::route::Page;
use crate::i18n::{Key, Lang};

/// The overview.
pub fn overview(lang: Lang) -> Html {
    let stage = |title: Key, body: Key| {
        html! {
            <li class="stage">
                <h3 class="stage-title">{ title.text(lang) }</h3>
                <p class="stage-body">{ body.text(lang) }</p>
            </li>
        }
    };
    // Lines break between phrases only, in languages without spaces too.
    let phrase = |key: Key| html! { <span class="phrase">{ key.text(lang) }</span> };
    html! {
        <div class="page" key={Page::Overview.slug()}>
            { heading(Page::Overview.title().text(lang), None) }
            <section class="panel hero">
                <div class="hero-words">
                    <p class="hero-lead">
                        { phrase(Key::OverviewLeadChannels) }{ phrase(Key::OverviewLeadPool) }{ phrase(Key::OverviewLeadTap) }
                    </p>
                    <p class="hero-body">{ Key::OverviewBody.text(lang) }</p>
                </div>
                <h2 class="panel-title">
                    { Key::OverviewPicture.text(lang) }
                    <span class="panel-note">{ Key::OverviewPictureNote.text(lang) }</span>
                </h2>
                <div class="hero-way">
                    { water_picture(lang) }
                    <ol class="stages">
                        { stage(Key::WaterChannels, Key::WaterChannelsBody) }
                        { stage(Key::WaterPool, Key::WaterPoolBody) }
                        { stage(Key::WaterTap, Key::WaterTapBody) }
                    </ol>
                </div>
            </section>
            <Parts />
            { cards(lang) }
        </div>
    }
}
