//! Plans that make no sense at all: ids from a handful, numbers from anywhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use fundpool::i18n::{Lang, describe};
use fundpool::money::{Money, Ratio};
use fundpool::plan::rule::{
    CountyRange, FactorBand, Forbid, Match, MatchScope, MaxShare, NoRegression, Part, Reserve, Rule,
    RuleKind, Strength, UseShare, sentence,
};
use fundpool::plan::{
    Breakpoint, Channel, County, Credit, Direction, Earmark, Funding, Goal, Id, Level, Plan, Pool, Project,
    Quantum, Scope, Stream, Text, Tier, check,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::sample_plan::{id, project_row, rule_row, sample_plan, stream, table};

proptest! {
    #[test]
    fn any_plan_is_checked_without_a_panic_and_always_alike(plan in any_plan()) {
        let found = check(&plan);
        prop_assert_eq!(&found, &check(&plan));
        for lang in Lang::ALL {
            for diagnostic in &found {
                let said = describe(diagnostic, lang);
                prop_assert!(!said.what.contains('{') && !said.hint.contains('{'), "{:?}", said);
            }
            for rule in plan.rules.iter() {
                let said = sentence(&plan, rule).say(lang);
                prop_assert!(!said.contains('{'), "{}", said);
            }
        }
    }
}

/// A plan of a few rows each, in which little is as it should be.
pub fn any_plan() -> impl Strategy<Value = Plan> {
    let rows = (
        vec(any_county(), 0..4),
        vec(any_stream(), 0..5),
        vec(any_credit(), 0..3),
        vec(any_project(), 0..8),
        vec(any_rule(), 0..6),
    );
    let rest = (any_scope(), any_scope(), vec(any_tier(), 0..4), select(&Quantum::ALL[..]));
    (rows, rest).prop_map(|((counties, streams, credit, projects, rules), (uses, reach, tiers, quantum))| {
        Plan {
            quantum,
            counties: table(counties),
            streams: table(streams),
            credit: table(credit),
            projects: table(projects),
            rules: table(rules),
            pool: Arc::new(Pool { uses, counties: reach }),
            objective: Arc::new(tiers),
            ..sample_plan()
        }
    })
}

fn any_id() -> impl Strategy<Value = Id> {
    select(vec!["a", "b", "a.b", "a.b.c", "yudu", "industry", "people", "..", "long-name"]).prop_map(id)
}

fn any_ids() -> impl Strategy<Value = Vec<Id>> {
    vec(any_id(), 0..4)
}

fn any_scope() -> impl Strategy<Value = Scope> {
    prop_oneof![Just(Scope::All), any_ids().prop_map(Scope::Listed)]
}

fn any_money() -> impl Strategy<Value = Money> {
    let fen = prop_oneof![Just(0), 0..1_000_000_i64, any::<i64>(), Just(i64::MAX), Just(i64::MIN)];
    fen.prop_map(Money::from_fen)
}

fn any_ratio() -> impl Strategy<Value = Ratio> {
    let numbers =
        ["0", "1", "0.5", "0.000000000001", "2", "-1", "999999999999999.999999999999", "-999999999999999"];
    prop_oneof![
        select(numbers.to_vec()).prop_map(crate::sample_plan::ratio),
        (0..=1000_u32).prop_map(|share| crate::sample_plan::ratio(&format!("0.{share:03}"))),
    ]
}

fn any_text() -> impl Strategy<Value = Text> {
    (option::of("[^{]{0,6}"), option::of("[^{]{0,6}")).prop_map(|(zh, en)| Text { zh, en })
}

fn any_county() -> impl Strategy<Value = County> {
    let factors =
        btree_map(select(vec!["area", "people", "\u{202e}"]).prop_map(str::to_owned), any_ratio(), 0..3);
    (any_id(), any_text(), option::of(any_money()), any_ratio(), factors, any::<u64>()).prop_map(
        |(id, name, last_year, performance, factors, population)| County {
            id,
            name,
            last_year,
            performance,
            factors,
            population,
            ..County::clone(&sample_plan().counties[0])
        },
    )
}

fn any_stream() -> impl Strategy<Value = Stream> {
    let scopes = (any_scope(), any_scope(), any_scope());
    let kind = (select(&Channel::ALL[..]), select(&Level::ALL[..]));
    (any_id(), any_text(), kind, any_money(), any_ratio(), any_money(), scopes).prop_map(
        |(id, name, (channel, level), amount, poolable, must_spend, (uses, counties, reach))| Stream {
            id,
            name,
            channel,
            amount,
            poolable,
            must_spend,
            earmark: Earmark { uses, counties },
            reach,
            ..stream("a", "", level, 0)
        },
    )
}

fn any_credit() -> impl Strategy<Value = Credit> {
    (any_id(), any_ratio(), any_money(), any_scope(), any_scope()).prop_map(
        |(id, leverage, buffer_max, uses, counties)| Credit {
            id,
            leverage,
            buffer_max,
            uses,
            counties,
            ..Credit::clone(&sample_plan().credit[0])
        },
    )
}

fn any_project() -> impl Strategy<Value = Project> {
    let ids = (any_id(), any_id(), any_id(), any_ids(), any_ids());
    let amounts = (any_money(), any_money(), option::of(any_money()), any_ratio());
    let funding = select(vec![Funding::Divisible, Funding::AtLeast, Funding::Whole]);
    let curve = vec((any_ratio(), any_ratio()), 0..4);
    let rest = (any_text(), funding, any::<(bool, bool)>(), curve, btree_map(any_id(), any_ratio(), 0..3));
    (ids, amounts, rest).prop_map(
        |(
            (id, county, use_id, requires, excludes),
            (cost, min, lock, credit_share_max),
            (name, funding, (must, ready), curve, benefits),
        )| {
            let curve = curve.into_iter().map(|(funded, benefit)| Breakpoint { funded, benefit }).collect();
            let plain = project_row("a", "", "a", "a", 0);
            Project {
                id,
                county,
                use_id,
                requires,
                excludes,
                cost,
                min,
                lock,
                credit_share_max,
                name,
                funding,
                must,
                ready,
                curve,
                benefits,
                ..plain
            }
        },
    )
}

fn any_rule() -> impl Strategy<Value = Rule> {
    (any_id(), any_scope(), any_scope(), any::<bool>(), any_kind()).prop_map(
        |(id, uses, counties, on, kind)| Rule {
            id,
            uses,
            counties,
            on,
            ..rule_row("a", Strength::Policy, kind)
        },
    )
}

fn any_kind() -> impl Strategy<Value = RuleKind> {
    let levels = || vec(select(&Level::ALL[..]), 0..3);
    let weights =
        || btree_map(select(vec!["area", "people", "aera"]).prop_map(str::to_owned), any_ratio(), 0..3);
    let part = select(vec![Part::County, Part::Village, Part::Project]);
    let extent = select(vec![MatchScope::Total, MatchScope::EachCounty, MatchScope::EachProject]);
    let limits = (option::of(any_ratio()), option::of(any_ratio()), any::<bool>());
    let amounts = (option::of(any_money()), option::of(any_money()), any::<bool>());
    prop_oneof![
        limits.prop_map(|(min, max, each_county)| RuleKind::UseShare(UseShare { min, max, each_county })),
        amounts.prop_map(|(min, max, per_head)| RuleKind::CountyRange(CountyRange { min, max, per_head })),
        (levels(), levels(), any_ratio(), extent).prop_map(|(own_levels, upper_levels, ratio, scope)| {
            RuleKind::Match(Match { own_levels, upper_levels, ratio, scope })
        }),
        (part, any_ratio()).prop_map(|(of, max)| RuleKind::MaxShare(MaxShare { of, max })),
        (any_ratio(), weights()).prop_map(|(band, weights): (_, BTreeMap<_, _>)| {
            RuleKind::FactorBand(FactorBand { band, weights })
        }),
        any_ratio().prop_map(|ratio| RuleKind::NoRegression(NoRegression { ratio })),
        any_money().prop_map(|amount| RuleKind::Reserve(Reserve { amount })),
        levels().prop_map(|levels| RuleKind::Forbid(Forbid { levels })),
    ]
}

fn any_tier() -> impl Strategy<Value = Tier> {
    (select(vec![Direction::Maximise, Direction::Minimise]), select(&Goal::ALL[..]), any_ratio())
        .prop_map(|(direction, goal, slack)| Tier { direction, goal, slack })
}
