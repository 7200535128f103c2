//! What stops a command: which file, why, and what to do.

use std::io::{self, ErrorKind};
use std::path::Path;

use serde::Serialize;

use super::answer::{Answer, Ending};
use super::files::shown;
use super::style::{FAILED, FAINT, paint};
use crate::i18n::{Key, Lang, Phrase};

/// Why a command could not be carried out.
#[derive(Debug)]
pub(super) struct Failure {
    /// What happened.
    pub(super) what: Phrase,
    /// What to do.
    pub(super) hint: Phrase,
}

/// A failure as programs read it.
#[derive(Serialize)]
struct Told {
    failure: String,
    hint: String,
}

impl Failure {
    /// A file could not be read.
    pub(super) fn read(path: &Path, error: &io::Error) -> Self {
        Self::of_file(Key::CliFailureRead, path, error)
    }

    /// A file could not be written.
    pub(super) fn write(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::AlreadyExists => Self {
                what: Phrase::new(Key::CliFailureExists).with("file", shown(path)),
                hint: Phrase::new(Key::CliFailureExistsHint),
            },
            _ => Self::of_file(Key::CliFailureWrite, path, error),
        }
    }

    fn of_file(key: Key, path: &Path, error: &io::Error) -> Self {
        let (why, hint) = match error.kind() {
            ErrorKind::NotFound => (Key::CliFailureWhyNotFound, Key::CliFailureHintNotFound),
            ErrorKind::PermissionDenied => (Key::CliFailureWhyDenied, Key::CliFailureHintDenied),
            ErrorKind::IsADirectory => (Key::CliFailureWhyFolder, Key::CliFailureHintFolder),
            ErrorKind::NotADirectory => (Key::CliFailureWhyNotFolder, Key::CliFailureHintNotFound),
            ErrorKind::StorageFull => (Key::CliFailureWhyFull, Key::CliFailureHintFull),
            _ => (Key::CliFailureWhyOther, Key::CliFailureHintOther),
        };
        // Only the last of the reasons has a place for the system's own words.
        let why = Phrase::new(why).with("text", error.to_string());
        Self { what: Phrase::new(key).with("file", shown(path)).with("why", why), hint: Phrase::new(hint) }
    }

    /// The failure for people and programs.
    pub(super) fn answer(&self, lang: Lang) -> Answer {
        let told = Told { failure: self.what.say(lang), hint: self.hint.say(lang) };
        let text = format!("{}\n{}\n", paint(FAILED, &told.failure), paint(FAINT, &told.hint));
        Answer::words(text, &told, Ending::Trouble)
    }
}
