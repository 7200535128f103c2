//! Addresses: `#/streams` is the page of streams, `#/streams/roads` the stream with that id on it.
//!
//! The hash is whatever a person typed, so reading it never fails: what names no page is [`Route::Unknown`].

use yew::prelude::*;

use super::platform::address;
use crate::i18n::Key;

/// The brief on the page of the report.
pub const BRIEF: &str = "brief";
/// What is chosen on the page of scenarios where a person is about to keep the changes as one.
pub const KEEP: &str = "keep";
/// The part of the page of scenarios that weighs benefit against something else.
pub const FRONTIER: &str = "frontier";
/// The part of the page of scenarios about uncertain inflows.
pub const UNCERTAIN: &str = "uncertain";

/// The part of the page of scenarios that goes on from the plan's allocation with as little moved as can be.
pub const LEAST_CHANGE: &str = "least-change";

/// Where the address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// One of the pages, and what is chosen on it: the id of a row, say.
    Page(Page, Option<String>),
    /// A plan that is in the address itself: the text of its link.
    Shared(String),
    /// An address that names none, as the browser writes it.
    Unknown(String),
}

/// A page of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The plans there are, and how to begin one.
    Start,
    /// The water's way, the figures, what binds.
    Overview,
    /// The fund streams.
    Streams,
    /// The counties and their factors.
    Counties,
    /// The project library.
    Projects,
    /// The rules.
    Rules,
    /// Who gets what, and the proof.
    Allocation,
    /// Plans beside each other.
    Scenarios,
    /// For the meeting.
    Present,
    /// The printed report and the one-page brief; not in the rail.
    Report,
}

/// What the hash of a link begins with that holds a plan.
pub const SHARED: &str = "#/open/";

impl Route {
    /// Reads the hash of an address, `#` included; an empty one is the overview.
    pub fn from_hash(hash: &str) -> Self {
        if let Some(text) = hash.strip_prefix(SHARED) {
            return Self::Shared(text.to_owned());
        }
        let path = hash.trim_start_matches('#').trim_matches('/');
        if path.is_empty() {
            return Self::Page(Page::Overview, None);
        }
        let (slug, chosen) = path.split_once('/').map_or((path, None), |(slug, chosen)| (slug, Some(chosen)));
        let page = Page::every().find(|page| page.slug() == slug);
        match (page, chosen) {
            (Some(page), None) => Self::Page(page, None),
            // An id of a plan has no slash.
            (Some(page), Some(chosen)) if !chosen.contains('/') => Self::Page(page, Some(chosen.to_owned())),
            _ => Self::Unknown(hash.to_owned()),
        }
    }

    /// Which part of the presentation it is, apart from its page: these fill the whole window.
    pub fn staged(&self) -> Option<Staged> {
        match self {
            Self::Page(Page::Present, Some(chosen)) => {
                Staged::ALL.into_iter().find(|one| one.slug() == chosen)
            }
            _ => None,
        }
    }

    /// Which page it is.
    pub const fn page(&self) -> Option<Page> {
        match self {
            Self::Page(page, _) => Some(*page),
            Self::Shared(_) | Self::Unknown(_) => None,
        }
    }

    /// The page's name, or that there is none.
    pub const fn title(&self) -> Key {
        match self {
            Self::Page(page, _) => page.title(),
            Self::Shared(_) => Key::SharedTitle,
            Self::Unknown(_) => Key::UnknownTitle,
        }
    }
}

/// A part of the presentation that fills the whole window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staged {
    /// The steps, in front of a room.
    Show,
    /// What the speaker wants to remember, in a window of its own.
    Notes,
}

impl Staged {
    /// Every one.
    pub const ALL: [Staged; 2] = [Staged::Show, Staged::Notes];

    const fn slug(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Notes => "notes",
        }
    }

    /// The link to it.
    pub fn href(self) -> String {
        Page::Present.href_of(self.slug())
    }
}

impl Page {
    /// Every page there is.
    fn every() -> impl Iterator<Item = Page> {
        [Page::Start, Page::Report].into_iter().chain(Page::ALL)
    }

