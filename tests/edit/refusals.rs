//! What is refused, and what a person reads then.

use std::sync::Arc;

use fundpool::i18n::{Lang, describe};
use fundpool::money::Money;
use fundpool::plan::edit::{
    Change, CountyField, CreditField, MeasureField, PlanField, ProjectField, Row, RowChange, RuleField,
    RuleValue, ScenarioField, StreamField, apply, apply_all,
};
use fundpool::plan::rule::{MaxShare, Part, RuleKind};
use fundpool::plan::{Breakpoint, County, Direction, Goal, Measure, Project, Scenario, Scope, Stream, Use};

use crate::altered_rows::plan;
use crate::sample_plan::{id, project_row, ratio, tier, uses, yuan};
use crate::{line, set};

fn check(change: Change, expect: &[&str]) {
    let refused = apply(&plan(), &change).unwrap_err();
    assert_eq!(refused.iter().map(line).collect::<Vec<_>>(), expect, "{change:?}");
}

fn minus_one_yuan() -> Money {
    yuan(-1)
}

#[test]
fn a_row_that_is_not_there() {
    let expect = "unknown-id | $.streams";
    check(set::<Stream>("ghost", StreamField::Amount(yuan(1))), &[expect]);
    check(RowChange::<Stream>::Remove { id: id("ghost") }.into(), &[expect]);
    check(RowChange::<Stream>::Rename { id: id("ghost"), to: id("new") }.into(), &[expect]);
    check(RowChange::<Stream>::Move { id: id("ghost"), before: None }.into(), &[expect]);
    check(RowChange::<Stream>::Move { id: id("city-budget"), before: Some(id("ghost")) }.into(), &[expect]);
}

#[test]
fn an_id_that_is_taken() {
    let expect = "duplicate-id | $.projects";
    let row = Arc::new(project_row("rj-veg", "又一个", "ruijin", "industry", 1));
    check(RowChange::Add { row, before: None }.into(), &[expect]);
    check(RowChange::<Project>::Rename { id: id("yd-veg"), to: id("rj-veg") }.into(), &[expect]);
}

#[test]
fn amounts_and_numbers_below_nothing() {
    let money = |place: &str| format!("negative-money | {place}");
    let number = |place: &str| format!("negative-number | {place}");
    let less = ratio("-0.5");
    check(
        set::<Stream>("city-budget", StreamField::Amount(minus_one_yuan())),
        &[&money("$.streams[2].amount")],
    );
    check(
        set::<Project>("rj-veg", ProjectField::Lock(Some(minus_one_yuan()))),
        &[&money("$.projects[2].lock")],
    );
    check(
        set::<fundpool::plan::rule::Rule>(
            "per-head",
            RuleField::Value(RuleValue::CountyRangeMin(Some(minus_one_yuan()))),
        ),
        &[&money("$.rules[1].min")],
    );
    check(set::<Measure>("people", MeasureField::Weight(less)), &[&number("$.measures[0].weight")]);
    check(
        set::<fundpool::plan::Credit>("industry-credit", CreditField::Leverage(less)),
        &[&number("$.credit[0].leverage")],
    );
    check(
        set::<County>("yudu", CountyField::Factor("income_gap".to_owned(), Some(less))),
        &[&number("$.counties[0].factors.income_gap")],
    );
    check(
        set::<Project>("yd-veg", ProjectField::Benefit(id("people"), Some(less))),
        &[&number("$.projects[0].benefits.people")],
    );
}

#[test]
fn an_amount_beyond_what_a_plan_may_hold() {
    let most = set::<Stream>("city-budget", StreamField::Amount(Money::MAX));
    assert!(apply(&plan(), &most).is_ok());
    let more = Money::from_fen(Money::MAX.fen() + 1);
    check(
        set::<Stream>("city-budget", StreamField::Amount(more)),
        &["amount-too-large | $.streams[2].amount"],
    );
}

