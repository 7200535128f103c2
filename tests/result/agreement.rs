//! Whatever the duals and the plan, both checkers compute the same.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use fundpool::document::json;
use fundpool::generate::{Generated, Options, Witness, generate_with_witness};
use fundpool::pipeline::{Outcome, run};
use fundpool::plan::rule::{Match, MatchScope, Rule, RuleKind, Strength};
use fundpool::plan::{Id, Level, Plan, Scope, Text};
use fundpool::result;
use fundpool::rows::{Demands, RowId};
use fundpool::verify::{Allocation, Buffer, Grant, LARGEST_DUAL, Loan, Refused, verify};
use serde_json::{Value, json};

use crate::both::{Pair, Verdict, verdicts};
use crate::plans::goals;
use crate::random_plan::{Dice, random_plan};
use crate::small_plan::small_plan;

/// Plans and certificates each.
const COUNT: u64 = 60;

#[test]
fn random_duals_prove_the_same_bounds() {
    let pairs: Vec<Pair> = (0..COUNT).map(random_certificate).collect();
    let verdicts = verdicts("agreement", &pairs);
    let verified = verdicts.iter().filter(|verdict| verdict.is_true()).count();
    let refused = verdicts.iter().filter(|verdict| is_about(verdict, "out of all proportion")).count();
    // Most duals are such as solvers find; some are out of all proportion.
    assert!(verified > 30 && refused > 5, "{verified} true, {refused} out of proportion of {}", pairs.len());
}

#[test]
fn plans_without_sense_are_read_alike() {
    let pairs: Vec<Pair> = (0..COUNT).map(senseless).collect();
    let verdicts = verdicts("senseless", &pairs);
    // Both took the same fingerprint of each, or the result would be another plan's.
    assert!(!verdicts.iter().any(|verdict| is_about(verdict, "another plan")), "{verdicts:?}");
    assert!(!verdicts.iter().any(|verdict| matches!(verdict, Verdict::Unreadable(_))), "{verdicts:?}");
}

fn is_about(verdict: &Verdict, what: &str) -> bool {
    matches!(verdict, Verdict::Untrue(why) if why.contains(what))
}

/// An allocation that keeps its plan, with duals that nobody optimised anything for.
fn random_certificate(seed: u64) -> Pair {
    let mut dice = Dice(seed);
    let (plan, allocation) = if seed.is_multiple_of(2) { small(seed) } else { generated(seed, &mut dice) };
    let demands = Demands::of(&plan);
    let size = if dice.below(4) == 0 { LARGEST_DUAL } else { 10_i128.pow(20 + dice.below(8) as u32) };
    let duals: Vec<BTreeMap<RowId, i128>> =
        (0..plan.objective.len()).map(|held| random_duals(&plan, &demands, held, size, &mut dice)).collect();
    let result = match verify(&plan, &demands, allocation.clone(), duals.clone(), false) {
        Ok(verified) => result::write(&plan, &verified),
        Err(Refused::Overflow(_)) => with_duals(&plan, &demands, allocation, &duals),
        Err(other) => panic!("seed {seed}: {other:?}"),
    };
    Pair { about: format!("seed {seed}"), plan: json::write(&plan).into_bytes(), result: result.into_bytes() }
}

/// The first of the small plans from this seed on that has an allocation, with one.
fn small(seed: u64) -> (Plan, Allocation) {
    let solve = |plan: Plan| match run(&plan, &|_| ControlFlow::Continue(())) {
        Outcome::Allocated(verified) => Some((plan, verified.allocation().clone())),
        _ => None,
    };
    (0..).find_map(|again| solve(small_plan(seed + 1_000 * again))).expect("most have")
}

/// A generated plan with the allocation that it was built around.
fn generated(seed: u64, dice: &mut Dice) -> (Plan, Allocation) {
    let options = Options {
        streams: 3 + dice.below(6) as usize,
        projects: 4 + dice.below(20) as usize,
        counties: 1 + dice.below(4) as usize,
        seed,
        ..Options::default()
    };
    let Generated { mut plan, witness, .. } = generate_with_witness(&options);
    plan.objective = goals(random_goals(dice));
    Arc::make_mut(&mut plan.rules).push(Arc::new(harmless()));
    let allocation = positions(&plan, &witness);
    (plan, allocation)
}

fn random_goals(dice: &mut Dice) -> &'static [&'static str] {
    const ALL: [&[&str]; 6] = [
        &["+benefit", "-pooled"],
        &["+least_coverage 0.25", "+funded 0.001", "-transfers"],
        &["+least_per_head", "-credit 0.5", "+benefit 0.1", "-transfers"],
        &["-funded 0.3", "+pooled 1", "+least_coverage"],
        &["+benefit 0.01", "+least_per_head 0.02", "+least_coverage 0.03", "+credit", "+funded"],
        &["-transfers 0.5", "-pooled 0.1", "+benefit"],
    ];
    ALL[dice.below(ALL.len() as u64) as usize]
}

/// A rule on every project that no allocation breaks, and that has prices nonetheless.
fn harmless() -> Rule {
    let own_levels = vec![Level::County, Level::Municipal];
    let upper_levels = vec![Level::Central];
    let kind =
        Match { own_levels, upper_levels, ratio: "0".parse().unwrap(), scope: MatchScope::EachProject };
    Rule {
        id: "harmless".parse().unwrap(),
        name: Text::default(),
        on: true,
        strength: Strength::Preference,
        cite: String::new(),
        uses: Scope::All,
        counties: Scope::All,
        kind: RuleKind::Match(kind),
    }
}

