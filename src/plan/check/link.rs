//! What projects have to do with each other: requirements and exclusions.

use std::collections::{BTreeSet, VecDeque};

use super::cycle::circles;
use super::facts::Facts;
use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic, Name};
use crate::money::Money;
use crate::plan::{Funding, Id, Project, TableName, row_name};

/// How many projects one may require, directly and through others, to be looked at for exclusions among them. A contradiction
/// farther away is left to the solver.
const MOST_REQUIRED: usize = 64;

/// How many names of a circle are told; a longer one ends in "…".
const MOST_NAMED: usize = 12;

/// Checks what projects have to do with each other.
pub(super) fn check(facts: &Facts, findings: &mut Findings) {
    let links = Links::of(facts);
    for (position, project) in facts.plan.projects.iter().enumerate() {
        check_requires(facts, findings, position, project);
        check_excludes(facts, findings, position, project);
        links.check_contradiction(facts, findings, position);
    }
    for circle in circles(&links.requires) {
        report_circle(facts, findings, &circle);
    }
}

/// The links by position; ids that no project has are left out.
struct Links {
    requires: Vec<Vec<usize>>,
    /// Both ways, whichever project names the other.
    excludes: Vec<BTreeSet<usize>>,
}

impl Links {
    fn of(facts: &Facts) -> Self {
        let positions = |ids: &[Id]| ids.iter().filter_map(|id| facts.ids.project(id)).collect::<Vec<_>>();
        let projects = &facts.plan.projects;
        let requires = projects.iter().map(|project| positions(&project.requires)).collect();
        let mut excludes = vec![BTreeSet::new(); projects.len()];
        for (position, project) in projects.iter().enumerate() {
            for other in positions(&project.excludes).into_iter().filter(|other| *other != position) {
                for (one, other) in [(position, other), (other, position)] {
                    if let Some(excluded) = excludes.get_mut(one) {
                        excluded.insert(other);
                    }
                }
            }
        }
        Self { requires, excludes }
    }

    /// The project and what it requires, directly and through others, as far as [`MOST_REQUIRED`].
    fn required_with(&self, position: usize) -> BTreeSet<usize> {
        let mut required = BTreeSet::from([position]);
        let mut open = VecDeque::from([position]);
        while let Some(next) = open.pop_front() {
            for &other in self.requires.get(next).into_iter().flatten() {
                if required.len() < MOST_REQUIRED && required.insert(other) {
                    open.push_back(other);
                }
            }
        }
        required
    }

    /// Reports a project that can only be funded together with two that exclude each other.
    fn check_contradiction(&self, facts: &Facts, findings: &mut Findings, position: usize) {
        if self.requires.get(position).is_none_or(Vec::is_empty) {
            return;
        }
        let required = self.required_with(position);
        let excluded_by = |one: &usize| self.excludes.get(*one).into_iter().flatten();
        let pair = required.iter().find_map(|one| {
            excluded_by(one).find(|other| required.contains(other)).map(|other| (*one, *other))
        });
        if let Some((one, other)) = pair {
            let list = Spot::list(TableName::Projects);
            let contradiction =
                Diagnostic::new(Code::RequiresExcluded, list.index(position).key("requires").path())
                    .with("one", name_at(facts, one))
                    .with("other", name_at(facts, other));
            findings.push(contradiction);
        }
    }
}

fn check_requires(facts: &Facts, findings: &mut Findings, position: usize, project: &Project) {
    let list = Spot::list(TableName::Projects);
    let spot = list.index(position);
    let spot = spot.key("requires");
    let has_to_be_funded = project.demanded() > Money::ZERO;
    for (at, id) in project.requires.iter().enumerate() {
        let Some(required) = facts.ids.project(id).and_then(|other| facts.plan.projects.get(other)) else {
            continue;
        };
        let found =
            |code| Diagnostic::new(code, spot.index(at).path()).with("other", row_name(&required.name, id));
        if *id == project.id {
            findings.push(found(Code::SelfReference));
            continue;
        }
        if required.funding != Funding::Whole && required.least_if_funded() <= Money::ZERO {
            findings.push(found(Code::RequiresDivisible));
        }
        if !required.ready || required.lock == Some(Money::ZERO) {
            let code =
                if has_to_be_funded { Code::DemandRequiresUnfundable } else { Code::RequiresUnfundable };
            findings.push(found(code));
        }
    }
}

fn check_excludes(facts: &Facts, findings: &mut Findings, position: usize, project: &Project) {
    let list = Spot::list(TableName::Projects);
    let spot = list.index(position);
    let spot = spot.key("excludes");
    for (at, id) in project.excludes.iter().enumerate() {
        let Some(other_position) = facts.ids.project(id) else { continue };
        let Some(other) = facts.plan.projects.get(other_position) else { continue };
        let found =
            |code| Diagnostic::new(code, spot.index(at).path()).with("other", row_name(&other.name, id));
        if *id == project.id {
            findings.push(found(Code::SelfReference));
            continue;
        }
        // Where both name each other, the first of the two tells it.
        let is_told = other_position < position && other.excludes.contains(&project.id);
        if project.demanded() > Money::ZERO && other.demanded() > Money::ZERO && !is_told {
            findings.push(found(Code::ExclusiveDemands));
        }
    }
}

/// Reported where the circle begins: at the requirement that leads on to its second project.
fn report_circle(facts: &Facts, findings: &mut Findings, circle: &[usize]) {
    let (Some(&first), Some(&second)) = (circle.first(), circle.get(1)) else { return };
    let Some(project) = facts.plan.projects.get(first) else { return };
    let at = project.requires.iter().position(|id| facts.ids.project(id) == Some(second)).unwrap_or(0);
    let shown = circle.iter().take(MOST_NAMED).map(|position| name_at(facts, *position));
    let more = (circle.len() > MOST_NAMED).then(|| Name { zh: "…".to_owned(), en: "…".to_owned() });
    let named: Vec<Name> = shown.chain(more).chain([name_at(facts, first)]).collect();
    let list = Spot::list(TableName::Projects);
    let spot = list.index(first);
    let spot = spot.key("requires");
    let diagnostic = Diagnostic::new(Code::RequiresCycle, spot.index(at).path());
    findings.push(diagnostic.with("cycle", in_line(&named)));
}

/// Names with arrows from one to the next.
fn in_line(names: &[Name]) -> Name {
    let joined = |name: fn(&Name) -> &str| names.iter().map(name).collect::<Vec<_>>().join(" → ");
    Name { zh: joined(|name| &name.zh), en: joined(|name| &name.en) }
}

fn name_at(facts: &Facts, position: usize) -> Name {
    let project = facts.plan.projects.get(position);
    project.map_or_else(|| Name { zh: String::new(), en: String::new() }, |one| row_name(&one.name, &one.id))
}
