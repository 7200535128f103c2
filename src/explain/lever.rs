//! Numbers of a plan that are turned to see what they are worth.

use super::set;
use crate::money::{Money, Ratio, Unit};
use crate::plan::edit::{Change, CreditField, RuleField, RuleValue, StreamField};
use crate::plan::rule::{RuleKind, Strength};
use crate::plan::{Channel, Plan};
use crate::rows::Bound;

/// A number of the plan that can be turned; positions are those in the plan's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lever {
    /// What there is of a stream.
    Amount(usize),
    /// The share of a stream that may leave its earmark.
    Poolable(usize),
    /// What has to be spent of a stream.
    MustSpend(usize),
    /// The most that may go into the buffer of a credit facility.
    BufferMax(usize),
    /// The number of a rule that asks for at least, or allows at most, something.
    Limit(usize, Bound),
}

/// Where a lever is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// An amount, in yuan or yuan per head.
    Amount(Money),
    /// A share or a ratio.
    Ratio(Ratio),
}

/// One percentage point, in units of 10⁻¹².
const POINT: i128 = 10_000_000_000;
/// The whole, in units of 10⁻¹².
const WHOLE: i128 = 1_000_000_000_000;

impl Lever {
    /// Every lever of the plan that has a number: streams, facilities, rules that are on.
    pub fn all(plan: &Plan) -> Vec<Self> {
        let streams = plan.streams.iter().enumerate().filter(|(_, one)| one.channel != Channel::Procurement);
        let of_streams = streams.flat_map(|(index, one)| {
            let spends = (one.must_spend > Money::ZERO).then_some(Self::MustSpend(index));
            [Self::Amount(index), Self::Poolable(index)].into_iter().chain(spends)
        });
        let of_credit = (0..plan.credit.len()).map(Self::BufferMax);
        let rules = plan.rules.iter().enumerate().filter(|(_, rule)| rule.on);
        let of_rules =
            rules.flat_map(|(index, _)| [Bound::Min, Bound::Max].map(|bound| Self::Limit(index, bound)));
        let all = of_streams.chain(of_credit).chain(of_rules);
        all.filter(|lever| lever.setting(plan).is_some()).collect()
    }

    /// Where it is; none where the plan has no such number.
    pub fn setting(self, plan: &Plan) -> Option<Setting> {
        let amount = |amount: Money| Some(Setting::Amount(amount));
        match self {
            Self::Amount(stream) => amount(plan.streams.get(stream)?.amount),
            Self::Poolable(stream) => Some(Setting::Ratio(plan.streams.get(stream)?.poolable)),
            Self::MustSpend(stream) => amount(plan.streams.get(stream)?.must_spend),
            Self::BufferMax(credit) => amount(plan.credit.get(credit)?.buffer_max),
            Self::Limit(rule, bound) => limit_of(&plan.rules.get(rule)?.kind, bound),
        }
    }

    /// The change that puts it there; none where it cannot be.
    pub fn change(self, plan: &Plan, setting: Setting) -> Option<Change> {
        match (self, setting) {
            (Self::Amount(index), Setting::Amount(amount)) => {
                set::stream(plan, index, StreamField::Amount(amount))
            }
            (Self::Poolable(index), Setting::Ratio(share)) => {
                set::stream(plan, index, StreamField::Poolable(share))
            }
            (Self::MustSpend(index), Setting::Amount(amount)) => {
                set::stream(plan, index, StreamField::MustSpend(amount))
            }
            (Self::BufferMax(index), Setting::Amount(amount)) => {
                set::credit(plan, index, CreditField::BufferMax(amount))
            }
            (Self::Limit(index, bound), setting) => {
                let value = value_of(&plan.rules.get(index)?.kind, bound, setting)?;
                set::rule(plan, index, RuleField::Value(value))
            }
            _ => None,
        }
    }

    /// How firmly its rule stands; none for what is no rule.
    pub fn strength(self, plan: &Plan) -> Option<Strength> {
        match self {
            Self::Limit(rule, _) => plan.rules.get(rule).map(|rule| rule.strength),
            _ => None,
        }
    }

    /// Whether a greater number leaves more allocations.
    pub fn is_easier_upward(self, plan: &Plan) -> bool {
        match self {
            Self::Amount(_) | Self::Poolable(_) | Self::BufferMax(_) => true,
            Self::MustSpend(_) | Self::Limit(_, Bound::Min) => false,
            // Money kept back is an upper limit on what is spent, but the more of it, the harder.
            Self::Limit(rule, Bound::Max) => {
                !plan.rules.get(rule).is_some_and(|rule| matches!(rule.kind, RuleKind::Reserve(_)))
            }
        }
    }

    /// Whether what the plan can reach is a concave function of the number: where it only moves right-hand sides of rows.
    pub(super) fn is_concave(self, plan: &Plan) -> bool {
        match self {
            Self::Amount(_) | Self::Poolable(_) | Self::MustSpend(_) | Self::BufferMax(_) => true,
            Self::Limit(rule, _) => plan.rules.get(rule).is_some_and(|rule| {
                matches!(
                    rule.kind,
                    RuleKind::CountyRange(_) | RuleKind::NoRegression(_) | RuleKind::Reserve(_)
                )
            }),
        }
    }

