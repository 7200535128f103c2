//! Names that parts of a plan use for each other.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

/// An id: `[a-z0-9._-]+`, at most [`Id::MAX_LENGTH`] characters. A dot in the id of a use separates its levels.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// Why a text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum IdError {
    /// No character at all.
    #[error("empty")]
    Empty,
    /// More than [`Id::MAX_LENGTH`] characters.
    #[error("longer than 100 characters")]
    TooLong,
    /// This character may not stand in an id.
    #[error("{0:?} may not stand in an id")]
    Character(char),
}

impl Id {
    /// The longest an id may be.
    pub const MAX_LENGTH: usize = 100;

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// An id like this that none of the others is: `name`, else `name-2`, `name-3`, …. The name is of characters that may stand in an id;
    /// of one that is too long the beginning counts.
    pub(crate) fn unused<'a>(name: &str, taken: impl Iterator<Item = &'a Self>) -> Self {
        let taken: BTreeSet<&Self> = taken.collect();
        let plain = Self(beginning(name, Self::MAX_LENGTH).into());
        if !taken.contains(&plain) {
            return plain;
        }
        Self::numbered(name, 2, taken).next().unwrap_or(plain)
    }

    /// The ids `stem-first`, `stem-(first + 1)`, … that none of the others is; the stem is as the name of [`Id::unused`].
    pub(crate) fn numbered<'a>(
        stem: &str,
        first: usize,
        taken: impl IntoIterator<Item = &'a Self>,
    ) -> impl Iterator<Item = Self> {
        /// A dash, and more digits than any list has rows.
        const NUMBER: usize = 8;
        let taken: BTreeSet<&Self> = taken.into_iter().collect();
        let stem = beginning(stem, Self::MAX_LENGTH - NUMBER);
        let ids = (first..).map(move |number| Self(format!("{stem}-{number}").into()));
        ids.filter(move |id| !taken.contains(id))
    }

    /// Whether this use is `other` or one of its parts: `industry` covers `industry.vegetables`, not `industry-park`.
    pub fn covers(&self, other: &Id) -> bool {
        other.0.strip_prefix(&*self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// This use and those it is a part of, itself first: `industry.vegetables`, `industry`.
    pub fn lineage(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.as_str()), |part| part.rsplit_once('.').map(|(whole, _)| whole))
    }
}

fn beginning(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
        match text.chars().find(|c| !allowed(*c)) {
            Some(stranger) => Err(IdError::Character(stranger)),
            None if text.is_empty() => Err(IdError::Empty),
            None if text.len() > Self::MAX_LENGTH => Err(IdError::TooLong),
            None => Ok(Self(text.into())),
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_ascii() {
        let check =
            |text: &str, expect: Result<(), IdError>| assert_eq!(text.parse::<Id>().map(drop), expect);
        check("yd-veg_01.b", Ok(()));
        check("", Err(IdError::Empty));
        check("Yudu", Err(IdError::Character('Y')));
        check("于都", Err(IdError::Character('于')));
        check("a b", Err(IdError::Character(' ')));
        check(&"a".repeat(101), Err(IdError::TooLong));
    }

    #[test]
    fn a_use_covers_its_parts_and_no_namesake() {
        let check = |outer: &str, inner: &str, expect| {
            let (outer, inner): (Id, Id) = (outer.parse().unwrap(), inner.parse().unwrap());
            assert_eq!(outer.covers(&inner), expect, "{outer} covers {inner}");
        };
        check("industry", "industry", true);
        check("industry", "industry.vegetables", true);
        check("industry", "industry.vegetables.greenhouse", true);
        check("industry", "industry-park", false);
        check("industry.vegetables", "industry", false);
    }

    #[test]
    fn a_use_is_covered_by_exactly_its_lineage() {
        let check = |id: &str, expect: &[&str]| {
            let id: Id = id.parse().unwrap();
            assert_eq!(id.lineage().collect::<Vec<_>>(), expect);
            assert!(expect.iter().all(|whole| whole.parse::<Id>().unwrap().covers(&id)));
        };
        check("industry", &["industry"]);
        check("industry.fruit.orange", &["industry.fruit.orange", "industry.fruit", "industry"]);
        check("a..b", &["a..b", "a.", "a"]);
    }
    #[test]
    fn an_unused_id_is_an_id_that_nobody_has() {
        let id = |text: &str| text.parse::<Id>().unwrap();
        let taken = [id("road"), id("road-2"), id("road-4")];
        assert_eq!(Id::unused("lane", taken.iter()), id("lane"));
        assert_eq!(Id::unused("road", taken.iter()), id("road-3"));
        let numbered: Vec<Id> = Id::numbered("road", 2, &taken).take(3).collect();
        assert_eq!(numbered, [id("road-3"), id("road-5"), id("road-6")]);
        // Two long ids in one have more characters than an id may have.
        let long = "a".repeat(150);
        let first = Id::unused(&long, std::iter::empty());
        assert_eq!(first.as_str().parse::<Id>(), Ok(first.clone()));
        let second = Id::unused(&long, std::iter::once(&first));
        assert_eq!(second.as_str().parse::<Id>(), Ok(second.clone()));
        assert_ne!(first, second);
    }
}
