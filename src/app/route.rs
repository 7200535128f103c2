//! Addresses: `#/streams` is the page of streams.
//!
//! The hash is whatever a person typed, so reading it never fails: what names no page is [`Route::Unknown`].

use crate::i18n::Key;

/// Where the address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// One of the pages.
    Page(Page),
    /// An address that names none, as the browser writes it.
    Unknown(String),
}

/// A page of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
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
}

impl Route {
    /// Reads the hash of an address, `#` included; an empty one is the overview.
    pub fn from_hash(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        if path.is_empty() {
            return Self::Page(Page::Overview);
        }
        match Page::ALL.into_iter().find(|page| page.slug() == path) {
            Some(page) => Self::Page(page),
            None => Self::Unknown(hash.to_owned()),
        }
    }

    /// The page's name, or that there is none.
    pub const fn title(&self) -> Key {
        match self {
            Self::Page(page) => page.title(),
            Self::Unknown(_) => Key::UnknownTitle,
        }
    }
}

impl Page {
    /// Every page, in the order of the rail.
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
            Self::Overview => "overview",
            Self::Streams => "streams",
            Self::Counties => "counties",
            Self::Projects => "projects",
            Self::Rules => "rules",
            Self::Allocation => "allocation",
            Self::Scenarios => "scenarios",
            Self::Present => "present",
        }
    }

    /// The link to it.
    pub fn href(self) -> String {
        format!("#/{}", self.slug())
    }

    /// Its name.
    pub const fn title(self) -> Key {
        match self {
            Self::Overview => Key::OverviewTitle,
            Self::Streams => Key::StreamsTitle,
            Self::Counties => Key::CountiesTitle,
            Self::Projects => Key::ProjectsTitle,
            Self::Rules => Key::RulesTitle,
            Self::Allocation => Key::AllocationTitle,
            Self::Scenarios => Key::ScenariosTitle,
            Self::Present => Key::PresentTitle,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Route};

    #[test]
    fn every_page_is_found_at_its_own_link() {
        for page in Page::ALL {
            assert_eq!(Route::from_hash(&page.href()), Route::Page(page));
        }
    }

    #[test]
    fn addresses_lead_somewhere() {
        let check = |hash: &str, page| assert_eq!(Route::from_hash(hash), Route::Page(page), "{hash}");
        check("", Page::Overview);
        check("#", Page::Overview);
        check("#/", Page::Overview);
        check("#streams", Page::Streams);
        check("#/streams/", Page::Streams);
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
