//! What changes are called, and which of them make up one gesture.

use std::sync::Arc;

use fundpool::i18n::Lang;
use fundpool::plan::edit::{
    Change, CountyField, PlanField, ProjectField, Row, RowChange, RuleField, RuleValue, StreamField, label_of,
};
use fundpool::plan::rule::Rule;
use fundpool::plan::{Channel, County, Project, Stream, Text, Use};

use crate::altered_rows::{altered, plan};
use crate::sample_plan::{id, ratio, yuan};
use crate::set;

#[test]
fn labels_are_said_in_both_languages() {
    let check = |change: Change, zh: &str, en: &str| {
        let label = change.label(&plan());
        assert_eq!((label.say(Lang::Zh).as_str(), label.say(Lang::En).as_str()), (zh, en));
    };
    check(PlanField::Year(None).into(), "年度", "year");
    check(set::<County>("yudu", CountyField::Population(1)), "于都县的人口", "population of Yudu");
    check(
        set::<County>("yudu", CountyField::Factor("income_gap".to_owned(), None)),
        "于都县的因素（income_gap）",
        "factor (income_gap) of Yudu",
    );
    check(
        set::<Project>("yd-veg", ProjectField::Benefit(id("people"), None)),
        "富硒蔬菜大棚的效益（受益人口）",
        "benefit (People served) of 富硒蔬菜大棚",
    );
    // A rule without a name goes by its id.
    check(
        set::<Rule>("industry-share", RuleField::Value(RuleValue::UseShareMin(None))),
        "industry-share的下限",
        "minimum of industry-share",
    );
    let row = altered().counties[0].clone();
    check(
        RowChange::Add { row: Arc::clone(&row), before: None }.into(),
        "新增县区“新县”",
        "add county “New county”",
    );
    check(RowChange::<Use>::Remove { id: id("industry") }.into(), "删除用途“产业”", "remove use “Industry”");
    check(
        RowChange::<Use>::Move { id: id("industry"), before: None }.into(),
        "移动用途“产业”",
        "move use “Industry”",
    );
    check(
        RowChange::<County>::Rename { id: id("yudu"), to: id("yd") }.into(),
        "县区编号 yudu 改为 yd",
        "county id yudu to yd",
    );
}

#[test]
fn a_batch_of_one_is_called_like_its_change() {
    let one = set::<County>("yudu", CountyField::Population(1));
    assert_eq!(label_of(std::slice::from_ref(&one), &plan()), one.label(&plan()));
    let two = [one.clone(), one];
    assert_eq!(label_of(&two, &plan()).say(Lang::En), "2 changes");
}

/// Dragging and typing make one step; a choice is a step of its own.
#[test]
fn changes_of_one_figure_have_one_target() {
    let amount = |row: &str, amount| set::<Stream>(row, StreamField::Amount(yuan(amount))).target();
    assert!(amount("city-budget", 1).is_some());
    assert_eq!(amount("city-budget", 1), amount("city-budget", 2));
    assert_ne!(amount("city-budget", 1), amount("yudu-own", 1));
    assert_ne!(
        amount("city-budget", 1),
        set::<Stream>("city-budget", StreamField::MustSpend(yuan(1))).target()
    );
    let factor =
        |name: &str| set::<County>("yudu", CountyField::Factor(name.to_owned(), Some(ratio("1")))).target();
    assert_eq!(factor("income_gap"), factor("income_gap"));
    assert_ne!(factor("income_gap"), factor("target_population"));
    // The same field of rows with the same id in two lists.
    let name = |change: Change| change.target();
    assert_ne!(
        name(set::<County>("x", CountyField::Name(Text::default()))),
        name(set::<Stream>("x", StreamField::Name(Text::default())))
    );
    assert_eq!(set::<Stream>("city-budget", StreamField::Channel(Channel::Local)).target(), None);
    assert_eq!(set::<Rule>("kept-back", RuleField::On(false)).target(), None);
    assert_eq!(Project::change(RowChange::Remove { id: id("yd-veg") }).target(), None);
}
