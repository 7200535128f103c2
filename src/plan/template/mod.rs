//! What-ifs that people keep asking for, as ordinary changes of the plan at hand.
//!
//! A template knows figures, where its source has them, and looks up in the plan what they apply to. What it makes is a scenario like any
//! other, which people go on to edit.

mod county;
mod inflow;
mod pooling;

use super::edit::{Change, CreditField, PlanField, RowChange};
use super::{Direction, Goal, Id, Plan, TableName, Text, Tier, name_in};
use crate::diagnostic::Arg;
use crate::i18n::{Key, Lang, Phrase};
use crate::money::{Money, Ratio};

/// A what-if that people keep asking for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Template {
    /// Every stream pays within its earmark only.
    WithoutPooling,
    /// Whatever may be pooled in part may be pooled as a whole.
    AllPooled,
    /// Aid to industries in the epidemic: 490 million yuan.
    EpidemicIndustry,
    /// Aid to jobs in the epidemic: 625 million yuan.
    EpidemicJobs,
    /// A stream from above does not come.
    InflowLost,
    /// Half of a stream from above comes too late for the year.
    InflowLate,
    /// The reward for good results of the evaluation: 52 million yuan.
    Bonus,
    /// Banks lend 7.83 yuan per yuan of buffer, as they did, and not 8.
    RealisedLeverage,
    /// The county whose need is met least comes first.
    PoorestFirst,
    /// A county is to get a tenth more than last year.
    CountyWish,
}

/// Why a template makes nothing of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unfit {
    /// No stream is poolable at all.
    NothingPoolable,
    /// Whatever is poolable is so as a whole.
    AllPooled,
    /// No use is called industry.
    NoIndustry,
    /// No use is called jobs.
    NoJobs,
    /// No stream comes from above, or the one that is meant has no money.
    NoInflow,
    /// There is no credit facility.
    NoCredit,
    /// All facilities lend so already.
    LeverageRealised,
    /// It is the first goal already.
    PoorestFirst,
    /// It is not known what the county got last year.
    NoLastYear,
}

impl Unfit {
    /// Why, in words.
    pub const fn key(self) -> Key {
        match self {
            Self::NothingPoolable => Key::UnfitNothingPoolable,
            Self::AllPooled => Key::UnfitAllPooled,
            Self::NoIndustry => Key::UnfitNoIndustry,
            Self::NoJobs => Key::UnfitNoJobs,
            Self::NoInflow => Key::UnfitNoInflow,
            Self::NoCredit => Key::UnfitNoCredit,
            Self::LeverageRealised => Key::UnfitLeverageRealised,
            Self::PoorestFirst => Key::UnfitPoorestFirst,
            Self::NoLastYear => Key::UnfitNoLastYear,
        }
    }
}

impl Template {
    /// Every template, in the order to offer them.
    pub const ALL: [Template; 10] = [
        Template::WithoutPooling,
        Template::AllPooled,
        Template::EpidemicIndustry,
        Template::EpidemicJobs,
        Template::InflowLost,
        Template::InflowLate,
        Template::Bonus,
        Template::RealisedLeverage,
        Template::PoorestFirst,
        Template::CountyWish,
    ];

    /// The list that one row has to be chosen of; none where the plan as a whole is meant.
    pub const fn asks(self) -> Option<TableName> {
        match self {
            Self::InflowLost | Self::InflowLate => Some(TableName::Streams),
            Self::CountyWish => Some(TableName::Counties),
            _ => None,
        }
    }

