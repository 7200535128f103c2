//! Rules of every kind, set around the witness: it keeps each of them with a little room.

mod band;
mod conflict;
mod counties;
mod shares;

pub use conflict::Conflict;
pub(super) use conflict::conflict;

use super::tally::Tally;
use super::uses::UNWANTED;
use super::words::{bilingual, id, name, text};
use crate::i18n::Key;
use crate::money::Money;
use crate::plan::rule::{Forbid, Reserve, Rule, RuleKind, Strength};
use crate::plan::{Level, Plan, Scope, Text};

/// This year's grants are at least this many percent of last year's.
pub(super) const REGRESSION: i64 = 90;
/// Money that counts as own.
const OWN: [Level; 2] = [Level::Municipal, Level::County];
/// Money from above.
const UPPER: [Level; 2] = [Level::Central, Level::Provincial];

/// A rule's id, title and strength.
#[derive(Clone, Copy)]
struct Head(&'static str, Key, Strength);

/// The rule that has to be there before the witness: what money from above may not pay for.
pub(super) fn forbid() -> Rule {
    let head = Head("negative-list", Key::GenRuleForbid, Strength::Legal);
    rule_for_use(1, head, UNWANTED, RuleKind::Forbid(Forbid { levels: UPPER.to_vec() }))
}

/// The rules around the witness, which leaves `unspent` of the streams.
pub(super) fn around(plan: &Plan, tally: &Tally, unspent: Money) -> Vec<Rule> {
    let mut book = Book { plan, tally, funded: funded_counties(plan, tally), rules: Vec::new() };
    book.use_shares();
    book.part_shares();
    book.matches();
    book.ranges();
    book.factor_band();
    book.no_regression();
    book.reserve(unspent);
    book.rules
}

/// The rules as they are written one after the other.
struct Book<'a> {
    plan: &'a Plan,
    tally: &'a Tally,
    /// The counties that get anything: a floor for the others could not be kept.
    funded: Scope,
    rules: Vec<Rule>,
}

impl Book<'_> {
    /// The number of the next rule; the first is the negative list's.
    fn number(&self) -> usize {
        self.rules.len() + 2
    }

    /// Adds a rule over all uses and counties.
    fn add(&mut self, head: Head, kind: RuleKind) {
        self.rules.push(rule(self.number(), head, name(head.1), kind));
    }

    /// Adds a rule over all uses in the counties that get anything.
    fn add_for_counties(&mut self, head: Head, kind: RuleKind) {
        let counties = self.funded.clone();
        self.rules.push(Rule { counties, ..rule(self.number(), head, name(head.1), kind) });
    }

    fn reserve(&mut self, unspent: Money) {
        let amount = nice_floor(unspent.fen() * 2 / 5);
        if amount > 0 {
            let kind = RuleKind::Reserve(Reserve { amount: Money::from_fen(amount) });
            self.add(Head("reserve", Key::GenRuleReserve, Strength::Legal), kind);
        }
    }
}

fn rule(number: usize, head: Head, title: Text, kind: RuleKind) -> Rule {
    let Head(rule_id, _, strength) = head;
    Rule {
        id: id(rule_id),
        name: title,
        on: true,
        strength,
        cite: bilingual(Key::GenCite, &[("number", &number.to_string())]),
        uses: Scope::All,
        counties: Scope::All,
        kind,
    }
}

/// A rule over one use, whose name is part of the title.
fn rule_for_use(number: usize, head: Head, (use_id, use_name): (&str, Key), kind: RuleKind) -> Rule {
    let title = text(|lang| head.1.with(lang, &[("use", use_name.text(lang))]));
    Rule { uses: Scope::Listed(vec![id(use_id)]), ..rule(number, head, title, kind) }
}

fn funded_counties(plan: &Plan, tally: &Tally) -> Scope {
    let counties = plan.counties.iter().zip(&tally.counties);
    let funded: Vec<_> =
        counties.filter(|(_, share)| share.fen > 0).map(|(county, _)| county.id.clone()).collect();
    if funded.len() == plan.counties.len() { Scope::All } else { Scope::Listed(funded) }
}

/// `part · scale / whole`, rounded down; 0 where there is no whole.
fn floor_of(part: i64, whole: i64, scale: i64) -> i64 {
    let quotient = (i128::from(part) * i128::from(scale)).checked_div_euclid(i128::from(whole));
    quotient.and_then(|quotient| quotient.try_into().ok()).unwrap_or_default()
}

/// `part · scale / whole`, rounded up.
fn ceil_of(part: i64, whole: i64, scale: i64) -> i64 {
    -floor_of(-part, whole, scale)
}

/// The number with nothing but its first two digits: an amount a person would set as a floor.
fn nice_floor(number: i64) -> i64 {
    let step = 10_i64.pow(number.max(1).ilog10().saturating_sub(1));
    number / step * step
}

/// The next such number above: one that a person would set as a ceiling.
fn nice_ceil(number: i64) -> i64 {
    let step = 10_i64.pow(number.max(1).ilog10().saturating_sub(1));
    (number + step - 1) / step * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_round_and_on_the_safe_side() {
        let check = |number, floor, ceil| {
            assert_eq!((nice_floor(number), nice_ceil(number)), (floor, ceil), "{number}");
        };
        check(123_456, 120_000, 130_000);
        check(120_000, 120_000, 120_000);
        check(99_500, 99_000, 100_000);
        check(7, 7, 7);
        check(0, 0, 0);
    }

    #[test]
    fn shares_are_rounded_to_the_side_asked_for() {
        assert_eq!((floor_of(2, 3, 100), ceil_of(2, 3, 100)), (66, 67));
        assert_eq!((floor_of(1, 2, 100), ceil_of(1, 2, 100)), (50, 50));
        assert_eq!((floor_of(1, 0, 100), ceil_of(1, 0, 100)), (0, 0));
    }
}
