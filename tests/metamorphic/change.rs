//! Changes that leave the meaning of a plan as it is.

use std::sync::Arc;

use fundpool::money::{Money, Ratio};
use fundpool::plan::rule::{CountyRange, MatchScope, Part, Reserve, RuleKind};
use fundpool::plan::{Goal, Id, Plan, Project, Quantum, Scope, Stream, Table};

use crate::small_plan::Dice;

/// Every list from its end.
pub fn reversed(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    Arc::make_mut(&mut plan.uses).reverse();
    Arc::make_mut(&mut plan.measures).reverse();
    Arc::make_mut(&mut plan.counties).reverse();
    Arc::make_mut(&mut plan.streams).reverse();
    Arc::make_mut(&mut plan.credit).reverse();
    Arc::make_mut(&mut plan.projects).reverse();
    Arc::make_mut(&mut plan.rules).reverse();
    plan
}

/// Every amount ten times as large; none for plans in 万元, whose amounts would get out of hand.
pub fn ten_times(plan: &Plan) -> Option<Plan> {
    if plan.quantum == Quantum::TenThousand {
        return None;
    }
    let mut plan = plan.clone();
    each(&mut plan.counties, |county| county.last_year = county.last_year.map(times_ten));
    each(&mut plan.streams, |stream| {
        stream.amount = times_ten(stream.amount);
        stream.must_spend = times_ten(stream.must_spend);
    });
    each(&mut plan.credit, |credit| credit.buffer_max = times_ten(credit.buffer_max));
    each(&mut plan.projects, |project| {
        project.cost = times_ten(project.cost);
        project.min = times_ten(project.min);
        project.lock = project.lock.map(times_ten);
    });
    each(&mut plan.rules, |rule| match &mut rule.kind {
        RuleKind::CountyRange(CountyRange { min, max, .. }) => {
            (*min, *max) = (min.map(times_ten), max.map(times_ten));
        }
        RuleKind::Reserve(Reserve { amount }) => *amount = times_ten(*amount),
        _ => {}
    });
    Some(plan)
}

fn times_ten(amount: Money) -> Money {
    Money::from_fen(amount.fen() * 10)
}

/// Other ids, in another order of the alphabet; parts of uses stay parts.
pub fn renamed(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    each(&mut plan.uses, |row| row.id = other(&row.id));
    each(&mut plan.measures, |row| row.id = other(&row.id));
    each(&mut plan.counties, |row| row.id = other(&row.id));
    each(&mut plan.streams, |row| {
        row.id = other(&row.id);
        for scope in [&mut row.earmark.uses, &mut row.earmark.counties, &mut row.reach] {
            rename(scope);
        }
    });
    let pool = Arc::make_mut(&mut plan.pool);
    rename(&mut pool.uses);
    rename(&mut pool.counties);
    each(&mut plan.credit, |row| {
        row.id = other(&row.id);
        rename(&mut row.uses);
        rename(&mut row.counties);
    });
    each(&mut plan.projects, |row| {
        for id in [&mut row.id, &mut row.county, &mut row.use_id] {
            *id = other(id);
        }
        row.benefits = row.benefits.iter().map(|(measure, benefit)| (other(measure), *benefit)).collect();
    });
    each(&mut plan.rules, |row| {
        row.id = other(&row.id);
        rename(&mut row.uses);
        rename(&mut row.counties);
    });
    plan
}

fn rename(scope: &mut Scope) {
    if let Scope::Listed(ids) = scope {
        ids.iter_mut().for_each(|id| *id = other(id));
    }
}

/// Letters and digits from the other end of the alphabet.
fn other(id: &Id) -> Id {
    let turn = |c: char| match c {
        'a'..='z' => char::from(b'a' + (b'z' - c as u8)),
        '0'..='9' => char::from(b'0' + (b'9' - c as u8)),
        other => other,
    };
    id.as_str().chars().map(turn).collect::<String>().parse().unwrap()
}

/// Ten times the money, so that all of it has a half, and the first stream as two of half its money each. None where transfers count.
pub fn with_a_stream_in_halves(plan: &Plan) -> Option<Plan> {
    let mut plan = ten_times(plan)?;
    let streams = Arc::make_mut(&mut plan.streams);
    let first = Arc::make_mut(streams.first_mut()?);
    (first.amount, first.must_spend) = (half(first.amount), half(first.must_spend));
    let second = Stream { id: "other-half".parse().unwrap(), ..first.clone() };
    streams.insert(1, Arc::new(second));
    (!counts_transfers(&plan)).then_some(plan)
}

/// The same with the first project as two of half its cost and benefit each. None where something counts projects.
pub fn with_a_project_in_halves(plan: &Plan) -> Option<Plan> {
    let mut plan = ten_times(plan)?;
    let projects = Arc::make_mut(&mut plan.projects);
    let first = Arc::make_mut(projects.first_mut()?);
    (first.cost, first.min, first.lock) = (half(first.cost), half(first.min), first.lock.map(half));
    first.benefits = first.benefits.iter().map(|(id, benefit)| (id.clone(), half_of(*benefit))).collect();
    let second = Project { id: "other-half".parse().unwrap(), ..first.clone() };
    projects.insert(1, Arc::new(second));
    let counts_projects = plan.rules.iter().any(|rule| match &rule.kind {
        RuleKind::MaxShare(share) => share.of == Part::Project,
        RuleKind::Match(own) => own.scope == MatchScope::EachProject,
        _ => false,
    });
    (!counts_projects && !counts_transfers(&plan)).then_some(plan)
}

/// Streams and projects with from a half to twice as much money, without what has to be spent or had of it.
pub fn with_other_amounts(plan: &Plan, seed: u64) -> Plan {
    let mut plan = plan.clone();
    let mut dice = Dice(seed);
    for stream in Arc::make_mut(&mut plan.streams) {
        let stream = Arc::make_mut(stream);
        stream.amount = part(stream.amount, &mut dice);
        stream.must_spend = Money::ZERO;
    }
    for project in Arc::make_mut(&mut plan.projects) {
        let project = Arc::make_mut(project);
        project.cost = part(project.cost, &mut dice);
        (project.must, project.min, project.lock) = (false, Money::ZERO, None);
    }
    plan
}

fn part(amount: Money, dice: &mut Dice) -> Money {
    Money::from_fen((amount.fen() / 100 * dice.between(50, 200) as i64).max(1))
}

fn counts_transfers(plan: &Plan) -> bool {
    plan.objective.iter().any(|tier| tier.goal == Goal::Transfers)
}

fn half(amount: Money) -> Money {
    Money::from_fen(amount.fen() / 2)
}

fn half_of(number: Ratio) -> Ratio {
    number.checked_mul("0.5".parse().unwrap()).unwrap()
}

fn each<T: Clone>(table: &mut Table<T>, change: impl Fn(&mut T)) {
    Arc::make_mut(table).iter_mut().for_each(|row| change(Arc::make_mut(row)));
}
