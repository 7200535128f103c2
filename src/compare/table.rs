//! The tables of a comparison as rows of cells, for terminals and files.

use super::{Column, ComparedRow, ComparedRule, ComparedTable, Comparison, RuleState, Setting, Unit};
use crate::diagnostic::Name;
use crate::i18n::{Key, Phrase};
use crate::money::Money;
use crate::plan::edit::Row;
use crate::plan::{County, Measure, Plan, Project, Stream, Use, row_name};
use crate::report::Trillionths;
use crate::report::table::{Cell, Table, cells};

/// A table of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// The figures that sum each plan up.
    Cards,
    /// What differs as a whole.
    Settings,
    /// Who gains and who loses.
    Shifts,
    /// The streams.
    Streams,
    /// The counties.
    Counties,
    /// The uses.
    Uses,
    /// The projects that differ.
    Projects,
    /// The rules, and where they bind.
    Rules,
}

impl Sheet {
    /// Every table, in the order to read them.
    pub const ALL: [Sheet; 8] = [
        Sheet::Cards,
        Sheet::Settings,
        Sheet::Shifts,
        Sheet::Streams,
        Sheet::Counties,
        Sheet::Uses,
        Sheet::Projects,
        Sheet::Rules,
    ];

    /// Its name in files: `counties`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Settings => "settings",
            Self::Shifts => "shifts",
            Self::Streams => "streams",
            Self::Counties => "counties",
            Self::Uses => "uses",
            Self::Projects => "projects",
            Self::Rules => "rules",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> Key {
        match self {
            Self::Cards => Key::CompareSheetCards,
            Self::Settings => Key::CompareSheetSettings,
            Self::Shifts => Key::CompareSheetShifts,
            Self::Streams => Key::CompareSheetStreams,
            Self::Counties => Key::CompareSheetCounties,
            Self::Uses => Key::CompareSheetUses,
            Self::Projects => Key::CompareSheetProjects,
            Self::Rules => Key::CompareSheetRules,
        }
    }
}

impl Comparison {
    /// One of its tables. The plans are those it was made of, in their order, each with the name to call it by.
    pub fn table(&self, plans: &[(&Plan, Name)], sheet: Sheet) -> Table {
        match sheet {
            Sheet::Cards => self.cards_table(plans),
            Sheet::Settings => self.settings_table(plans),
            Sheet::Shifts => super::words::shifts(self, plans),
            Sheet::Streams => compared::<Stream>(plans, &self.streams),
            Sheet::Counties => compared::<County>(plans, &self.counties),
            Sheet::Uses => compared::<Use>(plans, &self.uses),
            Sheet::Projects => compared::<Project>(plans, &self.projects),
            Sheet::Rules => self.rules_table(plans),
        }
    }

    fn cards_table(&self, plans: &[(&Plan, Name)]) -> Table {
        let rows = self.cards.iter().map(|card| {
            let name = match card.what {
                Column::Measure => named::<Measure>(plans, &card.row),
                what => cells::word(what.heading()),
            };
            let mut row = vec![name];
            row.extend(figures(card.what.unit(), &card.row, 0));
            row
        });
        let value = Phrase::new(Key::ReportColumnValue);
        let headings = [vec![Phrase::new(Key::ReportColumnFigure)], headings(plans, &value)];
        Table { headings: headings.concat(), rows: rows.collect() }
    }

    fn settings_table(&self, plans: &[(&Plan, Name)]) -> Table {
        let rows = plans.iter().zip(&self.settings).flat_map(|((_, name), settings)| {
            settings.iter().map(move |setting| vec![cells::named(name.clone()), cells::word(setting.key())])
        });
        Table::new(&[Key::CompareColumnPlan, Key::CompareColumnSetting], rows.collect())
    }

    fn rules_table(&self, plans: &[(&Plan, Name)]) -> Table {
        let rows = self.rules.iter().map(|rule| rule_row(plans, rule));
        let mut table = Table::new(&[Key::ReportColumnId, Key::ReportColumnRule], rows.collect());
        table.headings.extend(plans.iter().map(|(_, name)| {
            Phrase::new(Key::CompareColumnOfPlan)
                .with("figure", Phrase::new(Key::ReportColumnBinding))
                .with("plan", name.clone())
        }));
        table
    }
}

/// A table of rows with ids: for every column each plan's figure, and from the second plan on how far it is from the first.
fn compared<R: Row>(plans: &[(&Plan, Name)], table: &ComparedTable) -> Table {
    let rows = table.rows.iter().map(|row| {
        let mut told = vec![cells::text(&row.id), named::<R>(plans, row)];
        let columns = table.columns.iter().enumerate();
        told.extend(columns.flat_map(|(column, what)| figures(what.unit(), row, column)));
        told
    });
    let head = [Key::ReportColumnId, Key::ReportColumnName].map(Phrase::new).to_vec();
    let columns = table.columns.iter().map(|column| headings(plans, &Phrase::new(column.heading())));
    Table { headings: std::iter::once(head).chain(columns).flatten().collect(), rows: rows.collect() }
}

