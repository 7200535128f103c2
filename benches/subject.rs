//! What all subjects have in common.

use crate::figure::Figure;

/// Something that is measured in several cases, each in a process of its own.
pub trait Subject: Sync {
    /// Its name on the command line and in the report.
    fn name(&self) -> &'static str;

    /// The names of its cases, in the order of the report.
    fn cases(&self) -> Vec<&'static str>;

    /// The file a case works on; made by the native program, so that both targets get the same bytes.
    ///
    /// # Errors
    /// When there is no such case.
    fn input(&self, case: &str) -> Result<Vec<u8>, String>;

    /// Measures the case that this is the file of.
    ///
    /// # Errors
    /// When the answer is not the expected one: how long a wrong answer takes is of no interest.
    fn run(&self, input: &[u8]) -> Result<Vec<Figure>, String>;

    /// What other programs are given to solve beside it, if there are any.
    ///
    /// # Errors
    /// When there is no such case, or the file is not its own.
    fn program(&self, _case: &str, _input: &[u8]) -> Result<Option<Vec<u8>>, String> {
        Ok(None)
    }
}
