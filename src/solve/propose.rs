//! From a solver's point to a proposal in whole fen.

use std::collections::BTreeMap;

use crate::lp::{Built, Groups, Program, What};
use crate::plan::Plan;
use crate::verify::Proposal;

/// Floats below this, 2⁶², are whole numbers of 64 bits once they are rounded.
const SHORT: f64 = 4_611_686_018_427_387_904.0;

/// The point, gathered by project, group and facility, and rounded to fen; `near` is [`Proposal::near`].
pub fn propose(plan: &Plan, groups: &Groups, built: &Built, columns: &[f64], near: i128) -> Proposal {
    let mut proposal = Proposal {
        projects: vec![0; plan.projects.len()],
        flows: groups.all.iter().map(|group| vec![0; group.payers.len()]).collect(),
        loans: groups.all.iter().map(|group| vec![0; group.lenders.len()]).collect(),
        buffers: vec![vec![0; plan.streams.len()]; plan.credit.len()],
        lent: BTreeMap::new(),
        near,
    };
    let mut projects = vec![0.0; plan.projects.len()];
    let (mut into, mut from) = (vec![Vec::new(); built.hubs.len()], vec![Vec::new(); built.hubs.len()]);
    for (what, value) in built.what.iter().zip(columns) {
        let fen = whole_fen(*value);
        match *what {
            What::Segment { project, .. } => projects[project] += value,
            What::Flow { stream, group } if fen > 0 => add_flow(&mut proposal, groups, stream, group, fen),
            What::IntoHub { stream, hub } => into[hub].push((stream, fen)),
            What::FromHub { hub, group } => from[hub].push((group, fen)),
            What::Loan { credit, group } => {
                if let Ok(lender) = groups.all[group].lenders.binary_search(&credit) {
                    proposal.loans[group][lender] = fen;
                }
            }
            What::Buffer { credit, stream, .. } => proposal.buffers[credit][stream] = fen,
            What::Lent { project } => {
                proposal.lent.insert(project, fen);
            }
            What::Flow { .. }
            | What::Total(_)
            | What::Level(_)
            | What::Funded { .. }
            | What::Lack(_)
            | What::Stays(_) => {}
        }
    }
    for (slot, value) in proposal.projects.iter_mut().zip(projects) {
        *slot = whole_fen(value);
    }
    for (streams, paid) in into.into_iter().zip(from) {
        lead_through(&mut proposal, groups, streams, &paid);
    }
    proposal
}

/// A value of the program in whole fen, nothing where it is less. Almost every one is nothing or short.
fn whole_fen(value: f64) -> i128 {
    let fen = value * Program::MONEY;
    if fen < 0.5 {
        return 0;
    }
    let whole = fen.round().max(0.0);
    if whole < SHORT { i128::from(whole as i64) } else { whole as i128 }
}

fn add_flow(proposal: &mut Proposal, groups: &Groups, stream: usize, group: usize, fen: i128) {
    if let Some(payer) = groups.all[group].payer(stream) {
        proposal.flows[group][payer] += fen;
    }
}

/// Every stream of a hub may pay every group of it, so the first pays the first ones, as far as its money goes.
fn lead_through(
    proposal: &mut Proposal,
    groups: &Groups,
    streams: Vec<(usize, i128)>,
    paid: &[(usize, i128)],
) {
    let mut streams = streams.into_iter().filter(|(_, fen)| *fen > 0);
    let mut payer = streams.next();
    for (group, wanted) in paid {
        let mut open = *wanted;
        while let Some((stream, left)) = payer.filter(|_| open > 0) {
            let part = left.min(open);
            add_flow(proposal, groups, stream, *group, part);
            open -= part;
            payer = if left > part { Some((stream, left - part)) } else { streams.next() };
        }
    }
}
