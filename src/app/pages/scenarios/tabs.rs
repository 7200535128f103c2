//! The parts of the page, as links: each has an address of its own.

use yew::prelude::*;

use crate::app::route::{FRONTIER, LEAST_CHANGE, Page, UNCERTAIN};
use crate::i18n::{Key, Lang};

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Scenarios beside each other.
    Compare,
    /// From the plan's allocation to a scenario, moving little.
    LeastChange,
    /// Benefit against something else.
    Frontier,
    /// What uncertain inflows come to.
    Uncertain,
}

impl Part {
    const ALL: [Self; 4] = [Self::Compare, Self::LeastChange, Self::Frontier, Self::Uncertain];

    /// The part that an address chooses.
    pub fn of(chosen: Option<&str>) -> Self {
        match chosen {
            Some(LEAST_CHANGE) => Self::LeastChange,
            Some(FRONTIER) => Self::Frontier,
            Some(UNCERTAIN) => Self::Uncertain,
            _ => Self::Compare,
        }
    }

    fn href(self) -> String {
        match self {
            Self::Compare => Page::Scenarios.href(),
            Self::LeastChange => Page::Scenarios.href_of(LEAST_CHANGE),
            Self::Frontier => Page::Scenarios.href_of(FRONTIER),
            Self::Uncertain => Page::Scenarios.href_of(UNCERTAIN),
        }
    }

    const fn name(self) -> Key {
        match self {
            Self::Compare => Key::PartCompare,
            Self::LeastChange => Key::PartLeastChange,
            Self::Frontier => Key::PartFrontier,
            Self::Uncertain => Key::PartUncertain,
        }
    }
}

/// The links, with the part that is shown marked.
pub fn tabs(shown: Part, lang: Lang) -> Html {
    let link = |part: Part| {
        let current = (part == shown).then_some("page");
        html! { <a class="segment fro-tab" href={part.href()} aria-current={current}>{ part.name().text(lang) }</a> }
    };
    html! {
        <nav class="segments fro-tabs" aria-label={Key::PartLabel.text(lang)}>{ for Part::ALL.map(link) }</nav>
    }
}
