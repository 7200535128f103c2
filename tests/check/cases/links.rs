//! Requirements and exclusions that cannot hold.

use fundpool::diagnostic::Code;
use fundpool::money::Money;
use fundpool::plan::Plan;

use super::{Case, case, project};
use crate::sample_plan::{id, yuan};

pub fn cases() -> Vec<Case> {
    vec![
        case(Code::SelfReference, "a project requires and excludes itself", |plan| {
            project(plan, "yd-road").requires = vec![id("yd-road")];
            project(plan, "yd-road").excludes = vec![id("yd-road")];
        }),
        case(Code::RequiresDivisible, "a divisible project is required", |plan| {
            project(plan, "yd-road").requires = vec![id("yd-veg")];
        }),
        case(Code::RequiresCycle, "three projects require each other in a circle", |plan| {
            project(plan, "yd-road").requires = vec![id("rj-veg")];
            project(plan, "rj-veg").requires = vec![id("dy-road")];
            project(plan, "dy-road").requires = vec![id("yd-road")];
            project(plan, "dy-road").excludes.clear();
        }),
        case(Code::RequiresExcluded, "a project requires what it excludes", |plan| {
            project(plan, "dy-veg").excludes = vec![id("dy-road")];
        }),
        case(
            Code::RequiresExcluded,
            "two requirements, one of them through another, exclude each other",
            |plan| {
                project(plan, "rj-veg").requires = vec![id("yd-road")];
                project(plan, "dy-veg").requires = vec![id("rj-veg"), id("dy-road")];
            },
        ),
        case(Code::RequiresUnfundable, "what is required is not ready, or locked at nothing", |plan| {
            project(plan, "dy-road").ready = false;
            project(plan, "yd-veg").requires = vec![id("yd-road")];
            project(plan, "yd-road").lock = Some(Money::ZERO);
        }),
        case(Code::DemandRequiresUnfundable, "a locked project requires one that is not ready", |plan| {
            project(plan, "dy-road").ready = false;
            project(plan, "dy-veg").lock = Some(yuan(1));
        }),
        case(Code::ExclusiveDemands, "two that exclude each other must both be funded", demand_both),
    ]
}

fn demand_both(plan: &mut Plan) {
    project(plan, "yd-road").must = true;
    project(plan, "yd-road").excludes = vec![id("dy-road")];
    project(plan, "dy-road").lock = Some(yuan(7_000_000));
}
