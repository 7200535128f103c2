//! Going on after a change with as little moved as can be.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use fundpool::explain::{Moved, Payee, Payer, Replan, Unsolved, replan};
use fundpool::generate::{Options, generate};
use fundpool::money::{Money, Ratio};
use fundpool::pipeline::Series;
use fundpool::plan::{Plan, Project};
use fundpool::rows::Demands;
use fundpool::verify::{Allocation, check};

use crate::support::{parts, project, small, solved, stream};

fn on_and_on(_: Series) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn roads(amount: &str, projects: &[String]) -> Plan {
    small(&parts(&[stream("roads", "central", amount, "0", "road", "")], projects, &[]))
}

fn two_roads(more: &[String]) -> Vec<String> {
    let two =
        [project("e", "east", "road", "60.00", "120", ""), project("w", "west", "road", "100.00", "100", "")];
    two.into_iter().chain(more.iter().cloned()).collect()
}

fn told(moved: &Moved) -> Vec<String> {
    let payer = |payer: &Payer| match payer {
        Payer::Stream(id) | Payer::Credit(id) => id.to_string(),
    };
    let payee = |payee: &Payee| match payee {
        Payee::Project(id) | Payee::Buffer(id) => id.to_string(),
    };
    let one = |one: &fundpool::explain::Move| {
        format!("{} -> {}: {} -> {}", payer(&one.payer), payee(&one.payee), one.before, one.after)
    };
    moved.moves.iter().map(one).collect()
}

fn asked(before: &Plan, after: &Plan) -> Replan {
    replan(before, solved(before).allocation(), after, &on_and_on).expect("there is an answer")
}

#[test]
fn nothing_moves_where_nothing_has_to() {
    // A better project comes in: the best plan gives it 50 yuan, the nearest one leaves it out.
    let before = roads("100.00", &two_roads(&[]));
    let after = roads("100.00", &two_roads(&[project("n", "east", "road", "50.00", "500", "")]));
    let answer = asked(&before, &after);
    assert_eq!(told(&answer.near_moved), Vec::<String>::new());
    assert_eq!(
        told(&answer.best_moved),
        ["roads -> e: 60.00 -> 50.00", "roads -> n: 0.00 -> 50.00", "roads -> w: 40.00 -> 0.00"]
    );
    // 500 + 100 people instead of 120 + 40.
    assert_eq!(
        (answer.gain.0 / 1_000_000_000_000, answer.best_moved.total.to_string()),
        (440, "100.00".to_owned())
    );
}

#[test]
fn a_cut_is_taken_where_it_costs_least() {
    let before = roads("100.00", &two_roads(&[]));
    let after = roads("80.00", &two_roads(&[]));
    let answer = asked(&before, &after);
    // Any 20 yuan would do; west brings less for them.
    assert_eq!(told(&answer.near_moved), ["roads -> w: 40.00 -> 20.00"]);
    assert_eq!(answer.near_moved, answer.best_moved);
}

#[test]
fn a_project_that_goes_sets_its_money_free() {
    let before = roads("100.00", &two_roads(&[]));
    let after = roads("100.00", &two_roads(&[])[1..]);
    let answer = asked(&before, &after);
    // What was east's need not go anywhere; the best allocation gives it to west.
    assert_eq!(told(&answer.near_moved), ["roads -> e: 60.00 -> 0.00"]);
    assert_eq!(told(&answer.best_moved), ["roads -> e: 60.00 -> 0.00", "roads -> w: 40.00 -> 100.00"]);
}

/// A plan with a shock, if it has what is struck.
type Shock = fn(&mut Plan) -> Option<()>;

/// Every stream brings a tenth less.
fn less_of_everything(plan: &mut Plan) -> Option<()> {
    for stream in Arc::make_mut(&mut plan.streams) {
        let stream = Arc::make_mut(stream);
        stream.amount = Money::from_fen(stream.amount.fen() / 10 * 9);
        stream.must_spend = Money::from_fen(stream.must_spend.fen() / 10 * 9);
    }
    Some(())
}

/// The largest stream does not come.
fn a_stream_lost(plan: &mut Plan) -> Option<()> {
    let lost = Arc::make_mut(&mut plan.streams).iter_mut().max_by_key(|stream| stream.amount)?;
    let lost = Arc::make_mut(lost);
    (lost.amount, lost.must_spend) = (Money::ZERO, Money::ZERO);
    Some(())
}

/// The dearest project that nothing depends on is not ready after all.
fn a_project_put_off(plan: &mut Plan) -> Option<()> {
    let required: Vec<_> = plan.projects.iter().flat_map(|project| project.requires.clone()).collect();
    let free = |project: &&mut Arc<Project>| !project.must && !required.contains(&project.id);
    let put_off = Arc::make_mut(&mut plan.projects).iter_mut().filter(free).max_by_key(|one| one.cost)?;
    Arc::make_mut(put_off).ready = false;
    Some(())
}

/// The first project is worth ten times as much: nothing has to move.
fn a_better_project(plan: &mut Plan) -> Option<()> {
    let better = Arc::make_mut(&mut plan.projects).first_mut()?;
    for benefit in Arc::make_mut(better).benefits.values_mut() {
        *benefit = Ratio::from_trillionths(benefit.trillionths() * 10)?;
    }
    Some(())
}

