//! Whatever way money is summed, it is the same money: to the fen, on generated plans.

use std::collections::BTreeMap;

use fundpool::generate::Options;
use fundpool::money::{Money, Ratio};
use fundpool::plan::rule::{Part, RuleKind};
use fundpool::plan::{Channel, Goal, Level, Plan};
use fundpool::report::{Counts, Funded, Place, Reason, Report, Side, Split, Trillionths};
use fundpool::verify::Verified;

use crate::allocated::{generated, report, solved};

/// Generated plans of several shapes with the allocations they were built around, and some with optimal ones.
fn each_plan(test: impl Fn(&Plan, &Verified, &Report)) {
    let whole: Ratio = "0.3".parse().unwrap();
    for seed in 1..=12 {
        let options = Options {
            streams: 4 + seed as usize,
            projects: 20 * seed as usize,
            counties: 2 + seed as usize / 2,
            seed,
            whole: if seed % 3 == 0 { whole } else { Ratio::ZERO },
            ..Options::default()
        };
        let (mut plan, verified) = generated(&options);
        test(&plan, &verified, &report(&plan, &verified));
        // Every rule but one is on, so that what rules that are off would say is told, too.
        let off = seed as usize % plan.rules.len();
        switch_off(&mut plan, off);
        test(&plan, &verified, &report(&plan, &verified));
    }
    for seed in [3, 4] {
        let (plan, _) =
            generated(&Options { streams: 8, projects: 30, counties: 3, seed, ..Options::default() });
        let verified = solved(&plan);
        test(&plan, &verified, &report(&plan, &verified));
    }
}

/// Switches a rule off that only limits: a negative list decides who may pay.
fn switch_off(plan: &mut Plan, rule: usize) {
    let rules = std::sync::Arc::make_mut(&mut plan.rules);
    if !matches!(rules[rule].kind, RuleKind::Forbid(_)) {
        std::sync::Arc::make_mut(&mut rules[rule]).on = false;
    }
}

fn sum(amounts: impl IntoIterator<Item = Money>) -> Money {
    Money::sum(amounts).unwrap()
}

#[test]
fn a_stream_is_what_becomes_of_it() {
    each_plan(|plan, verified, report| {
        for (index, (stream, row)) in plan.streams.iter().zip(&report.streams).enumerate() {
            let Split { amount, own, pooled, buffers, left, moved, unmoved } = row.split;
            assert_eq!(amount, sum([own, pooled, buffers, left]), "{}", stream.id);
            let grants = verified.allocation().grants.iter().filter(|grant| grant.stream == index);
            assert_eq!(sum(grants.map(|grant| grant.amount)), sum([own, pooled]));
            let all = verified.allocation().buffers.iter().filter(|buffer| buffer.stream == index);
            assert_eq!(sum(all.map(|buffer| buffer.amount)), buffers);
            assert!(pooled <= moved && moved <= row.poolable && !left.is_negative());
            assert!(
                !unmoved.is_negative() && unmoved <= left && sum([moved, unmoved]) <= row.poolable.max(moved)
            );
            assert_eq!(amount == Money::ZERO, stream.channel == Channel::Procurement);
        }
    });
}

#[test]
fn levels_and_channels_are_all_streams() {
    each_plan(|plan, _, report| {
        assert_eq!((report.levels.len(), report.channels.len()), (Level::ALL.len(), Channel::ALL.len()));
        for part in [
            |split: &Split| split.amount,
            |split: &Split| split.own,
            |split: &Split| split.pooled,
            |split: &Split| split.buffers,
            |split: &Split| split.left,
            |split: &Split| split.moved,
            |split: &Split| split.unmoved,
        ] {
            let all = part(&report.cards.streams);
            assert_eq!(sum(report.streams.iter().map(|row| part(&row.split))), all);
            assert_eq!(sum(report.levels.iter().map(part)), all);
            assert_eq!(sum(report.channels.iter().map(part)), all);
        }
        for (level, split) in Level::ALL.iter().zip(&report.levels) {
            let streams =
                plan.streams.iter().zip(&report.streams).filter(|(stream, _)| stream.level == *level);
            assert_eq!(sum(streams.map(|(_, row)| row.split.left)), split.left);
        }
    });
}

