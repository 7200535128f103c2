//! Rules that demand nothing, too much or the impossible.

use fundpool::diagnostic::Code;
use fundpool::money::{Money, Ratio};
use fundpool::plan::rule::{
    CountyRange, FactorBand, Forbid, Match, MaxShare, NoRegression, Part, Reserve, RuleKind, UseShare,
};
use fundpool::plan::{Level, Plan, Scope};

use super::{Case, case, county, project, rule};
use crate::sample_plan::{id, ratio, uses, yuan};

pub fn cases() -> Vec<Case> {
    [of_any_kind(), ranges(), shares(), factors(), levels(), reserves()].into_iter().flatten().collect()
}

fn of_any_kind() -> Vec<Case> {
    vec![
        case(Code::RuleWithoutCitation, "a rule that cites nothing", |plan| {
            rule(plan, "industry-share").cite = " ".to_owned();
        }),
        case(Code::RuleOverNothing, "a rule for a county whose only projects are not ready", |plan| {
            project(plan, "dy-veg").ready = false;
            project(plan, "dy-road").ready = false;
            rule(plan, "industry-share").counties = Scope::Listed(vec![id("dayu")]);
            for other in ["per-head", "factor-method", "not-below-last-year"] {
                rule(plan, other).on = false;
            }
        }),
        case(Code::RuleDemandsNothing, "rules whose limits are missing or nothing", disarm),
    ]
}

fn disarm(plan: &mut Plan) {
    rule(plan, "industry-share").kind = RuleKind::UseShare(UseShare::default());
    rule(plan, "per-head").kind = RuleKind::CountyRange(CountyRange::default());
    change_match(plan, |own_share| own_share.ratio = Ratio::ZERO);
    rule(plan, "no-favourite").kind = RuleKind::MaxShare(MaxShare { of: Part::Project, max: Ratio::ONE });
    rule(plan, "not-below-last-year").kind = RuleKind::NoRegression(NoRegression { ratio: Ratio::ZERO });
    rule(plan, "kept-back").kind = RuleKind::Reserve(Reserve { amount: Money::ZERO });
    rule(plan, "negative-list").kind = RuleKind::Forbid(Forbid { levels: Vec::new() });
}

fn ranges() -> Vec<Case> {
    vec![
        case(Code::MinOverMax, "minimums above maximums, told even of a rule that is off", |plan| {
            let use_share = UseShare { min: Some(ratio("0.6")), max: Some(ratio("0.5")), each_county: false };
            rule(plan, "industry-share").kind = RuleKind::UseShare(use_share);
            rule(plan, "industry-share").on = false;
            let range = CountyRange { min: Some(yuan(2)), max: Some(yuan(1)), per_head: true };
            rule(plan, "per-head").kind = RuleKind::CountyRange(range);
        }),
        case(Code::NegativeMoney, "a negative limit", |plan| {
            let range = CountyRange { min: None, max: Some(yuan(-1)), per_head: false };
            rule(plan, "per-head").kind = RuleKind::CountyRange(range);
        }),
        case(Code::PerHeadWithoutPeople, "grants per head in counties without people", |plan| {
            county(plan, "yudu").population = 0;
            county(plan, "dayu").population = 0;
        }),
        case(Code::TotalTooLarge, "an amount per head that no amount can hold", |plan| {
            let range = CountyRange { min: None, max: Some(Money::MAX), per_head: true };
            rule(plan, "per-head").kind = RuleKind::CountyRange(range);
        }),
        case(Code::DemandOverProjects, "counties are to get more than their projects cost", |plan| {
            let range = CountyRange { min: Some(yuan(16_000_000)), max: None, per_head: false };
            rule(plan, "per-head").kind = RuleKind::CountyRange(range);
            county(plan, "dayu").last_year = Some(yuan(100_000_000));
        }),
        case(Code::LastYearMissing, "a county without last year's figure", |plan| {
            county(plan, "dayu").last_year = None;
        }),
    ]
}

