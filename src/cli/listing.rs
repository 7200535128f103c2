//! Problems as a list for people and for programs.

use comfy_table::{Cell, Color, ContentArrangement, Table, presets};
use serde::Serialize;

use super::answer::Ending;
use super::style::{self, paint};
use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::{Description, Key, Lang, describe};

/// The severities, the gravest first, with the headings of their groups.
const GROUPS: [(Severity, Key); 3] = [
    (Severity::Error, Key::CliSeverityError),
    (Severity::Warning, Key::CliSeverityWarning),
    (Severity::Note, Key::CliSeverityNote),
];

/// A problem as programs read it.
#[derive(Serialize)]
pub(super) struct Problem {
    severity: &'static str,
    code: &'static str,
    place: String,
    what: String,
    hint: String,
}

/// How many problems there are of each severity.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Counts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
}

impl Counts {
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Self {
        let count =
            |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    /// No if there is an error.
    pub(super) const fn ending(self) -> Ending {
        if self.errors > 0 { Ending::No } else { Ending::Done }
    }
}

/// The problems for programs, in the order in which they were found.
pub(super) fn problems(diagnostics: &[Diagnostic], lang: Lang) -> Vec<Problem> {
    let problem = |diagnostic: &Diagnostic| {
        let Description { place, what, hint } = describe(diagnostic, lang);
        let (severity, code) = (name(diagnostic.severity()), diagnostic.code.name());
        Problem { severity, code, place, what, hint }
    };
    diagnostics.iter().map(problem).collect()
}

const fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The problems for people: a table for each severity that occurs.
pub(super) fn by_severity(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let group = |(severity, heading): (Severity, Key)| {
        let members: Vec<&Diagnostic> =
            diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).collect();
        let count = members.len().to_string();
        let heading =
            Key::CliSeverityGroup.with(lang, &[("severity", heading.text(lang)), ("count", &count)]);
        let heading = paint(style::of(severity), heading);
        (!members.is_empty()).then(|| format!("{heading}\n{}\n", table(members, lang)))
    };
    GROUPS.into_iter().filter_map(group).collect()
}

/// A line with the place for each problem, its hint below; wrapped where a terminal is narrower.
pub(super) fn table<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, lang: Lang) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    for diagnostic in diagnostics {
        let Description { place, what, hint } = describe(diagnostic, lang);
        let hint = Key::CliCheckHint.with(lang, &[("hint", &hint)]);
        table.add_row([Cell::new(place).fg(Color::Cyan), Cell::new(format!("{what}\n{hint}"))]);
    }
    table.trim_fmt() + "\n"
}
