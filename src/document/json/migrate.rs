//! Documents of older versions, made into ones of the current version.
//!
//! Version 1 is the first, so there is nothing to migrate from yet. The next version adds its [`Migration`] to [`MIGRATIONS`]: a
//! function that rewrites the JSON of one version as that of the next, and nothing else in the program learns of older versions.

use super::tape::Node;
use super::tree::Json;
use crate::diagnostic::{Arg, Code, Diagnostic, JsonPath};

/// Rewrites a document of one version as one of the next; the version itself is set for it.
pub(super) type Migration = fn(Json) -> Json;

/// The migrations from version 1 on, one after the other.
pub(super) struct Migrations {
    /// What makes version 2 of version 1, version 3 of version 2, and so on.
    pub steps: &'static [Migration],
}

/// The program's own migrations.
pub(super) const MIGRATIONS: Migrations = Migrations { steps: &[] };

impl Migrations {
    /// The version that the last of them makes.
    pub(super) const fn current(&self) -> u64 {
        self.steps.len() as u64 + 1
    }

    /// The text of the document in the current version, and a note; none if it is of that version already.
    pub(super) fn migrate(
        &self,
        root: Node<'_>,
        version: u64,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        if version >= self.current() {
            return None;
        }
        let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
        let mut document = self.steps.iter().skip(done).fold(Json::of(root), |document, step| step(document));
        document.set("version", Json::Bare(self.current().to_string()));
        let note = Diagnostic::new(Code::Migrated, JsonPath::root().key("version"));
        diagnostics.push(note.with("from", Arg::Count(version)).with("to", Arg::Count(self.current())));
        Some(document.to_text())
    }
}
