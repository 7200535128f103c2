//! What the smaller examples are there to show.

use fundpool::money::{Money, Ratio, Rounding};
use fundpool::plan::Plan;
use fundpool::plan::rule::RuleKind;

use crate::{costs, funds, percent, plan};

#[test]
fn a_countys_projects_say_who_does_what_by_when() {
    let plan = plan("county");
    assert_eq!((plan.counties.len(), plan.streams.len(), plan.projects.len()), (1, 14, 45));
    for project in plan.projects.iter() {
        for (what, words) in [
            ("responsible", &project.responsible),
            ("target", &project.target),
            ("schedule", &project.schedule),
        ] {
            assert!(!words.is_empty(), "{}: {what}", project.id);
        }
        assert!(project.origin.illustrative, "{}", project.id);
    }
    let share = percent(funds(&plan), costs(&plan));
    assert!((75..=85).contains(&share), "{share} %");
}

/// The floors of all counties and industry's share of them need more than the only stream that may pay for industry has.
#[test]
fn the_infeasible_example_is_short_by_the_amount_it_tells() {
    let plan = plan("infeasible");
    let least = floor(&plan).fen() * i64::try_from(plan.counties.len()).unwrap();
    let for_industry = Money::from_fen(least).share(industry_share(&plan), Rounding::Ceil).unwrap();
    let industry = "industry".parse().unwrap();
    let payers = plan.streams.iter().filter(|stream| stream.earmark.uses.covers(&industry));
    let available = Money::sum(payers.map(|stream| stream.amount)).unwrap();
    let short = for_industry.checked_sub(available).unwrap();
    assert_eq!(short, "1500000.00".parse().unwrap());
    assert!(funds(&plan).fen() >= least, "the floors alone could be paid");
    assert!(plan.note.zh_first().contains("差150万元") && plan.note.en_first().contains("1.5 million short"));
}

fn floor(plan: &Plan) -> Money {
    let floor = plan.rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::CountyRange(range) => range.min,
        _ => None,
    });
    floor.unwrap()
}

fn industry_share(plan: &Plan) -> Ratio {
    let share = plan.rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::UseShare(share) => share.min,
        _ => None,
    });
    share.unwrap()
}
