//! Verified allocations of plans: of generated ones without a search, and of small ones written out.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use fundpool::generate::{Generated, Options, generate_with_witness};
use fundpool::pipeline::{Outcome, run};
use fundpool::plan::{Id, Plan};
use fundpool::report::Report;
use fundpool::rows::{Demands, RowId};
use fundpool::verify::{Allocation, Buffer, Grant, Loan, Verified, verify};

/// A generated plan with the allocation it was built around: feasible, and nothing is proven about it.
pub fn generated(options: &Options) -> (Plan, Verified) {
    let Generated { plan, witness, .. } = generate_with_witness(options);
    let streams = positions(plan.streams.iter().map(|one| &one.id));
    let projects = positions(plan.projects.iter().map(|one| &one.id));
    let credit = positions(plan.credit.iter().map(|one| &one.id));
    let mut allocation = Allocation::default();
    for one in &witness.grants {
        let (project, stream) = (projects[&one.project], streams[&one.stream]);
        allocation.grants.push(Grant { project, stream, amount: one.amount });
    }
    for one in &witness.buffers {
        let (credit, stream) = (credit[&one.credit], streams[&one.stream]);
        allocation.buffers.push(Buffer { credit, stream, amount: one.amount });
    }
    for one in &witness.loans {
        let (project, credit) = (projects[&one.project], credit[&one.credit]);
        allocation.loans.push(Loan { project, credit, amount: one.amount });
    }
    allocation.grants.sort_unstable();
    allocation.buffers.sort_unstable();
    allocation.loans.sort_unstable();
    let verified = judged(&plan, allocation, Vec::new());
    (plan, verified)
}

fn positions<'a>(ids: impl Iterator<Item = &'a Id>) -> BTreeMap<Id, usize> {
    ids.enumerate().map(|(index, id)| (id.clone(), index)).collect()
}

/// The allocation with these duals of each goal, which have 24 decimals.
pub fn judged(plan: &Plan, allocation: Allocation, duals: Vec<BTreeMap<RowId, i128>>) -> Verified {
    verify(plan, &Demands::of(plan), allocation, duals, false).unwrap()
}

/// What the search finds.
pub fn solved(plan: &Plan) -> Verified {
    match run(plan, &|_| ControlFlow::Continue(())) {
        Outcome::Allocated(verified) => verified,
        other => panic!("no allocation: {other:?}"),
    }
}

pub fn report(plan: &Plan, verified: &Verified) -> Report {
    Report::of(plan, &Demands::of(plan), verified).unwrap()
}
