//! An allocation that keeps every rule of a generated plan: made first, so that the plan can be built around it.

use std::collections::BTreeSet;

use super::random::{Random, Subject, Weights};
use super::streams::LEVERAGE;
use crate::money::{Money, Ratio, Rounding};
use crate::plan::{Cells, Channel, Credit, Funding, Id, Level, Plan, Project, Way, Ways, may_back, may_lend};

/// How many of a hundred fundable projects the witness funds.
const FUNDED: u64 = 55;
/// The most streams that share one project.
const PAYERS: i64 = 3;
const FEN_PER_YUAN: i64 = 100;

/// An allocation in the words of a plan. It shows that the plan can be kept, not that it is a good one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    /// Money that streams pay to projects: at most one grant per pair.
    pub grants: Vec<Grant>,
    /// Money that streams put into risk buffers.
    pub buffers: Vec<Buffer>,
    /// Bank loans.
    pub loans: Vec<Loan>,
}

/// Money of a stream for a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The stream that pays.
    pub stream: Id,
    /// The project that is paid for.
    pub project: Id,
    /// How much, more than nothing.
    pub amount: Money,
}

/// Money of a stream in the risk buffer of a credit facility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buffer {
    /// The facility.
    pub credit: Id,
    /// The stream that pays.
    pub stream: Id,
    /// How much, more than nothing.
    pub amount: Money,
}

/// A bank loan to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loan {
    /// The facility that lends.
    pub credit: Id,
    /// The project that borrows.
    pub project: Id,
    /// How much, more than nothing.
    pub amount: Money,
}

/// The witness by position in the plan's tables, in fen.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) grants: Vec<DraftGrant>,
    /// The stream that backs the loans, and the buffer.
    pub(super) buffer: Option<(usize, i64)>,
    /// Of each project: its loan.
    pub(super) loans: Vec<i64>,
    /// Of each project: its grants and its loan together.
    pub(super) funded: Vec<i64>,
}

pub(super) struct DraftGrant {
    pub(super) stream: usize,
    pub(super) project: usize,
    pub(super) fen: i64,
    pub(super) way: Way,
}

impl Draft {
    /// Funds a part of the plan's projects by the streams that may pay for them, whatever that takes: amounts come later.
    pub(super) fn new(seed: u64, plan: &Plan) -> Self {
        let mut random = Random::new(seed, Subject::Witness);
        let cells = Cells::of(plan);
        let ways = Ways::of(plan, &cells);
        let payers: Vec<Payers> =
            (0..cells.all().len()).map(|cell| Payers::of_cell(plan, &ways, cell)).collect();
        let facility = plan.credit.first();
        let mut draft = Self::default();
        // The first project of each county, so that all counties get something.
        let mut is_first = first_of_counties(plan);
        for (position, (project, cell)) in plan.projects.iter().zip(cells.of_projects()).enumerate() {
            let is_first = is_first.next().unwrap_or(false);
            let is_wanted = project.ready && (random.percent(FUNDED) || is_first);
            let funded = if is_wanted { part_of(project, &mut random) } else { 0 };
            let lends = facility.is_some_and(|facility| may_lend(facility, project));
            let loan = if lends { loan(project.credit_share_max, funded, &mut random) } else { 0 };
            draft.funded.push(funded);
            draft.loans.push(loan);
            if let Some(payers) = payers.get(*cell) {
                // The city has a part in it, so that there is own money beside money from above in every county.
                let first_payer = payers.streams.first().copied().filter(|_| is_first);
                draft.grants.extend(payers.pay(position, funded - loan, first_payer, &mut random));
            }
        }
        draft.buffer = facility.and_then(|facility| buffer(plan, facility, draft.loans.iter().sum()));
        draft
    }

    /// The witness by ids.
    pub(super) fn into_witness(self, plan: &Plan) -> Witness {
        let (streams, projects, facility) = (&plan.streams, &plan.projects, plan.credit.first());
        let grants = self.grants.iter().filter_map(|grant| {
            let (stream, project) = (streams.get(grant.stream)?, projects.get(grant.project)?);
            Some(Grant {
                stream: stream.id.clone(),
                project: project.id.clone(),
                amount: Money::from_fen(grant.fen),
            })
        });
        let buffers = self.buffer.iter().filter_map(|(stream, fen)| {
            let (stream, credit) = (streams.get(*stream)?, facility?);
            let amount = Money::from_fen(*fen);
            Some(Buffer { credit: credit.id.clone(), stream: stream.id.clone(), amount })
        });
        let loans =
            projects.iter().zip(&self.loans).filter(|(_, fen)| **fen > 0).filter_map(|(project, fen)| {
                let amount = Money::from_fen(*fen);
                Some(Loan { credit: facility?.id.clone(), project: project.id.clone(), amount })
            });
        Witness { grants: grants.collect(), buffers: buffers.collect(), loans: loans.collect() }
    }
}

