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

/// A plan and a result of it that is true.
pub struct Solved {
    pub name: &'static str,
    pub plan: Plan,
    pub text: String,
}

/// One of every sort.
pub fn solved() -> Vec<Solved> {
    let mut all = vec![
        allocated("benefit, then little pooling", with(1, |_| {})),
        allocated(
            "money first, then the least county",
            with(2, |plan| {
                plan.objective = goals(&["+funded", "+least_coverage 0.1", "-transfers"]);
            }),
        ),
        allocated(
            "heads, loans, benefit",
            with(3, |plan| {
                plan.objective = goals(&["+least_per_head 0.05", "-credit", "+benefit 0.01", "+pooled"]);
            }),
        ),
        allocated("whole yuan", with(4, |plan| plan.quantum = Quantum::Yuan)),
        allocated("whole projects", with_whole(5)),
        allocated(
            "nothing to strive for but little",
            with(6, |plan| {
                plan.objective = goals(&["-funded", "-pooled", "+credit"]);
            }),
        ),
    ];
    all.push(infeasible("rules that contradict each other", conflicting(1), |_| Allocation::default()));
    all.push(infeasible("a way out that pays", conflicting(2), |plan| {
        let mut loosened = plan.clone();
        Arc::make_mut(&mut loosened.rules).retain(|rule| !rule.id.as_str().starts_with("conflict"));
        solve(&loosened).allocation().clone()
    }));
    all.push(infeasible("projects that must have more than there is", too_much(7), |_| {
        Allocation::default()
    }));
    all
}

/// A small generated plan, changed.
pub fn with(seed: u64, change: impl FnOnce(&mut Plan)) -> Plan {
    let options = Options { streams: 6, projects: 16, counties: 3, seed, ..Options::default() };
    let mut plan = generate(&options);
    change(&mut plan);
    plan
}

fn with_whole(seed: u64) -> Plan {
    let whole: Ratio = "0.4".parse().expect("a share");
    generate(&Options { streams: 6, projects: 16, counties: 3, seed, whole, ..Options::default() })
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

fn allocated(name: &'static str, plan: Plan) -> Solved {
    let text = result::write(&plan, &solve(&plan));
    Solved { name, plan, text }
}

/// `witness` finds an allocation that keeps all but what the conflict tells.
fn infeasible(name: &'static str, plan: Plan, witness: impl FnOnce(&Plan) -> Allocation) -> Solved {
    let Outcome::Infeasible(proven) = run(&plan, &|_| ControlFlow::Continue(())) else {
        panic!("{name}: not infeasible")
    };
    let demands = Demands::of(&plan);
    let found = verify_conflict(&plan, &demands, proven.duals().clone(), Some(witness(&plan)));
    let text = result::write_infeasible(&plan, &found.expect("a proof"));
    Solved { name, plan, text }
}
