//! Ids: each once in its list, and every one that is named exists.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Findings, Register, Spot};
use crate::diagnostic::{Code, Diagnostic, Noun};
use crate::plan::{Id, Plan, Scope, TableName, map_of};

/// The ids of a plan.
#[derive(Debug)]
pub(in crate::plan) struct Ids<'p> {
    uses: Register<'p>,
    measures: Register<'p>,
    counties: Register<'p>,
    projects: Register<'p>,
    scenarios: Register<'p>,
    /// Uses that are listed or have parts that are.
    use_lineages: BTreeSet<&'p str>,
}

/// Registers every id of the plan, and reports those that are taken.
pub(super) fn register<'p>(plan: &'p Plan, findings: &mut Findings) -> Ids<'p> {
    let mut of = |table, ids: Vec<&'p Id>| register_list(table, ids, findings);
    let uses = of(TableName::Uses, plan.uses.iter().map(|row| &row.id).collect());
    of(TableName::Streams, plan.streams.iter().map(|row| &row.id).collect());
    of(TableName::Credit, plan.credit.iter().map(|row| &row.id).collect());
    of(TableName::Rules, plan.rules.iter().map(|row| &row.id).collect());
    Ids {
        measures: of(TableName::Measures, plan.measures.iter().map(|row| &row.id).collect()),
        counties: of(TableName::Counties, plan.counties.iter().map(|row| &row.id).collect()),
        projects: of(TableName::Projects, plan.projects.iter().map(|row| &row.id).collect()),
        scenarios: of(TableName::Scenarios, plan.scenarios.iter().map(|row| &row.id).collect()),
        use_lineages: plan.uses.iter().flat_map(|row| row.id.lineage()).collect(),
        uses,
    }
}

fn register_list<'p>(table: TableName, ids: Vec<&'p Id>, findings: &mut Findings) -> Register<'p> {
    let list = Spot::list(table);
    let mut register = Register::new();
    for (position, id) in ids.into_iter().enumerate() {
        let first = *register.entry(id.as_str()).or_insert(position);
        if first != position {
            let taken = Diagnostic::new(Code::DuplicateId, list.index(position).key("id").path());
            findings.push(taken.with("id", id.as_str()).with("first", list.index(first).path().to_string()));
        }
    }
    register
}

impl Ids<'_> {
    /// The position of a project.
    pub fn project(&self, id: &Id) -> Option<usize> {
        self.projects.get(id.as_str()).copied()
    }

    /// The position of a scenario.
    pub fn scenario(&self, id: &Id) -> Option<usize> {
        self.scenarios.get(id.as_str()).copied()
    }

    /// A scenario.
    pub fn check_scenario(&self, findings: &mut Findings, spot: Spot, id: &Id) {
        check(findings, spot, Noun::Scenario, id, &self.scenarios);
    }

    /// A use that is listed itself: what a project is for.
    pub fn check_use(&self, findings: &mut Findings, spot: Spot, id: &Id) {
        check(findings, spot, Noun::Use, id, &self.uses);
    }

    /// A measure.
    pub fn check_measure(&self, findings: &mut Findings, spot: Spot, id: &Id) {
        check(findings, spot, Noun::Measure, id, &self.measures);
    }

    /// A county.
    pub fn check_county(&self, findings: &mut Findings, spot: Spot, id: &Id) {
        check(findings, spot, Noun::County, id, &self.counties);
    }

    /// A list of projects.
    pub fn check_projects(&self, findings: &mut Findings, spot: Spot, ids: &[Id]) {
        each_once(findings, spot, ids);
        for (at, id) in ids.iter().enumerate() {
            check(findings, spot.index(at), Noun::Project, id, &self.projects);
        }
    }

    /// A scope of counties: it names something, each county once, and each exists.
    pub fn check_counties(&self, findings: &mut Findings, spot: Spot, scope: &Scope) {
        check_scope(findings, spot, scope);
        for (at, id) in scope.listed().iter().enumerate() {
            check(findings, spot.index(at), Noun::County, id, &self.counties);
        }
    }

    /// A scope of uses: it names something, each use once, and each is listed or has parts that are.
    pub fn check_uses(&self, findings: &mut Findings, spot: Spot, scope: &Scope) {
        check_scope(findings, spot, scope);
        for (at, id) in scope.listed().iter().enumerate() {
            if !self.use_lineages.contains(id.as_str()) {
                findings.unknown(spot.index(at), Noun::Use, id.as_str(), &self.uses);
            }
        }
    }
}

fn check(findings: &mut Findings, spot: Spot, noun: Noun, id: &Id, known: &Register) {
    if !known.contains_key(id.as_str()) {
        findings.unknown(spot, noun, id.as_str(), known);
    }
}

fn check_scope(findings: &mut Findings, spot: Spot, scope: &Scope) {
    if scope.is_nothing() {
        findings.note(Code::EmptyScope, spot);
    }
    each_once(findings, spot, scope.listed());
}

fn each_once(findings: &mut Findings, spot: Spot, ids: &[Id]) {
    let mut seen = BTreeSet::new();
    for (at, id) in ids.iter().enumerate() {
        if !seen.insert(id) {
            findings.push(Diagnostic::new(Code::ListedTwice, spot.index(at).path()).with("id", id.as_str()));
        }
    }
}

/// The names of the factors that counties have, as a register for [`Findings::unknown`].
pub(in crate::plan) fn factor_names(plan: &Plan) -> Register<'_> {
    let names = plan.counties.iter().map(Arc::as_ref).flat_map(|county| county.factors.keys());
    map_of(names.map(|name| (name.as_str(), 0)))
}
