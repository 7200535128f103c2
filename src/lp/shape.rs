//! What a program of a plan is for: the plan itself, or a question about it.

use super::elastic::{Limit, soften};
use super::nearest::{Adopted, stay};
use super::{Awake, Built, Groups, build};
use crate::plan::Plan;
use crate::rows::Demands;

/// What a program of a plan is for.
#[derive(Clone, Copy, Debug, Default)]
pub enum Shape<'a> {
    /// The plan as it is.
    #[default]
    Plan,
    /// How much its rules, and these limits, have to give way.
    Elastic(&'a [Limit]),
    /// How little has to move from what was adopted.
    Nearest(&'a Adopted),
}

impl Shape<'_> {
    /// The program of a plan in this shape.
    pub fn build(self, plan: &Plan, demands: &Demands, groups: &Groups, awake: &Awake) -> Built {
        let mut built = build(plan, demands, groups, awake);
        match self {
            Self::Plan => {}
            Self::Elastic(limits) => soften(&mut built, plan, demands, groups, limits),
            Self::Nearest(adopted) => stay(&mut built, demands, groups, adopted),
        }
        built
    }
}
