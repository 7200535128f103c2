//! Money that reaches nothing, and projects that no money reaches.

use std::sync::Arc;

use fundpool::diagnostic::Code;
use fundpool::money::Ratio;
use fundpool::plan::rule::{Forbid, RuleKind};
use fundpool::plan::{Level, Plan, Scope};

use super::{Case, case, county, project, rule, stream};
use crate::sample_plan::{id, ratio, row_mut, text, uses, yuan};

pub fn cases() -> Vec<Case> {
    [streams(), credit(), projects()].into_iter().flatten().collect()
}

fn streams() -> Vec<Case> {
    vec![
        case(Code::ProcurementNeverSpends, "procurement that is to be pooled and spent", |plan| {
            stream(plan, "procurement").poolable = ratio("0.5");
            stream(plan, "procurement").must_spend = yuan(1);
        }),
        case(Code::IdleStream, "roads in a county whose only road is not ready, not poolable", |plan| {
            let stream = stream(plan, "central-roads");
            stream.reach = Scope::Listed(vec![id("dayu")]);
            stream.poolable = Ratio::ZERO;
            project(plan, "dy-road").ready = false;
            project(plan, "dy-veg").requires.clear();
        }),
        case(Code::MustSpendOutOfReach, "more must be spent than the projects in reach cost", |plan| {
            let stream = stream(plan, "central-roads");
            stream.poolable = Ratio::ZERO;
            stream.must_spend = yuan(21_000_001);
        }),
        case(Code::IdlePool, "a pool without projects", |plan| {
            let pool = Arc::make_mut(&mut plan.pool);
            pool.uses = uses(&["infrastructure"]);
            pool.counties = Scope::Listed(vec![id("dayu")]);
            project(plan, "dy-road").ready = false;
            project(plan, "dy-veg").requires.clear();
        }),
    ]
}

fn credit() -> Vec<Case> {
    vec![
        case(Code::CreditLendsToNobody, "no project may borrow", |plan| {
            project(plan, "yd-veg").credit_share_max = Ratio::ZERO;
        }),
        case(Code::CreditWithoutBuffer, "a facility that levers nothing", |plan| {
            row_mut(&mut plan.credit, 0).leverage = Ratio::ZERO;
        }),
    ]
}

fn projects() -> Vec<Case> {
    vec![
        case(Code::ProjectNotReady, "a project outside the library", |plan| {
            project(plan, "yd-veg").ready = false;
        }),
        case(Code::ProjectOutOfReach, "all money is earmarked for roads and cannot be pooled", |plan| {
            for position in 0..plan.streams.len() {
                let stream = row_mut(&mut plan.streams, position);
                stream.earmark.uses = uses(&["infrastructure"]);
                stream.poolable = Ratio::ZERO;
            }
        }),
        case(Code::ProjectForbidden, "the negative list takes the only money away", |plan| {
            let rule = rule(plan, "negative-list");
            rule.name = text("负面清单", "Negative list");
            rule.uses = uses(&["industry"]);
            rule.kind = RuleKind::Forbid(Forbid { levels: Level::ALL.to_vec() });
        }),
        case(Code::OutweighsFunds, "a lock and a must above all the money that may pay for them", outweigh),
        case(Code::DemandsOverBudget, "musts and a rule that together ask for more than there is", |plan| {
            for row in ["yd-road", "dy-road"] {
                project(plan, row).cost = yuan(40_000_000);
                project(plan, row).must = true;
                project(plan, row).excludes.clear();
            }
            county(plan, "yudu").last_year = Some(yuan(60_000_000));
            county(plan, "dayu").last_year = Some(yuan(50_000_000));
        }),
        case(Code::DuplicateProject, "one project claimed twice, once with other spaces", |plan| {
            let mut twin = project(plan, "yd-veg").clone();
            twin.id = id("yd-veg-2");
            twin.name = text("富硒 蔬菜大棚\u{3000}", "Selenium greenhouses");
            Arc::make_mut(&mut plan.projects).push(Arc::new(twin));
        }),
        case(Code::NoBenefit, "a project that brings nothing", |plan| {
            project(plan, "yd-veg").benefits.clear();
        }),
    ]
}

fn outweigh(plan: &mut Plan) {
    let roads = project(plan, "yd-road");
    (roads.cost, roads.must) = (yuan(60_000_000), true);
    let borrower = project(plan, "yd-veg");
    (borrower.cost, borrower.lock) = (yuan(200_000_000), Some(yuan(150_000_000)));
}
