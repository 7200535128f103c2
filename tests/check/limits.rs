//! At the limit nothing is said; and what is told stays short.

use fundpool::diagnostic::Code;
use fundpool::i18n::{Lang, describe};
use fundpool::money::{Money, Ratio};
use fundpool::plan::{Breakpoint, Funding, Plan, Quantum, check};

use crate::sample_plan::{id, project_row, ratio, row_mut, sample_plan, table, yuan};

/// The codes told after a change of the sample plan.
fn told(change: impl FnOnce(&mut Plan)) -> Vec<Code> {
    let mut plan = sample_plan();
    change(&mut plan);
    check(&plan).iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn at_the_limit_nothing_is_said() {
    let check = |change: fn(&mut Plan)| assert_eq!(told(change), []);
    check(|plan| row_mut(&mut plan.projects, 0).lock = Some(yuan(12_000_000)));
    check(|plan| row_mut(&mut plan.projects, 1).lock = Some(yuan(8_000_000)));
    check(|plan| row_mut(&mut plan.projects, 1).lock = Some(Money::ZERO));
    check(|plan| row_mut(&mut plan.projects, 2).lock = Some(yuan(2_000_000)));
    check(|plan| row_mut(&mut plan.projects, 2).min = yuan(9_000_000));
    check(|plan| row_mut(&mut plan.projects, 1).min = yuan(8_000_000));
    check(|plan| row_mut(&mut plan.projects, 0).credit_share_max = Ratio::ONE);
    check(|plan| row_mut(&mut plan.streams, 2).must_spend = yuan(10_000_000));
    check(|plan| row_mut(&mut plan.streams, 0).poolable = Ratio::ONE);
    check(|plan| plan.quantum = Quantum::TenThousand);
}

#[test]
fn a_straight_benefit_curve_is_concave() {
    let thirds = [("0.333333333333", "0.333333333333"), ("0.666666666666", "0.666666666666")];
    let points =
        thirds.map(|(funded, benefit)| Breakpoint { funded: ratio(funded), benefit: ratio(benefit) });
    assert_eq!(told(|plan| row_mut(&mut plan.projects, 0).curve = points.to_vec()), []);
    let a_hair_below = Breakpoint { funded: ratio("0.5"), benefit: ratio("0.499999999999") };
    let codes = told(|plan| row_mut(&mut plan.projects, 0).curve = vec![a_hair_below]);
    assert_eq!(codes, [Code::CurveConvex]);
}

#[test]
fn loans_carry_what_grants_cannot() {
    let lock_at = |millions: i64| {
        told(|plan| {
            let project = row_mut(&mut plan.projects, 0);
            (project.cost, project.lock) = (yuan(500_000_000), Some(yuan(millions * 1_000_000)));
        })
    };
    // 18 pooled, 20 earmarked, 10 municipal and 5 of the county's own millions may pay, and as much may be borrowed.
    assert_eq!(lock_at(106), []);
    assert_eq!(lock_at(107), [Code::OutweighsFunds]);
}

#[test]
fn a_long_circle_is_told_by_its_beginning() {
    let circle = (0..1_000).map(|number| {
        let next = id(&format!("p-{}", (number + 1) % 1_000));
        let row = project_row(&format!("p-{number}"), &format!("项目 {number}"), "yudu", "industry", 1_000);
        fundpool::plan::Project { funding: Funding::Whole, requires: vec![next], ..row }
    });
    let mut plan = sample_plan();
    plan.projects = table(circle.collect());
    let found = check(&plan);
    let cycle: Vec<_> = found.iter().filter(|diagnostic| diagnostic.code == Code::RequiresCycle).collect();
    assert_eq!(cycle.len(), 1);
    let said = describe(cycle[0], Lang::En);
    assert_eq!(said.place, "$.projects[0].requires[0]");
    assert!(said.what.ends_with("项目 10 → 项目 11 → … → 项目 0"), "{}", said.what);
}
