//! What a command has to say.

use std::process::ExitCode;

use serde::Serialize;

/// What a command has to say, and how it ended.
pub(super) struct Answer {
    pub(super) report: Report,
    pub(super) ending: Ending,
}

/// What is printed.
pub(super) enum Report {
    /// A document, as it is.
    Bytes(Vec<u8>),
    /// Words for people, and the same for programs.
    Words {
        /// Lines, each with its end; may hold the colours of [`super::style`].
        text: String,
        /// What `--json` prints: a JSON text.
        json: String,
    },
}

/// How a command ended; the exit code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// It did what it was asked for.
    Done = 0,
    /// The answer is no: the plan has errors.
    No = 1,
    /// Wrong usage, or a file that cannot be read or written.
    Trouble = 2,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(ending as u8)
    }
}

impl Answer {
    /// A document for standard output.
    pub(super) fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self { report: Report::Bytes(bytes.into()), ending: Ending::Done }
    }

    /// Words, and the same for programs.
    pub(super) fn words(text: String, json: &impl Serialize, ending: Ending) -> Self {
        // Only maps with keys that are no text cannot be written; no answer holds one.
        let json = serde_json::to_string_pretty(json).unwrap_or_default() + "\n";
        Self { report: Report::Words { text, json }, ending }
    }

    /// The same with one more line for people.
    pub(super) fn with_line(mut self, line: &str) -> Self {
        if let Report::Words { text, .. } = &mut self.report {
            text.push_str(line);
            text.push('\n');
        }
        self
    }
}