    /// What a price is told for: 10,000 yuan, a yuan per head, a percentage point.
    pub fn step(self, plan: &Plan) -> Option<Setting> {
        let is_per_head = |rule: usize| match plan.rules.get(rule).map(|rule| &rule.kind) {
            Some(RuleKind::CountyRange(range)) => range.per_head,
            _ => false,
        };
        match (self, self.setting(plan)?) {
            (_, Setting::Ratio(_)) => Ratio::from_trillionths(POINT).map(Setting::Ratio),
            (Self::Limit(rule, _), _) if is_per_head(rule) => Some(Setting::Amount(Unit::Yuan.amount())),
            _ => Some(Setting::Amount(Unit::TenThousand.amount())),
        }
    }

    /// The greatest number it can be put at that says anything.
    pub fn most(self, plan: &Plan) -> i128 {
        let is_share = |rule: usize| {
            let kind = plan.rules.get(rule).map(|rule| &rule.kind);
            matches!(kind, Some(RuleKind::UseShare(_) | RuleKind::MaxShare(_)))
        };
        match (self, self.setting(plan)) {
            (Self::Poolable(_), _) => WHOLE,
            (Self::Limit(rule, _), _) if is_share(rule) => WHOLE,
            (Self::MustSpend(index), _) => plan.streams.get(index).map_or(0, |one| one.amount.fen().into()),
            (_, Some(Setting::Ratio(_))) => WHOLE.saturating_mul(1000),
            _ => Money::MAX.fen().into(),
        }
    }
}

impl Setting {
    /// In fen, or in units of 10⁻¹².
    pub fn units(self) -> i128 {
        match self {
            Self::Amount(amount) => amount.fen().into(),
            Self::Ratio(ratio) => ratio.trillionths(),
        }
    }

    /// The setting of the same kind at so many units; none where it does not fit.
    pub fn at(self, units: i128) -> Option<Self> {
        match self {
            Self::Amount(_) => {
                let amount = Money::from_fen(i64::try_from(units).ok()?);
                (Money::ZERO..=Money::MAX).contains(&amount).then_some(Self::Amount(amount))
            }
            Self::Ratio(_) => {
                Ratio::from_trillionths(units).filter(|ratio| !ratio.is_negative()).map(Self::Ratio)
            }
        }
    }
}

/// The number of a rule on this side.
fn limit_of(kind: &RuleKind, bound: Bound) -> Option<Setting> {
    match (kind, bound) {
        (RuleKind::UseShare(share), Bound::Min) => share.min.map(Setting::Ratio),
        (RuleKind::UseShare(share), Bound::Max) => share.max.map(Setting::Ratio),
        (RuleKind::CountyRange(range), Bound::Min) => range.min.map(Setting::Amount),
        (RuleKind::CountyRange(range), Bound::Max) => range.max.map(Setting::Amount),
        (RuleKind::Match(share), Bound::Min) => Some(Setting::Ratio(share.ratio)),
        (RuleKind::MaxShare(share), Bound::Max) => Some(Setting::Ratio(share.max)),
        (RuleKind::FactorBand(band), Bound::Max) => Some(Setting::Ratio(band.band)),
        (RuleKind::NoRegression(floor), Bound::Min) => Some(Setting::Ratio(floor.ratio)),
        (RuleKind::Reserve(reserve), Bound::Max) => Some(Setting::Amount(reserve.amount)),
        _ => None,
    }
}

/// The value that gives a rule this number on this side; none where its kind has no such number.
pub(super) fn value_of(kind: &RuleKind, bound: Bound, setting: Setting) -> Option<RuleValue> {
    Some(match (kind, bound, setting) {
        (RuleKind::UseShare(_), Bound::Min, Setting::Ratio(min)) => RuleValue::UseShareMin(Some(min)),
        (RuleKind::UseShare(_), Bound::Max, Setting::Ratio(max)) => RuleValue::UseShareMax(Some(max)),
        (RuleKind::CountyRange(_), Bound::Min, Setting::Amount(min)) => RuleValue::CountyRangeMin(Some(min)),
        (RuleKind::CountyRange(_), Bound::Max, Setting::Amount(max)) => RuleValue::CountyRangeMax(Some(max)),
        (RuleKind::Match(_), _, Setting::Ratio(ratio)) => RuleValue::MatchRatio(ratio),
        (RuleKind::MaxShare(_), _, Setting::Ratio(max)) => RuleValue::MaxShareMax(max),
        (RuleKind::FactorBand(_), _, Setting::Ratio(band)) => RuleValue::FactorBandBand(band),
        (RuleKind::NoRegression(_), _, Setting::Ratio(ratio)) => RuleValue::NoRegressionRatio(ratio),
        (RuleKind::Reserve(_), _, Setting::Amount(amount)) => RuleValue::ReserveAmount(amount),
        _ => return None,
    })
}
