//! The plans that this browser keeps.

use std::rc::Rc;

use yew::prelude::*;

use super::shelved::Shelved;
use crate::app::components::reason;
use crate::app::platform::store::Failure;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::Entry;
use crate::i18n::Key;

/// The properties of [`Recent`].
#[derive(Properties, PartialEq)]
pub struct RecentProps {
    /// The stored plans; none before they were asked for.
    pub entries: Option<Rc<Vec<Entry>>>,
    /// Why they did not come.
    pub unread: Option<Failure>,
    /// The key of the open plan.
    pub open: Option<String>,
}

/// The list; or what to do while it is empty.
#[component(Recent)]
pub fn recent(RecentProps { entries, unread, open }: &RecentProps) -> Html {
    let lang = use_lang();
    let entry = |entry: &Entry| {
        let is_open = open.as_ref() == Some(&entry.key);
        html! { <Shelved key={&*entry.key} entry={entry.clone()} {is_open} /> }
    };
    let list = match (entries, unread) {
        (_, Some(failure)) => {
            html! { <p class="recent-none">{ Key::RecentFailed.with(lang, &[("reason", &reason(failure, lang))]) }</p> }
        }
        (None, None) => html! { <p class="recent-none">{ Key::RecentReading.text(lang) }</p> },
        (Some(entries), None) if entries.is_empty() => {
            html! { <p class="recent-none">{ Key::RecentNone.text(lang) }</p> }
        }
        (Some(entries), None) => html! { <ul class="recent-list">{ for entries.iter().map(entry) }</ul> },
    };
    html! {
        <section class="panel recent" aria-labelledby="recent">
            <h2 id="recent" class="panel-title">
                { Key::RecentTitle.text(lang) }
                <span class="panel-note">{ Key::RecentNote.text(lang) }</span>
            </h2>
            { list }
        </section>
    }
}
