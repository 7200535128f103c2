//! A diagnostic in words.

use super::{Key, Lang, fill};
use crate::diagnostic::{Arg, Cell, Code, Diagnostic, Place, for_each_code};
use crate::money::Ratio;

include!(concat!(env!("OUT_DIR"), "/diagnostics.rs"));

/// A diagnostic as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Where: `$.streams[3].amount`, a line, or a cell.
    pub place: String,
    /// What is wrong and why.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

/// The diagnostic in words of the language.
pub fn describe(diagnostic: &Diagnostic, lang: Lang) -> Description {
    let (what, hint) = prose(diagnostic.code, lang);
    let args: Vec<(&str, String)> =
        diagnostic.args.iter().map(|(name, arg)| (*name, write_arg(arg, lang))).collect();
    let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Description {
        place: write_place(&diagnostic.place, lang),
        what: fill(what, &args),
        hint: fill(hint, &args),
    }
}

fn prose(code: Code, lang: Lang) -> (&'static str, &'static str) {
    macro_rules! prose_of {
        ($($variant:ident = $name:literal, $severity:ident;)*) => {
            match code { $(Code::$variant => Prose::$variant),* }
        };
    }
    let prose = for_each_code!(prose_of);
    let table = match lang {
        Lang::Zh => PROSE_ZH,
        Lang::En => PROSE_EN,
    };
    // Every table is generated from the same codes in the same order, so the empty pair is never reached.
    table.get(prose as usize).copied().unwrap_or_default()
}

fn write_arg(arg: &Arg, lang: Lang) -> String {
    match arg {
        Arg::Text(text) => text.clone(),
        Arg::Money(amount) => amount.to_string(),
        Arg::Ratio(number) => number.to_string(),
        Arg::Percent(share) => percent(*share),
        Arg::Count(count) => count.to_string(),
        Arg::List(texts) => texts.join(Key::PlaceListSeparator.text(lang)),
    }
}

fn percent(share: Ratio) -> String {
    share
        .decimal()
        .checked_mul(rust_decimal::Decimal::ONE_HUNDRED)
        .map_or_else(|| share.to_string(), |hundredfold| format!("{} %", hundredfold.normalize()))
}

fn write_place(place: &Place, lang: Lang) -> String {
    match place {
        Place::Document => Key::PlaceDocument.text(lang).to_owned(),
        Place::Json(path) => path.to_string(),
        Place::Text { line, column } => {
            Key::PlaceText.with(lang, &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        Place::Cell(Cell { row, column: Some(column) }) => {
            Key::PlaceCell.with(lang, &[("row", &row.to_string()), ("column", column)])
        }
        Place::Cell(Cell { row, column: None }) => Key::PlaceRow.with(lang, &[("row", &row.to_string())]),
    }
}
