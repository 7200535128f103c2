//! What every command answers when it cannot go on: what happened, why, and what the reader can do.

use std::fmt;
use std::process::ExitCode;

/// A failure told to a person.
#[derive(Debug)]
pub struct Error {
    what: String,
    why: Option<String>,
    remedy: Option<String>,
    usage: bool,
}

impl Error {
    /// Something could not be done; `what` is one line without a full stop.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), why: None, remedy: None, usage: false }
    }

    /// The command line itself was wrong; the process ends with 2 instead of 1.
    pub fn usage(what: impl Into<String>) -> Self {
        Self { usage: true, ..Self::new(what) }
    }

    /// The reason, as far as it is known.
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// What to do: as a rule a command that can be copied.
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// 2 for a wrong command line, otherwise 1.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(if self.usage { 2 } else { 1 })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        let lines = [("why", &self.why), ("do", &self.remedy)];
        for (label, text) in lines {
            if let Some(text) = text {
                let (first, more) = text.split_once('\n').unwrap_or((text, ""));
                write!(f, "\n  {label:>3}: {first}")?;
                for line in more.lines() {
                    write!(f, "\n{}", format!("       {line}").trim_end())?;
                }
            }
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_why_and_what_to_do() {
        let error =
            Error::new("port 8080 is taken").why("another program listens there").remedy("one\n\ntwo");
        assert_eq!(
            error.to_string(),
            "error: port 8080 is taken\n  why: another program listens there\n   do: one\n\n       two"
        );
    }

    #[test]
    fn a_wrong_command_line_ends_with_two() {
        assert_eq!(Error::usage("x").exit_code(), ExitCode::from(2));
        assert_eq!(Error::new("x").exit_code(), ExitCode::from(1));
    }
}