    /// The rows that can be chosen.
    pub fn rows(self, plan: &Plan) -> Vec<Id> {
        match self.asks() {
            Some(TableName::Streams) => inflow::from_above(plan).map(|stream| stream.id.clone()).collect(),
            Some(TableName::Counties) => plan.counties.iter().map(|county| county.id.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// What it changes; `row` is one of [`Template::rows`] where it asks for one.
    ///
    /// # Errors
    ///
    /// Why it would change nothing.
    pub fn changes(self, plan: &Plan, row: Option<&Id>) -> Result<Vec<Change>, Unfit> {
        match self {
            Self::WithoutPooling => pooling::none(plan),
            Self::AllPooled => pooling::all(plan),
            Self::EpidemicIndustry => inflow::epidemic_industry(plan),
            Self::EpidemicJobs => inflow::epidemic_jobs(plan),
            Self::InflowLost => inflow::lost(plan, row, Ratio::ZERO),
            Self::InflowLate => inflow::lost(plan, row, half()),
            Self::Bonus => Ok(inflow::bonus(plan)),
            Self::RealisedLeverage => realised_leverage(plan),
            Self::PoorestFirst => poorest_first(plan),
            Self::CountyWish => county::wish(plan, row),
        }
    }

    /// What the scenario is called, in both languages.
    pub fn name(self, plan: &Plan, row: Option<&Id>) -> Text {
        let mut phrase = Phrase::new(self.key());
        if let Some((table, row)) = self.asks().zip(row) {
            phrase = phrase.with("name", Arg::Name(name_in(plan, table, row)));
        }
        Text { zh: Some(phrase.say(Lang::Zh)), en: Some(phrase.say(Lang::En)) }
    }

    /// What it is about, and where its figures come from, in both languages.
    pub fn note(self) -> Text {
        both(self.note_key())
    }

    /// Its name in the menu, where no row is chosen yet.
    pub const fn title(self) -> Key {
        match self {
            Self::InflowLost => Key::TemplateInflowLostTitle,
            Self::InflowLate => Key::TemplateInflowLateTitle,
            Self::CountyWish => Key::TemplateCountyWishTitle,
            other => other.key(),
        }
    }

    const fn key(self) -> Key {
        match self {
            Self::WithoutPooling => Key::TemplateWithoutPooling,
            Self::AllPooled => Key::TemplateAllPooled,
            Self::EpidemicIndustry => Key::TemplateEpidemicIndustry,
            Self::EpidemicJobs => Key::TemplateEpidemicJobs,
            Self::InflowLost => Key::TemplateInflowLost,
            Self::InflowLate => Key::TemplateInflowLate,
            Self::Bonus => Key::TemplateBonus,
            Self::RealisedLeverage => Key::TemplateRealisedLeverage,
            Self::PoorestFirst => Key::TemplatePoorestFirst,
            Self::CountyWish => Key::TemplateCountyWish,
        }
    }

    const fn note_key(self) -> Key {
        match self {
            Self::WithoutPooling => Key::TemplateWithoutPoolingNote,
            Self::AllPooled => Key::TemplateAllPooledNote,
            Self::EpidemicIndustry => Key::TemplateEpidemicIndustryNote,
            Self::EpidemicJobs => Key::TemplateEpidemicJobsNote,
            Self::InflowLost => Key::TemplateInflowLostNote,
            Self::InflowLate => Key::TemplateInflowLateNote,
            Self::Bonus => Key::TemplateBonusNote,
            Self::RealisedLeverage => Key::TemplateRealisedLeverageNote,
            Self::PoorestFirst => Key::TemplatePoorestFirstNote,
            Self::CountyWish => Key::TemplateCountyWishNote,
        }
    }
}

/// 23.9 亿 of buffers brought 187.2 亿 of loans.
fn realised_leverage(plan: &Plan) -> Result<Vec<Change>, Unfit> {
    const BUFFERS: Money = Money::from_fen(239_000_000_000);
    const LOANS: Money = Money::from_fen(1_872_000_000_000);
    const HUNDREDTH: i128 = 10_000_000_000;
    if plan.credit.is_empty() {
        return Err(Unfit::NoCredit);
    }
    let hundredths = i128::from(LOANS.fen() / (BUFFERS.fen() / 100));
    let leverage = Ratio::from_trillionths(hundredths.saturating_mul(HUNDREDTH)).unwrap_or(Ratio::ONE);
    let others = plan.credit.iter().filter(|credit| credit.leverage != leverage);
    let set = |id: &Id| RowChange::Set { id: id.clone(), field: CreditField::Leverage(leverage) };
    some(others.map(|credit| Change::Credit(set(&credit.id))).collect(), Unfit::LeverageRealised)
}

fn poorest_first(plan: &Plan) -> Result<Vec<Change>, Unfit> {
    let first = Tier { direction: Direction::Maximise, goal: Goal::LeastCoverage, slack: Ratio::ZERO };
    if plan.objective.first().is_some_and(|tier| tier.goal == first.goal) {
        return Err(Unfit::PoorestFirst);
    }
    let others = plan.objective.iter().filter(|tier| tier.goal != first.goal).copied();
    let tiers = std::iter::once(first).chain(others).collect();
    Ok(vec![Change::Plan(PlanField::Objective(tiers))])
}

fn some(changes: Vec<Change>, unfit: Unfit) -> Result<Vec<Change>, Unfit> {
    if changes.is_empty() { Err(unfit) } else { Ok(changes) }
}

fn both(key: Key) -> Text {
    Text { zh: Some(key.text(Lang::Zh).to_owned()), en: Some(key.text(Lang::En).to_owned()) }
}

fn half() -> Ratio {
    Ratio::from_trillionths(500_000_000_000).unwrap_or(Ratio::ZERO)
}
