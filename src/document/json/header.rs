//! What a document says of itself: its format and version.

use super::tape::{Kind, Node};
use crate::diagnostic::{Arg, Code, Diagnostic, JsonPath};
use crate::document::form::{Choice, Format};
use crate::document::quote;

/// The version of a document that may be read. An error where nothing else about the document matters: it does not say that it is a
/// plan, or it is of a version that this program does not know.
pub(super) fn check(root: Node<'_>, current: u64) -> Result<u64, Diagnostic> {
    let path = JsonPath::root();
    if root.kind() != Kind::Object {
        return Err(Diagnostic::new(Code::NotAnObject, path).with("found", quote(root.raw())));
    }
    let member = |name: &'static str| {
        let missing = || Diagnostic::new(Code::MissingField, path.key(name)).with("field", name);
        root.member(name).ok_or_else(missing)
    };
    let (format, ours) = (member("format")?, Format::Plan.name());
    if !format.is_text(ours) {
        let refusal = Diagnostic::new(Code::WrongFormat, path.key("format"));
        return Err(refusal.with("found", quote(format.raw())).with("expected", ours));
    }
    let node = member("version")?;
    let version: Option<u64> = if node.kind() == Kind::Number { node.raw().parse().ok() } else { None };
    let refusal = |code| Diagnostic::new(code, path.key("version")).with("found", quote(node.raw()));
    match version {
        Some(version) if version > current => Err(refusal(Code::VersionNewer)
            .with("known", Arg::Count(current))
            .with("program", env!("CARGO_PKG_VERSION"))),
        Some(version) if version > 0 => Ok(version),
        _ => Err(refusal(Code::VersionForm)),
    }
}
