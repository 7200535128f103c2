//! Who gains, who loses, and what can have caused it, in words.

use super::{Cause, Comparison, Pair, ProjectChange, RuleChange, Shift, StreamChange};
use crate::diagnostic::Name;
use crate::i18n::{Key, Phrase, Word};
use crate::plan::edit::Row;
use crate::plan::rule::Rule;
use crate::plan::{County, Plan, Project, Stream, row_name};
use crate::report::table::{Cell, Table, cells};

/// A line for each county whose grants differ, plan by plan.
pub(super) fn shifts(comparison: &Comparison, plans: &[(&Plan, Name)]) -> Table {
    let mut rows = Vec::new();
    for ((plan, name), shifts) in plans.iter().zip(&comparison.shifts) {
        let both = plans.first().map_or([*plan, *plan], |(first, _)| [*first, *plan]);
        rows.extend(shifts.iter().map(|shift| row(both, name, shift)));
    }
    let headings = [
        Key::CompareColumnPlan,
        Key::ReportColumnCounty,
        Key::ReportFigureDifference,
        Key::CompareColumnCauses,
    ];
    Table::new(&headings, rows)
}

/// The first plan and the other one.
type Both<'a> = [&'a Plan; 2];

fn row(both: Both<'_>, plan: &Name, shift: &Shift) -> Vec<Cell> {
    let causes: Vec<Phrase> = shift.causes.iter().map(|cause| cause.phrase(both)).collect();
    let county = name_of::<County>(both, shift.county);
    vec![
        cells::named(plan.clone()),
        cells::named(county),
        cells::money(shift.change),
        (!causes.is_empty()).then_some(Word::List(causes)),
    ]
}

/// What a row is called in the other plan, else in the first.
fn name_of<R: Row>(both: Both<'_>, pair: Pair) -> Name {
    let [first, other] = both;
    let found = |plan, at: Option<usize>| R::table(plan).get(at?);
    let row = found(other, pair.other).or_else(|| found(first, pair.first));
    row.map_or_else(|| Name { zh: String::new(), en: String::new() }, |row| row_name(row.name(), row.id()))
}

impl Cause {
    /// The cause in words; `both` are the first plan and the one that is compared with it.
    pub fn phrase(self, both: [&Plan; 2]) -> Phrase {
        let about = |name: Name, what: Phrase| {
            Phrase::new(Key::CompareCauseAbout).with("row", name).with("what", what)
        };
        match self {
            Self::Project { project, what } => {
                about(name_of::<Project>(both, project), Phrase::new(of_project(what)))
            }
            Self::Stream { stream, what } => about(name_of::<Stream>(both, stream), of_stream(what)),
            Self::Rule { rule, what, own } => {
                let key = if own { Key::CompareCauseOwnRule } else { Key::CompareCauseCommonRule };
                let what = Phrase::new(of_rule(what));
                Phrase::new(key).with("rule", name_of::<Rule>(both, rule)).with("what", what)
            }
            Self::County => Phrase::new(Key::CompareCauseCounty),
        }
    }
}

const fn of_project(what: ProjectChange) -> Key {
    match what {
        ProjectChange::Added => Key::CompareProjectAdded,
        ProjectChange::Removed => Key::CompareProjectRemoved,
        ProjectChange::Ready => Key::CompareProjectReady,
        ProjectChange::NoLongerReady => Key::CompareProjectNoLongerReady,
        ProjectChange::Lock => Key::CompareProjectLock,
        ProjectChange::Must => Key::CompareProjectMust,
        ProjectChange::Cost => Key::CompareProjectCost,
        ProjectChange::Funding => Key::CompareProjectFunding,
        ProjectChange::Use => Key::CompareProjectUse,
        ProjectChange::Benefit => Key::CompareProjectBenefit,
        ProjectChange::Links => Key::CompareProjectLinks,
    }
}

fn of_stream(what: StreamChange) -> Phrase {
    match what {
        StreamChange::Added => Phrase::new(Key::CompareStreamAdded),
        StreamChange::Removed => Phrase::new(Key::CompareStreamRemoved),
        StreamChange::Amount { before, after } => {
            Phrase::new(Key::CompareStreamAmount).with("before", before).with("after", after)
        }
        StreamChange::Poolable => Phrase::new(Key::CompareStreamPoolable),
        StreamChange::Scope => Phrase::new(Key::CompareStreamScope),
        StreamChange::MustSpend => Phrase::new(Key::CompareStreamMustSpend),
    }
}

const fn of_rule(what: RuleChange) -> Key {
    match what {
        RuleChange::NowBinds => Key::CompareCauseNowBinds,
        RuleChange::NoLongerBinds => Key::CompareCauseNoLongerBinds,
        RuleChange::Changed => Key::CompareCauseChangedRule,
    }
}
