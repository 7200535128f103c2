//! The lists of a plan whose rows have ids.

use crate::diagnostic::{JsonPath, Noun};

/// A list of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableName {
    /// What money may be for.
    Uses,
    /// What benefit is measured in.
    Measures,
    /// County-level units.
    Counties,
    /// Fund streams.
    Streams,
    /// Credit facilities.
    Credit,
    /// Projects.
    Projects,
    /// Rules.
    Rules,
    /// Scenarios.
    Scenarios,
}

impl TableName {
    /// Every list, in document order.
    pub const ALL: [TableName; 8] = [
        TableName::Uses,
        TableName::Measures,
        TableName::Counties,
        TableName::Streams,
        TableName::Credit,
        TableName::Projects,
        TableName::Rules,
        TableName::Scenarios,
    ];

    /// Its member in documents.
    pub const fn member(self) -> &'static str {
        match self {
            Self::Uses => "uses",
            Self::Measures => "measures",
            Self::Counties => "counties",
            Self::Streams => "streams",
            Self::Credit => "credit",
            Self::Projects => "projects",
            Self::Rules => "rules",
            Self::Scenarios => "scenarios",
        }
    }

    /// What one of its rows is called.
    pub const fn noun(self) -> Noun {
        match self {
            Self::Uses => Noun::Use,
            Self::Measures => Noun::Measure,
            Self::Counties => Noun::County,
            Self::Streams => Noun::Stream,
            Self::Credit => Noun::Credit,
            Self::Projects => Noun::Project,
            Self::Rules => Noun::Rule,
            Self::Scenarios => Noun::Scenario,
        }
    }

    /// Its place in documents: `$.streams`.
    pub fn path(self) -> JsonPath {
        JsonPath::root().key(self.member())
    }
}