fn positions(plan: &Plan, witness: &Witness) -> Allocation {
    let at = |id: &Id, ids: Vec<&Id>| ids.iter().position(|one| *one == id).expect("an id of the plan");
    let stream = |id| at(id, plan.streams.iter().map(|row| &row.id).collect());
    let project = |id| at(id, plan.projects.iter().map(|row| &row.id).collect());
    let credit = |id| at(id, plan.credit.iter().map(|row| &row.id).collect());
    let grants = witness.grants.iter();
    let grants = grants.map(|one| Grant {
        project: project(&one.project),
        stream: stream(&one.stream),
        amount: one.amount,
    });
    let buffers = witness.buffers.iter();
    let buffers = buffers.map(|one| Buffer {
        credit: credit(&one.credit),
        stream: stream(&one.stream),
        amount: one.amount,
    });
    let loans = witness.loans.iter();
    let loans = loans.map(|one| Loan {
        project: project(&one.project),
        credit: credit(&one.credit),
        amount: one.amount,
    });
    let mut allocation =
        Allocation { grants: grants.collect(), buffers: buffers.collect(), loans: loans.collect() };
    allocation.grants.sort_unstable();
    allocation.buffers.sort_unstable();
    allocation.loans.sort_unstable();
    allocation
}

/// The name of every row of a plan that a dual may be of.
pub fn row_names(plan: &Plan, demands: &Demands, held: usize) -> Vec<RowId> {
    use fundpool::plan::{Channel, Goal};
    let mut names: Vec<RowId> = demands.rows.iter().map(|row| row.id.clone()).collect();
    for stream in plan.streams.iter() {
        names.extend([RowId::stream, RowId::poolable].map(|row| row(&stream.id)));
        names.extend((stream.channel != Channel::Procurement).then(|| RowId::must_spend(&stream.id)));
    }
    for credit in plan.credit.iter() {
        names.extend([RowId::leverage, RowId::buffer].map(|row| row(&credit.id)));
    }
    for goal in [Goal::LeastCoverage, Goal::LeastPerHead] {
        let measured = fundpool::rows::least_measures(plan, demands, goal);
        names.extend(measured.iter().map(|(county, _)| RowId::least(goal, &plan.counties[*county].id)));
    }
    for (index, project) in plan.projects.iter().enumerate() {
        names.extend(project.requires.iter().map(|other| RowId::requires(&project.id, other)));
        names.extend(project.excludes.iter().map(|other| RowId::excludes(&project.id, other)));
        let is_fundable = demands.cells.of_project(index).is_some();
        let each = demands.each_project.iter().filter(|each| is_fundable && each.holds(plan, project));
        names.extend(each.map(|each| each.row_id(&project.id)));
    }
    names.extend((0..held).map(RowId::tier));
    names
}

fn random_duals(
    plan: &Plan,
    demands: &Demands,
    held: usize,
    size: i128,
    dice: &mut Dice,
) -> BTreeMap<RowId, i128> {
    let names = row_names(plan, demands, held);
    let chosen: Vec<RowId> = names.into_iter().filter(|_| dice.below(3) == 0).collect();
    let dual = |dice: &mut Dice| {
        size / 1_000_003 * i128::from(dice.below(1_000_003)) + i128::from(dice.below(1_000))
    };
    chosen.into_iter().map(|row| (row, dual(dice))).collect()
}

/// A result with these duals and figures that are wrong.
fn with_duals(
    plan: &Plan,
    demands: &Demands,
    allocation: Allocation,
    duals: &[BTreeMap<RowId, i128>],
) -> String {
    let verified = verify(plan, demands, allocation, Vec::new(), false).expect("it keeps the plan");
    let mut document: Value = serde_json::from_str(&result::write(plan, &verified)).expect("JSON");
    for (tier, duals) in document["tiers"].as_array_mut().expect("a list").iter_mut().zip(duals) {
        tier["duals"] = written(duals);
    }
    document.to_string()
}

fn written(duals: &BTreeMap<RowId, i128>) -> Value {
    let unit = 10_i128.pow(24);
    let rows = duals
        .iter()
        .map(|(row, dual)| json!({"row": row.0, "y": format!("{}.{:024}", dual / unit, dual % unit)}));
    rows.collect()
}

/// A plan of anything that a file can hold, with a result that pays nobody.
fn senseless(seed: u64) -> Pair {
    let plan = random_plan(seed);
    let mut dice = Dice(seed);
    let mut document = json!({
        "format": "fundpool-result", "version": 1, "plan_sha256": json::fingerprint(&plan).to_string(),
        "grants": [], "buffers": [], "loans": [], "conflict": [],
    });
    if seed.is_multiple_of(2) {
        let size = if seed.is_multiple_of(4) { LARGEST_DUAL } else { 10_i128.pow(23) };
        document["status"] = "infeasible".into();
        document["duals"] = written(&random_duals(&plan, &Demands::of(&plan), 0, size, &mut dice));
    } else {
        document["status"] = "optimal".into();
        document["tiers"] = json!([]);
    }
    Pair {
        about: format!("seed {seed}"),
        plan: json::write(&plan).into_bytes(),
        result: document.to_string().into_bytes(),
    }
}
