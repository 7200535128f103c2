//! Single numbers that are impossible by themselves.

use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::{Money, Ratio};

/// More than any amount of money: what a total that does not fit is taken for where only "at most" is asked.
const MOST: Money = Money::from_fen(i64::MAX);

/// An amount of money is not negative.
pub(in crate::plan) fn amount(findings: &mut Findings, spot: Spot, amount: Money) {
    if amount.is_negative() {
        findings.push(Diagnostic::new(Code::NegativeMoney, spot.path()).with("amount", amount));
    }
}

/// A multiple, weight or quantity is not negative.
pub(in crate::plan) fn quantity(findings: &mut Findings, spot: Spot, number: Ratio) {
    if number.is_negative() {
        findings.push(Diagnostic::new(Code::NegativeNumber, spot.path()).with("number", number));
    }
}

/// Units of 10⁻¹² in 1.
const TRILLION: i128 = 1_000_000_000_000;

/// A quantity is at most so much: more could not be counted exactly.
pub(in crate::plan) fn multiple(findings: &mut Findings, spot: Spot, number: Ratio, most: i64) {
    quantity(findings, spot, number);
    let most = Ratio::from_trillionths(i128::from(most).saturating_mul(TRILLION));
    if let Some(most) = most.filter(|most| number > *most) {
        let diagnostic = Diagnostic::new(Code::OutOfProportion, spot.path());
        findings.push(diagnostic.with("number", number).with("most", most));
    }
}

/// A share lies in 0 ..= 1.
pub(in crate::plan) fn share(findings: &mut Findings, spot: Spot, share: Ratio) {
    if !share.is_share() {
        let share = crate::diagnostic::Arg::Percent(share);
        findings.push(Diagnostic::new(Code::ShareOutOfRange, spot.path()).with("share", share));
    }
}

/// A total fits into [`Money`].
pub(super) fn total(findings: &mut Findings, spot: Spot, amounts: impl IntoIterator<Item = Money>) {
    if Money::sum(amounts).is_none() {
        findings.note(Code::TotalTooLarge, spot);
    }
}

/// At most so much: the sum of what is not negative; a sum that does not fit is more than any amount.
pub(in crate::plan) fn at_most(amounts: impl IntoIterator<Item = Money>) -> Money {
    let positive = amounts.into_iter().filter(|amount| !amount.is_negative());
    Money::sum(positive).unwrap_or(MOST)
}

/// At most so much: `share` of `amount`, rounded down.
pub(super) fn at_most_share(amount: Money, share: Ratio) -> Money {
    amount.share(share, crate::money::Rounding::Floor).unwrap_or(MOST)
}
