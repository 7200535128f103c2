//! Amounts, shares and curves that cannot be.

use fundpool::diagnostic::Code;
use fundpool::money::Money;
use fundpool::plan::{Breakpoint, Funding, Plan, Quantum};

use super::{Case, case, county, project, stream};
use crate::sample_plan::{ratio, row_mut, yuan};

pub fn cases() -> Vec<Case> {
    [numbers(), funding(), locks(), quanta(), curves()].into_iter().flatten().collect()
}

fn numbers() -> Vec<Case> {
    vec![
        case(Code::NegativeMoney, "negative amounts", |plan| {
            stream(plan, "city-budget").amount = yuan(-1);
            project(plan, "yd-veg").cost = Money::from_fen(-1);
            project(plan, "yd-road").lock = Some(yuan(-5));
            county(plan, "yudu").last_year = Some(yuan(-1));
        }),
        case(Code::NegativeNumber, "negative weights, benefits, factors and leverage", |plan| {
            row_mut(&mut plan.measures, 0).weight = ratio("-1");
            row_mut(&mut plan.credit, 0).leverage = ratio("-8");
            project(plan, "yd-veg").benefits.values_mut().for_each(|benefit| *benefit = ratio("-3"));
            county(plan, "yudu").factors.insert("slope".to_owned(), ratio("-0.5"));
            county(plan, "yudu").performance = ratio("-1");
        }),
        case(Code::ShareOutOfRange, "shares above the whole and below nothing", |plan| {
            stream(plan, "city-budget").poolable = ratio("60");
            project(plan, "yd-veg").credit_share_max = ratio("-0.1");
        }),
        case(Code::TotalTooLarge, "more money than can be counted", enrich),
        case(Code::AmountOutsideRange, "less or more is expected than there may be", |plan| {
            stream(plan, "city-budget").low = Some(yuan(10_000_001));
            stream(plan, "central-roads").high = Some(yuan(1));
        }),
        case(Code::MustSpendOverAmount, "more must be spent than there is", |plan| {
            stream(plan, "city-budget").must_spend = yuan(10_000_001);
        }),
    ]
}

fn enrich(plan: &mut Plan) {
    let stream = stream(plan, "city-budget").clone();
    for number in 0..10_000 {
        let id = crate::sample_plan::id(&format!("endless-{number}"));
        let endless = fundpool::plan::Stream { id, amount: Money::MAX, ..stream.clone() };
        std::sync::Arc::make_mut(&mut plan.streams).push(std::sync::Arc::new(endless));
    }
    row_mut(&mut plan.credit, 0).leverage = ratio("999999999999999");
}

fn funding() -> Vec<Case> {
    vec![
        case(Code::ZeroCost, "a ready project costs nothing", |plan| {
            project(plan, "yd-veg").cost = Money::ZERO;
        }),
        case(Code::MinOverCost, "a minimum above the cost", |plan| {
            project(plan, "rj-veg").min = yuan(9_000_001);
        }),
        case(Code::MinWithoutEffect, "minimums where any amount, or only the whole cost, will do", |plan| {
            project(plan, "yd-veg").min = yuan(1);
            project(plan, "yd-road").min = yuan(1);
        }),
        case(Code::AtLeastWithoutMin, "funded “at_least”, but at least nothing", |plan| {
            project(plan, "rj-veg").min = Money::ZERO;
        }),
        case(Code::MustWithoutAmount, "a divisible project must be funded, but with nothing", |plan| {
            project(plan, "yd-veg").must = true;
        }),
        case(Code::MustNotReady, "a project that is not ready must be funded", |plan| {
            project(plan, "rj-road").ready = false;
        }),
    ]
}

fn locks() -> Vec<Case> {
    vec![
        case(Code::LockOverCost, "locked above the cost", |plan| {
            project(plan, "yd-veg").lock = Some(yuan(12_000_001));
        }),
        case(Code::LockNotWhole, "a whole project locked at half its cost", |plan| {
            project(plan, "yd-road").lock = Some(yuan(4_000_000));
        }),
        case(Code::LockBelowMin, "locked below the minimum", |plan| {
            project(plan, "rj-veg").lock = Some(yuan(1_999_999));
        }),
        case(Code::LockAgainstMust, "locked at nothing, but must be funded", |plan| {
            project(plan, "rj-road").lock = Some(Money::ZERO);
        }),
        case(Code::LockNotReady, "locked, but not ready", |plan| {
            project(plan, "yd-veg").ready = false;
            project(plan, "yd-veg").lock = Some(yuan(1));
        }),
        case(Code::LockMissesQuanta, "locked at 1.50 yuan where only whole yuan are dealt in", |plan| {
            plan.quantum = Quantum::Yuan;
            project(plan, "yd-veg").lock = Some(Money::from_fen(150));
        }),
    ]
}

fn quanta() -> Vec<Case> {
    vec![
        case(Code::MissesQuanta, "a whole project that costs no multiple of the quantum", |plan| {
            plan.quantum = Quantum::TenThousand;
            project(plan, "yd-road").cost = yuan(8_123_456);
        }),
        case(Code::MustMissesQuanta, "a must between two multiples of the quantum", |plan| {
            plan.quantum = Quantum::TenThousand;
            let project = project(plan, "rj-veg");
            (project.must, project.min, project.cost) = (true, yuan(8_001_000), yuan(8_009_000));
        }),
    ]
}

fn curves() -> Vec<Case> {
    vec![
        case(Code::CurveOrder, "points that do not rise, and one at the end", |plan| {
            bend(plan, &[("0.5", "0.7"), ("0.5", "0.8"), ("0.4", "0.6"), ("1", "1")]);
        }),
        case(Code::CurveConvex, "the second half of the money brings most of the benefit", |plan| {
            bend(plan, &[("0.5", "0.3")]);
        }),
        case(Code::CurveConvex, "steep, flat, steep again", |plan| {
            bend(plan, &[("0.2", "0.5"), ("0.6", "0.6"), ("0.8", "0.9")]);
        }),
        case(Code::ShareOutOfRange, "a curve that leaves the unit square", |plan| {
            bend(plan, &[("0.5", "1.2"), ("1.5", "1")]);
        }),
    ]
}

fn bend(plan: &mut Plan, points: &[(&str, &str)]) {
    let point =
        |(funded, benefit): &(&str, &str)| Breakpoint { funded: ratio(funded), benefit: ratio(benefit) };
    let project = project(plan, "yd-veg");
    project.funding = Funding::Divisible;
    project.curve = points.iter().map(point).collect();
}
