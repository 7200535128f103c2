//! What pooling brings.

use fundpool::explain::{Pooling, Without, pooling};
use fundpool::generate::{Options, generate};
use fundpool::plan::Plan;
use fundpool::plan::edit::apply_all;
use fundpool::rows::Demands;
use fundpool::verify::check;

use crate::support::{on, parts, project, rule, small, solved, stream};

/// Of 100 yuan for roads 60 may go elsewhere, where a greenhouse brings ten people a yuan and the road one.
fn greenhouse(rules: &[String]) -> Plan {
    let projects = [
        project("glass", "east", "farm", "80.00", "800", ""),
        project("road", "west", "road", "80.00", "80", ""),
    ];
    small(&parts(&[stream("roads", "central", "100.00", "0.6", "road", "")], &projects, rules))
}

fn asked(plan: &Plan) -> Pooling {
    pooling(plan, &solved(plan), &on).expect("there is an answer")
}

#[test]
fn the_greenhouse_is_what_pooling_brings() {
    let plan = greenhouse(&[]);
    let answer = asked(&plan);
    let Without::Kept { tally, gain, gained, lost, .. } = &answer.without else { panic!("{answer:?}") };
    let yuan = |amount: fundpool::money::Money| amount.to_string();
    assert_eq!(
        (yuan(answer.with.granted), yuan(answer.with.pooled)),
        ("100.00".to_owned(), "60.00".to_owned())
    );
    assert_eq!((yuan(tally.granted), yuan(tally.pooled)), ("80.00".to_owned(), "0.00".to_owned()));
    // 640 people with it, 80 without.
    let people = |units: i128| units / 1_000_000_000_000;
    assert_eq!((people(gain.0 + 1_000), people(gain.1)), (560, 560));
    assert_eq!((gained.as_slice(), lost.as_slice()), ([0].as_slice(), [].as_slice()));
    assert_eq!(
        (yuan(answer.with.counties[0].granted), yuan(tally.counties[0].granted)),
        ("60.00".to_owned(), "0.00".to_owned())
    );
}

#[test]
fn a_plan_that_needs_pooling_says_what_would_have_to_give_way() {
    let half = rule("half", "use_share", "policy", r#""uses": ["farm"], "min": "0.5""#);
    let spent = stream("roads", "central", "100.00", "0.6", "road", r#", "must_spend": "70.00""#);
    let projects = [
        project("glass", "east", "farm", "80.00", "800", ""),
        project("road", "west", "road", "80.00", "80", ""),
    ];
    let plan = small(&parts(&[spent], &projects, &[half]));
    let answer = asked(&plan);
    let Without::Broken(way) = &answer.without else { panic!("{answer:?}") };
    // 70 yuan have to go out, to roads alone: 35 short of half of them.
    assert_eq!(
        way.shortfalls.iter().map(|one| (one.row.0.as_str(), one.short.to_string())).collect::<Vec<_>>(),
        [("rule:half:min", "35.00".to_owned())]
    );
}

#[test]
fn pooling_never_takes_away() {
    let mut kept = 0;
    for seed in 1..=5 {
        let plan = generate(&Options { streams: 8, projects: 30, counties: 3, seed, ..Options::default() });
        let answer = asked(&plan);
        let unpooled = apply_all(&plan, &answer.changes).expect("the changes apply");
        assert!(unpooled.streams.iter().all(|stream| stream.poolable.is_zero()));
        if let Without::Kept { best, tally, gain, .. } = &answer.without {
            assert_eq!(tally.pooled, fundpool::money::Money::ZERO);
            assert_eq!(check(&unpooled, &Demands::of(&unpooled), best.allocation()), Ok(Vec::new()));
            assert!(gain.1 >= 0, "seed {seed}: {gain:?}");
            kept += 1;
        }
    }
    assert!(kept > 0);
}
