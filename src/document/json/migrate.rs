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

#[cfg(test)]
mod tests {
    use super::super::{Read, read_with};
    use super::*;

    /// A history that never was: version 1 held the title as one text, version 2 called the year “period”.
    const MIGRATIONS: Migrations = Migrations { steps: &[title_by_language, year_by_its_name] };

    fn title_by_language(document: Json) -> Json {
        rewrite(document, |name, value| match (name.as_str(), value) {
            ("title", Json::Text(title)) => (name, Json::Object(vec![("zh".to_owned(), Json::Text(title))])),
            (_, value) => (name, value),
        })
    }

    fn year_by_its_name(document: Json) -> Json {
        rewrite(
            document,
            |name, value| {
                if name == "period" { ("year".to_owned(), value) } else { (name, value) }
            },
        )
    }

    fn rewrite(document: Json, change: impl Fn(String, Json) -> (String, Json)) -> Json {
        match document {
            Json::Object(members) => {
                Json::Object(members.into_iter().map(|(name, value)| change(name, value)).collect())
            }
            other => other,
        }
    }

    fn read(version: &str, members: &str) -> Read {
        let document = format!(r#"{{"format": "fundpool-plan", "version": {version}, {members}}}"#);
        read_with(document.as_bytes(), &MIGRATIONS)
    }

    fn codes(read: &Read) -> Vec<&'static str> {
        read.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect()
    }

    #[test]
    fn older_documents_go_through_every_later_step() {
        let check = |version, members, expect: &[&str]| {
            let read = read(version, members);
            assert_eq!(codes(&read), expect, "{version}: {members}");
            if let Some(plan) = read.plan {
                assert_eq!((plan.title.zh_first(), plan.year), ("示例", Some(2020)));
            }
        };
        check("1", r#""title": "示例", "period": 2020"#, &["migrated"]);
        check("2", r#""title": {"zh": "示例"}, "period": 2020"#, &["migrated"]);
        check("3", r#""title": {"zh": "示例"}, "year": 2020"#, &[]);
        check("2", r#""title": "示例""#, &["migrated", "not-an-object"]);
        check("3", r#""title": {"zh": "示例"}, "period": 2020"#, &["unknown-field"]);
        check("4", r#""anything": "goes""#, &["version-newer"]);
        check("0", r#""title": "示例""#, &["version-form"]);
    }

    #[test]
    fn a_migration_hides_no_fault() {
        let read = read("1", r#""period": 2020, "period": 2021, "streams": [{"amount": 0.10}]"#);
        let found: Vec<String> = read.diagnostics.iter().map(|problem| format!("{problem:?}")).collect();
        assert!(codes(&read).contains(&"duplicate-key"), "{found:?}");
        assert!(found.iter().any(|problem| problem.contains("\"0.10\"")), "the digits as written: {found:?}");
    }
}
