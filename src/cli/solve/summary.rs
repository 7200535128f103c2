//! What an allocation comes to: what there is, what becomes of it, and what holds the first goal back.

use serde::Serialize;

use crate::cli::grid::Grid;
use crate::i18n::{Key, Lang, Phrase, exact_amount};
use crate::money::{Money, Unit, exact_trillionths};
use crate::plan::{Channel, Plan, name_and_id};
use crate::result::decimal;
use crate::rows::{Demands, RowId};
use crate::verify::{DUAL, Overflow, Sums, VALUE, Verified};

/// How many demands people are shown; programs get all of them.
const MOST_LISTED: usize = 8;

/// An allocation summed up.
pub(super) struct Summary {
    /// All budget streams together; procurement is none.
    pool: Money,
    /// Grants and risk buffers.
    allocated: Money,
    /// The part of them that leaves its earmark.
    pooled: Money,
    /// What is left.
    unallocated: Money,
    /// Bank loans, which are no grants.
    loans: Money,
    /// How many projects get anything.
    funded: usize,
    /// How many projects are in the library.
    ready: usize,
    /// What the first goal can gain at most per 万元 by which a demand is loosened, from the duals of its proof; the most first,
    /// and in units of 10⁻¹², rounded down.
    prices: Vec<(RowId, i128)>,
}

/// A summary as programs read it.
#[derive(Serialize)]
pub(super) struct Told {
    pool: String,
    allocated: String,
    pooled: String,
    unallocated: String,
    loans: String,
    funded_projects: usize,
    ready_projects: usize,
    prices: Vec<Price>,
}

#[derive(Serialize)]
struct Price {
    row: String,
    what: String,
    per_ten_thousand: String,
}

impl Summary {
    /// Sums up an allocation of the plan.
    ///
    /// # Errors
    /// If a sum does not fit.
    pub(super) fn of(plan: &Plan, verified: &Verified) -> Result<Self, Overflow> {
        let sums = Sums::of(plan, &Demands::of(plan), verified.allocation())?;
        let budget = plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
        let pool = Money::sum(budget.map(|stream| stream.amount)).ok_or(Overflow)?;
        let allocated = total(&sums.spent)?;
        Ok(Self {
            pool,
            allocated,
            pooled: total(&sums.pooled)?,
            unallocated: pool.checked_sub(allocated).ok_or(Overflow)?,
            loans: total(&sums.lent)?,
            funded: (0..plan.projects.len()).filter(|project| sums.funded(*project) > 0).count(),
            ready: plan.projects.iter().filter(|project| project.ready).count(),
            prices: prices(verified),
        })
    }

    /// The summary for programs.
    pub(super) fn told(&self, plan: &Plan, lang: Lang) -> Told {
        let price = |(row, price): &(RowId, i128)| Price {
            row: row.0.clone(),
            what: row.phrase(plan, name_and_id).say(lang),
            per_ten_thousand: decimal::written(*price, VALUE),
        };
        Told {
            pool: self.pool.to_string(),
            allocated: self.allocated.to_string(),
            pooled: self.pooled.to_string(),
            unallocated: self.unallocated.to_string(),
            loans: self.loans.to_string(),
            funded_projects: self.funded,
            ready_projects: self.ready,
            prices: self.prices.iter().map(price).collect(),
        }
    }

    /// The summary for people: the sums.
    pub(super) fn sums(&self, lang: Lang) -> String {
        let mut grid = Grid::new(&[("", false), ("", true)]);
        let figures = [
            (Key::CliSummaryPool, self.pool),
            (Key::CliSummaryAllocated, self.allocated),
            (Key::CliSummaryPooled, self.pooled),
            (Key::CliSummaryUnallocated, self.unallocated),
            (Key::CliSummaryLoans, self.loans),
        ];
        for (key, amount) in figures {
            grid.row([key.text(lang).to_owned(), exact_amount(amount, Unit::Yuan, lang)]);
        }
        let projects =
            Phrase::new(Key::CliSummaryOf).with("count", self.funded).with("all", self.ready).say(lang);
        grid.row([Key::CliSummaryProjects.text(lang).to_owned(), projects]);
        grid.finish()
    }

    /// The summary for people: what holds the first goal back; nothing where nothing does.
    pub(super) fn bounds(&self, plan: &Plan, lang: Lang) -> String {
        if self.prices.is_empty() {
            return String::new();
        }
        let headings = [Key::CliSummaryHolds, Key::CliSummaryPrice].map(|key| key.text(lang));
        let mut grid = Grid::new(&[(headings[0], false), (headings[1], true)]);
        for (row, price) in self.prices.iter().take(MOST_LISTED) {
            grid.row([row.phrase(plan, name_and_id).say(lang), exact_trillionths(*price)]);
        }
        let left = self.prices.len().saturating_sub(MOST_LISTED);
        if left > 0 {
            grid.row([Phrase::new(Key::CliMoreNotListed).with("count", left).say(lang), String::new()]);
        }
        format!("\n{}", grid.finish())
    }
}

/// The duals of the first goal's proof that are prices of money. Others count projects, or units of another goal.
fn prices(verified: &Verified) -> Vec<(RowId, i128)> {
    /// Duals are per yuan, prices per 万元.
    const TEN_THOUSAND: i128 = 10_000;
    let finer = 10_i128.pow(DUAL - VALUE) / TEN_THOUSAND;
    let duals = verified.tiers().first().map(|proof| &proof.duals).into_iter().flatten();
    let of_money = duals.filter(|(row, _)| !row.is_link());
    let mut prices: Vec<(RowId, i128)> = of_money
        .map(|(row, dual)| (row.clone(), dual.div_euclid(finer)))
        .filter(|(_, price)| *price > 0)
        .collect();
    prices.sort_by_key(|(_, price)| std::cmp::Reverse(*price));
    prices
}

fn total(fen: &[i128]) -> Result<Money, Overflow> {
    i64::try_from(fen.iter().sum::<i128>()).map(Money::from_fen).map_err(|_| Overflow)
}
