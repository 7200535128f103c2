//! Random plans: realistic, the same for a seed, and such that they can be kept.

#[path = "support/evaluate.rs"]
mod evaluate;

use std::collections::BTreeSet;
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

use evaluate::{Broken, broken};
use fundpool::diagnostic::Code;
use fundpool::generate::{Options, generate, generate_with_witness};
use fundpool::money::{Money, Ratio};
use fundpool::plan::rule::{Rule, RuleKind};
use fundpool::plan::{Channel, Funding, Id, Level, Project, check};

/// Sizes from the smallest to the source's: streams, projects, counties.
const SIZES: [(usize, usize, usize); 7] =
    [(1, 1, 1), (2, 5, 3), (5, 12, 30), (10, 50, 5), (12, 200, 8), (38, 300, 20), (60, 1_000, 40)];

fn options(seed: u64, (streams, projects, counties): (usize, usize, usize)) -> Options {
    let whole = ["0", "0.3", "1"][seed as usize % 3].parse().unwrap();
    Options { streams, projects, counties, seed, whole, ..Options::default() }
}

/// Plans of every size, for as many seeds as `FUNDPOOL_CASES` says.
fn samples() -> impl Iterator<Item = Options> {
    let seeds = std::env::var("FUNDPOOL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(6);
    (0..seeds).flat_map(|seed| SIZES.map(|size| options(seed, size)))
}

#[test]
fn the_witness_keeps_every_rule() {
    for options in samples() {
        let generated = generate_with_witness(&options);
        assert_eq!(broken(&generated.plan, &generated.witness), [], "{options:?}");
        assert!(!generated.witness.grants.is_empty());
    }
}

/// The check of a person's plan finds nothing in a generated one but what is there on purpose.
#[test]
fn the_check_is_content() {
    for options in samples() {
        let plan = generate(&Options { infeasible: options.seed % 2 == 0, ..options });
        let unready = plan.projects.iter().filter(|project| !project.ready).count();
        let codes: Vec<Code> = check(&plan).iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, vec![Code::ProjectNotReady; unready], "{options:?}");
    }
}

#[test]
fn an_infeasible_plan_lacks_exactly_what_it_says() {
    for options in samples() {
        let generated = generate_with_witness(&Options { infeasible: true, ..options });
        let conflict = generated.conflict.expect("there is one");
        let limit = |rule: &Id| {
            let rule =
                generated.plan.rules.iter().find(|other| other.id == *rule).expect("it is in the plan");
            match &rule.kind {
                RuleKind::CountyRange(range) => (rule.counties.clone(), range.min.or(range.max).unwrap()),
                other => panic!("{other:?}"),
            }
        };
        let ((county, floor), (same_county, ceiling)) = (limit(&conflict.legal), limit(&conflict.policy));
        assert_eq!((county, floor.checked_sub(ceiling)), (same_county, Some(conflict.short)));
        assert!(conflict.short > Money::ZERO);
        // With the ceiling raised by that much the witness would keep it, as it keeps all else.
        let (what, short) = (conflict.policy.to_string(), i128::from(conflict.short.fen()));
        let expect = Broken { what, demand: "greatest amount", short };
        assert_eq!(broken(&generated.plan, &generated.witness), [expect], "{options:?}");
    }
}

#[test]
fn the_evaluation_can_say_no() {
    let generated = generate_with_witness(&Options { projects: 60, ..Options::default() });
    let mut witness = generated.witness.clone();
    witness.grants.retain(|grant| grant.amount > Money::from_fen(10_000_000));
    let demands: BTreeSet<&str> =
        broken(&generated.plan, &witness).into_iter().map(|broken| broken.demand).collect();
    assert!(demands.contains("its way of funding") && demands.len() > 3, "{demands:?}");
}

/// Each rule made too strict for the witness, one at a time.
#[test]
fn the_evaluation_sees_every_kind_of_rule() {
    let generated = generate_with_witness(&Options::default());
    let number = |text: &str| text.parse().unwrap();
    for (position, rule) in generated.plan.rules.iter().enumerate() {
        let mut strict = Rule::clone(rule);
        match &mut strict.kind {
            RuleKind::UseShare(share) => {
                (share.min, share.max) = (share.min.and(Some(Ratio::ONE)), share.max.and(Some(Ratio::ZERO)))
            }
            RuleKind::CountyRange(range) => {
                (range.min, range.max) = (range.min.and(Some(Money::MAX)), range.max.and(Some(Money::ZERO)))
            }
            RuleKind::Match(own) => own.ratio = number("100"),
            RuleKind::MaxShare(share) => share.max = number("0.0001"),
            RuleKind::FactorBand(band) => band.band = number("0.0001"),
            RuleKind::NoRegression(regression) => regression.ratio = number("100"),
            RuleKind::Reserve(reserve) => reserve.amount = Money::MAX,
            RuleKind::Forbid(forbid) => forbid.levels = Level::ALL.to_vec(),
        }
        let mut plan = generated.plan.clone();
        Arc::make_mut(&mut plan.rules)[position] = Arc::new(strict);
        let what: BTreeSet<String> =
            broken(&plan, &generated.witness).into_iter().map(|broken| broken.what).collect();
        assert_eq!(what, BTreeSet::from([rule.id.to_string()]));
    }
}