/// Σ|x − x₀|, counted here anew.
fn counted(before: &Plan, older: &Allocation, after: &Plan, newer: &Allocation) -> i128 {
    let mut pairs: BTreeMap<(String, String), i128> = BTreeMap::new();
    let mut add = |plan: &Plan, allocation: &Allocation, sign: i128| {
        let (streams, projects, credit) = (&plan.streams, &plan.projects, &plan.credit);
        let mut pay = |payer: String, payee: String, amount: Money| {
            *pairs.entry((payer, payee)).or_default() += sign * i128::from(amount.fen());
        };
        for grant in &allocation.grants {
            let pair = (streams[grant.stream].id.to_string(), projects[grant.project].id.to_string());
            pay(pair.0, pair.1, grant.amount);
        }
        for buffer in &allocation.buffers {
            pay(
                streams[buffer.stream].id.to_string(),
                format!("buffer {}", credit[buffer.credit].id),
                buffer.amount,
            );
        }
        for loan in &allocation.loans {
            pay(
                format!("loan {}", credit[loan.credit].id),
                projects[loan.project].id.to_string(),
                loan.amount,
            );
        }
    };
    add(after, newer, 1);
    add(before, older, -1);
    pairs.values().map(|change| change.abs()).sum()
}

#[test]
fn whatever_the_shock_the_nearest_plan_keeps_everything_and_moves_no_more_than_the_best() {
    let shocks: [(&str, Shock); 4] = [
        ("less of everything", less_of_everything),
        ("a stream lost", a_stream_lost),
        ("a project put off", a_project_put_off),
        ("a better project", a_better_project),
    ];
    let (mut asked, mut nearer, mut proven) = (0, 0, 0);
    for seed in 1..=8 {
        let whole = if seed % 2 == 0 { "0.3" } else { "0" };
        let options = Options { streams: 8, projects: 30, counties: 3, seed, ..Options::default() };
        let before = generate(&Options { whole: whole.parse().unwrap(), ..options });
        let adopted = solved(&before);
        for (name, shock) in shocks {
            let mut after = before.clone();
            if shock(&mut after).is_none() {
                continue;
            }
            // Under a shock there may be no allocation at all; then there is none near either.
            let Ok(answer) = replan(&before, adopted.allocation(), &after, &on_and_on) else { continue };
            let at = format!("seed {seed}, {name}");
            let broken = check(&after, &Demands::of(&after), answer.near.allocation());
            assert_eq!(broken, Ok(Vec::new()), "{at}: the nearest plan keeps the changed one to the fen");
            for (verified, moved) in [(&answer.near, &answer.near_moved), (&answer.best, &answer.best_moved)]
            {
                let total = counted(&before, adopted.allocation(), &after, verified.allocation());
                assert_eq!(i128::from(moved.total.fen()), total, "{at}: what moves is told to the fen");
                assert_eq!(moved.taken.checked_add(moved.given), Some(moved.total), "{at}");
                assert!(moved.total >= answer.forced, "{at}: what has to move moves");
            }
            assert!(answer.near_moved.total <= answer.best_moved.total, "{at}");
            assert!(answer.gain.0 <= answer.gain.1, "{at}");
            // That it moves less does not make the best one worse.
            let (best, again) = (solved(&after), &answer.best);
            for (goal, other) in best.tiers().iter().zip(again.tiers()) {
                assert!(other.gap <= goal.gap + other.allowance, "{at}: {} and {}", goal.gap, other.gap);
            }
            asked += 1;
            nearer += usize::from(answer.near_moved.total < answer.best_moved.total);
            proven += usize::from(answer.near_moved.total == answer.forced);
        }
    }
    assert!(asked >= 20 && nearer >= 10 && proven >= 10, "{asked} asked, {nearer} nearer, {proven} proven");
}

#[test]
fn what_has_to_move_is_proven_by_what_payers_and_projects_may_have() {
    let before = roads("100.00", &two_roads(&[]));
    let forced = |after: &Plan| asked(&before, after).forced.to_string();
    assert_eq!(forced(&roads("80.00", &two_roads(&[]))), "20.00");
    assert_eq!(forced(&roads("100.00", &two_roads(&[])[1..])), "60.00");
    // Half of what the best plan moves would do as well.
    assert_eq!(
        forced(&roads("100.00", &two_roads(&[project("n", "east", "road", "50.00", "500", "")]))),
        "0.00"
    );
}

#[test]
fn it_tells_how_far_it_is_and_ends_when_told_to() {
    let before = roads("100.00", &two_roads(&[]));
    let after = roads("80.00", &two_roads(&[]));
    let told = RefCell::new(BTreeSet::new());
    let stop_at = |stop: usize| {
        let watch = |series: Series| {
            told.borrow_mut().insert((series.done, series.of));
            if series.done >= stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        replan(&before, solved(&before).allocation(), &after, &watch).map(|_| ())
    };
    assert_eq!(stop_at(0), Err(Unsolved::Stopped));
    assert_eq!(stop_at(1), Err(Unsolved::Stopped));
    assert_eq!(stop_at(2), Err(Unsolved::Stopped));
    assert_eq!(stop_at(3), Ok(()));
    assert_eq!(told.into_inner(), BTreeSet::from([(0, 3), (1, 3), (2, 3)]));
}
