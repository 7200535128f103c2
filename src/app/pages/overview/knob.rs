//! The numbers that can be dragged: amounts of streams, leverage, what rules demand.

use crate::app::components::figures::{amount_text, called};
use crate::explain::{Lever, Setting};
use crate::i18n::{Key, Lang, short_percent};
use crate::money::{Money, Ratio, Scale as NumberScale};
use crate::plan::edit::{Change, CreditField, RowChange};
use crate::plan::{Plan, row_name};

/// A number that can be dragged; positions are those in the plan's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knob {
    /// A lever of the explanations.
    Lever(Lever),
    /// Yuan of loans per yuan of buffer of a facility.
    Leverage(usize),
}

/// Every number of the plan that can be dragged.
pub fn all(plan: &Plan) -> Vec<Knob> {
    let levers = Lever::all(plan).into_iter().filter(|lever| {
        matches!(lever, Lever::Amount(_) | Lever::Limit(..)) && lever.setting(plan).is_some()
    });
    levers.map(Knob::Lever).chain((0..plan.credit.len()).map(Knob::Leverage)).collect()
}

/// The number to begin with: the largest stream.
pub fn main<'k>(knobs: &'k [Knob], plan: &Plan) -> Option<&'k Knob> {
    knobs.iter().filter(|knob| knob.is_of_stream()).max_by_key(|knob| knob.setting(plan)).or(knobs.first())
}

/// A setting as people read it.
pub fn text(setting: Setting, lang: Lang) -> String {
    match setting {
        Setting::Amount(amount) => amount_text(amount, lang),
        Setting::Ratio(ratio) if ratio.is_share() => short_percent(ratio, 1, lang).text,
        Setting::Ratio(ratio) => Key::LeverTimes.with(lang, &[("times", &ratio.exact_in(NumberScale::One))]),
    }
}

impl Knob {
    /// Whether it is of a stream.
    pub const fn is_of_stream(&self) -> bool {
        matches!(self, Self::Lever(Lever::Amount(_)))
    }

    /// Whether it is of a credit facility.
    pub const fn is_of_credit(&self) -> bool {
        matches!(self, Self::Leverage(_))
    }

    /// Whether it is of a rule.
    pub const fn is_of_rule(&self) -> bool {
        matches!(self, Self::Lever(Lever::Limit(..)))
    }

    /// Where it stands.
    pub fn setting(self, plan: &Plan) -> Option<Setting> {
        match self {
            Self::Lever(lever) => lever.setting(plan),
            Self::Leverage(at) => plan.credit.get(at).map(|credit| Setting::Ratio(credit.leverage)),
        }
    }

    /// The change that sets it.
    pub fn change(self, plan: &Plan, setting: Setting) -> Option<Change> {
        match (self, setting) {
            (Self::Lever(lever), setting) => lever.change(plan, setting),
            (Self::Leverage(at), Setting::Ratio(ratio)) => {
                let id = plan.credit.get(at)?.id.clone();
                Some(Change::Credit(RowChange::Set { id, field: CreditField::Leverage(ratio) }))
            }
            (Self::Leverage(_), Setting::Amount(_)) => None,
        }
    }

    /// A name of it that stays while rows come and go.
    pub fn key(self, plan: &Plan) -> Option<String> {
        match self {
            Self::Lever(Lever::Limit(at, bound)) => {
                Some(format!("rule:{}:{bound:?}", plan.rules.get(at)?.id))
            }
            Self::Lever(Lever::Amount(at)) => Some(format!("stream:{}", plan.streams.get(at)?.id)),
            Self::Lever(_) => None,
            Self::Leverage(at) => Some(format!("credit:{}", plan.credit.get(at)?.id)),
        }
    }

    /// What it is called: the change of it names row and field.
    pub fn name(self, plan: &Plan, lang: Lang) -> String {
        let row = match self {
            Self::Lever(Lever::Limit(at, _)) => plan.rules.get(at).map(|one| row_name(&one.name, &one.id)),
            Self::Lever(Lever::Amount(at)) => plan.streams.get(at).map(|one| row_name(&one.name, &one.id)),
            Self::Lever(_) => None,
            Self::Leverage(at) => plan.credit.get(at).map(|one| row_name(&one.name, &one.id)),
        };
        row.map(|name| called(&name, lang)).unwrap_or_default()
    }
}

