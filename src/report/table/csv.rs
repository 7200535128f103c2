//! Tables as CSV files, written as those of plans are.

use super::{Cell, Table};
use crate::diagnostic::{Arg, Diagnostic};
use crate::document::csv::{Charset, file, inert};
use crate::i18n::{Lang, Word};

impl Table {
    /// The table as a CSV file: amounts in yuan, shares and their differences as numbers of one, and names and phrases in the language.
    ///
    /// # Errors
    ///
    /// In GBK, each cell with a character that it does not have; none in UTF-8.
    pub fn csv(&self, lang: Lang, charset: Charset<'_>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let headings = self.headings.iter().map(|heading| inert(&heading.say(lang)).into_owned()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| plain(cell, lang)).collect());
        file(&std::iter::once(headings).chain(rows).collect::<Vec<_>>(), charset)
    }
}

/// Numbers as numbers; texts so that no spreadsheet takes them for a formula.
fn plain(cell: &Cell, lang: Lang) -> String {
    match cell {
        None => String::new(),
        Some(Word::Figure(Arg::Money(amount))) => amount.to_string(),
        Some(Word::Figure(Arg::Ratio(number) | Arg::Percent(number) | Arg::Points(number))) => {
            number.to_string()
        }
        Some(Word::Figure(Arg::Count(count))) => count.to_string(),
        Some(word) => inert(&word.say(lang)).into_owned(),
    }
}
