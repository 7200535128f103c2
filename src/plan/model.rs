//! The parts of a plan, as `model.md` names them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::rule::Rule;
use super::{Id, Scenario, Scope, Step, Text, Tier};
use crate::money::{Money, Ratio};

/// A list whose elements are shared between copies of a plan. The order is the planner's.
pub type Table<T> = Arc<Vec<Arc<T>>>;

/// A fund-integration plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// What it is called.
    pub title: Text,
    /// What readers should know of it as a whole.
    pub note: Text,
    /// The budget year.
    pub year: Option<u16>,
    /// The smallest amount an allocation deals in.
    pub quantum: Quantum,
    /// What money may be for, in levels separated by dots.
    pub uses: Table<Use>,
    /// What benefit is measured in.
    pub measures: Table<Measure>,
    /// County-level units.
    pub counties: Table<County>,
    /// Fund streams: the channels' water.
    pub streams: Table<Stream>,
    /// What pooled money may pay for.
    pub pool: Arc<Pool>,
    /// Bank credit levered by risk buffers.
    pub credit: Table<Credit>,
    /// Projects that ask for money.
    pub projects: Table<Project>,
    /// Rules the allocation has to keep.
    pub rules: Table<Rule>,
    /// Goals, the most important first.
    pub objective: Arc<Vec<Tier>>,
    /// What-ifs: named lists of changes.
    pub scenarios: Table<Scenario>,
    /// The presentation, as far as the planner made it: [`steps`](super::steps) tells all of it.
    pub steps: Arc<Vec<Step>>,
}

impl Plan {
    /// Whether both ask a solver the same: they differ, if at all, in names of their own, scenarios and steps.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        self.quantum == other.quantum
            && has_same_rows(&self.uses, &other.uses)
            && has_same_rows(&self.measures, &other.measures)
            && has_same_rows(&self.counties, &other.counties)
            && has_same_rows(&self.streams, &other.streams)
            && (Arc::ptr_eq(&self.pool, &other.pool) || self.pool == other.pool)
            && has_same_rows(&self.credit, &other.credit)
            && has_same_rows(&self.projects, &other.projects)
            && has_same_rows(&self.rules, &other.rules)
            && self.objective == other.objective
    }
}

/// Most rows are shared between a plan and what became of it, which saves looking into them.
pub(crate) fn has_same_rows<R: PartialEq>(one: &Table<R>, other: &Table<R>) -> bool {
    let is_same = |(one, other): (&Arc<R>, &Arc<R>)| Arc::ptr_eq(one, other) || one == other;
    Arc::ptr_eq(one, other) || (one.len() == other.len() && one.iter().zip(other.iter()).all(is_same))
}

/// The smallest amount an allocation deals in; every grant, buffer and loan is a multiple of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantum {
    /// 0.01 yuan.
    #[default]
    Fen,
    /// 1 yuan.
    Yuan,
    /// 10,000 yuan (万元).
    TenThousand,
}

impl Quantum {
    /// Every quantum, the smallest first.
    pub const ALL: [Quantum; 3] = [Quantum::Fen, Quantum::Yuan, Quantum::TenThousand];

    /// Its amount.
    pub const fn amount(self) -> Money {
        Money::from_fen(match self {
            Self::Fen => 1,
            Self::Yuan => 100,
            Self::TenThousand => 1_000_000,
        })
    }
}

/// Where a figure comes from, so that nobody takes an illustration for a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The sentence or document that states it; blank where none is named.
    pub source: Text,
    /// Whether the figure is made up to illustrate.
    pub illustrative: bool,
}

/// Something money may be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Its id; `industry` covers `industry.vegetables`.
    pub id: Id,
    /// Its name.
    pub name: Text,
}

/// A measure of benefit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its id, which projects' benefits name.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// What it is counted in: people, mu, ….
    pub unit: Text,
    /// What one unit counts in the benefit goal.
    pub weight: Ratio,
}

/// A county-level unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Its administrative division code (six digits), where it has one of its own.
    pub code: Option<String>,
    /// How it is treated by rules on pooling.
    pub class: CountyClass,
    /// People; 0 where unknown.
    pub population: u64,
    /// Grants of the year before, in yuan.
    pub last_year: Option<Money>,
    /// The multiplier for evaluation results in the factor method.
    pub performance: Ratio,
    /// Named quantities for the factor method.
    pub factors: BTreeMap<String, Ratio>,
    /// Where its figures come from.
    pub origin: Origin,
}

/// How rules on pooling treat a county.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountyClass {
    /// A key county (重点县).
    Key,
    /// Any other.
    #[default]
    Other,
}

