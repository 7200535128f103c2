//! The figures of a rule's sentence as values of the rule, by the names they have in the sentence.

use crate::i18n::Key;
use crate::money::{InputError, Money, Ratio, Scale, Unit, read_amount, read_ratio, read_share};
use crate::plan::edit::RuleValue;
use crate::plan::rule::RuleKind;

/// What a figure is called; none where it is a name, which is chosen elsewhere.
pub fn label(name: &str) -> Option<Key> {
    match name {
        "min" => Some(Key::FieldMin),
        "max" => Some(Key::FieldMax),
        "ratio" => Some(Key::FieldRatio),
        "band" => Some(Key::FieldBand),
        "amount" => Some(Key::FieldAmount),
        "weight" => Some(Key::FieldWeights),
        _ => None,
    }
}

/// What was typed for a figure. A limit beside another one may be left empty: then there is none on that side.
///
/// # Errors
/// Why it cannot be read.
pub fn read(kind: &RuleKind, name: &str, factor: &str, text: &str) -> Result<Option<RuleValue>, InputError> {
    let value = match (kind, name) {
        (RuleKind::UseShare(share), "min") => {
            RuleValue::UseShareMin(limit(text, share.max.is_some(), of_whole)?)
        }
        (RuleKind::UseShare(share), "max") => {
            RuleValue::UseShareMax(limit(text, share.min.is_some(), of_whole)?)
        }
        (RuleKind::CountyRange(range), "min") => {
            RuleValue::CountyRangeMin(limit(text, range.max.is_some(), amount)?)
        }
        (RuleKind::CountyRange(range), "max") => {
            RuleValue::CountyRangeMax(limit(text, range.min.is_some(), amount)?)
        }
        (RuleKind::Match(_), "ratio") => RuleValue::MatchRatio(ratio(text)?),
        (RuleKind::MaxShare(_), "max") => RuleValue::MaxShareMax(of_whole(text)?),
        (RuleKind::FactorBand(_), "band") => RuleValue::FactorBandBand(ratio(text)?),
        (RuleKind::FactorBand(_), "weight") => {
            let weight = of_whole(text)?;
            RuleValue::FactorBandWeight(factor.to_owned(), (!weight.is_zero()).then_some(weight))
        }
        (RuleKind::NoRegression(_), "ratio") => RuleValue::NoRegressionRatio(ratio(text)?),
        (RuleKind::Reserve(_), "amount") => RuleValue::ReserveAmount(amount(text)?),
        _ => return Ok(None),
    };
    Ok(Some(value))
}

fn limit<T>(
    text: &str,
    may_be_empty: bool,
    read: impl Fn(&str) -> Result<T, InputError>,
) -> Result<Option<T>, InputError> {
    if may_be_empty && text.trim().is_empty() { Ok(None) } else { read(text).map(Some) }
}

fn of_whole(text: &str) -> Result<Ratio, InputError> {
    Ok(read_share(text, Scale::Percent)?.ratio)
}

fn ratio(text: &str) -> Result<Ratio, InputError> {
    Ok(read_ratio(text, Scale::Percent)?.ratio)
}

fn amount(text: &str) -> Result<Money, InputError> {
    Ok(read_amount(text, Unit::Yuan)?.amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::rule::{FactorBand, Reserve, UseShare};

    fn share(text: &str) -> Result<Option<RuleValue>, ()> {
        let kind = RuleKind::UseShare(UseShare { max: "0.5".parse().ok(), ..UseShare::default() });
        read(&kind, "min", "", text).map_err(drop)
    }

    #[test]
    fn a_share_is_typed_in_percent() {
        let of = |text: &str| Ok(Some(RuleValue::UseShareMin(text.parse().ok())));
        assert_eq!(share("41"), of("0.41"));
        assert_eq!(share(" 41 %"), of("0.41"));
        assert_eq!(share("141"), Err(()));
        assert_eq!(share("a lot"), Err(()));
    }

    #[test]
    fn a_limit_beside_another_may_go() {
        assert_eq!(share(""), Ok(Some(RuleValue::UseShareMin(None))));
        let alone = RuleKind::UseShare(UseShare { min: "0.5".parse().ok(), ..UseShare::default() });
        assert!(read(&alone, "min", "", "").is_err());
    }

    #[test]
    fn amounts_and_weights_are_read_in_their_way() {
        let reserve = RuleKind::Reserve(Reserve { amount: Money::ZERO });
        let read_reserve = read(&reserve, "amount", "", "7亿").ok().flatten();
        assert_eq!(read_reserve, Some(RuleValue::ReserveAmount(Money::from_fen(70_000_000_000))));
        let band = RuleKind::FactorBand(FactorBand { band: Ratio::ONE, weights: [].into() });
        let weight = read(&band, "weight", "people", "0").ok().flatten();
        assert_eq!(weight, Some(RuleValue::FactorBandWeight("people".to_owned(), None)));
        assert_eq!(read(&band, "uses", "", "5").ok().flatten(), None);
    }
}
