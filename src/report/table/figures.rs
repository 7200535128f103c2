//! The summary and the goals.

use super::cells::{count, money, number, percent, word};
use super::{Cell, Table};
use crate::i18n::{Key, Phrase, Word};
use crate::plan::{Direction, Plan, Term, Tier, row_name};
use crate::report::{Funded, Report, Standing, TierRow};

pub fn cards(report: &Report, plan: &Plan) -> Table {
    let cards = &report.cards;
    let streams = &cards.streams;
    let amounts = [
        (Key::ReportFigureAmount, streams.amount),
        (Key::ReportFigureMoved, streams.moved),
        (Key::ReportFigureOwn, streams.own),
        (Key::ReportFigurePooled, streams.pooled),
        (Key::ReportFigureGrants, cards.grants),
        (Key::ReportFigureBuffers, streams.buffers),
        (Key::ReportFigureLoans, cards.loans),
        (Key::ReportFigureUnspent, streams.left),
        (Key::ReportFigureUnmoved, streams.unmoved),
        (Key::ReportFigureReserve, cards.reserve),
    ];
    let mut rows: Vec<Vec<Cell>> =
        amounts.into_iter().map(|(key, amount)| vec![word(key), money(amount)]).collect();
    rows.push(vec![word(Key::ReportFigureBenefit), number(cards.benefit)]);
    for (measure, reached) in plan.measures.iter().zip(&cards.benefits) {
        let name = row_name(&measure.name, &measure.id);
        let heading = Phrase::new(Key::ReportColumnBenefitOf).with("measure", name);
        rows.push(vec![Some(heading.into()), number(*reached)]);
    }
    for funded in Funded::ALL {
        rows.push(vec![word(how_many(funded)), count(cards.projects.of(funded))]);
    }
    rows.push(vec![word(Key::ReportFigureNotReady), count(cards.projects.not_ready)]);
    Table::new(&[Key::ReportColumnFigure, Key::ReportColumnValue], rows)
}

/// What projects that are funded so far are called together.
pub(super) const fn how_many(funded: Funded) -> Key {
    match funded {
        Funded::Full => Key::ReportCountFull,
        Funded::Part => Key::ReportCountPart,
        Funded::AtMinimum => Key::ReportCountAtMinimum,
        Funded::Nothing => Key::ReportCountNothing,
    }
}

/// The columns of the goals and how far each is proven, and whether figures stand in them.
pub const GOAL_COLUMNS: [(Key, bool); 6] = [
    (Key::ReportColumnGoal, false),
    (Key::ReportColumnValue, true),
    (Key::ReportColumnBound, true),
    (Key::ReportColumnGap, true),
    (Key::ReportColumnRelativeGap, true),
    (Key::ReportColumnStanding, false),
];

pub fn tiers(report: &Report, plan: &Plan) -> Table {
    let rows = plan.objective.iter().zip(&report.tiers).map(|(tier, row)| tier_row(tier, row));
    let headings = [
        Key::ReportColumnGoal,
        Key::ReportColumnValue,
        Key::ReportColumnBound,
        Key::ReportColumnGap,
        Key::ReportColumnRelativeGap,
        Key::ReportColumnAllowance,
        Key::ReportColumnStanding,
    ];
    Table::new(&headings, rows.collect())
}

fn tier_row(tier: &Tier, row: &TierRow) -> Vec<Cell> {
    let key = match tier.direction {
        Direction::Maximise => Key::TermMaximise,
        Direction::Minimise => Key::TermMinimise,
    };
    let strive: Word = Phrase::new(key).with("goal", Phrase::new(tier.goal.term())).into();
    vec![
        Some(strive),
        number(row.value),
        number(row.bound),
        number(row.gap),
        row.relative_gap.and_then(percent),
        number(row.allowance),
        word(standing(row.standing)),
    ]
}

/// What a standing is called.
pub const fn standing(standing: Standing) -> Key {
    match standing {
        Standing::Optimal => Key::ReportStandingOptimal,
        Standing::WithinGap => Key::ReportStandingWithinGap,
        Standing::Stopped => Key::ReportStandingStopped,
    }
}
