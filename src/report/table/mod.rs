//! The tables of a report as rows of cells, for terminals and files.
//!
//! Cells are [`Word`]s: amounts, shares, counts, names and phrases, which either language says. A page draws from the report itself.

pub(crate) mod cells;
mod counties;
mod csv;
mod figures;
mod projects;
mod rules;
mod streams;

use super::Report;
pub use figures::{GOAL_COLUMNS, standing};
pub use projects::{funded, why_nothing};
pub use streams::SPLIT;

use crate::i18n::{Key, Lang, Phrase, Word};
use crate::plan::Plan;

/// A table of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// The figures that sum it up.
    Cards,
    /// What is proven about each goal.
    Tiers,
    /// The streams.
    Streams,
    /// The streams' sums by level and channel.
    Levels,
    /// The credit facilities.
    Credit,
    /// The counties.
    Counties,
    /// The uses.
    Uses,
    /// The villages.
    Villages,
    /// The projects.
    Projects,
    /// Who pays whom.
    Grants,
    /// The rules, row by row.
    Rules,
}

/// A table: headings, and rows of as many cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the columns are called.
    pub headings: Vec<Phrase>,
    /// The cells; none where there is nothing to say.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
pub type Cell = Option<Word>;

impl Sheet {
    /// Every table, in the order to read them.
    pub const ALL: [Sheet; 11] = [
        Sheet::Cards,
        Sheet::Tiers,
        Sheet::Streams,
        Sheet::Levels,
        Sheet::Credit,
        Sheet::Counties,
        Sheet::Uses,
        Sheet::Villages,
        Sheet::Projects,
        Sheet::Grants,
        Sheet::Rules,
    ];

    /// Its name in files: `streams`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Tiers => "tiers",
            Self::Streams => "streams",
            Self::Levels => "levels",
            Self::Credit => "credit",
            Self::Counties => "counties",
            Self::Uses => "uses",
            Self::Villages => "villages",
            Self::Projects => "projects",
            Self::Grants => "grants",
            Self::Rules => "rules",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> Key {
        match self {
            Self::Cards => Key::ReportSheetCards,
            Self::Tiers => Key::ReportSheetTiers,
            Self::Streams => Key::ReportSheetStreams,
            Self::Levels => Key::ReportSheetLevels,
            Self::Credit => Key::ReportSheetCredit,
            Self::Counties => Key::ReportSheetCounties,
            Self::Uses => Key::ReportSheetUses,
            Self::Villages => Key::ReportSheetVillages,
            Self::Projects => Key::ReportSheetProjects,
            Self::Grants => Key::ReportSheetGrants,
            Self::Rules => Key::ReportSheetRules,
        }
    }
}

impl Report {
    /// One of its tables, with the names of the plan it was made of.
    pub fn table(&self, plan: &Plan, sheet: Sheet) -> Table {
        match sheet {
            Sheet::Cards => figures::cards(self, plan),
            Sheet::Tiers => figures::tiers(self, plan),
            Sheet::Streams => streams::streams(self, plan),
            Sheet::Levels => streams::levels(self),
            Sheet::Credit => streams::credit(self, plan),
            Sheet::Counties => counties::counties(self, plan),
            Sheet::Uses => counties::uses(self, plan),
            Sheet::Villages => counties::villages(self, plan),
            Sheet::Projects => projects::projects(self, plan),
            Sheet::Grants => projects::grants(self, plan),
            Sheet::Rules => rules::rules(self, plan),
        }
    }
}

impl Table {
    /// A table with these headings.
    pub(crate) fn new(headings: &[Key], rows: Vec<Vec<Cell>>) -> Self {
        Self { headings: headings.iter().map(|key| Phrase::new(*key)).collect(), rows }
    }

    /// Headings and cells as a language says them, the headings first.
    pub fn said(&self, lang: Lang) -> Vec<Vec<String>> {
        let say = |cell: &Cell| cell.as_ref().map(|word| word.say(lang)).unwrap_or_default();
        let headings = self.headings.iter().map(|heading| heading.say(lang)).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(say).collect());
        std::iter::once(headings).chain(rows).collect()
    }
}
