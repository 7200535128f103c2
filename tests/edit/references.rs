//! All that names a row follows its id.

use fundpool::plan::edit::{
    Change, PlanField, ProjectField, Row, RowChange, ScenarioField, StreamField, UseField, apply,
};
use fundpool::plan::{County, Measure, Plan, Project, Scenario, Stream, Use, apply_scenario};

use crate::altered_rows::{altered, plan};
use crate::sample_plan::{id, table, text, uses};
use crate::{applied, set};

fn rename<R: Row>(from: &str, to: &str) -> Change {
    R::change(RowChange::Rename { id: id(from), to: id(to) })
}

/// The plan in the words of its debug form; every id stands there as `Id("…")`.
fn named(plan: &Plan, row: &str) -> usize {
    format!("{plan:?}").matches(&format!("Id({row:?})")).count()
}

/// After renaming, the new id stands exactly where the old one stood.
fn check<R: Row>(plan: &Plan, from: &str, wanted: usize) {
    assert_eq!(named(plan, from), wanted, "{from}");
    let after = apply(plan, &rename::<R>(from, "other")).unwrap();
    assert_eq!((named(&after, from), named(&after, "other")), (0, wanted), "{from}");
    assert_eq!(apply(&after, &rename::<R>("other", from)).unwrap(), *plan);
}

/// The sample plan with the altered rows, and a scenario that names whatever can be named.
fn entangled() -> Plan {
    let (mut plan, altered) = (plan(), altered());
    let add = |rows: &mut Vec<Change>, change| rows.push(change);
    let mut changes = Vec::new();
    add(
        &mut changes,
        Project::change(RowChange::Add { row: altered.projects[0].clone(), before: Some(id("yd-veg")) }),
    );
    add(&mut changes, Project::change(RowChange::Move { id: id("rj-veg"), before: Some(id("yd-veg")) }));
    add(&mut changes, set::<Project>("yd-veg", ProjectField::Use(id("industry.vegetables"))));
    add(&mut changes, set::<Project>("yd-veg", ProjectField::Benefit(id("people"), None)));
    add(&mut changes, set::<Stream>("city-budget", StreamField::Reach(uses(&["yudu", "dayu"]))));
    add(&mut changes, PlanField::PoolCounties(uses(&["yudu"])).into());
    add(&mut changes, Stream::change(RowChange::Remove { id: id("city-budget") }));
    plan.scenarios = table(vec![
        Scenario { changes, ..Scenario::clone(&plan.scenarios[0]) },
        Scenario::clone(&plan.scenarios[1]),
    ]);
    plan
}

#[test]
fn every_reference_follows() {
    let plan = entangled();
    // Itself, two projects and a reach; in the scenario another reach and the pool.
    check::<County>(&plan, "yudu", 1 + 3 + 2);
    // Itself, six projects, and in the scenario: a new row and a cleared benefit.
    check::<Measure>(&plan, "people", 1 + 6 + 2);
    // Itself, and in the scenario: two changes of it.
    check::<Stream>(&plan, "city-budget", 1 + 2);
    // Itself; in the shock a row in front of it, a move in front of it and two changes of it; in the worse one its removal.
    check::<Project>(&plan, "yd-veg", 1 + 4 + 1);
    // Itself and an exclusion; in the scenario the new row requires it.
    check::<Project>(&plan, "yd-road", 1 + 1 + 1);
    // Itself and the one that stands on it.
    check::<Scenario>(&plan, "shock", 1 + 1);
}

#[test]
fn the_parts_of_a_use_follow_it() {
    let plan = entangled();
    let after = apply(&plan, &rename::<Use>("industry", "farming")).unwrap();
    assert_eq!(crate::ids(&after.uses), "farming farming.vegetables infrastructure.roads");
    for (old, new) in [("industry", "farming"), ("industry.vegetables", "farming.vegetables")] {
        assert_eq!((named(&after, old), named(&after, new)), (0, named(&plan, old)), "{old}");
    }
    assert_eq!(apply(&after, &rename::<Use>("farming", "industry")).unwrap(), plan);
}

#[test]
fn a_use_can_become_a_part_of_itself() {
    let deeper = applied(&plan(), &[rename::<Use>("industry", "industry.vegetables")]);
    assert_eq!(
        crate::ids(&deeper.uses),
        "industry.vegetables industry.vegetables.vegetables infrastructure.roads"
    );
    let back = applied(&deeper, &[rename::<Use>("industry.vegetables", "industry")]);
    assert_eq!(back, plan());
}

/// While the parts follow one by one, an id is there twice; later changes of the batch must find the right row.
#[test]
fn rows_are_found_after_a_use_became_a_part_of_itself() {
    let rename_all = |id: &str| set::<Use>(id, UseField::Name(text(id, id)));
    let names = |plan: &Plan| plan.uses.iter().map(|row| row.name.zh_first().to_owned()).collect::<Vec<_>>();
    // Enough changes for the rows to be found through an index.
    let mut changes = vec![rename_all("industry"); 6];
    changes.push(rename::<Use>("industry", "industry.vegetables"));
    changes.push(rename_all("industry.vegetables"));
    changes.push(rename_all("industry.vegetables.vegetables"));
    let after = applied(&plan(), &changes);
    assert_eq!(names(&after), ["industry.vegetables", "industry.vegetables.vegetables", "农村公路"]);
}

/// A scenario may add a part of a use: it follows like the parts the plan has.
#[test]
fn a_part_that_only_a_scenario_has_follows_too() {
    let tea = Use { id: id("industry.tea"), name: text("茶叶", "Tea") };
    let add = Use::change(RowChange::Add { row: tea.into(), before: None });
    let with_tea = applied(&plan(), &[set::<Scenario>("shock", ScenarioField::Changes(vec![add]))]);
    let after = applied(&with_tea, &[rename::<Use>("industry", "farming")]);
    let (changed, problems) = apply_scenario(&after, &after.scenarios[0]);
    assert_eq!(problems, []);
    assert_eq!(crate::ids(&changed.uses), "farming farming.vegetables infrastructure.roads farming.tea");
}

#[test]
fn a_namesake_in_another_list_stays() {
    let twins =
        applied(&plan(), &[rename::<Stream>("city-budget", "yudu"), rename::<County>("yudu", "other")]);
    assert_eq!(twins.streams[2].id, id("yudu"));
    assert_eq!(twins.counties[0].id, id("other"));
}