    /// The pages of a plan, in the order of the rail.
    pub const ALL: [Page; 8] = [
        Page::Overview,
        Page::Streams,
        Page::Counties,
        Page::Projects,
        Page::Rules,
        Page::Allocation,
        Page::Scenarios,
        Page::Present,
    ];

    /// Its name in addresses.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Overview => "overview",
            Self::Streams => "streams",
            Self::Counties => "counties",
            Self::Projects => "projects",
            Self::Rules => "rules",
            Self::Allocation => "allocation",
            Self::Scenarios => "scenarios",
            Self::Present => "present",
            Self::Report => "report",
        }
    }

    /// The link to it.
    pub fn href(self) -> String {
        format!("#/{}", self.slug())
    }

    /// The link to something on it.
    pub fn href_of(self, chosen: &str) -> String {
        format!("#/{}/{chosen}", self.slug())
    }

    /// Its name.
    pub const fn title(self) -> Key {
        match self {
            Self::Start => Key::StartTitle,
            Self::Overview => Key::OverviewTitle,
            Self::Streams => Key::StreamsTitle,
            Self::Counties => Key::CountiesTitle,
            Self::Projects => Key::ProjectsTitle,
            Self::Rules => Key::RulesTitle,
            Self::Allocation => Key::AllocationTitle,
            Self::Scenarios => Key::ScenariosTitle,
            Self::Present => Key::PresentTitle,
            Self::Report => Key::ReportPageTitle,
        }
    }
}

/// Without a plan, the pages of one have nothing to show: then everything begins at the start.
pub fn landing(address: Route, has_plan: bool) -> Route {
    match address {
        Route::Page(page, _)
            if page != Page::Start && !has_plan && address.staged() != Some(Staged::Notes) =>
        {
            Route::Page(Page::Start, None)
        }
        address => address,
    }
}

/// Where the address leads, now and after every change.
#[hook]
pub fn use_route() -> Route {
    let route = use_state_eq(|| Route::from_hash(&address::hash()));
    let setter = route.setter();
    use_effect_with((), move |()| {
        let listener =
            address::listen(Callback::from(move |hash: String| setter.set(Route::from_hash(&hash))));
        move || drop(listener)
    });
    (*route).clone()
}

#[cfg(test)]
mod tests {
    use super::{Page, Route, Staged};

    #[test]
    fn every_page_is_found_at_its_own_link() {
        for page in Page::every() {
            assert_eq!(Route::from_hash(&page.href()), Route::Page(page, None));
            let chosen = Route::Page(page, Some("gz-01".to_owned()));
            assert_eq!(Route::from_hash(&page.href_of("gz-01")), chosen);
        }
    }

    #[test]
    fn what_fills_the_window_is_found_at_its_own_link() {
        for staged in Staged::ALL {
            assert_eq!(Route::from_hash(&staged.href()).staged(), Some(staged));
        }
        assert_eq!(Route::from_hash("#/present").staged(), None);
        assert_eq!(Route::from_hash("#/streams/show").staged(), None);
    }

    #[test]
    fn addresses_lead_somewhere() {
        let check = |hash: &str, page| assert_eq!(Route::from_hash(hash), Route::Page(page, None), "{hash}");
        check("", Page::Overview);
        check("#", Page::Overview);
        check("#/", Page::Overview);
        check("#streams", Page::Streams);
        check("#/streams/", Page::Streams);
    }

    #[test]
    fn a_link_with_a_plan_is_kept_as_it_is() {
        assert_eq!(Route::from_hash("#/open/1-_a"), Route::Shared("1-_a".to_owned()));
        assert_eq!(Route::from_hash("#/open/"), Route::Shared(String::new()));
    }

    #[test]
    fn other_addresses_are_kept_to_be_shown() {
        let check = |hash: &str| assert_eq!(Route::from_hash(hash), Route::Unknown(hash.to_owned()));
        check("#/budget");
        check("#/Streams");
        check("#/streams/x/y");
        check("#/%E8%B5%84%E9%87%91");
        check("#//[");
    }
}