/// A fund stream: money of one kind from one giver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The channel it comes through.
    pub channel: Channel,
    /// The level of government that gives it.
    pub level: Level,
    /// The document that grants it; stays with the money after pooling.
    pub document: String,
    /// The time it is for, as the source words it.
    pub period: String,
    /// What there is of it; where that is not certain, what is expected.
    pub amount: Money,
    /// The least there may be of it; none where that is certain.
    pub low: Option<Money>,
    /// The most there may be of it; none where that is certain.
    pub high: Option<Money>,
    /// The share that may leave the earmark for the pool (0 ..= 1).
    pub poolable: Ratio,
    /// What has to be spent of it at least.
    pub must_spend: Money,
    /// What it may pay for by itself.
    pub earmark: Earmark,
    /// The counties it may reach at all, by itself or pooled.
    pub reach: Scope,
    /// Where its amount comes from.
    pub origin: Origin,
}

/// What a stream may pay for without pooling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earmark {
    /// The uses, with their parts.
    pub uses: Scope,
    /// The counties.
    pub counties: Scope,
}

/// The six channels of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Support from above (争取上级多支持一点).
    Superior,
    /// The local budget (本级财政多安排一点).
    Local,
    /// Integrated agricultural funds (涉农资金多整合一点).
    Integrated,
    /// Budget money that levers bank credit (金融扶贫资金多撬动一点).
    Credit,
    /// Funds of other departments (行业资金多投入一点).
    Sector,
    /// Consumption procurement (消费扶贫多采购一点): shown, never budget.
    Procurement,
}

impl Channel {
    /// Every channel, in the order of the source.
    pub const ALL: [Channel; 6] = [
        Channel::Superior,
        Channel::Local,
        Channel::Integrated,
        Channel::Credit,
        Channel::Sector,
        Channel::Procurement,
    ];
}

/// A level of government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Central government.
    Central,
    /// Province.
    Provincial,
    /// City.
    Municipal,
    /// County.
    County,
}

impl Level {
    /// Every level, from the top.
    pub const ALL: [Level; 4] = [Level::Central, Level::Provincial, Level::Municipal, Level::County];
}

/// What pooled money may pay for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// The uses, with their parts.
    pub uses: Scope,
    /// The counties.
    pub counties: Scope,
}

/// Bank credit that a risk buffer levers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Yuan of loans per yuan of buffer.
    pub leverage: Ratio,
    /// The most that may go into the buffer.
    pub buffer_max: Money,
    /// The uses it lends for.
    pub uses: Scope,
    /// The counties it lends in.
    pub counties: Scope,
    /// Where its figures come from.
    pub origin: Origin,
}

/// A project that asks for money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The county it lies in.
    pub county: Id,
    /// The village or township, as written; blank where none is named.
    pub village: String,
    /// What it is for.
    pub use_id: Id,
    /// What it costs in all.
    pub cost: Money,
    /// Which amounts it can be funded with.
    pub funding: Funding,
    /// The least it needs if it is funded (`at_least`) or must be (`must`).
    pub min: Money,
    /// Whether it has to be funded, at least to `min` (`whole`: to `cost`).
    pub must: bool,
    /// Whether it is in the project library; else it is not fundable.
    pub ready: bool,
    /// The amount the planner fixed.
    pub lock: Option<Money>,
    /// The largest share of its money that may be loans (0 ..= 1).
    pub credit_share_max: Ratio,
    /// Benefit at full funding, by measure.
    pub benefits: BTreeMap<Id, Ratio>,
    /// Inner points of the benefit curve, concave from (0, 0) to (1, 1).
    pub curve: Vec<Breakpoint>,
    /// Projects that have to be funded if this one is.
    pub requires: Vec<Id>,
    /// Projects of which none may be funded beside this one.
    pub excludes: Vec<Id>,
    /// The responsible unit, as written.
    pub responsible: String,
    /// The performance target, as written.
    pub target: String,
    /// The schedule, as written.
    pub schedule: String,
    /// Where its figures come from.
    pub origin: Origin,
}

/// Which amounts a project can be funded with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Funding {
    /// Anything from 0 to its cost.
    #[default]
    Divisible,
    /// Nothing, or from `min` to its cost.
    AtLeast,
    /// Nothing, or its cost.
    Whole,
}

/// A point of a benefit curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breakpoint {
    /// Share of the cost funded (0 ..= 1).
    pub funded: Ratio,
    /// Share of the benefit had (0 ..= 1).
    pub benefit: Ratio,
}
