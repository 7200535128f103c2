//! Large plans are checked quickly, also where nothing in them is right.

use std::sync::Arc;
use std::time::{Duration, Instant};

use fundpool::plan::{Level, Plan, Project, check};

use crate::sample_plan::{id, project_row, sample_plan, stream};

const PROJECTS: usize = 20_000;

/// Far above what it takes even without optimisation, far below what anything quadratic would take.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn twenty_thousand_sound_projects() {
    let mut plan = sample_plan();
    fill(&mut plan, |number| {
        project_row(&format!("p-{number}"), &format!("项目 {number}"), "yudu", "industry", 1_000)
    });
    assert_eq!(timed(&plan), 0);
}

#[test]
fn twenty_thousand_projects_that_name_what_is_not_there() {
    let mut plan = sample_plan();
    fill(&mut plan, |number| Project {
        requires: vec![id(&format!("q-{number}")), id(&format!("p-{}", number + 1))],
        excludes: vec![id(&format!("p-{}", number / 2))],
        ..project_row(&format!("p-{number}"), "同名", &format!("c-{number}"), &format!("u.{number}"), -1)
    });
    assert!(timed(&plan) >= 5 * PROJECTS);
}

fn fill(plan: &mut Plan, project: impl Fn(usize) -> Project) {
    for number in 0..60 {
        let stream = stream(&format!("s-{number}"), "资金", Level::Central, 1_000);
        Arc::make_mut(&mut plan.streams).push(Arc::new(stream));
    }
    Arc::make_mut(&mut plan.projects).extend((0..PROJECTS).map(|number| Arc::new(project(number))));
}

/// The number of problems found.
fn timed(plan: &Plan) -> usize {
    let start = Instant::now();
    let found = check(plan).len();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    println!("{found} problems in {:?}", start.elapsed());
    found
}
