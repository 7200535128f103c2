//! Templates: what each makes of a plan, and when it says that it would change nothing.

use fundpool::document::json;
use fundpool::plan::template::{Template, Unfit};
use fundpool::plan::{Goal, Id, Plan, Scenario, Text, apply_scenario};

/// A small plan with something for every template.
fn plan() -> Plan {
    let text = r#"{"format": "fundpool-plan", "version": 1, "year": 2020,
        "uses": [{"id": "industry"}, {"id": "social.jobs"}],
        "measures": [{"id": "people"}],
        "counties": [{"id": "east", "last_year": "1000.05"}, {"id": "west"}],
        "pool": {"uses": ["industry"], "counties": ["*"]},
        "streams": [
            {"id": "part", "channel": "superior", "level": "central", "amount": "100.01", "must_spend": "80.00", "poolable": "0.2"},
            {"id": "none", "channel": "local", "level": "county", "amount": "50.00", "poolable": "0"}],
        "credit": [{"id": "bank", "leverage": "8", "buffer_max": "10.00", "uses": ["industry"]}],
        "objective": [{"maximise": "benefit"}, {"maximise": "least_coverage"}]}"#;
    json::read(text.as_bytes()).plan.unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

/// The plan after the template; every one of its changes has to apply.
fn after(plan: &Plan, template: Template, row: Option<&Id>) -> Result<Plan, Unfit> {
    let changes = template.changes(plan, row)?;
    let scenario =
        Scenario { id: id("s"), name: Text::default(), note: Text::default(), base: None, changes };
    let (changed, problems) = apply_scenario(plan, &scenario);
    assert_eq!(problems, []);
    Ok(changed)
}

/// A figure of the plan after the template, as documents write it.
fn check(template: Template, row: Option<&str>, figure: impl Fn(&Plan) -> String, expect: &str) {
    let row = row.map(id);
    let changed = after(&plan(), template, row.as_ref()).unwrap();
    assert_eq!(figure(&changed), expect, "{template:?}");
}

#[test]
fn pooling_goes_to_nothing_or_to_all_of_what_is_poolable() {
    let shares = |plan: &Plan| {
        let shares = plan.streams.iter().map(|stream| stream.poolable.to_string());
        shares.collect::<Vec<_>>().join(" ")
    };
    check(Template::WithoutPooling, None, shares, "0 0");
    check(Template::AllPooled, None, shares, "1 0");
}

#[test]
fn money_that_comes_is_the_sources_and_bound_to_its_use() {
    let last = |plan: &Plan| {
        let stream = plan.streams.last().unwrap();
        format!("{} {} {:?}", stream.id, stream.amount, stream.earmark.uses.listed())
    };
    check(Template::EpidemicIndustry, None, last, "epidemic-industry 490000000.00 [Id(\"industry\")]");
    check(Template::EpidemicJobs, None, last, "epidemic-jobs 625000000.00 [Id(\"social.jobs\")]");
    check(Template::Bonus, None, last, "evaluation-bonus 52000000.00 [Id(\"industry\")]");
}

#[test]
fn the_same_money_comes_twice_under_two_ids() {
    let once = after(&plan(), Template::Bonus, None).unwrap();
    let twice = after(&once, Template::Bonus, None).unwrap();
    assert_eq!(twice.streams.last().unwrap().id, id("evaluation-bonus-2"));
}

#[test]
fn an_inflow_that_fails_takes_what_has_to_be_spent_of_it_along() {
    let first = |plan: &Plan| format!("{} {}", plan.streams[0].amount, plan.streams[0].must_spend);
    check(Template::InflowLost, Some("part"), first, "0.00 0.00");
    check(Template::InflowLate, Some("part"), first, "50.00 50.00");
    assert_eq!(Template::InflowLost.rows(&plan()), [id("part")]);
}

#[test]
fn credit_is_levered_as_it_was() {
    check(Template::RealisedLeverage, None, |plan| plan.credit[0].leverage.to_string(), "7.83");
}

#[test]
fn the_poorest_come_first_and_the_other_goals_stay() {
    let changed = after(&plan(), Template::PoorestFirst, None).unwrap();
    let goals: Vec<Goal> = changed.objective.iter().map(|tier| tier.goal).collect();
    assert_eq!(goals, [Goal::LeastCoverage, Goal::Benefit]);
}

#[test]
fn a_county_wishes_for_a_tenth_more_than_last_year() {
    let rule = |plan: &Plan| format!("{:?} {:?}", plan.rules[0].counties, plan.rules[0].kind);
    check(
        Template::CountyWish,
        Some("east"),
        rule,
        "Listed([Id(\"east\")]) CountyRange(CountyRange { min: Some(Money(110006)), max: None, per_head: false })",
    );
}

#[test]
fn a_template_that_would_change_nothing_says_why() {
    let empty = Plan::default();
    let check = |plan: &Plan, template: Template, row: Option<&str>, expect| {
        assert_eq!(template.changes(plan, row.map(id).as_ref()), Err(expect), "{template:?}");
    };
    check(&empty, Template::WithoutPooling, None, Unfit::NothingPoolable);
    check(&empty, Template::AllPooled, None, Unfit::NothingPoolable);
    check(&empty, Template::EpidemicIndustry, None, Unfit::NoIndustry);
    check(&empty, Template::EpidemicJobs, None, Unfit::NoJobs);
    check(&empty, Template::InflowLost, Some("part"), Unfit::NoInflow);
    check(&empty, Template::RealisedLeverage, None, Unfit::NoCredit);
    check(&plan(), Template::CountyWish, Some("west"), Unfit::NoLastYear);
    for (template, expect) in [
        (Template::AllPooled, Unfit::AllPooled),
        (Template::RealisedLeverage, Unfit::LeverageRealised),
        (Template::PoorestFirst, Unfit::PoorestFirst),
    ] {
        check(&after(&plan(), template, None).unwrap(), template, None, expect);
    }
}
