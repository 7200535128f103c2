//! The values of fields, type by type.

use super::field::{Demand, Field};
use super::rename::Renaming;
use super::value::{Fault, Value};
use super::{Change, RuleValue, words};
use crate::diagnostic::{Arg, Code};
use crate::i18n::{Key, Phrase, Word};
use crate::money::{Money, Ratio};
use crate::plan::rule::RuleKind;
use crate::plan::{Breakpoint, Id, Plan, Scope, Step, TableName, Term, Text, Tier};

fn fault(code: Code, name: &'static str, arg: impl Into<Arg>) -> Option<Fault> {
    Some(Fault { code, args: vec![(name, arg.into())] })
}

impl Value for Money {
    fn fault(&self, demand: Demand) -> Option<Fault> {
        if demand == Demand::NotNegative && self.is_negative() {
            fault(Code::NegativeMoney, "amount", *self)
        } else if *self > Self::MAX {
            fault(Code::AmountTooLarge, "read", self.to_string())
        } else {
            None
        }
    }

    fn is_gradual(&self) -> bool {
        true
    }

    fn word(&self, _: Demand, _: &Plan) -> Word {
        (*self).into()
    }
}

impl Value for Ratio {
    fn fault(&self, demand: Demand) -> Option<Fault> {
        match demand {
            Demand::Share if !self.is_share() => fault(Code::ShareOutOfRange, "share", Arg::Percent(*self)),
            Demand::NotNegative if self.is_negative() => fault(Code::NegativeNumber, "number", *self),
            _ => None,
        }
    }

    fn is_gradual(&self) -> bool {
        true
    }

    fn word(&self, demand: Demand, _: &Plan) -> Word {
        if demand == Demand::Share { Arg::Percent(*self).into() } else { (*self).into() }
    }
}

impl Value for Text {
    fn is_gradual(&self) -> bool {
        true
    }

    fn word(&self, _: Demand, _: &Plan) -> Word {
        words::text(self)
    }
}

impl Value for String {
    fn is_gradual(&self) -> bool {
        true
    }

    fn word(&self, _: Demand, _: &Plan) -> Word {
        if self.is_empty() { Phrase::new(Key::TermNone).into() } else { self.clone().into() }
    }
}

impl Value for bool {
    fn word(&self, _: Demand, _: &Plan) -> Word {
        Phrase::new(if *self { Key::TermYes } else { Key::TermNo }).into()
    }
}

impl Value for u64 {
    fn is_gradual(&self) -> bool {
        true
    }

    fn word(&self, _: Demand, _: &Plan) -> Word {
        Arg::Count(*self).into()
    }
}

impl Value for u16 {
    fn is_gradual(&self) -> bool {
        true
    }

    fn word(&self, _: Demand, _: &Plan) -> Word {
        Arg::Count(u64::from(*self)).into()
    }
}

impl<V: Value> Value for Option<V> {
    fn fault(&self, demand: Demand) -> Option<Fault> {
        self.as_ref()?.fault(demand)
    }

    fn ids(&self) -> &[Id] {
        self.as_ref().map_or(&[], Value::ids)
    }

    fn rename(&mut self, renaming: &Renaming) -> bool {
        self.as_mut().is_some_and(|value| value.rename(renaming))
    }

    fn is_gradual(&self) -> bool {
        self.as_ref().is_some_and(Value::is_gradual)
    }

    fn word(&self, demand: Demand, plan: &Plan) -> Word {
        self.as_ref().map_or_else(|| Phrase::new(Key::TermNone).into(), |value| value.word(demand, plan))
    }
}

impl Value for Id {
    fn ids(&self) -> &[Id] {
        std::slice::from_ref(self)
    }

    fn rename(&mut self, renaming: &Renaming) -> bool {
        renaming.follow(self)
    }

    fn word(&self, demand: Demand, plan: &Plan) -> Word {
        words::names(self.ids(), demand, plan)
    }
}

impl Value for Vec<Id> {
    fn ids(&self) -> &[Id] {
        self
    }

    fn rename(&mut self, renaming: &Renaming) -> bool {
        renaming.follow_all(self)
    }

    fn word(&self, demand: Demand, plan: &Plan) -> Word {
        words::names(self, demand, plan)
    }
}

impl Value for Scope {
    fn ids(&self) -> &[Id] {
        self.listed()
    }

    fn rename(&mut self, renaming: &Renaming) -> bool {
        match self {
            Self::All => false,
            Self::Listed(ids) => renaming.follow_all(ids),
        }
    }

    fn word(&self, demand: Demand, plan: &Plan) -> Word {
        match self {
            Self::All => Phrase::new(Key::TermAll).into(),
            Self::Listed(ids) => words::names(ids, demand, plan),
        }
    }
}

impl Value for Vec<Breakpoint> {
    fn fault(&self, demand: Demand) -> Option<Fault> {
        self.iter().flat_map(|point| [point.funded, point.benefit]).find_map(|share| share.fault(demand))
    }

    fn word(&self, _: Demand, _: &Plan) -> Word {
        let point = |point: &Breakpoint| {
            Phrase::new(Key::TermPoint)
                .with("funded", Arg::Percent(point.funded))
                .with("benefit", Arg::Percent(point.benefit))
        };
        words::list(self.iter().map(point))
    }
}

impl Value for Vec<Tier> {
    fn fault(&self, demand: Demand) -> Option<Fault> {
        let turned = self.iter().find(|tier| !tier.goal.allows(tier.direction));
        let turned = turned.map(|_| Fault { code: Code::GoalDirection, args: Vec::new() });
        turned.or_else(|| self.iter().find_map(|tier| tier.slack.fault(demand)))
    }

    fn word(&self, _: Demand, _: &Plan) -> Word {
        words::list(self.iter().map(Tier::phrase))
    }
}

/// A step names its scenario without holding it back: where the scenario goes, the step is left out, which the check tells.
impl Value for Vec<Step> {
    fn rename(&mut self, renaming: &Renaming) -> bool {
        let ours = renaming.table() == TableName::Scenarios;
        ours && renaming.follow_all(self.iter_mut().filter_map(|step| step.scenario.as_mut()))
    }

    fn is_gradual(&self) -> bool {
        true
    }

    fn word(&self, _: Demand, plan: &Plan) -> Word {
        let said = |step: &Step| match step.hidden {
            true => Phrase::new(Key::TermStepHidden).with("step", step.phrase(plan)),
            false => step.phrase(plan),
        };
        words::list(self.iter().map(said))
    }
}

impl Value for RuleKind {
    fn fault(&self, _: Demand) -> Option<Fault> {
        RuleValue::all(self).iter().find_map(Field::fault)
    }

    fn word(&self, _: Demand, _: &Plan) -> Word {
        Phrase::new(self.term()).into()
    }
}

impl Value for Vec<Change> {
    fn fault(&self, _: Demand) -> Option<Fault> {
        let nested = self.iter().any(|change| matches!(change, Change::Scenario(_)));
        nested.then(|| Fault { code: Code::ScenarioInScenario, args: Vec::new() })
    }

    fn rename(&mut self, renaming: &Renaming) -> bool {
        let mut followed = false;
        for change in self {
            followed |= change.follow(renaming);
        }
        followed
    }

    fn word(&self, _: Demand, _: &Plan) -> Word {
        Phrase::new(Key::TermChanges).with("count", self.len()).into()
    }
}