fn shares() -> Vec<Case> {
    vec![
        case(
            Code::UseShareStarves,
            "a county without any project of a use it must give a share to",
            |plan| {
                project(plan, "rj-veg").ready = false;
            },
        ),
        case(Code::ShareCannotAddUp, "three counties with at most a tenth each", |plan| {
            rule(plan, "no-favourite").kind =
                RuleKind::MaxShare(MaxShare { of: Part::County, max: ratio("0.1") });
        }),
        case(Code::ShareCannotAddUp, "two villages with at most 40 % each", |plan| {
            let rule = rule(plan, "no-favourite");
            rule.kind = RuleKind::MaxShare(MaxShare { of: Part::Village, max: ratio("0.4") });
            rule.counties = Scope::Listed(vec![id("yudu"), id("ruijin")]);
            for (row, village) in
                [("yd-veg", "梓山镇"), ("yd-road", "梓山镇 "), ("rj-veg", "叶坪乡"), ("rj-road", "叶坪乡")]
            {
                project(plan, row).village = village.to_owned();
            }
        }),
    ]
}

fn factors() -> Vec<Case> {
    vec![
        case(Code::FactorWeightsSum, "weights of 90 % in all", |plan| {
            change_band(plan, |band| *band.weights.get_mut("income_gap").unwrap() = ratio("0.3"));
        }),
        case(
            Code::OutOfProportion,
            "performances and factors with too many zeros, and a band of any width",
            |plan| {
                change_band(plan, |band| band.band = ratio("1001"));
                let row = county(plan, "yudu");
                row.performance = ratio("1000001");
                row.factors.insert("income_gap".to_owned(), ratio("100000000000001"));
            },
        ),
        case(Code::FactorMissing, "a county without a figure", |plan| {
            county(plan, "dayu").factors.remove("income_gap");
        }),
        case(Code::MisspeltId, "a factor that no county has", |plan| {
            change_band(plan, |band| {
                let weight = band.weights.remove("income_gap").unwrap();
                band.weights.insert("income-gap".to_owned(), weight);
            });
        }),
        case(Code::FactorAllZero, "a factor that is 0 everywhere", |plan| {
            for row in ["yudu", "ruijin", "dayu"] {
                county(plan, row).factors.insert("income_gap".to_owned(), Ratio::ZERO);
            }
        }),
        case(Code::PerformanceAllZero, "no county performed", |plan| {
            for row in ["yudu", "ruijin", "dayu"] {
                county(plan, row).performance = Ratio::ZERO;
            }
        }),
        case(Code::FactorBandStarves, "a county that is due a share, but has no ready project", |plan| {
            project(plan, "dy-veg").ready = false;
            project(plan, "dy-road").ready = false;
            rule(plan, "per-head").on = false;
            rule(plan, "not-below-last-year").on = false;
        }),
    ]
}

fn levels() -> Vec<Case> {
    vec![
        case(Code::MatchLevelsOverlap, "municipal money as own and as upper money", |plan| {
            change_match(plan, |own_share| own_share.upper_levels.push(Level::Municipal));
        }),
        case(Code::MatchWithoutOwn, "own levels that give nothing", |plan| {
            change_match(plan, |own_share| own_share.own_levels.clear());
        }),
    ]
}

fn reserves() -> Vec<Case> {
    vec![
        case(
            Code::ReserveOverFunds,
            "more kept back than there is; procurement is no budget money",
            |plan| {
                let reserve = Reserve { amount: yuan(65_000_001) };
                rule(plan, "kept-back").kind = RuleKind::Reserve(reserve);
            },
        ),
        case(Code::ReserveHasNoScope, "a reserve for one use", |plan| {
            rule(plan, "kept-back").uses = uses(&["industry"]);
        }),
    ]
}

fn change_match(plan: &mut Plan, change: impl FnOnce(&mut Match)) {
    let RuleKind::Match(own_share) = &mut rule(plan, "local-match").kind else { panic!("no match rule") };
    change(own_share);
}

fn change_band(plan: &mut Plan, change: impl FnOnce(&mut FactorBand)) {
    let RuleKind::FactorBand(band) = &mut rule(plan, "factor-method").kind else { panic!("no band rule") };
    change(band);
}
