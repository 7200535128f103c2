//! From a solver's point to a proposal in whole fen.

use std::collections::BTreeMap;

use crate::lp::{Built, Groups, Program, What};
use crate::plan::Plan;
use crate::verify::Proposal;

/// The point, gathered by project, group and facility, and rounded to fen.
pub fn propose(plan: &Plan, groups: &Groups, built: &Built, columns: &[f64]) -> Proposal {
    let mut proposal = Proposal {
        projects: vec![0; plan.projects.len()],
        flows: groups.all.iter().map(|group| vec![0; group.payers.len()]).collect(),
        loans: groups.all.iter().map(|group| vec![0; group.lenders.len()]).collect(),
        buffers: vec![vec![0; plan.streams.len()]; plan.credit.len()],
        lent: BTreeMap::new(),
    };
    let mut projects = vec![0.0; plan.projects.len()];
    for (what, value) in built.what.iter().zip(columns) {
        let fen = (value * Program::MONEY).round().max(0.0) as i128;
        match *what {
            What::Segment { project, .. } => projects[project] += value,
            What::Flow { stream, group, .. } => {
                let payer = groups.all[group].payers.iter().position(|(payer, _)| *payer == stream);
                if let Some(payer) = payer {
                    proposal.flows[group][payer] = fen;
                }
            }
            What::Loan { credit, group } => {
                let lender = groups.all[group].lenders.iter().position(|lender| *lender == credit);
                if let Some(lender) = lender {
                    proposal.loans[group][lender] = fen;
                }
            }
            What::Buffer { credit, stream, .. } => proposal.buffers[credit][stream] = fen,
            What::Lent { project } => {
                proposal.lent.insert(project, fen);
            }
            What::Grants { .. } | What::Total(_) | What::Level(_) | What::Funded { .. } => {}
        }
    }
    for (slot, value) in proposal.projects.iter_mut().zip(projects) {
        *slot = (value * Program::MONEY).round().max(0.0) as i128;
    }
    proposal
}
