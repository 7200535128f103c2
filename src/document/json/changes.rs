//! Changes of a plan as a JSON list: the form in which scenarios hold them, and in which they travel.

use super::{Writer, parse};
use crate::diagnostic::Diagnostic;
use crate::document::form::{Reader, Value};
use crate::plan::edit::Change;

/// Writes changes without a blank, all members written out.
pub fn write_changes(changes: &[Change]) -> String {
    let mut writer = Writer::canonical();
    changes.to_vec().write(&mut writer);
    writer.finish()
}

/// Reads changes.
///
/// # Errors
/// Everything that is wrong with the text, in its order.
pub fn read_changes(text: &str) -> Result<Vec<Change>, Vec<Diagnostic>> {
    let (tape, fault) = parse(text);
    if let Some(fault) = fault {
        return Err(vec![fault.diagnostic(text)]);
    }
    let mut reader = Reader::strict();
    let changes = tape.root().and_then(|root| Vec::read(root, &mut reader));
    let (diagnostics, _) = reader.finish();
    changes.filter(|_| !diagnostics.iter().any(Diagnostic::is_error)).ok_or(diagnostics)
}
