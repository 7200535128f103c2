//! The start page: what this program is, which plans there are, how to begin one.

mod begin;
mod parts;
mod recent;
mod shelved;

use std::rc::Rc;

use yew::prelude::*;

use self::begin::Begin;
use self::parts::Parts;
use self::recent::Recent;
use crate::app::charts::water_picture;
use crate::app::components::heading;
use crate::app::platform::installed::Kept;
use crate::app::platform::store::Failure;
use crate::app::route::Page;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::Entry;
use crate::app::state::solver::Standing;
use crate::i18n::Key;

/// What the start page shows of the state of things.
#[derive(Clone, Properties, PartialEq)]
pub struct StartProps {
    /// The stored plans; none before they were asked for.
    pub entries: Option<Rc<Vec<Entry>>>,
    /// Why they did not come.
    pub unread: Option<Failure>,
    /// The key of the open plan.
    #[prop_or_default]
    pub open: Option<String>,
    /// How the solver stands.
    pub solver: Standing,
    /// How the app is kept on this machine.
    pub kept: Kept,
}

/// The start page.
#[component(Start)]
pub fn start(props: &StartProps) -> Html {
    let lang = use_lang();
    let StartProps { entries, unread, open, solver, kept } = props.clone();
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
        <div class="page" key={Page::Start.slug()}>
            { heading(Page::Start.title().text(lang), None) }
            <Begin />
            <Recent {entries} {unread} {open} />
            <section class="panel hero">
                <div class="hero-words">
                    <p class="hero-lead">
                        { phrase(Key::StartLeadChannels) }{ phrase(Key::StartLeadPool) }{ phrase(Key::StartLeadTap) }
                    </p>
                    <p class="hero-body">{ Key::StartBody.text(lang) }</p>
                </div>
                <h2 class="panel-title">
                    { Key::StartPicture.text(lang) }
                    <span class="panel-note">{ Key::StartPictureNote.text(lang) }</span>
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
            <Parts {solver} {kept} />
        </div>
    }
}