#[test]
fn shares_that_are_none() {
    let share = |place: &str| format!("share-out-of-range | {place}");
    let more = ratio("1.01");
    check(set::<Stream>("city-budget", StreamField::Poolable(more)), &[&share("$.streams[2].poolable")]);
    let point = Breakpoint { funded: ratio("0.5"), benefit: more };
    check(set::<Project>("yd-veg", ProjectField::Curve(vec![point])), &[&share("$.projects[0].curve")]);
    let kind = RuleKind::MaxShare(MaxShare { of: Part::County, max: more });
    check(
        set::<fundpool::plan::rule::Rule>("kept-back", RuleField::Kind(kind)),
        &[&share("$.rules[6].kind")],
    );
    let mut goal = tier(Direction::Maximise, Goal::Benefit);
    goal.slack = more;
    check(PlanField::Objective(vec![goal]).into(), &[&share("$.objective")]);
    // A ratio that is no share may be more than 1.
    let ratio_rule = RuleField::Value(RuleValue::NoRegressionRatio(more));
    assert!(apply(&plan(), &set::<fundpool::plan::rule::Rule>("not-below-last-year", ratio_rule)).is_ok());
}

#[test]
fn a_goal_turned_the_wrong_way() {
    check(
        PlanField::Objective(vec![tier(Direction::Minimise, Goal::Benefit)]).into(),
        &["goal-direction | $.objective"],
    );
}

#[test]
fn a_value_of_another_kind_of_rule() {
    let value = RuleField::Value(RuleValue::ReserveAmount(yuan(1)));
    check(
        set::<fundpool::plan::rule::Rule>("per-head", value),
        &["value-of-another-kind | $.rules[1].amount"],
    );
}

#[test]
fn newly_naming_what_is_not_there() {
    check(
        set::<Project>("rj-veg", ProjectField::County(id("ghost"))),
        &["unknown-id | $.projects[2].county"],
    );
    check(
        set::<Project>("rj-veg", ProjectField::Benefit(id("ghost"), Some(ratio("1")))),
        &["unknown-id | $.projects[2].benefits"],
    );
    check(
        set::<Stream>("city-budget", StreamField::EarmarkUses(uses(&["industry", "ghost"]))),
        &["unknown-id | $.streams[2].earmark.uses"],
    );
    check(PlanField::PoolCounties(uses(&["ghost"])).into(), &["unknown-id | $.pool.counties"]);
    check(
        set::<Scenario>("shock", ScenarioField::Base(Some(id("ghost")))),
        &["unknown-id | $.scenarios[0].base"],
    );
    // A use that has parts may be named for them, whether it is listed itself or not; but a project is for a use that is listed.
    let infrastructure = PlanField::PoolUses(uses(&["infrastructure"]));
    assert!(apply(&plan(), &infrastructure.into()).is_ok());
    check(
        set::<Project>("rj-veg", ProjectField::Use(id("infrastructure"))),
        &["unknown-id | $.projects[2].use"],
    );
}

/// What was already named and is not there is for the check to tell; it must not keep a person from mending the plan bit by bit.
#[test]
fn old_slips_do_not_stand_in_the_way() {
    let mut wrong = plan();
    let project = crate::sample_plan::row_mut(&mut wrong.projects, 0);
    project.requires = vec![id("ghost"), id("phantom")];
    project.cost = minus_one_yuan();
    let mended = set::<Project>("yd-veg", ProjectField::Requires(vec![id("ghost")]));
    assert_eq!(apply(&wrong, &mended).unwrap().projects[0].requires, [id("ghost")]);
    let worse = set::<Project>("yd-veg", ProjectField::Requires(vec![id("ghost"), id("spectre")]));
    assert_eq!(apply(&wrong, &worse).unwrap_err().len(), 1);
    assert!(apply(&wrong, &set::<Project>("yd-veg", ProjectField::Must(true))).is_ok());
}

#[test]
fn a_new_row_with_everything_wrong_is_told_everything() {
    let mut row = project_row("new", "新项目", "ghost", "industry", -1);
    row.credit_share_max = ratio("2");
    row.requires = vec![id("phantom")];
    let wrong = RowChange::Add { row: Arc::new(row.clone()), before: None };
    check(
        wrong.into(),
        &["negative-money | $.projects.cost", "share-out-of-range | $.projects.credit_share_max"],
    );
    row.cost = yuan(1);
    row.credit_share_max = ratio("1");
    check(
        RowChange::Add { row: Arc::new(row), before: None }.into(),
        &["unknown-id | $.projects.county", "unknown-id | $.projects.requires"],
    );
}

