//! Which projects have a choice, and what ties them to others.

use std::sync::OnceLock;

use super::choice::Choice;
use crate::lp::Decidable;
use crate::plan::Plan;
use crate::rows::Lists;
use crate::verify::Case;

/// The projects of a plan that have a choice. It depends on what they are alone, so that searches of plans that have the same share it.
#[derive(Debug)]
pub(super) struct Tied {
    /// Projects that get nothing or at least their least, or that links speak of.
    pub projects: Vec<usize>,
    /// `(one, other)`: the first may be funded only if the second is.
    pub requires: Vec<(usize, usize)>,
    /// At most one of the two may be funded.
    pub excludes: Vec<(usize, usize)>,
    /// Per project: what follows for another if it is funded, or if it is not.
    pub follows: Lists<(bool, Choice)>,
    /// The pieces of those with a choice, once one is decided.
    pieces: OnceLock<Decidable>,
}

impl Tied {
    /// Those of a plan.
    pub fn of(case: &Case<'_>) -> Self {
        let of_kind = |kind: bool| {
            let linked = case.linked().filter(move |(.., is_required)| *is_required == kind);
            linked.map(|(project, other, _)| (project, other)).collect()
        };
        let (requires, excludes): (Vec<_>, Vec<_>) = (of_kind(true), of_kind(false));
        Self {
            projects: with_choice(case, requires.iter().chain(&excludes)),
            follows: follows(case.plan().projects.len(), &requires, &excludes),
            requires,
            excludes,
            pieces: OnceLock::new(),
        }
    }

    /// The pieces of the projects that have a choice.
    pub fn pieces(&self, plan: &Plan) -> &Decidable {
        self.pieces.get_or_init(|| Decidable::of(plan, &self.projects))
    }
}

/// The projects that get nothing or at least their least, and those of links, ascending.
fn with_choice<'l>(case: &Case<'_>, links: impl Iterator<Item = &'l (usize, usize)>) -> Vec<usize> {
    let mut have: Vec<bool> = case.domains().iter().map(|one| one.nothing && one.least > 0).collect();
    for project in links.flat_map(|(one, other)| [*one, *other]) {
        have[project] = true;
    }
    have.into_iter().enumerate().filter(|(_, has)| *has).map(|(project, _)| project).collect()
}

/// Per project: what follows for another if it is funded, or if it is not.
fn follows(
    projects: usize,
    requires: &[(usize, usize)],
    excludes: &[(usize, usize)],
) -> Lists<(bool, Choice)> {
    let if_then =
        |project, if_funded, other, funded| (project, (if_funded, Choice { project: other, funded }));
    let of_requires = requires
        .iter()
        .flat_map(|(one, other)| [if_then(*one, true, *other, true), if_then(*other, false, *one, false)]);
    let of_excludes = excludes
        .iter()
        .flat_map(|(one, other)| [if_then(*one, true, *other, false), if_then(*other, true, *one, false)]);
    Lists::of(projects, of_requires.chain(of_excludes))
}
