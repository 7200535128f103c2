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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::{Options, generate};
    use crate::money::Money;
    use crate::plan::Funding;

    /// What an edit changes of a plan.
    type Edit = fn(&mut Plan);

    fn of_first<R: Clone>(table: &mut Arc<Vec<Arc<R>>>, edit: impl Fn(&mut R)) {
        edit(Arc::make_mut(&mut Arc::make_mut(table)[0]));
    }

    const EDITS: [Edit; 8] = [
        |plan| of_first(&mut plan.streams, |stream| stream.amount = Money::from_fen(stream.amount.fen() / 2)),
        |plan| of_first(&mut plan.streams, |stream| stream.reach = Default::default()),
        |plan| of_first(&mut plan.projects, |project| project.cost = Money::from_fen(1_234_567_800)),
        |plan| of_first(&mut plan.projects, |project| project.funding = Funding::Whole),
        |plan| of_first(&mut plan.projects, |project| project.curve.clear()),
        |plan| of_first(&mut plan.projects, |project| project.ready = !project.ready),
        |plan| of_first(&mut plan.rules, |rule| rule.on = !rule.on),
        |plan| Arc::make_mut(&mut plan.objective).truncate(1),
    ];

    #[test]
    fn what_follows_an_edit_is_what_is_laid_out_from_nothing() {
        for seed in 0..6 {
            let mut plan = generate(&Options { seed, projects: 40, counties: 4, ..Options::default() });
            let mut layout = Layout::of(&plan).unwrap();
            for edit in EDITS {
                edit(&mut plan);
                layout = layout.follow(&plan).unwrap();
                let fresh = Layout::of(&plan).unwrap();
                let told = |layout: &Layout| format!("{:?}", (&layout.demands, &layout.groups));
                assert_eq!(told(&layout), told(&fresh));
                assert!(layout.laid.is_same(&fresh.laid));
            }
        }
    }
}
