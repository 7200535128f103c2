//! A plan laid out for a search: what an edit leaves as it was is not laid out again.

use std::sync::Arc;

use crate::lp::Groups;
use crate::plan::{Plan, Project, has_same_rows};
use crate::rows::Demands;
use crate::verify::{Laid, Overflow};

/// If more projects than this are not what they were, all are laid out again.
const MOST_CHANGED: usize = 8;

/// A plan without errors with all that every search of it begins with. What is laid out is shared by sessions that go on from the same one.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    plan: Plan,
    pub demands: Arc<Demands>,
    pub groups: Arc<Groups>,
    pub laid: Arc<Laid>,
}

impl Layout {
    /// Lays out a plan.
    pub fn of(plan: &Plan) -> Result<Self, Overflow> {
        let demands = Demands::of(plan);
        let laid = Arc::new(Laid::of(plan, &demands)?);
        let groups = Arc::new(Groups::of(plan, &demands));
        Ok(Self { plan: plan.clone(), demands: Arc::new(demands), groups, laid })
    }

    /// Lays out what is not as it was.
    pub fn follow(self, plan: &Plan) -> Result<Self, Overflow> {
        let Some(changed) = changed_projects(&self.plan, plan) else { return Self::of(plan) };
        let Self { plan: before, mut demands, mut groups, mut laid } = self;
        let is_new = Arc::make_mut(&mut demands).follow(&before, plan) || before.objective != plan.objective;
        if is_new || !changed.is_empty() {
            Arc::make_mut(&mut groups).follow(plan, &demands, &changed, is_new);
        }
        if !changed.is_empty() {
            laid = Arc::new(laid.after(plan, &demands, &changed)?);
        }
        Ok(Self { plan: plan.clone(), demands, groups, laid })
    }
}

/// The positions of projects that are not what they were, where each is still where it was, and everything else by which projects are laid out
/// is the same.
fn changed_projects(before: &Plan, plan: &Plan) -> Option<Vec<usize>> {
    let is_same = has_same_rows(&before.uses, &plan.uses)
        && has_same_rows(&before.measures, &plan.measures)
        && has_same_rows(&before.counties, &plan.counties)
        && before.projects.len() == plan.projects.len();
    if !is_same {
        return None;
    }
    let mut changed = Vec::new();
    for (index, (one, other)) in before.projects.iter().zip(plan.projects.iter()).enumerate() {
        if Arc::ptr_eq(one, other) || one == other {
            continue;
        }
        if changed.len() >= MOST_CHANGED || !is_in_place(one, other) {
            return None;
        }
        changed.push(index);
    }
    Some(changed)
}

/// Whether two states of a project are in the same cell and village, and demand the same of others.
fn is_in_place(one: &Project, other: &Project) -> bool {
    one.id == other.id
        && one.ready == other.ready
        && one.county == other.county
        && one.use_id == other.use_id
        && one.village == other.village
        && one.requires == other.requires
        && one.excludes == other.excludes
}
