//! Demands in words: `rule:industry-half:min:yudu` → rule “Industry half” in county “Yudu”, lower limit.

use super::RowId;
use crate::i18n::{Key, Phrase};
use crate::money::Money;
use crate::plan::rule::{MatchScope, Part, Rule, RuleKind, sentence};
use crate::plan::{Id, Plan, TableName, name_and_id};

/// How rows of a plan are named: with their ids for those who work with files, as `name_and_id` does, or as people call them.
pub type Naming = fn(&Plan, TableName, &Id) -> Phrase;

impl RowId {
    /// The rule that demands it, where one does.
    pub fn rule<'p>(&self, plan: &'p Plan) -> Option<&'p Rule> {
        let mut parts = self.0.split(':');
        let id = parts.next().filter(|kind| *kind == "rule").and_then(|_| parts.next())?;
        rule_of(plan, id)
    }

    /// The demand by name, with the names of the plan.
    pub fn phrase(&self, plan: &Plan, naming: Naming) -> Phrase {
        let (kind, rest) = self.0.split_once(':').unwrap_or_default();
        let named = |table: TableName, id: &str| named(plan, table, id, naming);
        let about = |key, name, table| Phrase::new(key).with(name, named(table, rest));
        let stream = |key| about(key, "stream", TableName::Streams);
        let credit = |key| about(key, "credit", TableName::Credit);
        let project = |key| about(key, "project", TableName::Projects);
        let county = |key| about(key, "county", TableName::Counties);
        match kind {
            "stream" => stream(Key::DemandStream),
            "must-spend" => stream(Key::DemandMustSpend),
            "poolable" => stream(Key::DemandPoolable),
            "leverage" => credit(Key::DemandLeverage),
            "buffer" => credit(Key::DemandBuffer),
            "must" => project(Key::DemandMust),
            "lock" => project(Key::DemandLock),
            "coverage" => county(Key::DemandCoverage),
            "per-head" => county(Key::DemandPerHead),
            "requires" => of_pair(&named, Key::DemandRequires, rest),
            "excludes" => of_pair(&named, Key::DemandExcludes, rest),
            "tier" => {
                let position: usize = rest.parse().unwrap_or_default();
                Phrase::new(Key::DemandTier).with("number", position.saturating_add(1))
            }
            "rule" => of_rule(plan, &named, rest),
            _ => Phrase::new(Key::DemandUnknown).with("row", self.0.as_str()),
        }
    }

    /// That the demand is missed by so much, with what its rule says: for those who work with files.
    pub fn missed(&self, plan: &Plan, over: Money) -> Phrase {
        self.missed_as(plan, over, name_and_id)
    }

    /// The same, with rows named in this way.
    pub fn missed_as(&self, plan: &Plan, over: Money, naming: Naming) -> Phrase {
        let missed = |key| Phrase::new(key).with("over", over).with("demand", self.phrase(plan, naming));
        match self.rule(plan) {
            Some(rule) => missed(Key::ViolationRowOfRule).with("sentence", sentence(plan, rule)),
            None => missed(Key::ViolationRow),
        }
    }
}

/// The row by name. Ids in files may be anything; what is none is shown as it is.
fn named(plan: &Plan, table: TableName, id: &str, naming: Naming) -> Phrase {
    match id.parse() {
        Ok(id) => naming(plan, table, &id),
        Err(_) => Phrase::new(Key::NamedId).with("id", id),
    }
}

fn of_pair(named: &dyn Fn(TableName, &str) -> Phrase, key: Key, ids: &str) -> Phrase {
    let (project, other) = ids.split_once(':').unwrap_or((ids, ""));
    let project_named = |id| named(TableName::Projects, id);
    Phrase::new(key).with("project", project_named(project)).with("other", project_named(other))
}

/// `<rule>:<side>[:<county>[:<village>]]`, or `<rule>:<side>:<project>` for a demand on every project.
fn of_rule(plan: &Plan, named: &dyn Fn(TableName, &str) -> Phrase, id: &str) -> Phrase {
    let mut parts = id.splitn(4, ':');
    let (rule, side) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let side = if side == "min" { Key::DemandSideMin } else { Key::DemandSideMax };
    let about =
        |key| Phrase::new(key).with("rule", named(TableName::Rules, rule)).with("side", Phrase::new(side));
    let in_county = |key, county| about(key).with("county", named(TableName::Counties, county));
    match (parts.next(), parts.next()) {
        (Some(project), None) if is_of_projects(plan, rule) => {
            about(Key::DemandRuleProject).with("project", named(TableName::Projects, project))
        }
        (Some(county), Some(village)) => in_county(Key::DemandRuleVillage, county).with("village", village),
        (Some(county), None) => in_county(Key::DemandRuleCounty, county),
        (None, _) => about(Key::DemandRule),
    }
}

/// Whether the rule demands something of every project by itself.
fn is_of_projects(plan: &Plan, id: &str) -> bool {
    rule_of(plan, id).is_some_and(|rule| match &rule.kind {
        RuleKind::Match(share) => share.scope == MatchScope::EachProject,
        RuleKind::MaxShare(share) => share.of == Part::Project,
        _ => false,
    })
}

fn rule_of<'p>(plan: &'p Plan, id: &str) -> Option<&'p Rule> {
    plan.rules.iter().find(|rule| rule.id.as_str() == id).map(|rule| &**rule)
}
