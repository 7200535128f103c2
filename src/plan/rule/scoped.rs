//! A rule with what lies in its counties and uses: what the checks of all kinds share.

use std::collections::{BTreeMap, BTreeSet};

use super::{Rule, RuleKind, county_range, factor_band, forbid, match_share, max_share};
use super::{no_regression, reserve, use_share};
use crate::diagnostic::{Arg, Code, Diagnostic};
use crate::money::Money;
use crate::plan::check::{Facts, Findings, Spot, number, people, words};
use crate::plan::{County, Id, Project, TableName, row_name, set_of};

/// Checks every rule. Of one that is not in force only errors are told.
pub(in crate::plan) fn check(facts: &Facts, findings: &mut Findings) {
    let list = Spot::list(TableName::Rules);
    for (position, rule) in facts.plan.rules.iter().enumerate() {
        let before = findings.count();
        let ready = facts.ready_by_county(&rule.counties, &rule.uses);
        let scoped = Scoped { facts, rule, spot: list.index(position), ready };
        check_scope(&scoped, findings);
        check_kind(&scoped, findings);
        if !rule.on {
            findings.keep_errors_after(before);
        }
    }
}

fn check_scope(scoped: &Scoped, findings: &mut Findings) {
    let Scoped { facts, rule, spot, .. } = scoped;
    words::text(findings, spot.key("name"), &rule.name);
    words::words(findings, spot.key("cite"), &rule.cite);
    if rule.cite.trim().is_empty() {
        findings.note(Code::RuleWithoutCitation, spot.key("cite"));
    }
    facts.ids.check_uses(findings, spot.key("uses"), &rule.uses);
    facts.ids.check_counties(findings, spot.key("counties"), &rule.counties);
    // Nothing to forbid is what a negative list hopes for, and a reserve has no scope.
    let needs_projects = !matches!(rule.kind, RuleKind::Forbid(_) | RuleKind::Reserve(_));
    if needs_projects && scoped.ready.is_empty() && !facts.plan.projects.is_empty() {
        findings.note(Code::RuleOverNothing, *spot);
    }
}

fn check_kind(scoped: &Scoped, findings: &mut Findings) {
    match &scoped.rule.kind {
        RuleKind::UseShare(kind) => use_share::check(kind, scoped, findings),
        RuleKind::CountyRange(kind) => county_range::check(kind, scoped, findings),
        RuleKind::Match(kind) => match_share::check(kind, scoped, findings),
        RuleKind::MaxShare(kind) => max_share::check(kind, scoped, findings),
        RuleKind::FactorBand(kind) => factor_band::check(kind, scoped, findings),
        RuleKind::NoRegression(kind) => no_regression::check(kind, scoped, findings),
        RuleKind::Reserve(kind) => reserve::check(kind, scoped, findings),
        RuleKind::Forbid(kind) => forbid::check(kind, scoped, findings),
    }
}

/// A rule with what lies in its counties and uses.
pub(super) struct Scoped<'a> {
    /// What is known about the plan.
    pub facts: &'a Facts<'a>,
    /// The rule.
    pub rule: &'a Rule,
    /// Where the rule is.
    pub spot: Spot<'a>,
    /// The cells with ready projects in the rule's counties and uses, by county.
    pub ready: BTreeMap<&'a Id, Vec<usize>>,
}

impl Scoped<'_> {
    /// The counties of the plan that the rule speaks of.
    pub fn counties(&self) -> impl Iterator<Item = &County> {
        let listed: BTreeSet<&Id> = set_of(self.rule.counties.listed());
        let is_all = self.rule.counties.is_all();
        let counties = self.facts.plan.counties.iter().map(AsRef::as_ref);
        counties.filter(move |county| is_all || listed.contains(&county.id))
    }

    /// The ready projects in the rule's counties and uses.
    pub fn ready_projects(&self) -> impl Iterator<Item = &Project> {
        let cells: BTreeSet<usize> = set_of(self.ready.values().flatten().copied());
        let projects = self.facts.plan.projects.iter().map(AsRef::as_ref).zip(self.facts.cells.of_projects());
        projects
            .filter(move |(project, cell)| project.ready && cells.contains(cell))
            .map(|(project, _)| project)
    }

    /// A minimum is no greater than the maximum.
    pub fn check_order<T: Ord>(
        &self,
        findings: &mut Findings,
        min: Option<T>,
        max: Option<T>,
        write: impl Fn(T) -> Arg,
    ) {
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            let crossed = Diagnostic::new(Code::MinOverMax, self.spot.key("min").path());
            findings.push(crossed.with("min", write(min)).with("max", write(max)));
        }
    }

    /// What the rule demands for each county, in yuan, is no more than its projects cost that some stream may pay for, and for all no
    /// more than there is.
    pub fn check_demands(
        &self,
        findings: &mut Findings,
        spot: Spot,
        demand: impl Fn(&County) -> Option<Money>,
    ) {
        for county in self.counties() {
            let cells = self.ready.get(&county.id).into_iter().flatten().copied();
            let room = self.facts.payable_costs(cells);
            if let Some(demand) = demand(county).filter(|demand| *demand > room) {
                let diagnostic = Diagnostic::new(Code::DemandOverProjects, spot.path())
                    .with("county", row_name(&county.name, &county.id))
                    .with("demand", demand)
                    .with("room", room);
                findings.push(diagnostic);
            }
        }
        let demands = number::at_most(self.counties().filter_map(&demand));
        self.facts.check_budget(findings, spot, demands);
    }

    /// One finding that names these counties; nothing where there are none.
    pub fn report<'c>(
        &self,
        findings: &mut Findings,
        code: Code,
        spot: Spot,
        counties: impl Iterator<Item = &'c County>,
    ) {
        let names = people::names(counties);
        if !names.is_empty() {
            findings.push(Diagnostic::new(code, spot.path()).with("counties", names));
        }
    }
}