/// For each project whether it is the first ready one of its county.
fn first_of_counties(plan: &Plan) -> impl Iterator<Item = bool> {
    let mut seen = BTreeSet::new();
    plan.projects.iter().map(move |project| project.ready && seen.insert(&project.county))
}

/// An amount that the project can be funded with, in whole yuan unless it is all of the cost.
fn part_of(project: &Project, random: &mut Random) -> i64 {
    let cost = project.cost.fen();
    let part = cost * random.between(25, 100) / 100 / FEN_PER_YUAN * FEN_PER_YUAN;
    match project.funding {
        Funding::Whole => cost,
        // Most are funded in full, as an optimum has it.
        _ if random.percent(60) => cost,
        Funding::AtLeast | Funding::Divisible => part.max(project.min.fen()),
    }
}

/// A part of what may be lent, in whole yuan.
fn loan(share_max: Ratio, funded: i64, random: &mut Random) -> i64 {
    let most = Money::from_fen(funded).share(share_max, Rounding::Floor).unwrap_or_default();
    most.fen() * random.between(0, 90) / 100 / FEN_PER_YUAN * FEN_PER_YUAN
}

/// The stream that backs the loans and the buffer they need: a stream for credit, else any that may.
fn buffer(plan: &Plan, facility: &Credit, loans: i64) -> Option<(usize, i64)> {
    let buffer = loans / i64::from(LEVERAGE) / FEN_PER_YUAN * FEN_PER_YUAN + FEN_PER_YUAN;
    let backs = |position: &usize| {
        plan.streams.get(*position).is_some_and(|stream| may_back(stream, facility) == Some(Way::Own))
    };
    let is_for_credit = |position: &usize| {
        plan.streams.get(*position).is_some_and(|stream| stream.channel == Channel::Credit)
    };
    let able: Vec<usize> = (0..plan.streams.len()).filter(backs).collect();
    let chosen = able.iter().copied().find(is_for_credit).or(able.first().copied())?;
    (loans > 0).then_some((chosen, buffer))
}

/// The streams that may pay for the projects of one cell, and how likely each is drawn.
struct Payers {
    streams: Vec<(usize, Way)>,
    weights: Weights,
}

impl Payers {
    fn of_cell(plan: &Plan, ways: &Ways, cell: usize) -> Self {
        let verdicts = ways.of_cell(cell).iter().enumerate();
        let streams: Vec<(usize, Way)> =
            verdicts.filter_map(|(stream, verdict)| Some((stream, (*verdict).ok()?))).collect();
        let level = |stream: usize| plan.streams.get(stream).map(|stream| stream.level);
        let weights = Weights::new(streams.iter().map(|(stream, way)| weight(level(*stream), *way)));
        Self { streams, weights }
    }

    /// The grants that make up the amount, from the first payer and others that are drawn.
    fn pay(
        &self,
        project: usize,
        fen: i64,
        mut first_payer: Option<(usize, Way)>,
        random: &mut Random,
    ) -> Vec<DraftGrant> {
        let mut grants: Vec<DraftGrant> = Vec::new();
        let mut left = fen;
        let payers = random.between(1, PAYERS);
        for turn in 1..=payers {
            let mut draw = || self.streams.get(random.weighted(&self.weights)?).copied();
            let Some((stream, way)) = first_payer.take().or_else(&mut draw) else { break };
            let part = left * random.between(20, 60) / 100 / FEN_PER_YUAN * FEN_PER_YUAN;
            let part = if turn == payers { left } else { part };
            left -= part;
            match grants.iter_mut().find(|grant| grant.stream == stream) {
                Some(grant) => grant.fen += part,
                None => grants.push(DraftGrant { stream, project, fen: part, way }),
            }
        }
        grants.retain(|grant| grant.fen > 0);
        grants
    }
}

/// Money from above is the most, and a stream pays for its own earmark before it is pooled.
const fn weight(level: Option<Level>, way: Way) -> u64 {
    let size = match level {
        Some(Level::Central) => 6,
        Some(Level::Provincial) => 4,
        Some(Level::Municipal) => 3,
        Some(Level::County) | None => 2,
    };
    match way {
        Way::Own => size * 3,
        Way::Pooled => size,
    }
}
