//! Rules as sentences.

use fundpool::diagnostic::Arg;
use fundpool::i18n::{Lang, Piece};
use fundpool::plan::rule::{
    CountyRange, FactorBand, Forbid, Match, MatchScope, MaxShare, NoRegression, Part, Reserve, Rule,
    RuleKind, Strength, UseShare, sentence,
};
use fundpool::plan::{Level, Scope};

use crate::sample_plan::{id, ratio, rule_row, sample_plan, uses, yuan};

fn everywhere(kind: RuleKind) -> Rule {
    rule_row("rule", Strength::Policy, kind)
}

fn of_industry(kind: RuleKind) -> Rule {
    Rule { uses: uses(&["industry"]), ..everywhere(kind) }
}

fn within(counties: &[&str], rule: Rule) -> Rule {
    Rule { counties: Scope::Listed(counties.iter().map(|county| id(county)).collect()), ..rule }
}

fn check(rule: &Rule, zh: &str, en: &str) {
    let phrase = sentence(&sample_plan(), rule);
    assert_eq!(phrase.say(Lang::Zh), zh);
    assert_eq!(phrase.say(Lang::En), en);
}

#[test]
fn use_share() {
    let kind = |min: Option<&str>, max: Option<&str>, each_county| {
        RuleKind::UseShare(UseShare { min: min.map(ratio), max: max.map(ratio), each_county })
    };
    check(
        &of_industry(kind(Some("0.5"), None, false)),
        "全部县区合计，用于产业的拨款占比不低于 50 %",
        "Industry must get at least 50 % of grants in all counties together",
    );
    check(
        &within(&["yudu", "dayu"], of_industry(kind(Some("0.3"), Some("0.6"), true))),
        "于都县、大余县各自，用于产业的拨款占比在 30 % 与 60 % 之间",
        "Industry must get between 30 % and 60 % of grants in each of Yudu, Dayu",
    );
    let both = Rule {
        uses: uses(&["industry.vegetables", "unknown"]),
        ..everywhere(kind(None, Some("0.255"), true))
    };
    check(
        &within(&["yudu"], both),
        "于都县，用于蔬菜、unknown的拨款占比不高于 25.5 %",
        "Vegetables, unknown must get at most 25.5 % of grants in Yudu",
    );
}

#[test]
fn county_range() {
    let kind = |min: Option<i64>, max: Option<i64>, per_head| {
        RuleKind::CountyRange(CountyRange { min: min.map(yuan), max: max.map(yuan), per_head })
    };
    check(
        &everywhere(kind(Some(2_000_000), None, false)),
        "每个县区，用于各类用途的拨款不少于 2\u{202F}000\u{202F}000.00 元",
        "Grants to all uses in each county are at least 2\u{202F}000\u{202F}000.00 yuan",
    );
    check(
        &within(&["yudu", "dayu"], of_industry(kind(Some(1), Some(9), true))),
        "于都县、大余县各自，用于产业的拨款人均在 1.00 元与 9.00 元之间",
        "Grants to Industry in each of Yudu, Dayu are between 1.00 and 9.00 yuan per head",
    );
    check(
        &within(&[], everywhere(kind(None, None, false))),
        "（未列出）各自，用于各类用途的拨款不限",
        "Grants to all uses in each of (none listed) are any amount",
    );
}

#[test]
fn own_money_beside_money_from_above() {
    let kind = |scope| {
        RuleKind::Match(Match {
            own_levels: vec![Level::Municipal, Level::County],
            upper_levels: vec![Level::Central],
            ratio: ratio("0.1"),
            scope,
        })
    };
    check(
        &everywhere(kind(MatchScope::Total)),
        "全部县区合计，用于各类用途的拨款中，市级、县级资金不少于中央资金的 10 %",
        "Of grants to all uses in all counties together, municipal, county money is at least 10 % of central money",
    );
    check(
        &within(&["yudu", "dayu"], of_industry(kind(MatchScope::EachProject))),
        "于都县、大余县的每个项目，用于产业的拨款中，市级、县级资金不少于中央资金的 10 %",
        "Of grants to Industry in each project in Yudu, Dayu, municipal, county money is at least 10 % of central money",
    );
}

#[test]
fn max_share() {
    check(
        &everywhere(RuleKind::MaxShare(MaxShare { of: Part::Village, max: ratio("0.05") })),
        "全部县区合计，任何一个村镇所得不超过用于各类用途的拨款的 5 %",
        "No single village gets more than 5 % of grants to all uses in all counties together",
    );
}

#[test]
fn factor_band() {
    let weights = [("target_population", "0.6"), ("income_gap", "0.4")];
    let weights = weights.map(|(factor, weight)| (factor.to_owned(), ratio(weight))).into();
    check(
        &everywhere(RuleKind::FactorBand(FactorBand { band: ratio("0.2"), weights })),
        "全部县区合计，用于各类用途的拨款按因素法（收入差距 40 %、目标人口 60 %）分到各县区，上下浮动不超过 20 %",
        "Of grants to all uses in all counties together, each county gets its share by the factor method \
         (income gap 40 %, target population 60 %), give or take 20 % of it",
    );
}

#[test]
fn the_other_kinds() {
    check(
        &everywhere(RuleKind::NoRegression(NoRegression { ratio: ratio("0.9") })),
        "每个县区，用于各类用途的拨款不少于上年的 90 %",
        "Grants to all uses in each county are at least 90 % of last year’s",
    );
    check(
        &everywhere(RuleKind::Reserve(Reserve { amount: yuan(5) })),
        "全部资金合计至少预留 5.00 元",
        "At least 5.00 yuan of all streams together are kept back",
    );
    check(
        &of_industry(RuleKind::Forbid(Forbid { levels: vec![Level::Central, Level::Provincial] })),
        "中央、省级资金不得用于任何县区的产业",
        "No central, provincial money may pay for Industry in any county",
    );
}

#[test]
fn figures_stand_apart_from_words_so_that_they_can_be_changed() {
    let limits = UseShare { min: Some(ratio("0.3")), max: Some(ratio("0.6")), each_county: false };
    let phrase = sentence(&sample_plan(), &of_industry(RuleKind::UseShare(limits)));
    for lang in Lang::ALL {
        let figures: Vec<(&str, &Arg)> = phrase
            .pieces(lang)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Figure { name: name @ ("min" | "max"), value, .. } => Some((name, value)),
                _ => None,
            })
            .collect();
        assert_eq!(figures, [("min", &Arg::Percent(ratio("0.3"))), ("max", &Arg::Percent(ratio("0.6")))]);
    }
}
