//! The few colours and weights of the terminal. They are written always and taken out where nobody sees them.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

use crate::diagnostic::Severity;

/// Headings.
pub(super) const HEADING: Style = Style::new().bold();
/// What is less important than the rest.
pub(super) const FAINT: Style = Style::new().dimmed();
/// What was added.
pub(super) const ADDED: Style = AnsiColor::Green.on_default();
/// What was taken away.
pub(super) const REMOVED: Style = AnsiColor::Red.on_default();
/// What is otherwise than it was.
pub(super) const CHANGED: Style = AnsiColor::Yellow.on_default();
/// That something failed.
pub(super) const FAILED: Style = AnsiColor::Red.on_default().bold();

/// How a severity looks.
pub(super) const fn of(severity: Severity) -> Style {
    match severity {
        Severity::Error => FAILED,
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Note => AnsiColor::Cyan.on_default().bold(),
    }
}

/// The text in the style.
pub(super) fn paint(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}
