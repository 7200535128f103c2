//! Money that comes, or does not.

use std::sync::Arc;

use super::{Unfit, both};
use crate::i18n::Key;
use crate::money::{Money, Ratio, Rounding};
use crate::plan::edit::{Change, RowChange, StreamField};
use crate::plan::{Channel, Earmark, Id, Level, Origin, Plan, Scope, Stream};

/// 4.9 亿元, the source says.
const EPIDEMIC_INDUSTRY: Money = Money::from_fen(49_000_000_000);
/// 6.25 亿元, the source says.
const EPIDEMIC_JOBS: Money = Money::from_fen(62_500_000_000);
/// 5,200 万元, the source says.
const BONUS: Money = Money::from_fen(5_200_000_000);

/// Streams with money from above.
pub(super) fn from_above(plan: &Plan) -> impl Iterator<Item = &Arc<Stream>> {
    plan.streams.iter().filter(|stream| {
        matches!(stream.level, Level::Central | Level::Provincial)
            && stream.channel != Channel::Procurement
            && stream.amount > Money::ZERO
    })
}

/// The chosen stream comes with a share of its amount; what has to be spent of it is no more than that.
pub(super) fn lost(plan: &Plan, row: Option<&Id>, comes: Ratio) -> Result<Vec<Change>, Unfit> {
    let stream = from_above(plan).find(|stream| Some(&stream.id) == row).ok_or(Unfit::NoInflow)?;
    let amount = stream.amount.share(comes, Rounding::Floor).ok_or(Unfit::NoInflow)?;
    let set = |field| Change::Stream(RowChange::Set { id: stream.id.clone(), field });
    let must_spend = (stream.must_spend > amount).then(|| set(StreamField::MustSpend(amount)));
    Ok(must_spend.into_iter().chain([set(StreamField::Amount(amount))]).collect())
}

pub(super) fn epidemic_industry(plan: &Plan) -> Result<Vec<Change>, Unfit> {
    let use_id = use_called(plan, "industry").ok_or(Unfit::NoIndustry)?;
    Ok(vec![added(
        plan,
        "epidemic-industry",
        Inflow {
            name: Key::TemplateEpidemicIndustryStream,
            source: Key::TemplateEpidemicIndustryNote,
            amount: EPIDEMIC_INDUSTRY,
            from: (Channel::Local, Level::Municipal),
            uses: Scope::Listed(vec![use_id]),
        },
    )])
}

pub(super) fn epidemic_jobs(plan: &Plan) -> Result<Vec<Change>, Unfit> {
    let use_id = use_called(plan, "jobs").ok_or(Unfit::NoJobs)?;
    Ok(vec![added(
        plan,
        "epidemic-jobs",
        Inflow {
            name: Key::TemplateEpidemicJobsStream,
            source: Key::TemplateEpidemicJobsNote,
            amount: EPIDEMIC_JOBS,
            from: (Channel::Local, Level::Municipal),
            uses: Scope::Listed(vec![use_id]),
        },
    )])
}

/// The reward may pay for whatever the pool may.
pub(super) fn bonus(plan: &Plan) -> Vec<Change> {
    vec![added(
        plan,
        "evaluation-bonus",
        Inflow {
            name: Key::TemplateBonusStream,
            source: Key::TemplateBonusNote,
            amount: BONUS,
            from: (Channel::Superior, Level::Provincial),
            uses: plan.pool.uses.clone(),
        },
    )]
}

/// The first use of this name, at whatever level: `jobs` finds `social.jobs`.
fn use_called(plan: &Plan, name: &str) -> Option<Id> {
    let last = |id: &Id| id.as_str().rsplit('.').next() == Some(name);
    plan.uses.iter().map(|one| &one.id).find(|id| last(id)).cloned()
}

/// What is known of money that comes.
struct Inflow {
    name: Key,
    source: Key,
    amount: Money,
    from: (Channel, Level),
    uses: Scope,
}

fn added(plan: &Plan, id: &str, inflow: Inflow) -> Change {
    let (channel, level) = inflow.from;
    let stream = Stream {
        id: Id::unused(id, plan.streams.iter().map(|stream| &stream.id)),
        name: both(inflow.name),
        channel,
        level,
        document: String::new(),
        period: String::new(),
        amount: inflow.amount,
        low: None,
        high: None,
        poolable: Ratio::ZERO,
        must_spend: Money::ZERO,
        earmark: Earmark { uses: inflow.uses, counties: Scope::All },
        reach: Scope::All,
        origin: Origin { source: both(inflow.source), illustrative: false },
    };
    Change::Stream(RowChange::Add { row: Arc::new(stream), before: None })
}
