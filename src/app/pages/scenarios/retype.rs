//! The value of a change as people type it.

use crate::i18n::{Lang, exact_percent};
use crate::money::{InputError, Money, Ratio, Scale, Unit, read_amount, read_ratio, read_share};
use crate::plan::edit::{Change, CreditField, ProjectField, RowChange, RuleField, RuleValue, StreamField};

/// Where a change holds its value.
enum Place<'c> {
    Amount(&'c mut Money),
    MaybeAmount(&'c mut Option<Money>),
    Share(&'c mut Ratio),
    MaybeShare(&'c mut Option<Ratio>),
    /// In percent, and more than a hundred is possible.
    Percent(&'c mut Ratio),
    Times(&'c mut Ratio),
    Flag(&'c mut bool),
}

/// A value that can be changed where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A figure, as it is written.
    Figure(String),
    /// Yes or no.
    Flag(bool),
}

/// The value of the change; none where it has none that is typed.
pub fn value(change: &Change, lang: Lang) -> Option<Value> {
    let mut copy = change.clone();
    let amount = |amount: &Money| amount.exact_in(Unit::Yuan);
    let share = |share: &Ratio| exact_percent(*share, lang);
    Some(match place(&mut copy)? {
        Place::Flag(flag) => Value::Flag(*flag),
        Place::Amount(now) => Value::Figure(amount(now)),
        Place::MaybeAmount(now) => Value::Figure(now.as_ref().map(amount)?),
        Place::Share(now) | Place::Percent(now) => Value::Figure(share(now)),
        Place::MaybeShare(now) => Value::Figure(now.as_ref().map(share)?),
        Place::Times(now) => Value::Figure(now.exact_in(Scale::One)),
    })
}

/// The change with what was typed in place of its figure; as it was where it has none.
///
/// # Errors
/// Why what was typed cannot be read.
pub fn retyped(change: &Change, text: &str) -> Result<Change, InputError> {
    let mut next = change.clone();
    match place(&mut next) {
        Some(Place::Amount(amount)) => *amount = read_amount(text, Unit::Yuan)?.amount,
        Some(Place::MaybeAmount(amount)) => *amount = Some(read_amount(text, Unit::Yuan)?.amount),
        Some(Place::Share(share)) => *share = read_share(text, Scale::Percent)?.ratio,
        Some(Place::MaybeShare(share)) => *share = Some(read_share(text, Scale::Percent)?.ratio),
        Some(Place::Percent(ratio)) => *ratio = read_ratio(text, Scale::Percent)?.ratio,
        Some(Place::Times(ratio)) => *ratio = read_ratio(text, Scale::One)?.ratio,
        Some(Place::Flag(_)) | None => {}
    }
    Ok(next)
}

/// The change with yes for no and no for yes.
pub fn turned(change: &Change) -> Change {
    let mut next = change.clone();
    if let Some(Place::Flag(flag)) = place(&mut next) {
        *flag = !*flag;
    }
    next
}

fn place(change: &mut Change) -> Option<Place<'_>> {
    match change {
        Change::Stream(RowChange::Set { field, .. }) => match field {
            StreamField::Amount(amount) | StreamField::MustSpend(amount) => Some(Place::Amount(amount)),
            StreamField::Poolable(share) => Some(Place::Share(share)),
            _ => None,
        },
        Change::Credit(RowChange::Set { field, .. }) => match field {
            CreditField::Leverage(times) => Some(Place::Times(times)),
            CreditField::BufferMax(amount) => Some(Place::Amount(amount)),
            _ => None,
        },
        Change::Project(RowChange::Set { field, .. }) => match field {
            ProjectField::Cost(amount) | ProjectField::Min(amount) => Some(Place::Amount(amount)),
            ProjectField::Lock(amount) => Some(Place::MaybeAmount(amount)),
            ProjectField::Must(flag) | ProjectField::Ready(flag) => Some(Place::Flag(flag)),
            _ => None,
        },
        Change::Rule(RowChange::Set { field, .. }) => match field {
            RuleField::On(flag) => Some(Place::Flag(flag)),
            RuleField::Value(value) => of_rule(value),
            _ => None,
        },
        _ => None,
    }
}

fn of_rule(value: &mut RuleValue) -> Option<Place<'_>> {
    match value {
        RuleValue::UseShareMin(share) | RuleValue::UseShareMax(share) => Some(Place::MaybeShare(share)),
        RuleValue::CountyRangeMin(amount) | RuleValue::CountyRangeMax(amount) => {
            Some(Place::MaybeAmount(amount))
        }
        RuleValue::MaxShareMax(share) => Some(Place::Share(share)),
        RuleValue::MatchRatio(ratio)
        | RuleValue::NoRegressionRatio(ratio)
        | RuleValue::FactorBandBand(ratio) => Some(Place::Percent(ratio)),
        RuleValue::ReserveAmount(amount) => Some(Place::Amount(amount)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> crate::plan::Id {
        "a".parse().unwrap()
    }

    fn check(change: &Change, shown: &str, typed: &str, then: &str) {
        let figure = |change: &Change| match value(change, Lang::En) {
            Some(Value::Figure(text)) => text.replace('\u{202F}', " "),
            other => panic!("{other:?}"),
        };
        assert_eq!(figure(change), shown);
        let Ok(next) = retyped(change, typed) else { panic!("{typed} was not read") };
        assert_eq!(figure(&next), then);
    }

    #[test]
    fn figures_are_typed_in_their_own_way() {
        let stream = |field| Change::Stream(RowChange::Set { id: id(), field });
        check(&stream(StreamField::Amount("120".parse().unwrap())), "120.00", "3.5亿", "350 000 000.00");
        let shown = exact_percent("0.2".parse().unwrap(), Lang::En).replace('\u{202F}', " ");
        let then = shown.replace("20", "35");
        check(&stream(StreamField::Poolable("0.2".parse().unwrap())), &shown, "35", &then);
        let leverage = CreditField::Leverage("8".parse().unwrap());
        check(&Change::Credit(RowChange::Set { id: id(), field: leverage }), "8", "7.5", "7.5");
        assert!(retyped(&stream(StreamField::Poolable(Ratio::ONE)), "140").is_err());
    }

    #[test]
    fn yes_and_no_are_turned() {
        let on = |on| Change::Rule(RowChange::Set { id: id(), field: RuleField::On(on) });
        assert_eq!(turned(&on(true)), on(false));
        assert_eq!(value(&on(false), Lang::Zh), Some(Value::Flag(false)));
    }

    #[test]
    fn what_is_removed_has_no_value() {
        assert_eq!(value(&Change::Stream(RowChange::Remove { id: id() }), Lang::Zh), None);
    }
}
