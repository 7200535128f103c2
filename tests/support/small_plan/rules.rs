//! Rules of every kind, in all their variants, most of them mild enough to be kept together.

use fundpool::money::Money;
use fundpool::plan::rule::{
    CountyRange, FactorBand, Forbid, Match, MatchScope, MaxShare, NoRegression, Part, Reserve, Rule,
    RuleKind, Strength, UseShare,
};
use fundpool::plan::{Level, Project, Scope, Text};

use super::{Dice, Frame, id, part, share};

/// Up to six rules. Now and then one of them asks for what can hardly be.
pub fn draw(dice: &mut Dice, frame: &Frame, projects: &[Project], budget: u64) -> Vec<Rule> {
    let cost: u64 = projects.iter().map(|project| project.cost.fen() as u64).sum();
    let spendable = Money::from_fen(budget.min(cost) as i64);
    let counties = frame.counties.len() as u64;
    (0..dice.below(7))
        .map(|at| Rule {
            id: id(&format!("r{at}")),
            name: Text::default(),
            on: dice.percent(85),
            strength: dice.one_of(&Strength::ALL),
            cite: "§ 1".to_owned(),
            uses: frame.use_scope(dice, 60),
            counties: frame.county_scope(dice, 65),
            kind: kind(dice, spendable, counties),
        })
        .map(|rule| match rule.kind {
            // A reserve has no scope.
            RuleKind::Reserve(_) => Rule { uses: Scope::All, counties: Scope::All, ..rule },
            _ => rule,
        })
        .collect()
}

fn kind(dice: &mut Dice, spendable: Money, counties: u64) -> RuleKind {
    let is_strict = dice.percent(8);
    match dice.below(8) {
        0 => {
            let min = share(dice, 1, if is_strict { 80 } else { 30 });
            let max = share(dice, if is_strict { 5 } else { 40 }, 95);
            let (min, max) = either(dice, min, max);
            RuleKind::UseShare(UseShare { min, max: max.max(min), each_county: dice.flip() })
        }
        1 => RuleKind::CountyRange(county_range(dice, spendable, counties, is_strict)),
        2 => {
            let mut levels = Level::ALL.to_vec();
            let own_levels = dice.some_of(&levels[1..]);
            levels.retain(|level| !own_levels.contains(level));
            RuleKind::Match(Match {
                own_levels,
                upper_levels: dice.some_of(&levels),
                ratio: share(dice, 1, if is_strict { 300 } else { 50 }),
                scope: dice.one_of(&[MatchScope::Total, MatchScope::EachCounty, MatchScope::EachProject]),
            })
        }
        3 => RuleKind::MaxShare(MaxShare {
            of: dice.one_of(&[Part::County, Part::Village, Part::Project]),
            max: share(dice, if is_strict { 5 } else { 20 }, 95),
        }),
        4 => {
            let (need, gap) = dice.one_of(&[("0.3", "0.7"), ("0.65", "0.35"), ("1", "0")]);
            let weights = [("need", need), ("gap", gap)];
            RuleKind::FactorBand(FactorBand {
                band: share(dice, if is_strict { 1 } else { 30 }, 150),
                weights: weights.map(|(factor, weight)| (factor.to_owned(), weight.parse().unwrap())).into(),
            })
        }
        5 => RuleKind::NoRegression(NoRegression { ratio: share(dice, 1, if is_strict { 100 } else { 40 }) }),
        6 => RuleKind::Reserve(Reserve { amount: part(dice, spendable, 1, if is_strict { 95 } else { 40 }) }),
        _ => RuleKind::Forbid(Forbid { levels: dice.some_of(&Level::ALL) }),
    }
}

fn county_range(dice: &mut Dice, spendable: Money, counties: u64, is_strict: bool) -> CountyRange {
    let equal = Money::from_fen(spendable.fen() / counties as i64);
    let min = part(dice, equal, 1, if is_strict { 150 } else { 40 });
    let max = part(dice, equal, if is_strict { 20 } else { 70 }, 300);
    let per_head = dice.percent(40);
    let heads = if per_head { 100_000 } else { 1 };
    let (min, max) = either(dice, min, max);
    let limit = |amount: Money| Money::from_fen((amount.fen() / heads).max(1));
    CountyRange { min: min.map(limit), max: max.max(min).map(limit), per_head }
}

/// One of two limits, or both.
fn either<T: Copy>(dice: &mut Dice, min: T, max: T) -> (Option<T>, Option<T>) {
    match dice.below(3) {
        0 => (Some(min), None),
        1 => (None, Some(max)),
        _ => (Some(min), Some(max)),
    }
}