/// Where a slider's ends are, and how far apart its stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// How many stops there are behind the first, which is nothing.
    pub steps: i64,
    stop: Stop,
}

/// What is between two stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// So many fen.
    Fen(i64),
    /// So many units of 10⁻¹².
    Ratio(i128),
}

/// Half a percentage point.
const HALF_POINT: i128 = 5_000_000_000;
/// Half of one.
const HALF: i128 = 500_000_000_000;

impl Scale {
    /// From nothing to twice the value, in round stops; shares from nothing to all; leverage to twenty or twice the value.
    pub fn around(knob: Knob, at: Setting) -> Self {
        match at {
            Setting::Amount(amount) => Self::of_amount(amount),
            Setting::Ratio(ratio) if knob.is_of_credit() || !ratio.is_share() => {
                let twice = ratio.trillionths().saturating_mul(2) / HALF;
                Self { steps: i64::try_from(twice).unwrap_or(40).max(40), stop: Stop::Ratio(HALF) }
            }
            Setting::Ratio(_) => Self { steps: 200, stop: Stop::Ratio(HALF_POINT) },
        }
    }

    fn of_amount(amount: Money) -> Self {
        // 100 to 999 stops up to the value: fine enough for a figure of three digits.
        let mut stop = 1_i64;
        while amount.fen().checked_div(stop).is_some_and(|stops| stops >= 1000) {
            stop = stop.saturating_mul(10);
        }
        let stops = amount.fen().checked_div(stop).unwrap_or_default().max(100);
        Self {
            steps: stops.saturating_mul(2),
            stop: Stop::Fen(if amount.fen() == 0 { 1_000_000 } else { stop }),
        }
    }

    /// Whether the slider can show the value.
    pub fn holds(self, at: Setting) -> bool {
        let fits = matches!(
            (self.stop, at),
            (Stop::Fen(_), Setting::Amount(_)) | (Stop::Ratio(_), Setting::Ratio(_))
        );
        fits && (0..=self.steps).contains(&self.step_of(at))
    }

    /// The stop nearest below the value.
    pub fn step_of(self, at: Setting) -> i64 {
        match (self.stop, at) {
            (Stop::Fen(stop), Setting::Amount(amount)) => amount.fen().checked_div(stop).unwrap_or_default(),
            (Stop::Ratio(stop), Setting::Ratio(ratio)) => {
                let steps = ratio.trillionths().checked_div(stop).unwrap_or_default();
                i64::try_from(steps).unwrap_or(i64::MAX)
            }
            _ => 0,
        }
    }

    /// The value at a stop.
    pub fn setting(self, step: i64) -> Option<Setting> {
        match self.stop {
            Stop::Fen(stop) => Some(Setting::Amount(Money::from_fen(stop.checked_mul(step)?))),
            Stop::Ratio(stop) => {
                Some(Setting::Ratio(Ratio::from_trillionths(stop.checked_mul(i128::from(step))?)?))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_are_round_and_lead_to_twice_the_value() {
        let check = |fen: i64, steps, first: i64| {
            let scale = Scale::of_amount(Money::from_fen(fen));
            assert_eq!(
                (scale.steps, scale.setting(1)),
                (steps, Some(Setting::Amount(Money::from_fen(first)))),
                "{fen}"
            );
            assert!(scale.holds(Setting::Amount(Money::from_fen(fen))));
        };
        check(114_000_000_000, 228, 1_000_000_000);
        check(53_308_000_000, 1066, 100_000_000);
        check(0, 200, 1_000_000);
        check(50, 200, 1);
    }

    #[test]
    fn a_value_outside_of_the_scale_is_not_held() {
        let scale = Scale::of_amount(Money::from_fen(1000));
        assert!(!scale.holds(Setting::Amount(Money::from_fen(10_000))));
        assert!(!scale.holds(Setting::Ratio("0.5".parse().unwrap())));
    }
}