#[test]
fn removing_what_is_named() {
    fn check<R: Row>(row: &str, place: &str, zh: &str, en: &str) {
        let refused = apply(&plan(), &R::change(RowChange::Remove { id: id(row) })).unwrap_err();
        assert_eq!(refused.iter().map(line).collect::<Vec<_>>(), [format!("still-named | {place}")]);
        let said = Lang::ALL.map(|lang| describe(&refused[0], lang).what);
        assert_eq!(said, [zh, en]);
    }
    check::<County>(
        "dayu",
        "$.counties[2]",
        "县区“大余县”仍被 3 处引用，不能删除：大余菜园、池江镇公路、negative-list",
        "the county “Dayu” cannot be removed, it is still named by (3): 大余菜园, 池江镇公路, negative-list",
    );
    // Five are named and all are counted.
    check::<Measure>(
        "people",
        "$.measures[0]",
        "效益指标“受益人口”仍被 6 处引用，不能删除：富硒蔬菜大棚、梓山镇村道、蔬菜基地、叶坪乡公路、大余菜园",
        "the measure “People served” cannot be removed, it is still named by (6): 富硒蔬菜大棚, 梓山镇村道, 蔬菜基地, 叶坪乡公路, 大余菜园",
    );
    check::<Scenario>(
        "shock",
        "$.scenarios[0]",
        "备选方案“shock”仍被 1 处引用，不能删除：worse",
        "the scenario “shock” cannot be removed, it is still named by (1): worse",
    );
    // A scenario that changes a row does not keep it from going: the scenario then tells that its change no longer applies.
    assert!(apply(&plan(), &RowChange::<Project>::Remove { id: id("yd-veg") }.into()).is_ok());
}

/// A use may be named for its parts. So the last part holds what names the whole, and the whole may go while it has parts.
#[test]
fn removing_the_last_part_of_a_use_that_is_named() {
    let refused =
        apply(&plan(), &RowChange::<Use>::Remove { id: id("infrastructure.roads") }.into()).unwrap_err();
    let said: Vec<String> = refused.iter().map(|reason| describe(reason, Lang::En).what).collect();
    assert_eq!(
        said,
        [
            "the use “infrastructure” cannot be removed, it is still named by (3): uses of the pool, 中央农村公路资金, negative-list",
            "the use “Rural roads” cannot be removed, it is still named by (3): 梓山镇村道, 叶坪乡公路, 池江镇公路",
        ]
    );
    let last = RowChange::<Use>::Rename { id: id("infrastructure.roads"), to: id("roads") };
    assert_eq!(
        apply(&plan(), &last.into()).unwrap_err().iter().map(line).collect::<Vec<_>>(),
        ["still-named | $.uses"]
    );
    assert!(apply(&plan(), &RowChange::<Use>::Remove { id: id("industry") }.into()).is_ok());
}

#[test]
fn an_id_that_would_be_too_long() {
    let long = id(&"a".repeat(100));
    check(
        RowChange::<Use>::Rename { id: id("industry"), to: long.clone() }.into(),
        &["id-too-long | $.uses[1].id"],
    );
    assert!(apply(&plan(), &RowChange::<County>::Rename { id: id("yudu"), to: long }.into()).is_ok());
}

#[test]
fn a_scenario_that_changes_scenarios() {
    let nested = Scenario::change(RowChange::Remove { id: id("worse") });
    check(
        set::<Scenario>("shock", ScenarioField::Changes(vec![nested])),
        &["scenario-in-scenario | $.scenarios[0].changes"],
    );
}

#[test]
fn a_batch_is_made_wholly_or_not_at_all_and_tells_everything() {
    let batch = [
        set::<Stream>("city-budget", StreamField::Amount(minus_one_yuan())),
        set::<Stream>("city-budget", StreamField::Reach(Scope::All)),
        set::<Stream>("ghost", StreamField::Amount(yuan(1))),
        set::<Stream>("city-budget", StreamField::Reach(uses(&["yudu", "ghost"]))),
    ];
    let refused = apply_all(&plan(), &batch).unwrap_err();
    let told: Vec<(usize, String)> =
        refused.iter().map(|refused| (refused.change, line(&refused.reason))).collect();
    let expect = [
        (0, "negative-money | $.streams[2].amount"),
        (2, "unknown-id | $.streams"),
        (3, "unknown-id | $.streams[2].reach"),
    ];
    assert_eq!(told, expect.map(|(at, line)| (at, line.to_owned())));
}