/// A figure of every plan, and its changes.
fn figures(unit: Unit, row: &ComparedRow, column: usize) -> Vec<Cell> {
    let values = row.values(column).iter().enumerate();
    values
        .flat_map(|(plan, value)| {
            let change = row.change(column, plan);
            [
                Some((*value).and_then(|value| figure(unit, value))),
                (plan > 0).then(|| change.and_then(|change| difference(unit, change))),
            ]
        })
        .flatten()
        .collect()
}

fn figure(unit: Unit, value: i128) -> Cell {
    match unit {
        Unit::Fen => i64::try_from(value).ok().and_then(|fen| cells::money(Money::from_fen(fen))),
        Unit::Share => cells::percent(Trillionths(value)),
        Unit::Number => cells::number(Trillionths(value)),
        Unit::Count => cells::number(Trillionths(value.saturating_mul(Trillionths::ONE.0))),
    }
}

/// How far a figure is from the first plan's: that of shares is no share.
fn difference(unit: Unit, change: i128) -> Cell {
    match unit {
        Unit::Share => cells::points(Trillionths(change)),
        Unit::Fen | Unit::Number | Unit::Count => figure(unit, change),
    }
}

/// The headings of a figure and its changes.
fn headings(plans: &[(&Plan, Name)], figure: &Phrase) -> Vec<Phrase> {
    let heading =
        |key: Key, name: &Name| Phrase::new(key).with("figure", figure.clone()).with("plan", name.clone());
    let of_plan = |(plan, (_, name)): (usize, &(&Plan, Name))| {
        let change = (plan > 0).then(|| heading(Key::CompareColumnChange, name));
        std::iter::once(heading(Key::CompareColumnOfPlan, name)).chain(change)
    };
    plans.iter().enumerate().flat_map(of_plan).collect()
}

/// What a row is called in the first plan that has it.
fn named<R: Row>(plans: &[(&Plan, Name)], row: &ComparedRow) -> Cell {
    let found = plans.iter().zip(&row.at).find_map(|((plan, _), at)| R::table(plan).get((*at)?));
    found.and_then(|row| cells::name(row.name(), row.id()))
}

fn rule_row(plans: &[(&Plan, Name)], rule: &ComparedRule) -> Vec<Cell> {
    let at = plans.iter().zip(&rule.at).find_map(|((plan, _), at)| plan.rules.get((*at)?));
    let name = at.map(|rule| row_name(&rule.name, &rule.id)).and_then(cells::named);
    let states = rule.states.iter().map(|state| Some(state.phrase().into()));
    [cells::text(&rule.id), name].into_iter().chain(states).collect()
}

impl RuleState {
    /// The state in words.
    pub fn phrase(self) -> Phrase {
        let counted = |key: Key, count: usize| Phrase::new(key).with("count", count);
        match self {
            Self::Absent => Phrase::new(Key::CompareStateAbsent),
            Self::Off { broken: 0 } => Phrase::new(Key::CompareStateOff),
            Self::Off { broken } => counted(Key::CompareStateOffBroken, broken),
            Self::On { binding: 0, .. } => Phrase::new(Key::CompareStateOn),
            Self::On { binding, .. } => counted(Key::CompareStateBinding, binding),
        }
    }
}

impl Setting {
    /// What it is called.
    pub const fn key(self) -> Key {
        match self {
            Self::Goals => Key::CompareSettingGoals,
            Self::Measures => Key::CompareSettingMeasures,
            Self::Pool => Key::CompareSettingPool,
            Self::Credit => Key::CompareSettingCredit,
            Self::Quantum => Key::CompareSettingQuantum,
            Self::Uses => Key::CompareSettingUses,
        }
    }
}

impl Column {
    /// What it is called.
    pub const fn heading(self) -> Key {
        match self {
            Self::Amount => Key::ReportFigureAmount,
            Self::Own => Key::ReportFigureOwn,
            Self::Pooled => Key::ReportFigurePooled,
            Self::Moved => Key::ReportFigureMoved,
            Self::Buffers => Key::ReportFigureBuffers,
            Self::Left => Key::ReportFigureUnspent,
            Self::Unmoved => Key::ReportFigureUnmoved,
            Self::Grants => Key::ReportFigureGrants,
            Self::Loans => Key::ReportFigureLoans,
            Self::Benefit | Self::Measure => Key::ReportFigureBenefit,
            Self::Funded => Key::CompareColumnFunded,
            Self::FundedFully => Key::CompareColumnFundedFully,
            Self::Integration => Key::ReportFigureIntegration,
            Self::Price => Key::ReportColumnPrice,
            Self::PerHead => Key::ReportFigurePerHead,
            Self::Cost => Key::ReportFigureCost,
            Self::Coverage => Key::ReportFigureCoverage,
            Self::Difference => Key::ReportFigureDifference,
            Self::Share => Key::ReportFigureShare,
        }
    }
}