#[test]
fn grants_are_the_same_by_stream_project_county_and_use() {
    each_plan(|plan, verified, report| {
        let cards = &report.cards;
        assert_eq!(cards.grants, sum(verified.allocation().grants.iter().map(|grant| grant.amount)));
        assert_eq!(cards.grants, sum([cards.streams.own, cards.streams.pooled]));
        assert_eq!(cards.grants, sum(report.projects.iter().map(|row| row.granted)));
        assert_eq!(cards.grants, sum(report.counties.iter().map(|row| row.grants)));
        assert_eq!(cards.streams.pooled, sum(report.counties.iter().map(|row| row.pooled)));
        let top = report.uses.iter().filter(|row| row.parent.is_none());
        assert_eq!(cards.grants, sum(top.map(|row| row.grants)));
        for (level, split) in report.levels.iter().enumerate() {
            let granted = sum([split.own, split.pooled]);
            assert_eq!(granted, sum(report.counties.iter().map(|row| row.by_level[level])));
        }
        for (county, row) in plan.counties.iter().zip(&report.counties) {
            assert_eq!(row.grants, sum(row.by_level));
            let projects = plan.projects.iter().zip(&report.projects);
            let own: Vec<_> = projects.filter(|(project, _)| project.county == county.id).collect();
            assert_eq!(row.grants, sum(own.iter().map(|(_, project)| project.granted)));
            assert_eq!(row.loans, sum(own.iter().map(|(_, project)| project.lent)));
            let ready = own.iter().filter(|(project, _)| project.ready);
            assert_eq!(row.cost, sum(ready.map(|(project, _)| project.cost)));
        }
        for (used, row) in plan.uses.iter().zip(&report.uses) {
            let projects = plan.projects.iter().zip(&report.projects);
            let covered = projects.filter(|(project, _)| used.id.covers(&project.use_id));
            assert_eq!(row.grants, sum(covered.map(|(_, project)| project.granted)), "{}", used.id);
        }
    });
}

#[test]
fn loans_are_the_same_by_facility_project_county_and_use() {
    each_plan(|_, _, report| {
        let loans = report.cards.loans;
        assert_eq!(loans, sum(report.credit.iter().map(|row| row.loans)));
        assert_eq!(loans, sum(report.projects.iter().map(|row| row.lent)));
        assert_eq!(loans, sum(report.counties.iter().map(|row| row.loans)));
        assert_eq!(loans, sum(report.uses.iter().filter(|row| row.parent.is_none()).map(|row| row.loans)));
        assert_eq!(report.cards.streams.buffers, sum(report.credit.iter().map(|row| row.buffer)));
        let moved = sum(report.credit.iter().map(|row| row.moved));
        assert_eq!(report.cards.streams.moved, sum([report.cards.streams.pooled, moved]));
    });
}

#[test]
fn every_project_is_counted_once() {
    each_plan(|plan, _, report| {
        let mut all = Counts::default();
        report.counties.iter().for_each(|row| all.add(&row.projects));
        assert_eq!(all, report.cards.projects);
        let mut top = Counts::default();
        report.uses.iter().filter(|row| row.parent.is_none()).for_each(|row| top.add(&row.projects));
        assert_eq!(top, all);
        assert_eq!(all.funded.iter().sum::<usize>() + all.not_ready, plan.projects.len());
        for (project, row) in plan.projects.iter().zip(&report.projects) {
            let amount = sum([row.granted, row.lent]);
            assert_eq!(row.granted, sum(row.grants.iter().map(|grant| grant.amount)));
            assert_eq!(row.lent, sum(row.loans.iter().map(|loan| loan.amount)));
            assert_eq!(row.funded == Funded::Nothing, amount == Money::ZERO);
            assert_eq!(row.funded == Funded::Full, amount == project.cost);
            assert_eq!(row.reason.is_some(), row.funded == Funded::Nothing);
            assert_eq!(row.reason == Some(Reason::NotReady), !project.ready);
            assert_eq!(row.share == Some(Trillionths::ONE), row.funded == Funded::Full);
        }
    });
}

