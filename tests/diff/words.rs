//! Differences as people read them.

use fundpool::i18n::Lang;
use fundpool::plan::diff::diff;
use fundpool::plan::edit::{
    Change, CountyField, CreditField, PlanField, ProjectField, Row, RowChange, RuleField, RuleValue,
    ScenarioField, StreamField, apply_all,
};
use fundpool::plan::rule::Rule;
use fundpool::plan::{County, Credit, Project, Scenario, Scope, Stream, Text, Tier};

use crate::altered_rows::{altered, plan};
use crate::sample_plan::{id, ratio, text, uses, yuan};

fn set<R: Row>(row: &str, field: R::Field) -> Change {
    R::change(RowChange::Set { id: id(row), field })
}

/// What one change comes to, in Chinese and English.
fn check(change: Change, zh: &str, en: &str) {
    check_all(&[change], zh, en);
}

fn check_all(changes: &[Change], zh: &str, en: &str) {
    let after = apply_all(&plan(), changes).unwrap();
    let said = Lang::ALL.map(|lang| {
        let say =
            |difference: &fundpool::plan::diff::Difference| difference.phrase(&plan(), &after).say(lang);
        diff(&plan(), &after).iter().map(say).collect::<Vec<_>>().join("\n")
    });
    assert_eq!(said, [zh, en]);
}

#[test]
fn figures() {
    check(PlanField::Year(None).into(), "年度：2020 → 无", "year: 2020 → none");
    check(
        set::<Stream>("city-budget", StreamField::Poolable(ratio("0.55"))),
        "资金渠道“市本级预算”的可统筹比例：60 % → 55 %",
        "stream “市本级预算”, poolable share: 60 % → 55 %",
    );
    check(
        set::<Project>("yd-veg", ProjectField::Lock(Some(yuan(12)))),
        "项目“富硒蔬菜大棚”的锁定金额：无 → 12.00",
        "project “富硒蔬菜大棚”, locked amount: none → 12.00",
    );
    check(
        set::<Rule>("industry-share", RuleField::Value(RuleValue::UseShareMin(Some(ratio("0.5"))))),
        "规则“industry-share”的下限：30 % → 50 %",
        "rule “industry-share”, minimum: 30 % → 50 %",
    );
}

#[test]
fn members_of_maps() {
    check(
        set::<County>("yudu", CountyField::Factor("fiscal_gap".to_owned(), Some(ratio("7")))),
        "县区“于都县”的因素（fiscal_gap）：无 → 7",
        "county “Yudu”, factor (fiscal_gap): none → 7",
    );
    check(
        set::<Project>("yd-veg", ProjectField::Benefit(id("jobs"), Some(ratio("12.5")))),
        "项目“富硒蔬菜大棚”的效益（就业）：无 → 12.5",
        "project “富硒蔬菜大棚”, benefit (Jobs): none → 12.5",
    );
}

#[test]
fn words_and_choices() {
    check(
        set::<County>("yudu", CountyField::Name(text("于都县", "Yudu County"))),
        "县区“于都县”的名称：于都县 / Yudu → 于都县 / Yudu County",
        "county “Yudu County”, name: 于都县 / Yudu → 于都县 / Yudu County",
    );
    check(
        PlanField::Title(Text::default()).into(),
        "标题：示例方案 / Sample plan → 无",
        "title: 示例方案 / Sample plan → none",
    );
    check(
        set::<Stream>("city-budget", StreamField::Channel(altered().streams[0].channel)),
        "资金渠道“市本级预算”的渠道：本级财政安排 → 行业资金",
        "stream “市本级预算”, channel: local budget → sector funds",
    );
    check(
        set::<Rule>("kept-back", RuleField::On(false)),
        "规则“kept-back”的启用：是 → 否",
        "rule “kept-back”, in force: yes → no",
    );
    check(
        set::<Rule>("kept-back", RuleField::Kind(altered().rules[3].kind.clone())),
        "规则“kept-back”的规则类型：预留 → 单项上限",
        "rule “kept-back”, kind of rule: reserve → greatest single share",
    );
}

