//! New rules: one of every kind, so gentle that it can be added to any plan.

use std::collections::BTreeMap;

use crate::i18n::Lang;
use crate::money::{Money, Ratio};
use crate::plan::rule::{
    CountyRange, FactorBand, Forbid, Match, MatchScope, MaxShare, NoRegression, Part, Reserve, Rule,
    RuleKind, Strength, UseShare,
};
use crate::plan::{Id, Level, Plan, Scope, Term, Text, set_of};

/// A million yuan.
const MILLION: Money = Money::from_fen(100_000_000);
/// A hundredth, in units of 10⁻¹².
const POINT: i128 = 10_000_000_000;
/// The whole, in units of 10⁻¹².
const WHOLE: i128 = 100 * POINT;

/// A new rule of every kind. Each is off: a person sees what it would say before it says anything.
pub fn fresh(plan: &Plan) -> Vec<Rule> {
    let (above, own) = ([Level::Central, Level::Provincial], [Level::Municipal, Level::County]);
    let first_use = plan.uses.first().map_or(Scope::All, |one| Scope::Listed(vec![one.id.clone()]));
    let kinds = [
        ("use-share", RuleKind::UseShare(UseShare { min: Some(points(10)), ..UseShare::default() })),
        ("county-range", RuleKind::CountyRange(CountyRange { min: Some(MILLION), ..CountyRange::default() })),
        (
            "match",
            RuleKind::Match(Match {
                own_levels: own.to_vec(),
                upper_levels: above.to_vec(),
                ratio: points(10),
                scope: MatchScope::Total,
            }),
        ),
        ("max-share", RuleKind::MaxShare(MaxShare { of: Part::County, max: points(20) })),
        ("factor-band", RuleKind::FactorBand(FactorBand { band: points(20), weights: even_weights(plan) })),
        ("no-regression", RuleKind::NoRegression(NoRegression { ratio: points(90) })),
        ("reserve", RuleKind::Reserve(Reserve { amount: MILLION })),
        ("forbid", RuleKind::Forbid(Forbid { levels: above.to_vec() })),
    ];
    let rule = |(name, kind): (&str, RuleKind)| {
        let term = kind.term();
        let name_in = |lang| Some(term.text(lang).to_owned());
        let speaks_of_one = matches!(kind, RuleKind::UseShare(_) | RuleKind::Forbid(_));
        Rule {
            id: Id::unused(name, plan.rules.iter().map(|rule| &rule.id)),
            name: Text { zh: name_in(Lang::Zh), en: name_in(Lang::En) },
            on: false,
            strength: Strength::Policy,
            cite: String::new(),
            uses: if speaks_of_one { first_use.clone() } else { Scope::All },
            counties: Scope::All,
            kind,
        }
    };
    kinds.into_iter().map(rule).collect()
}

fn points(points: i128) -> Ratio {
    Ratio::from_trillionths(points.saturating_mul(POINT)).unwrap_or(Ratio::ZERO)
}

/// Every factor that some county has counts the same; the last takes what does not divide.
fn even_weights(plan: &Plan) -> BTreeMap<String, Ratio> {
    let all = plan.counties.iter().flat_map(|county| county.factors.keys());
    let factors = set_of(all);
    let count = i128::try_from(factors.len()).unwrap_or(1).max(1);
    let each = (WHOLE / count / POINT) * POINT;
    let last = WHOLE - each * (count - 1);
    let weight = |(at, factor): (usize, &String)| {
        let is_last = at.saturating_add(1) == factors.len();
        Some((factor.clone(), Ratio::from_trillionths(if is_last { last } else { each })?))
    };
    factors.iter().copied().enumerate().filter_map(weight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json;
    use crate::plan::check;

    #[test]
    fn a_new_rule_stands_in_no_way_while_it_is_off() {
        let bare = Plan { measures: Vec::new().into(), ..Plan::default() };
        let errors = |plan: &Plan| check(plan).iter().filter(|one| one.is_error()).count();
        let rules: Vec<_> = fresh(&bare).into_iter().map(Into::into).collect();
        assert_eq!(errors(&Plan { rules: rules.into(), ..bare.clone() }), errors(&bare));
    }

    #[test]
    fn a_new_rule_of_any_kind_can_be_added_to_a_plan() {
        let mut plan = json::read(include_bytes!("../../../../examples/ganzhou-2020.json")).plan.unwrap();
        let errors = |plan: &Plan| check(plan).iter().filter(|one| one.is_error()).count();
        let before = errors(&plan);
        let rules = fresh(&plan);
        assert_eq!(rules.len(), 8);
        let mut all = plan.rules.to_vec();
        all.extend(rules.into_iter().map(|rule| Rule { on: true, ..rule }.into()));
        plan.rules = all.into();
        assert_eq!(errors(&plan), before);
    }
}