#[test]
fn benefits_are_what_the_first_goal_counts() {
    each_plan(|plan, _, report| {
        for (measure, reached) in report.cards.benefits.iter().enumerate() {
            let rows = report.projects.iter().filter_map(|row| row.benefits.get(measure));
            assert_eq!(reached.0, rows.map(|benefit| benefit.0).sum::<i128>());
        }
        let goal = plan.objective.iter().zip(&report.tiers).find(|(tier, _)| tier.goal == Goal::Benefit);
        let value = goal.unwrap().1.value;
        assert_eq!(value, report.cards.benefit);
        let weighted: i128 = plan
            .measures
            .iter()
            .zip(&report.cards.benefits)
            .map(|(measure, reached)| {
                let (mantissa, decimals) = measure.weight.parts();
                reached.0 * mantissa / 10_i128.pow(decimals)
            })
            .sum();
        let rounded = i128::try_from(report.projects.len() * plan.measures.len()).unwrap() * 10;
        assert!((report.cards.benefit.0 - weighted).abs() <= rounded);
    });
}

#[test]
fn rules_that_are_on_are_kept_and_headroom_is_the_way_to_the_limit() {
    each_plan(|plan, _, report| {
        for (rule, table) in plan.rules.iter().zip(&report.rules) {
            assert_eq!(rule.on, table.on);
            assert!(!rule.on || table.broken == 0, "{}", rule.id);
            assert!(rule.on || table.binding == 0, "{}", rule.id);
            for row in &table.rows {
                let headroom = match row.side {
                    Side::AtLeast => row.left.checked_sub(row.limit),
                    Side::AtMost => row.limit.checked_sub(row.left),
                };
                assert_eq!(headroom, Some(row.headroom), "{}", rule.id);
                // A share that is reached never looks better than demanded where the rule is not kept, nor worse where it is.
                if let (Some(reached), Some(demanded)) = (row.reached, row.demanded) {
                    let looks_kept =
                        if row.side == Side::AtLeast { reached >= demanded } else { reached <= demanded };
                    assert_eq!(looks_kept, !row.headroom.is_negative(), "{}: {row:?}", rule.id);
                }
            }
        }
    });
}

#[test]
fn villages_and_their_rows_are_the_same_grants() {
    each_plan(|plan, _, report| {
        let mut grants: BTreeMap<(&str, &str), Money> = BTreeMap::new();
        let ready = plan.projects.iter().zip(&report.projects).filter(|(project, _)| project.ready);
        for (project, row) in ready.filter(|(project, _)| !project.village.is_empty()) {
            let village = grants.entry((project.county.as_str(), &project.village)).or_default();
            *village = sum([*village, row.granted]);
        }
        for (rule, table) in plan.rules.iter().zip(&report.rules) {
            let is_of_villages = matches!(&rule.kind, RuleKind::MaxShare(share) if share.of == Part::Village);
            for row in table.rows.iter().filter(|_| is_of_villages && rule.uses.is_all()) {
                let Place::Village(village) = row.place else { panic!("{row:?}") };
                assert_eq!(report.villages[village].grants, row.left);
            }
        }
        for village in &report.villages {
            let county = plan.counties[village.county].id.as_str();
            assert_eq!(grants.get(&(county, village.name.as_str())), Some(&village.grants));
        }
        assert!(report.villages.is_empty() || report.villages.len() == grants.len());
    });
}

#[test]
fn the_factor_method_gives_out_what_is_granted() {
    each_plan(|_, _, report| {
        let rows = || report.counties.iter().filter_map(|county| county.baseline);
        assert_eq!(report.baseline.is_some(), rows().next().is_some());
        assert_eq!(sum(rows().map(|row| row.due)), sum(rows().map(|row| row.granted)));
        assert_eq!(sum(rows().map(|row| row.difference)), Money::ZERO);
        for row in rows() {
            assert_eq!(row.granted.checked_sub(row.due), Some(row.difference));
        }
    });
}