#[test]
fn the_same_options_give_the_same_plan() {
    let check = |options: Options| assert_eq!(generate(&options), generate(&options));
    samples().take(9).for_each(check);
    let other_seed = Options { seed: 2, ..Options::default() };
    assert_ne!(generate(&Options::default()).projects, generate(&other_seed).projects);
}

#[test]
fn counts_are_those_asked_for() {
    for options in samples() {
        let plan = generate(&options);
        let counts = (plan.streams.len(), plan.projects.len(), plan.counties.len());
        assert_eq!(counts, (options.streams, options.projects, options.counties));
    }
    let none = Options { streams: 0, projects: 0, counties: 0, ..Options::default() };
    let plan = generate(&none);
    assert_eq!((plan.streams.len(), plan.projects.len(), plan.counties.len()), (1, 1, 1));
}

#[test]
fn the_share_of_whole_projects_is_exact() {
    let check = |whole: &str, expect| {
        let plan =
            generate(&Options { projects: 1_000, whole: whole.parse().unwrap(), ..Options::default() });
        let is_whole = |project: &&Arc<Project>| project.funding == Funding::Whole;
        assert_eq!(plan.projects.iter().filter(is_whole).count(), expect);
    };
    check("0", 0);
    check("0.3", 300);
    check("0.0015", 1);
    check("1", 1_000);
}

#[test]
fn everything_a_plan_can_say_occurs() {
    let plan = generate(&Options { projects: 1_000, whole: "0.3".parse().unwrap(), ..Options::default() });
    let kinds: Vec<Discriminant<RuleKind>> = plan.rules.iter().map(|rule| discriminant(&rule.kind)).collect();
    let distinct = kinds.iter().enumerate().filter(|(index, kind)| !kinds[..*index].contains(kind)).count();
    assert_eq!(distinct, 8, "every kind of rule");
    assert!(plan.rules.iter().all(|rule| rule.cite.contains("Illustrative") && rule.cite.contains("示例")));

    let channels: BTreeSet<Channel> = plan.streams.iter().map(|stream| stream.channel).collect();
    let levels: BTreeSet<Level> = plan.streams.iter().map(|stream| stream.level).collect();
    assert_eq!((channels.len(), levels.len()), (6, 4), "every channel, every level");
    assert!(plan.streams.iter().any(|stream| stream.must_spend > Money::ZERO));

    let some = |what: &str, fits: fn(&Project) -> bool| {
        let count = plan.projects.iter().filter(|project| fits(project)).count();
        assert!((5..=700).contains(&count), "{what}: {count}");
    };
    some("divisible", |project| project.funding == Funding::Divisible);
    some("at least", |project| project.funding == Funding::AtLeast);
    some("requires", |project| !project.requires.is_empty());
    some("excludes", |project| !project.excludes.is_empty());
    some("must", |project| project.must);
    some("lock", |project| project.lock.is_some());
    some("not ready", |project| !project.ready);
    some("curve", |project| !project.curve.is_empty());
    some("may borrow", |project| !project.credit_share_max.is_zero());
    some("down to the fen", |project| project.cost.fen() % 10_000 != 0);
    assert_eq!(plan.credit.len(), 1);
    assert!(plan.counties.iter().all(|county| county.population > 0 && county.factors.len() == 3));
}

#[test]
fn names_come_in_both_languages() {
    let plan = generate(&Options::default());
    let names = (plan.projects.iter().map(|project| &project.name))
        .chain(plan.streams.iter().map(|stream| &stream.name))
        .chain(plan.counties.iter().map(|county| &county.name))
        .chain(plan.rules.iter().map(|rule| &rule.name));
    for name in names {
        let (zh, en) = (name.zh.as_deref().unwrap(), name.en.as_deref().unwrap());
        assert!(en.is_ascii() && !zh.is_ascii(), "{zh} / {en}");
        assert!(!zh.contains('{') && !en.contains('{'), "{zh} / {en}");
    }
}

#[test]
fn county_money_stays_at_home() {
    let plan = generate(&Options::default());
    let own: Vec<_> = plan.streams.iter().filter(|stream| stream.level == Level::County).collect();
    assert!(own.len() >= 5);
    assert!(own.iter().all(|stream| stream.reach.listed().len() == 1));
}

/// There is too little money for everything, and enough to choose from.
#[test]
fn money_is_short() {
    for options in samples().filter(|options| options.projects >= 200) {
        let plan = generate(&options);
        let costs = Money::sum(plan.projects.iter().map(|project| project.cost)).unwrap().fen();
        let budget = plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
        let held = Money::sum(budget.map(|stream| stream.amount)).unwrap().fen();
        assert!((costs / 3..costs).contains(&held), "{} of {}", held, costs);
    }
}

#[test]
fn costs_are_skewed() {
    let plan = generate(&Options { projects: 1_001, ..Options::default() });
    let mut costs: Vec<i64> = plan.projects.iter().map(|project| project.cost.fen()).collect();
    costs.sort_unstable();
    let (median, largest) = (costs[500], costs[1_000]);
    assert!(largest > 10 * median, "{median} {largest}");
    assert!(costs.iter().sum::<i64>() / 1_001 > median * 3 / 2);
}
