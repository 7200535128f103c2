//! What is kept from one plan to the next is what would be made from nothing.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]

use std::ops::ControlFlow;
use std::sync::Arc;

use fundpool::generate::{Options, generate};
use fundpool::lp::{Awake, Groups, Link, What, build};
use fundpool::money::Money;
use fundpool::pipeline::{Session, run};
use fundpool::plan::{Funding, Plan, Project, Scope};
use fundpool::rows::Demands;

fn of_first<R: Clone>(table: &mut Arc<Vec<Arc<R>>>, edit: impl Fn(&mut R)) {
    edit(Arc::make_mut(&mut Arc::make_mut(table)[0]));
}

const EDITS: [fn(&mut Plan); 10] = [
    |plan| of_first(&mut plan.streams, |stream| stream.amount = Money::from_fen(stream.amount.fen() / 2)),
    |plan| of_first(&mut plan.streams, |stream| stream.reach = Scope::All),
    |plan| of_first(&mut plan.projects, |project| project.cost = Money::from_fen(1_234_567_800)),
    |plan| of_first(&mut plan.projects, |project| project.funding = Funding::Whole),
    |plan| of_first(&mut plan.projects, |project| project.curve.clear()),
    |plan| of_first(&mut plan.projects, |project| project.ready = !project.ready),
    |plan| of_first(&mut plan.projects, |project| project.village = "elsewhere".to_owned()),
    |plan| of_first(&mut plan.measures, |measure| measure.weight = "3".parse().unwrap()),
    |plan| of_first(&mut plan.rules, |rule| rule.on = !rule.on),
    |plan| Arc::make_mut(&mut plan.objective).truncate(1),
];

/// Names another document for all streams, which no search asks for: after so many changes a session goes on from nothing but what is laid
/// out.
fn forget(plan: &mut Plan, number: usize) {
    for stream in Arc::make_mut(&mut plan.streams) {
        Arc::make_mut(stream).document = number.to_string();
    }
}

#[test]
fn a_session_that_forgot_says_what_is_said_from_nothing() {
    let watch = |_| ControlFlow::Continue(());
    for seed in 0..4 {
        let options = Options { seed, streams: 12, projects: 40, counties: 4, ..Options::default() };
        let mut plan = generate(&options);
        let mut session = Session::new(plan.clone());
        session.run(&watch);
        for (number, edit) in EDITS.iter().enumerate() {
            edit(&mut plan);
            forget(&mut plan, number);
            session.replace(plan.clone());
            let told = [session.run(&watch), run(&plan, &watch)].map(|outcome| format!("{outcome:?}"));
            assert_eq!(told[0], told[1], "seed {seed}, edit {number}");
        }
    }
}

/// The links of a plan, those of one project behind those of the one before.
fn links_of(plan: &Plan) -> Vec<Link> {
    let position = |id: &_| plan.projects.iter().position(|project| project.id == *id);
    let of = |(one, project): (usize, &Arc<Project>)| {
        let requires = project.requires.iter().filter_map(position).map(move |at| Link::Requires(one, at));
        let excludes = project.excludes.iter().filter_map(position).map(move |at| Link::Excludes(one, at));
        requires.chain(excludes).collect::<Vec<_>>()
    };
    plan.projects.iter().enumerate().flat_map(of).collect()
}

#[test]
fn a_program_with_further_links_is_the_one_that_is_written_out_with_them() {
    let mut count = 0;
    for seed in 0..8 {
        let plan = generate(&Options { seed, projects: 120, ..Options::default() });
        let demands = Demands::of(&plan);
        let groups = Groups::of(&plan, &demands);
        let links = links_of(&plan);
        let with = |links: &[Link]| {
            let links = links.iter().copied().collect();
            build(&plan, &demands, &groups, &Awake { links, ..Awake::default() })
        };
        for some in [0, links.len() / 3] {
            let (older, fresh) = (with(&links[..some]), with(&links));
            let mut built = older.clone();
            let positions = built.relink(&plan, &links.iter().copied().collect());
            assert_eq!(format!("{built:?}"), format!("{fresh:?}"));
            assert!(some > 0 || positions == fresh.positions_in(&older));
        }
        count += links.len();
    }
    assert!(count > 10, "{count}");
}

/// How many columns a program has for money that arrives at groups.
fn arriving(plan: &Plan) -> usize {
    let demands = Demands::of(plan);
    let built = build(plan, &demands, &Groups::of(plan, &demands), &Awake::default());
    built.what.iter().filter(|what| matches!(what, What::Flow { .. } | What::FromHub { .. })).count()
}

#[test]
fn streams_that_are_alike_have_the_columns_of_one() {
    for seed in 0..4 {
        let mut plan = generate(&Options { seed, projects: 120, ..Options::default() });
        let before = arriving(&plan);
        for number in 0..plan.streams.len() {
            let mut twin = plan.streams[number].clone();
            Arc::make_mut(&mut twin).id = format!("twin-{number}").parse().unwrap();
            Arc::make_mut(&mut plan.streams).push(twin);
        }
        // Two that reach two groups at most have their own: a hub would have no fewer.
        let after = arriving(&plan);
        assert!(after <= before + plan.streams.len(), "seed {seed}: {before}, {after}");
        assert!(before > 3 * plan.streams.len(), "seed {seed}: {before}");
    }
}
