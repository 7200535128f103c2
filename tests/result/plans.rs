//! Solved plans of every sort with their results.

use std::ops::ControlFlow;
use std::sync::Arc;

use fundpool::generate::{Options, generate};
use fundpool::money::Ratio;
use fundpool::pipeline::{Outcome, run};
use fundpool::plan::{Direction, Funding, Goal, Plan, Quantum, Tier};
use fundpool::result;
use fundpool::rows::Demands;
use fundpool::verify::{Allocation, Verified, verify_conflict};

use crate::small_plan::small_plan;

/// A plan and a result of it that is true.
pub struct Solved {
    pub name: &'static str,
    pub plan: Plan,
    pub text: String,
}

/// How many small random plans there are among them.
const SMALL: usize = 14;

/// Plans of every sort: credit, curves, whole projects and such from a least amount on, links, locks, every goal in every direction, every
/// quantum; and some that nothing keeps.
pub fn solved() -> Vec<Solved> {
    let mut all = vec![
        solve_it("benefit, then little pooling", with(1, |_| {})),
        solve_it(
            "money first, then the least county",
            with(2, |plan| {
                plan.objective = goals(&["+funded", "+least_coverage 0.1", "-transfers"]);
            }),
        ),
        solve_it(
            "heads, loans, benefit",
            with(3, |plan| {
                plan.objective = goals(&["+least_per_head 0.05", "-credit", "+benefit 0.01", "+pooled"]);
            }),
        ),
        solve_it("whole yuan", with(4, |plan| plan.quantum = Quantum::Yuan)),
        solve_it(
            "performances in thousandths",
            with(5, |plan| {
                for county in Arc::make_mut(&mut plan.counties) {
                    let county = Arc::make_mut(county);
                    let thousandths = county.performance.trillionths() * 1000;
                    county.performance = Ratio::from_trillionths(thousandths).expect("it fits");
                }
            }),
        ),
        solve_it("a conflict without a way out", conflicting(1)),
        way_out("rules that contradict each other", conflicting(1), |_| Allocation::default()),
        way_out("a way out that pays", conflicting(2), |plan| {
            let mut loosened = plan.clone();
            Arc::make_mut(&mut loosened.rules).retain(|rule| !rule.id.as_str().starts_with("conflict"));
            solve(&loosened).allocation().clone()
        }),
        way_out("projects that must have more than there is", too_much(7), |_| Allocation::default()),
    ];
    // A few are left unknown by the search; they have no result.
    all.extend((0..).filter_map(|seed| try_it("small", small_plan(seed))).take(SMALL));
    all
}

/// A small generated plan, changed.
pub fn with(seed: u64, change: impl FnOnce(&mut Plan)) -> Plan {
    let options = Options { streams: 6, projects: 16, counties: 3, seed, ..Options::default() };
    let mut plan = generate(&options);
    change(&mut plan);
    plan
}

fn conflicting(seed: u64) -> Plan {
    generate(&Options { streams: 6, projects: 16, counties: 3, seed, infeasible: true, ..Options::default() })
}

/// Every project has to be funded, one at a fixed amount.
fn too_much(seed: u64) -> Plan {
    with(seed, |plan| {
        Arc::make_mut(&mut plan.rules).clear();
        for (index, project) in Arc::make_mut(&mut plan.projects).iter_mut().enumerate() {
            let project = Arc::make_mut(project);
            (project.requires, project.excludes) = (Vec::new(), Vec::new());
            project.lock = (index == 0).then_some(project.cost);
            (project.must, project.funding) = (index > 0, Funding::Whole);
        }
    })
}

/// `+goal slack` for more of it, `-goal slack` for less.
pub fn goals(words: &[&str]) -> Arc<Vec<Tier>> {
    let tier = |word: &&str| {
        let (goal, slack) = word[1..].split_once(' ').unwrap_or((&word[1..], "0"));
        let named = [
            ("benefit", Goal::Benefit),
            ("funded", Goal::Funded),
            ("least_coverage", Goal::LeastCoverage),
            ("least_per_head", Goal::LeastPerHead),
            ("pooled", Goal::Pooled),
            ("credit", Goal::Credit),
            ("transfers", Goal::Transfers),
        ];
        let direction = if word.starts_with('+') { Direction::Maximise } else { Direction::Minimise };
        let (_, goal) = named.into_iter().find(|(name, _)| *name == goal).expect("a goal");
        Tier { direction, goal, slack: slack.parse().expect("a share") }
    };
    Arc::new(words.iter().map(tier).collect())
}

pub fn solve(plan: &Plan) -> Verified {
    match run(plan, &|_| ControlFlow::Continue(())) {
        Outcome::Allocated(verified) => verified,
        other => panic!("no allocation: {other:?}"),
    }
}

fn solve_it(name: &'static str, plan: Plan) -> Solved {
    try_it(name, plan).unwrap_or_else(|| panic!("{name}: unknown"))
}

fn try_it(name: &'static str, plan: Plan) -> Option<Solved> {
    let text = match run(&plan, &|_| ControlFlow::Continue(())) {
        Outcome::Allocated(verified) => result::write(&plan, &verified),
        Outcome::Infeasible(infeasible) => result::write_infeasible(&plan, &infeasible),
        Outcome::Unknown(_) => return None,
        Outcome::Fault(fault) => panic!("{name}: {fault:?}"),
    };
    Some(Solved { name, plan, text })
}

/// A plan that nothing keeps, and an allocation that keeps all but what the conflict tells.
fn way_out(name: &'static str, plan: Plan, witness: impl FnOnce(&Plan) -> Allocation) -> Solved {
    let Outcome::Infeasible(proven) = run(&plan, &|_| ControlFlow::Continue(())) else {
        panic!("{name}: not infeasible")
    };
    let demands = Demands::of(&plan);
    let found = verify_conflict(&plan, &demands, proven.duals().clone(), Some(witness(&plan)));
    let text = result::write_infeasible(&plan, &found.expect("a proof"));
    Solved { name, plan, text }
}