#[test]
fn rows_are_named_by_name() {
    check(
        set::<Credit>("industry-credit", CreditField::Counties(uses(&["yudu", "dayu"]))),
        "信贷产品“产业信贷通”的县区：全部 → 于都县、大余县",
        "credit facility “Industry credit”, counties: all → Yudu, Dayu",
    );
    check(
        set::<Credit>("industry-credit", CreditField::Uses(Scope::Listed(Vec::new()))),
        "信贷产品“产业信贷通”的用途：产业 → 无",
        "credit facility “Industry credit”, uses: Industry → none",
    );
    check(
        set::<Project>("dy-veg", ProjectField::Requires(vec![id("yd-road"), id("rj-veg")])),
        "项目“大余菜园”的前置项目：池江镇公路 → 梓山镇村道、蔬菜基地",
        "project “大余菜园”, required projects: 池江镇公路 → 梓山镇村道, 蔬菜基地",
    );
    check(
        set::<Scenario>("worse", ScenarioField::Base(None)),
        "备选方案“worse”的基础备选方案：shock → 无",
        "scenario “worse”, base scenario: shock → none",
    );
}

#[test]
fn lists_of_values() {
    check(
        set::<Project>("yd-veg", ProjectField::Curve(altered().projects[0].curve.clone())),
        "项目“富硒蔬菜大棚”的效益曲线：资金 50 % 时效益 70 % → 资金 25 % 时效益 50 %",
        "project “富硒蔬菜大棚”, benefit curve: 70 % of the benefit at 50 % of the money → 50 % of the benefit at 25 % of the money",
    );
    let mut goals: Vec<Tier> = altered().objective.to_vec();
    goals[0].slack = ratio("0.05");
    check(
        PlanField::Objective(goals).into(),
        "目标：效益最多、入池资金最少 → 最低保障率最多（可让出 5 %）",
        "goals: the most benefit, the least pooled money → the most lowest coverage (may give up 5 %)",
    );
    check(
        set::<Rule>("local-match", RuleField::Value(RuleValue::MatchOwnLevels(Vec::new()))),
        "规则“local-match”的本级层级：市级、县级 → 无",
        "rule “local-match”, own levels: municipal, county → none",
    );
    check(
        set::<Scenario>("worse", ScenarioField::Changes(Vec::new())),
        "备选方案“worse”的改动：1 项改动 → 0 项改动",
        "scenario “worse”, changes: changes (1) → changes (0)",
    );
}

#[test]
fn rows_that_come_and_go() {
    check(
        Stream::change(RowChange::Add { row: altered().streams[0].clone(), before: None }),
        "新增资金渠道“新资金”",
        "new stream “New stream”",
    );
    check(
        Rule::change(RowChange::Remove { id: id("kept-back") }),
        "删除规则“kept-back”",
        "rule “kept-back” removed",
    );
    check(
        County::change(RowChange::Rename { id: id("yudu"), to: id("yd") }),
        "县区编号 yudu 改为 yd",
        "county id yudu changed to yd",
    );
}

#[test]
fn rows_in_another_place() {
    let to_the_end = |row: &str| Project::change(RowChange::Move { id: id(row), before: None });
    check(to_the_end("rj-veg"), "项目移至新位置：蔬菜基地", "project in a new place: 蔬菜基地");
    // The whole list turned round: all but one row move.
    let turned = ["dy-veg", "rj-road", "rj-veg", "yd-road", "yd-veg"].map(to_the_end);
    check_all(
        &turned,
        "项目移至新位置：池江镇公路、大余菜园、叶坪乡公路、蔬菜基地、梓山镇村道",
        "project in a new place: 池江镇公路, 大余菜园, 叶坪乡公路, 蔬菜基地, 梓山镇村道",
    );
    // More than five are counted.
    let turned_rules = [
        "negative-list",
        "kept-back",
        "not-below-last-year",
        "factor-method",
        "no-favourite",
        "local-match",
        "per-head",
        "industry-share",
    ]
    .map(|row| Rule::change(RowChange::Move { id: id(row), before: None }));
    check_all(
        &turned_rules,
        "7 个规则移至新位置：negative-list、kept-back、not-below-last-year、factor-method、no-favourite等",
        "rule in a new place, 7 rows: negative-list, kept-back, not-below-last-year, factor-method, no-favourite, …",
    );
}
