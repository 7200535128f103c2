//! Demands in words: `rule:industry-half:min:yudu` → rule “Industry half” in county “Yudu”, lower limit.

use super::RowId;
use crate::i18n::{Key, Phrase};
use crate::money::Money;
use crate::plan::rule::{MatchScope, Part, Rule, RuleKind, sentence};
use crate::plan::{Plan, TableName, name_and_id};

impl RowId {
    /// The rule that demands it, where one does.
    pub fn rule<'p>(&self, plan: &'p Plan) -> Option<&'p Rule> {
        let mut parts = self.0.split(':');
        let id = parts.next().filter(|kind| *kind == "rule").and_then(|_| parts.next())?;
        rule_of(plan, id)
    }

    /// The demand by name, with the names of the plan.
    pub fn phrase(&self, plan: &Plan) -> Phrase {
        let (kind, rest) = self.0.split_once(':').unwrap_or_default();
        let about = |key, name, table| Phrase::new(key).with(name, named(plan, table, rest));
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
            "requires" => of_pair(plan, Key::DemandRequires, rest),
            "excludes" => of_pair(plan, Key::DemandExcludes, rest),
            "tier" => {
                let position: usize = rest.parse().unwrap_or_default();
                Phrase::new(Key::DemandTier).with("number", position.saturating_add(1))
            }
            "rule" => of_rule(plan, rest),
            _ => Phrase::new(Key::DemandUnknown).with("row", self.0.as_str()),
        }
    }

    /// That the demand is missed by so much, with what its rule says.
    pub fn missed(&self, plan: &Plan, over: Money) -> Phrase {
        let missed = |key| Phrase::new(key).with("over", over).with("demand", self.phrase(plan));
        match self.rule(plan) {
            Some(rule) => missed(Key::ViolationRowOfRule).with("sentence", sentence(plan, rule)),
            None => missed(Key::ViolationRow),
        }
    }
}

/// The row by name and id. Ids in files may be anything; what is none is shown as it is.
fn named(plan: &Plan, table: TableName, id: &str) -> Phrase {
    match id.parse() {
        Ok(id) => name_and_id(plan, table, &id),
        Err(_) => Phrase::new(Key::NamedId).with("id", id),
    }
}

fn of_pair(plan: &Plan, key: Key, ids: &str) -> Phrase {
    let (project, other) = ids.split_once(':').unwrap_or((ids, ""));
    let project_named = |id| named(plan, TableName::Projects, id);
    Phrase::new(key).with("project", project_named(project)).with("other", project_named(other))
}

/// `<rule>:<side>[:<county>[:<village>]]`, or `<rule>:<side>:<project>` for a demand on every project.
fn of_rule(plan: &Plan, id: &str) -> Phrase {
    let mut parts = id.splitn(4, ':');
    let (rule, side) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let side = if side == "min" { Key::DemandSideMin } else { Key::DemandSideMax };
    let about = |key| {
        Phrase::new(key).with("rule", named(plan, TableName::Rules, rule)).with("side", Phrase::new(side))
    };
    let in_county = |key, county| about(key).with("county", named(plan, TableName::Counties, county));
    match (parts.next(), parts.next()) {
        (Some(project), None) if is_of_projects(plan, rule) => {
            about(Key::DemandRuleProject).with("project", named(plan, TableName::Projects, project))
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
